import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.ts';
import { clustersOf, referralsOf } from '../../src/assess/clusters.ts';
import type { CohortMember } from '../../src/evidence/cohort.ts';
import { ours } from '../../src/evidence/prose.ts';
import { HISTORY, NAMES, SHARED_KEY, sampleAssessment } from '../render/sample-report.ts';

const member = (id: number): CohortMember => ({ id: String(id), login: `person-${id}` });

function tied(id: number, signal: typeof NAMES, ...others: readonly number[]): Assessment {
  return sampleAssessment({
    ...member(id),
    observations: [
      {
        signal,
        summary: ours('They share something.'),
        measurements: [],
        sample: 1,
        evidence: [],
        others: others.map(member),
      },
    ],
  });
}

const groups = (assessments: readonly Assessment[]) =>
  clustersOf(assessments).map(({ members }) => members.map(({ id }) => Number(id)));

describe('groups of accounts', () => {
  it('grow along moderate ties, whoever told of them', () => {
    expect(
      groups([tied(1, HISTORY, 2), tied(2, HISTORY, 1, 3), tied(3, HISTORY), tied(4, HISTORY)]),
    ).toEqual([[1, 2, 3]]);
  });

  it('do not grow along one weak tie, but along two', () => {
    expect(groups([tied(1, NAMES, 2), tied(2, NAMES, 1)])).toEqual([]);
    const other = { ...NAMES, id: 'another-weak-one' };
    expect(groups([tied(1, NAMES, 2), tied(2, other, 1)])).toEqual([[1, 2]]);
  });

  it('explain each edge by what ties the two, the strongest first', () => {
    const [cluster] = clustersOf([tied(1, HISTORY, 2), tied(2, SHARED_KEY, 1)]);
    expect(cluster?.edges).toHaveLength(1);
    expect(cluster?.edges[0]?.signals.map(({ id }) => id)).toEqual([SHARED_KEY.id, HISTORY.id]);
  });

  it('are listed in the order of the report', () => {
    expect(
      groups([tied(9, HISTORY, 8), tied(1, HISTORY, 2), tied(8, HISTORY), tied(2, HISTORY)]),
    ).toEqual([
      [9, 8],
      [1, 2],
    ]);
  });

  it('do not form around what is answered', () => {
    const [person] = [tied(1, HISTORY, 2)];
    const [observation] = person?.observations ?? [];
    if (person === undefined || observation === undefined) throw new Error('There is one.');
    const kind = { id: 'sponsored' } as never;
    const answeredBy = { kind, summary: ours('Known.'), evidence: [], answers: [HISTORY.id] };
    expect(
      groups([{ ...person, observations: [{ ...observation, answeredBy }] }, tied(2, HISTORY)]),
    ).toEqual([]);
  });

  it('are found quickly in a chain of many', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => tied(index, HISTORY, index + 1));
    expect(groups(chain)[0]).toHaveLength(20_001);
  });
});

describe('referrals', () => {
  const invited = (id: number, inviter: string): Assessment => {
    const person = sampleAssessment(member(id));
    return { ...person, exposure: { ...person.exposure, inviters: [inviter] } };
  };
  it('name whoever was invited by somebody for whom a review is due', () => {
    const due = sampleAssessment({ ...member(1), priority: 'routine' });
    expect(referralsOf([due, invited(2, 'Person-1'), invited(3, 'an-owner')])).toEqual([
      { invitee: member(2), inviter: member(1) },
    ]);
  });

  it('do not widen from somebody for whom none is', () => {
    expect(referralsOf([sampleAssessment(member(1)), invited(2, 'person-1')])).toEqual([]);
  });
});
