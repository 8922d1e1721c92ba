import { describe, expect, it } from 'vitest';
import { planPeople } from '../../src/publish/plan-pages.ts';
import type { Thread, ThreadComment } from '../../src/publish/review.ts';
import { readMarker } from '../../src/render/issue/markers.ts';
import { partComment, twinComment } from '../../src/render/issue/thread-words.ts';
import { sampleReport } from '../render/sample-report.ts';

const own = (id: number, body: string): ThreadComment => ({
  id,
  body,
  own: readMarker(body),
  foreign: undefined,
});
const thread = (given: Partial<Thread>): Thread => ({
  number: 7,
  title: 'Access review: wren-calloway',
  body: '<!-- outside-collaborator-audit:person organization=example-org id=11 evidence=a face=b status=left left=2026-10-01 -->\nEvidence.',
  state: 'closed',
  stateReason: 'completed',
  locked: false,
  id: '11',
  relation: 'outside-collaborator',
  evidence: [{ fingerprint: 'a', signal: 'unrelated-names' }],
  settled: false,
  labelled: false,
  status: 'left',
  left: '2026-10-01',
  comments: [],
  ...given,
});
const plan = (threads: readonly Thread[], leftAfterDays?: number) =>
  planPeople({
    repository: 'example-org/security',
    report: sampleReport([]),
    wanted: [],
    threads,
    leftAfterDays,
  }).writes.map((write) => `${write.kind} ${'number' in write ? write.number : ''}`);

describe('the time a page is kept', () => {
  it('is over the day after the last of the days', () => {
    expect(plan([thread({})], 32)).toEqual([]);
    expect(plan([thread({})], 31)).toEqual(['update-issue 7']);
    expect(plan([thread({})])).toEqual([]);
  });

  it('is that of everything we wrote: parts of a long page, and a younger page of the same person', () => {
    const twin = thread({
      number: 9,
      status: 'due',
      comments: [own(1, twinComment(7)), own(2, partComment(2, 'More evidence.', 'b'))],
    });
    const long = thread({ comments: [own(3, partComment(2, 'More evidence.', 'b'))] });
    expect(plan([long, twin], 10)).toEqual([
      'edit-comment 7',
      'update-issue 7',
      'edit-comment 9',
      'update-issue 9',
    ]);
  });

  it('is no business of what other people wrote', () => {
    const said = { by: 'ines-duarte', trusted: false, body: 'I asked them.' };
    const comments = [{ id: 4, body: said.body, own: undefined, foreign: said }];
    expect(plan([thread({ comments })], 10)).toEqual(['update-issue 7']);
  });
});
