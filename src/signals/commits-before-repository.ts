import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, oldestFirst, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, noneOf, soMany, span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit, OwnRepository } from '../snapshot/facts.ts';

/** How much older than its repository a commit must be: people work on their own machine before they publish. */
const MARGIN_DAYS = 180;
const COMMITS = 10;
/** From the first to the last of them; less is one weekend with a wrong clock. */
const SPAN_DAYS = 60;
/** One imported project is ordinary. */
const REPOSITORIES = 2;
/** After its creation, in which everything was pushed, the repository was never pushed to again. */
const FILLED_WITHIN_DAYS = 7;

const OPENED = EXAMPLE_NOW - 1_500 * DAY;

export const commitsBeforeRepository = defineSignal({
  id: 'commits-before-repository',
  title: 'Repositories filled in one go with much older commits',
  family: 'history',
  strength: 'weak',
  redFlag:
    'Repositories are created long after their first commit and filled in one push, so that nothing but their own dates tells when the work was done.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (dates of commits and repository do not match)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
    {
      title: 'Security Alliance: IT workers, summary (years of prepared commit history)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/summary',
    },
  ],
  innocentExplanations: [
    'Projects moved here from another host or from a private server.',
    'Finished work, kept private for years and then published for applications.',
    'A repository that was deleted and uploaded anew, or split off from a larger one.',
  ],
  whatClearsIt: [
    'A link to the earlier hosting place or a package release from that time.',
    'People who worked on these projects at that time and remember it.',
  ],
  ordinaryRate: assumed(
    0.15,
    'How often ordinary people publish several old projects at once is in no data set we may use; it is common.',
  ),
  needs: ['account', 'ownRepositories', 'ownCommits', 'historyBeforeAccount'],
  clearNeedsAllOf: ['ownRepositories', 'historyBeforeAccount'],
  examples: [
    {
      title: 'Two repositories made this year, each filled once with commits of years ago',
      person: withProjects([
        { name: 'ledger', createdDaysAgo: 100, oldestDaysAgo: 900 },
        { name: 'router', createdDaysAgo: 90, oldestDaysAgo: 700 },
      ]),
      expect: 'observed',
    },
    {
      title: 'One project moved here from another host',
      person: withProjects([{ name: 'ledger', createdDaysAgo: 100, oldestDaysAgo: 900 }]),
      expect: 'clear',
    },
    {
      title: 'Two moved projects that are still worked on',
      person: withProjects([
        { name: 'ledger', createdDaysAgo: 100, oldestDaysAgo: 900, pushedDaysAgo: 3 },
        { name: 'router', createdDaysAgo: 90, oldestDaysAgo: 700, pushedDaysAgo: 5 },
      ]),
      expect: 'clear',
    },
    {
      title: 'Two small projects, published soon after they were written',
      person: withProjects([
        { name: 'ledger', createdDaysAgo: 800, oldestDaysAgo: 900 },
        { name: 'router', createdDaysAgo: 600, oldestDaysAgo: 700 },
      ]),
      expect: 'clear',
    },
    {
      title: 'Copies of the work of somebody else: the dates are not this person’s',
      person: withProjects(
        [
          { name: 'ledger', createdDaysAgo: 100, oldestDaysAgo: 900 },
          { name: 'router', createdDaysAgo: 90, oldestDaysAgo: 700 },
        ],
        { account: '2002' },
      ),
      expect: 'clear',
    },
    {
      title: 'Commits older than the account itself: `commits-before-account` tells them',
      person: withProjects(
        [
          { name: 'ledger', createdDaysAgo: 100, oldestDaysAgo: 1_900 },
          { name: 'router', createdDaysAgo: 90, oldestDaysAgo: 1_900 },
        ],
        { alsoBeforeAccount: true },
      ),
      expect: 'unknown',
    },
  ],
  observe({ account, ownRepositories, historyBeforeAccount }, person) {
    const filledOnce = ownRepositories.filter(isFilledOnce);
    const told = new Set(historyBeforeAccount.map(({ repository }) => repository));
    const theirs = ownCommits(person);
    const judged = filledOnce.filter(({ name }) => !told.has(name));
    const older = judged
      .map((repository) => ({
        repository,
        commits: longBefore(repository, account.createdAt, theirs),
      }))
      .filter(({ commits }) => commits.length >= COMMITS && spanOf(commits) >= SPAN_DAYS * DAY);
    if (older.length >= REPOSITORIES) {
      const total = older.reduce((sum, { commits }) => sum + commits.length, 0);
      return {
        result: 'observed',
        summary: ours(
          `${older.length} own repositories were filled within ${FILLED_WITHIN_DAYS} days of their creation and hold ${counted(total, 'commit')} of theirs dated more than ${MARGIN_DAYS} days before it; only those dates say when they were made.`,
        ),
        measurements: [
          {
            label: 'Own repositories filled once with older commits',
            value: String(older.length),
            threshold: String(REPOSITORIES),
          },
          { label: `Commits more than ${MARGIN_DAYS} days older`, value: String(total) },
        ],
        sample: total,
        evidence: older.slice(0, 5).map(({ repository, commits }) => ({
          text: prose`${repository.name}: ${ours(`created on ${utcDay(repository.createdAt)}, ${counted(commits.length, 'commit')} up to ${span(repository.createdAt - oldestOf(commits))} older`)}`,
          url: repository.url,
          ...linkTo(oldestFirst(commits)),
        })),
      };
    }
    if (ownRepositories.every(({ fork }) => fork)) {
      return { result: 'unknown', because: ours('There is no own repository to look at.') };
    }
    if (filledOnce.length < REPOSITORIES) {
      return {
        result: 'clear',
        because: ours(`${someOf(filledOnce.length, ownRepositories.length)} was filled in one go.`),
      };
    }
    if (older.length + (filledOnce.length - judged.length) >= REPOSITORIES) {
      return {
        result: 'unknown',
        because: ours(
          'These repositories also hold commits from before the account; the observation about those covers them, and they are not counted twice.',
        ),
      };
    }
    const gap = gapOfCommits(person);
    return gap === undefined
      ? {
          result: 'clear',
          reached: { value: older.length, threshold: REPOSITORIES },
          because: ours(
            `Of ${filledOnce.length} own repositories filled in one go ${soMany(older.length, 'holds', 'hold')} much older commits.`,
          ),
        }
      : {
          result: 'unknown',
          because: ours(
            `${counted(filledOnce.length, 'own repository', 'own repositories')} were filled in one go, but not all their commits were read: ${gap}`,
          ),
        };
  },
});

