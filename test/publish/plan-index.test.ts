import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePlan, type PlannedWrite, type TrackingIssue } from '../../src/publish/plan.ts';
import { type IndexToPlan, planIndex } from '../../src/publish/plan-index.ts';
import type { ThreadComment } from '../../src/publish/review.ts';
import { readMarker } from '../../src/render/issue/markers.ts';
import { emptiedPart, newsComment, partComment } from '../../src/render/issue/thread-words.ts';

const repository = 'northwind-labs/security';
const NOW = 'Two reviews.';
const BEFORE = 'One review.';
const issue = (number: number, change: Partial<TrackingIssue> = {}): TrackingIssue => ({
  id: 1_000 + number,
  nodeId: `I_${number}`,
  number,
  title: 'Access review',
  body: NOW,
  state: 'open',
  labels: [],
  locked: false,
  commentCount: 0,
  hasParent: false,
  ...change,
});
const own = (id: number, body: string): ThreadComment => ({
  id,
  body,
  own: readMarker(body),
  foreign: undefined,
});

interface Situation {
  readonly existing?: readonly TrackingIssue[];
  readonly body?: string;
  readonly parts?: readonly string[];
  readonly comments?: readonly ThreadComment[];
  readonly news?: { readonly comment?: string };
}

function wanted({ existing = [], body = NOW, parts = [], comments = [], news }: Situation) {
  const [first, ...twins] = [...existing].sort((a, b) => a.number - b.number);
  const stands = first?.body === body && parts.length === 0;
  return {
    repository,
    labels: ['access-review'],
    page: {
      title: 'Access review',
      marker: '<!-- ours -->',
      body,
      continuation: stands ? undefined : parts,
      peopleHavePages: true,
      ...(news === undefined ? {} : { news }),
    },
    kept: first === undefined ? undefined : { ...first, comments },
    twins,
  } satisfies IndexToPlan;
}
const lines = (situation: Situation): readonly string[] =>
  planIndex(wanted(situation)).map((write) =>
    write.kind === 'create-issue' ? write.kind : `${write.kind} #${write.number}`,
  );

