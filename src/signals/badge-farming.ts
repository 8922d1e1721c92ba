import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, soMany } from '../evidence/wording.ts';
import type { PullRequest } from '../snapshot/collaboration.ts';

const STARS = 1_000;
const TINY_LINES = 10;
const ATTEMPTS = 8;
const REPOSITORIES = 4;
const WINDOW_DAYS = 60;

export const badgeFarming = defineSignal({
  id: 'badge-farming',
  title: 'Many tiny pull requests to famous projects, none of them merged',
  family: 'content',
  strength: 'weak',
  redFlag: 'Small contributions to famous projects are made for a badge of activity.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (10.9.2, badges)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: accounts analysed (6, badges)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
  ],
  innocentExplanations: [
    'A beginner’s month of contributions, as events in autumn invite to.',
    'A spell checker, translator or tool run over many projects in good faith.',
  ],
  whatClearsIt: [
    'Work elsewhere, in the organization itself above all.',
    'The person says what they tried and why it was not taken.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How many ordinary collaborators have such weeks is in no data; events invite thousands to them every year.',
  ),
  needs: ['account', 'pullRequests'],
  clearNeedsAllOf: [],
  observedNeedsAllOf: ['pullRequests'],
  examples: [
    {
      title: 'Ten one-line changes to five famous projects within a month, all closed',
      person: withAttempts({ count: 10, projects: 5 }),
      expect: 'observed',
    },
    {
      title: 'One of them was merged',
      person: withAttempts({ count: 10, projects: 5, merged: 1 }),
      expect: 'clear',
    },
    {
      title: 'Changes with substance',
      person: withAttempts({ count: 10, projects: 5, lines: 80 }),
      expect: 'clear',
    },
    {
      title: 'Spread over years',
      person: withAttempts({ count: 10, projects: 5, everyDays: 90 }),
      expect: 'clear',
    },
    { title: 'No pull request', person: examplePerson(), expect: 'unknown' },
  ],
  observe({ pullRequests }, person) {
    const elsewhere = pullRequests.filter(
      ({ repository, stars }) =>
        stars >= STARS && !repository.toLowerCase().startsWith(`${person.login.toLowerCase()}/`),
    );
    if (elsewhere.length === 0) {
      return { result: 'unknown', because: ours('No pull request to a known project was read.') };
    }
    const merged = elsewhere.filter(({ state }) => state === 'merged').length;
    const attempts = densest(elsewhere.filter(isAttempt));
    const repositories = new Set(attempts.map(({ repository }) => repository));
    if (merged > 0 || attempts.length < ATTEMPTS || repositories.size < REPOSITORIES) {
      const fact = person.facts.pullRequests;
      const [gap] = fact.known ? fact.gaps : [];
      // One that was merged settles it; where none was, the others may be among those nobody read.
      if (merged === 0 && gap !== undefined) {
        return {
          result: 'unknown',
          because: ours(`None of those that were read was merged, but not all were: ${gap.detail}`),
        };
      }
      return {
        result: 'clear',
        ...(merged === 0 ? { reached: { value: attempts.length, threshold: ATTEMPTS } } : {}),
        because: ours(
          `Of ${counted(elsewhere.length, 'pull request')} to known projects ${soMany(merged, 'was', 'were')} merged; of tiny ones ${attempts.length === 0 ? '' : 'at most '}${soMany(attempts.length, 'was', 'were')} turned down within ${WINDOW_DAYS} days.`,
        ),
      };
    }
    return {
      result: 'observed',
      summary: ours(
        `${attempts.length} pull requests of at most ${TINY_LINES} lines to ${repositories.size} projects of ${STARS.toLocaleString('en-US')} stars or more were opened within ${WINDOW_DAYS} days; of ${elsewhere.length} to such projects none was merged.`,
      ),
      measurements: [
        {
          label: `Tiny ones within ${WINDOW_DAYS} days`,
          value: String(attempts.length),
          threshold: String(ATTEMPTS),
        },
        { label: 'Projects', value: String(repositories.size), threshold: String(REPOSITORIES) },
        { label: 'Merged in such projects', value: '0', threshold: '0' },
      ],
      sample: elsewhere.length,
      evidence: attempts.slice(0, 5).map(({ repository, url }) => ({
        text: prose`${repository}`,
        url,
      })),
    };
  },
});

function isAttempt({ state, changedLines }: PullRequest): boolean {
  return state !== 'merged' && changedLines <= TINY_LINES;
}

/** The most that fall into one window. */
function densest(attempts: readonly PullRequest[]): readonly PullRequest[] {
  const sorted = [...attempts].sort((a, b) => a.openedAt - b.openedAt);
  let best: readonly PullRequest[] = [];
  let from = 0;
  for (const [index, { openedAt }] of sorted.entries()) {
    while ((sorted[from]?.openedAt ?? openedAt) < openedAt - WINDOW_DAYS * DAY) from += 1;
    if (index + 1 - from > best.length) best = sorted.slice(from, index + 1);
  }
  return best;
}

interface Example {
  readonly count: number;
  readonly projects: number;
  readonly merged?: number;
  readonly lines?: number;
  readonly everyDays?: number;
}

function withAttempts({ count, projects, merged = 0, lines = 2, everyDays = 3 }: Example) {
  const pullRequests = Array.from(
    { length: count },
    (_, index): PullRequest => ({
      repository: `famous-${index % projects}/project`,
      url: `https://github.com/famous-${index % projects}/project/pull/${index}`,
      openedAt: EXAMPLE_NOW - (10 + index * everyDays) * DAY,
      state: index < merged ? 'merged' : 'closed',
      mergedBy: null,
      stars: 20_000,
      changedLines: lines,
    }),
  );
  return examplePerson({ facts: { pullRequests } });
}
