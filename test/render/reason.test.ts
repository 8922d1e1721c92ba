import { expect, test } from 'vitest';
import { accepted } from '../../src/counter-evidence/accepted.ts';
import { vouched } from '../../src/counter-evidence/vouched.ts';
import type { CounterEvidence } from '../../src/evidence/define-counter-evidence.ts';
import { reasonOf } from '../../src/render/person.ts';
import { CLOCK, HISTORY, sampleAssessment } from './sample-report.ts';

const reason = (...kinds: readonly CounterEvidence[]) =>
  reasonOf(
    sampleAssessment({
      observations: kinds.map((kind, index) => ({
        signal: index === 0 ? CLOCK : HISTORY,
        summary: [],
        measurements: [],
        sample: 1,
        evidence: [],
        answeredBy: { kind, summary: [], evidence: [], answers: [] },
      })),
    }),
  );

test('says of somebody whose observations were all accepted just that', () => {
  expect(reason(accepted, accepted)).toMatch(
    /^2 observations, looked into and accepted by the organization; /,
  );
  expect(reason(accepted, vouched)).toMatch(
    /^2 observations, answered by what speaks for the person; /,
  );
});