function isFilledOnce({ fork, createdAt, pushedAt }: OwnRepository): boolean {
  return !fork && pushedAt !== null && pushedAt <= createdAt + FILLED_WITHIN_DAYS * DAY;
}

/**
 * Their commits that both dates put long before the repository: a rebase keeps an old author date alone. What is older
 * than the account is left to the observation about that.
 */
function longBefore(
  { name, createdAt }: OwnRepository,
  opened: number,
  commits: readonly Commit[],
): readonly Commit[] {
  const limit = createdAt - MARGIN_DAYS * DAY;
  return commits.filter(
    ({ repository, author, committer }) =>
      repository === name &&
      Math.min(author.at, committer.at) >= opened &&
      Math.max(author.at, committer.at) < limit,
  );
}

function oldestOf(commits: readonly Commit[]): number {
  return Math.min(...commits.map(({ author }) => author.at));
}

function spanOf(commits: readonly Commit[]): number {
  return Math.max(...commits.map(({ author }) => author.at)) - oldestOf(commits);
}

function gapOfCommits({ facts: { ownCommits: fact } }: Collaborator): string | undefined {
  return fact.known ? fact.gaps[0]?.detail : fact.because.detail;
}

interface Project {
  readonly name: string;
  readonly createdDaysAgo: number;
  readonly oldestDaysAgo: number;
  readonly pushedDaysAgo?: number;
}

/** Projects of twenty commits over a hundred days, each in a repository of its own. */
function withProjects(
  projects: readonly Project[],
  { account = '1001', alsoBeforeAccount = false } = {},
): Collaborator {
  const commitsOf = ({ name, oldestDaysAgo }: Project) =>
    exampleCommits({
      count: 20,
      clock: 120,
      until: EXAMPLE_NOW - (oldestDaysAgo - 100) * DAY,
      everyDays: 5,
      account,
      repository: `example-person/${name}`,
    });
  return examplePerson({
    facts: {
      account: { createdAt: OPENED, type: 'user' },
      ownRepositories: projects.map(({ name, createdDaysAgo, pushedDaysAgo }) => ({
        name: `example-person/${name}`,
        createdAt: EXAMPLE_NOW - createdDaysAgo * DAY,
        pushedAt: EXAMPLE_NOW - (pushedDaysAgo ?? createdDaysAgo) * DAY,
        fork: false,
        archived: false,
        url: `https://github.com/example-person/${name}`,
      })),
      ownCommits: projects.flatMap(commitsOf),
      historyBeforeAccount: alsoBeforeAccount
        ? projects.map((project) => ({
            repository: `example-person/${project.name}`,
            url: `https://github.com/example-person/${project.name}`,
            total: 20,
            commits: commitsOf(project).slice(0, 10),
          }))
        : [],
    },
  });
}

/** None or one of the own repositories, at the beginning of a sentence with the verb for one. */
function someOf(filled: number, all: number): string {
  if (filled === 0) return noneOf(all, 'own repository', 'own repositories');
  return all === 1 ? 'The only own repository' : `One of ${all} own repositories`;
}
