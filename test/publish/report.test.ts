import { expect, it } from 'vitest';
import { composeReport } from '../../src/assess/report.ts';
import { planIssue } from '../../src/publish/plan.ts';
import { issueMarker, renderIssue, sameExceptDate } from '../../src/render/issue.ts';
import { REPOSITORY } from './github.ts';

const DAY = 86_400;
const EARLIER = 1_793_000_000;
const frame = {
  organization: 'northwind-labs',
  source: 'github',
  timeZoneData: '2026b',
  repositories: 5,
  gaps: [],
} as const;
const issueAt = (takenAt: number) =>
  renderIssue(composeReport({ ...frame, takenAt }, []), {
    serverUrl: 'https://github.com',
    version: '0.1.0',
  });

it('the issue of a report begins with the marker it is found by', () => {
  expect(issueAt(EARLIER).body.startsWith(issueMarker('northwind-labs'))).toBe(true);
});

it('the same report of a later week plans no write', () => {
  const before = { ...issueAt(EARLIER), number: 4, state: 'open' } as const;
  for (const days of [7, 28, 91, 365]) {
    const writes = planIssue({
      ...issueAt(EARLIER + days * DAY),
      repository: REPOSITORY,
      labels: [],
      marker: '<!-- ',
      continuation: [],
      reviewsDue: false,
      existing: [before],
      same: sameExceptDate,
    });
    expect(writes).toEqual([]);
  }
});
