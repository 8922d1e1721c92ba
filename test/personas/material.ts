import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import type { PullRequest } from '../../src/snapshot/collaboration.ts';

/** Long enough that nobody takes it for a template. */
export const BILLING = Array.from(
  { length: 30 },
  (_, line) => `export const rate${line} = (net: number) => Math.round(net * ${1 + line / 100});`,
).join('\n');

/** One-line pull requests to famous projects, all closed without a merge. */
export const TURNED_DOWN: readonly PullRequest[] = Array.from({ length: 10 }, (_, index) => ({
  repository: `famous-${index % 5}/project`,
  url: `https://github.com/famous-${index % 5}/project/pull/${index}`,
  openedAt: EXAMPLE_NOW - (20 + index * 3) * DAY,
  state: 'closed' as const,
  mergedBy: null,
  stars: 30_000,
  changedLines: 2,
}));