describe('planIndex', () => {
  it.each<[string, Situation, readonly string[]]>([
    ['creates the issue when there is none, in a quiet first week too', {}, ['create-issue']],
    ['leaves an issue that says the same', { existing: [issue(4)] }, []],
    [
      'updates one that says something else',
      { existing: [issue(4, { body: BEFORE })] },
      ['update-issue #4'],
    ],
    [
      'updates one with another title',
      { existing: [issue(4, { title: 'Old' })] },
      ['update-issue #4'],
    ],
    ['leaves a closed one that says the same', { existing: [issue(4, { state: 'closed' })] }, []],
    [
      'reopens a closed one before it updates it when there is news',
      { existing: [issue(4, { state: 'closed', body: BEFORE })], news: {} },
      ['reopen-issue #4', 'update-issue #4'],
    ],
    [
      'updates a closed one without reopening it when there is none',
      { existing: [issue(4, { state: 'closed', body: BEFORE })] },
      ['update-issue #4'],
    ],
    [
      'keeps the oldest of two',
      { existing: [issue(9), issue(4, { body: BEFORE })] },
      ['update-issue #4', 'close-issue #9', 'comment #9'],
    ],
  ])('%s', (_, situation, expected) => {
    expect(lines(situation)).toEqual(expected);
  });

  it('closes an open duplicate and says where the review goes on', () => {
    expect(lines({ existing: [issue(9), issue(12), issue(4)] })).toEqual([
      'close-issue #9',
      'comment #9',
      'close-issue #12',
      'comment #12',
    ]);
  });

  it('says nothing about duplicates that are closed', () => {
    expect(lines({ existing: [issue(4), issue(9, { state: 'closed' })] })).toEqual([]);
  });

  it('tells news once, before the page says them', () => {
    const comment = newsComment({ why: 'fresh', of: 'aa', page: 'bb', lines: ['A key.'] });
    const existing = [issue(4, { body: BEFORE })];
    expect(lines({ existing, news: { comment } })).toEqual(['comment #4', 'update-issue #4']);
    const comments = [own(1, comment)];
    expect(lines({ existing, comments, news: { comment } })).toEqual(['update-issue #4']);
  });

  it('edits each part in its place, adds what is missing and empties what is too many', () => {
    const part = (number: number, text: string) => partComment(number, text, 'face');
    const existing = [issue(4, { body: BEFORE })];
    const comments = [own(1, part(2, 'old')), own(2, part(3, 'same')), own(3, part(2, 'spare'))];
    const parts = [part(2, 'new'), part(3, 'same'), part(4, 'more')];
    const grown = planIndex(wanted({ existing, comments, parts }));
    expect(grown).toMatchObject([
      { kind: 'edit-comment', comment: 3, body: emptiedPart(2) },
      { kind: 'edit-comment', comment: 1, body: part(2, 'new') },
      { kind: 'comment', body: part(4, 'more') },
      { kind: 'update-issue' },
    ]);
    expect(planIndex(wanted({ existing, comments, parts: [part(2, 'new')] }))).toMatchObject([
      { kind: 'edit-comment', comment: 2, body: emptiedPart(3) },
      { kind: 'edit-comment', comment: 3, body: emptiedPart(2) },
      { kind: 'edit-comment', comment: 1, body: part(2, 'new') },
      { kind: 'update-issue' },
    ]);
  });

  it('plans no comment on an issue that is locked', () => {
    const comment = newsComment({ why: 'fresh', of: 'aa', page: 'bb', lines: [] });
    const existing = [issue(4, { body: BEFORE, locked: true }), issue(9, { locked: true })];
    const parts = [partComment(2, 'more', 'face')];
    expect(lines({ existing, parts, news: { comment } })).toEqual([
      'update-issue #4',
      'close-issue #9',
    ]);
  });

  it('plans nothing more once its plan was carried out', () => {
    const text = fc.constantFrom(NOW, BEFORE, 'Three reviews.');
    const anIssue = fc.record({
      number: fc.integer({ min: 1, max: 50 }),
      title: fc.constantFrom('Access review', 'Old title'),
      body: text,
      state: fc.constantFrom('open' as const, 'closed' as const),
    });
    const existing = fc.uniqueArray(anIssue, { maxLength: 4, selector: (one) => one.number });
    fc.assert(
      fc.property(existing, text, fc.boolean(), (drawn, body, isNews) => {
        const before = drawn.map(({ number, ...change }) => issue(number, change));
        const situation = { body, ...(isNews ? { news: {} } : {}) };
        const after = planIndex(wanted({ ...situation, existing: before })).reduce(
          carryOut,
          before,
        );
        expect(planIndex(wanted({ ...situation, existing: after }))).toEqual([]);
        const kept = Math.min(...after.map((one) => one.number));
        const others = (list: readonly TrackingIssue[]) =>
          list.filter((one) => one.number !== kept).map(({ body: there }) => there);
        expect(others(after)).toEqual(before.length === 0 ? [] : others(before));
      }),
    );
  });
});

describe('describePlan', () => {
  it('says what would be written where and why, without any text of the report', () => {
    const secret = 'a-persons-login';
    const existing = [issue(4, { state: 'closed', body: BEFORE }), issue(9)];
    const plan = planIndex(wanted({ existing, body: secret, news: {} }));
    const text = describePlan(plan);
    expect(text).toMatchInlineSnapshot(`
      "Reopen issue #4 of northwind-labs/security: The issue was closed, and somebody stands in the queue anew.
      Update issue #4 of northwind-labs/security (a body of 15 characters): The report changed since it was last written.
      Close issue #9 of northwind-labs/security: There is another page of the same.
      Comment on issue #9 of northwind-labs/security: There is another page of the same."
    `);
    expect(text).not.toContain(secret);
  });

  it('says so when there is nothing to write', () => {
    expect(describePlan([])).toBe('Nothing to write: what stands there is up to date.');
  });
});

/** What GitHub holds after a write. */
function carryOut(issues: readonly TrackingIssue[], write: PlannedWrite): readonly TrackingIssue[] {
  if (write.kind === 'create-issue') {
    return [...issues, issue(51, { title: write.title, body: write.body })];
  }
  return issues.map((one): TrackingIssue => {
    if (one.number !== write.number) return one;
    if (write.kind === 'reopen-issue') return { ...one, state: 'open' };
    if (write.kind === 'close-issue') return { ...one, state: 'closed' };
    if (write.kind !== 'update-issue') return one;
    return { ...one, title: write.title, body: write.body };
  });
}
