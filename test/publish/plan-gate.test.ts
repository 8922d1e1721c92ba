import { describe, expect, it } from 'vitest';
import type { PlannedWrite } from '../../src/publish/plan.ts';
import { planGate, planGateEnd } from '../../src/publish/plan-gate.ts';
import type { IndexThread } from '../../src/publish/plan-index.ts';
import type { GateIssue } from '../../src/render/gate/issue.ts';
import { markerText } from '../../src/render/issue/markers.ts';

const REPOSITORY = 'copper-kettle/reviews';
const page = (...evidence: readonly string[]): GateIssue => {
  const marker = markerText({ kind: 'gate', fields: { evidence: evidence.join(',') } });
  const body = `${marker}\n${evidence.length} things\n`;
  return { title: 'Review', marker: '<!-- ', evidence, body, continuation: [] };
};
const issueOf = (
  { title, body }: GateIssue,
  state: IndexThread['state'] = 'open',
): IndexThread => ({
  number: 7,
  id: 70,
  nodeId: 'I_70',
  title,
  body,
  state,
  labels: [],
  locked: false,
  commentCount: 0,
  hasParent: false,
  comments: [],
});
const plan = (after: GateIssue, kept: IndexThread | undefined) =>
  planGate({ repository: REPOSITORY, labels: [], page: after, kept, twins: [] });
const end = (kept: IndexThread) => planGateEnd(REPOSITORY, kept, 'completed', 'Everybody passes.');
const kinds = (writes: readonly PlannedWrite[]) => writes.map(({ kind }) => kind);

/** The issue once some of the writes were made. */
function made(kept: IndexThread, writes: readonly PlannedWrite[]): IndexThread {
  let issue = kept;
  for (const write of writes) {
    if (write.kind === 'update-issue') issue = { ...issue, title: write.title, body: write.body };
    if (write.kind === 'reopen-issue') issue = { ...issue, state: 'open' };
    if (write.kind === 'close-issue') issue = { ...issue, state: 'closed' };
  }
  return issue;
}

describe('the private issue of a question', () => {
  it('is made once, and left alone while nothing changes', () => {
    expect(kinds(plan(page('a'), undefined))).toEqual(['create-issue']);
    expect(plan(page('a'), issueOf(page('a')))).toEqual([]);
    expect(plan(page('a'), issueOf(page('a'), 'closed'))).toEqual([]);
  });

  it('stays closed where less is said, and opens where there is more', () => {
    const closed = issueOf(page('a', 'b'), 'closed');
    expect(kinds(plan(page('a'), closed))).toEqual(['update-issue']);
    expect(kinds(plan(page('a', 'c'), closed))).toEqual(['reopen-issue', 'update-issue']);
  });

  it('is closed where nobody needs it, and opens for the same evidence then', () => {
    const open = issueOf(page('a'));
    const writes = end(open);
    expect(kinds(writes)).toEqual(['update-issue', 'close-issue']);
    expect(writes.at(-1)).toMatchObject({ reason: 'completed' });
    const closed = made(open, writes);
    expect(end(closed)).toEqual([]);
    expect(kinds(plan(page('a'), closed))).toEqual(['reopen-issue', 'update-issue']);
  });

  it.each([
    ['closed', issueOf(page('a')), end],
    ['opened again', issueOf(page('a'), 'closed'), (kept: IndexThread) => plan(page('b'), kept)],
    ['written anew', issueOf(page('a')), (kept: IndexThread) => plan(page('b'), kept)],
  ] as const)('is %s by the next run where one was killed in between', (_, kept, planned) => {
    const writes = planned(kept);
    const whole = made(kept, writes);
    for (let done = 0; done <= writes.length; done += 1) {
      const broken = made(kept, writes.slice(0, done));
      const mended = made(broken, planned(broken));
      expect(mended).toEqual(whole);
      expect(planned(mended)).toEqual([]);
      // Whatever the next run finds, evidence is never left in a closed issue that says nothing.
      expect(made(broken, plan(page('a', 'z'), broken)).state).toBe('open');
    }
  });
});
