import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { ownerOf, repositoriesHere } from '../evidence/here.ts';
import { isManagedLogin } from '../evidence/managed-account.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, only, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FactName, ServerEvent } from '../snapshot/facts.ts';

/** Less than this in the organization is somebody who has hardly begun. */
const MINIMUM_TRACES = 10;
/** Contributions that need not be accounted for: what GitHub counts and we do not list, such as opened repositories. */
const UNEXPLAINED_SHARE = 0.2;
const UNEXPLAINED = 5;

const ABSENCE = [
  'activity',
  'ownRepositories',
  'contributions',
  'commits',
] as const satisfies readonly FactName[];

export const singleOrganizationAccount = defineSignal({
  id: 'single-organization-account',
  title: 'Account used for this organization alone',
  family: 'account',
  strength: 'weak',
  redFlag: 'The account exists for one engagement only and has no life outside of it.',
  sources: [
    {
      title: 'Security Alliance: IT workers, mitigation (do not allow throw-away accounts)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/mitigating-dprk-it-workers',
    },
    {
      title: 'Security Alliance: IT workers, case studies (2)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/case-studies',
    },
  ],
  innocentExplanations: [
    'Agencies and clients often ask for an account for each engagement.',
    'People who keep work and private life apart, or want to leave few traces.',
    'The first job with GitHub.',
  ],
  whatClearsIt: [
    "The person's other account, confirmed by a commit or a message from it.",
    'The agency or line manager asked for a separate account.',
  ],
  ordinaryRate: assumed(
    0.15,
    'How many ordinary collaborators use an account for one client only is in no public data; agencies make it common.',
  ),
  needs: ['access', 'invitations', 'activity', 'ownRepositories', 'contributions', 'commits'],
  // One trace elsewhere clears, however much is unread.
  clearNeedsAllOf: [],
  examples: [
    {
      title: 'Months of work in one organization, and nothing else anywhere',
      person: worksHere({}),
      expect: 'observed',
    },
    {
      title: 'The same, with a fork of the repository worked on',
      person: worksHere({ forks: ['example-person/tool'] }),
      expect: 'observed',
    },
    {
      title: 'The same, with an issue reported to another project',
      person: worksHere({ elsewhere: ['example-library/parser'] }),
      expect: 'clear',
    },
    {
      title: 'The same, with a repository of their own',
      person: worksHere({ repositories: ['example-person/notes'] }),
      expect: 'clear',
    },
    {
      title: 'Shares the count of contributions to repositories that cannot be seen',
      person: worksHere({ restricted: 300 }),
      expect: 'unknown',
    },
    {
      title: 'Has more contributions than the work here explains',
      person: worksHere({ contributions: 400 }),
      expect: 'unknown',
    },
    {
      title: 'An account managed by an enterprise, which cannot be used elsewhere',
      person: { ...worksHere({}), login: 'person_example' },
      expect: 'unknown',
    },
    {
      title: 'Was given access and has not begun to work',
      person: examplePerson(),
      expect: 'unknown',
    },
  ],
  observe({ activity, ownRepositories, contributions, commits }, person) {
    const here = repositoriesHere(person);
    if (here.size === 0 && isAccessHidden(person)) {
      return {
        result: 'unknown',
        because: ours(
          'No repository they can reach could be seen, so that nothing tells what lies in this organization.',
        ),
      };
    }
    const owners = new Set([...here].map(ownerOf));
    const inside = activity.filter(({ repository }) => owners.has(ownerOf(repository)));
    const outside = activity.length - inside.length;
    const own = ownRepositories.filter(({ name, fork }) => !(fork && isForkOfOneOf(name, here)));
    if (outside > 0 || own.length > 0) {
      const elsewhere = [
        ...(outside > 0 ? [`${counted(outside, 'event')} in repositories of others`] : []),
        ...(own.length > 0
          ? [`${counted(own.length, 'repository', 'repositories')} of their own`]
          : []),
      ];
      return {
        result: 'clear',
        because: ours(`There is activity elsewhere: ${elsewhere.join(', ')}.`),
      };
    }
    if (isManagedLogin(person.login)) {
      return {
        result: 'unknown',
        because: ours('An enterprise manages the account; it cannot be used anywhere else.'),
      };
    }
    const traces = inside.length + commits.length;
    if (traces < MINIMUM_TRACES) {
      return {
        result: 'unknown',
        because: ours(
          `${only(traces, 'trace')} of the account could be read; ${MINIMUM_TRACES} are needed.`,
        ),
      };
    }
    const unread = unreadOf(person);
    if (unread !== undefined) return { result: 'unknown', because: ours(unread) };
    const total = contributions.reduce((sum, year) => sum + (year.total ?? 0), 0);
    const restricted = contributions.reduce((sum, year) => sum + (year.restricted ?? 0), 0);
    const unexplained = total - commits.length - countable(inside);
    if (restricted > 0 || unexplained > UNEXPLAINED + UNEXPLAINED_SHARE * total) {
      return {
        result: 'unknown',
        because: ours(
          `Of ${counted(total, 'contribution')} ${Math.max(restricted, unexplained)} lie where they could not be seen.`,
        ),
      };
    }
    return {
      result: 'observed',
      summary: ours(
        `All ${traces} traces of the account that could be read lie in this organization: ${counted(commits.length, 'commit')} and ${counted(inside.length, 'event')}; it has no repository of its own.`,
      ),
      measurements: [
        {
          label: 'Commits and events in this organization',
          value: String(traces),
          threshold: String(MINIMUM_TRACES),
        },
        { label: 'Events and repositories elsewhere', value: '0' },
      ],
      sample: traces,
      evidence: [
        ...commits.slice(0, 1).map((commit) => ({
          text: prose`${ours(`${counted(commits.length, 'commit')}, such as one of ${utcDay(commit.author.at)} in`)} ${commit.repository}`,
          ...linkTo(commits),
        })),
        ...inside.slice(0, 1).map((event) => ({
          text: prose`${ours(`${counted(inside.length, 'event')}, such as one of ${utcDay(event.at)} in`)} ${event.repository}`,
          ...(event.url === undefined ? {} : { url: event.url }),
        })),
      ],
    };
  },
});

/** Whether there is access that was not seen, so that the repositories of the organization are not known as such. */
function isAccessHidden({ facts: { access } }: Collaborator): boolean {
  const gaps = access.known ? access.gaps : [access.because];
  return gaps.some(({ reason }) => reason !== 'not-collected');
}

/** A fork keeps the name of what it was made from; one made to propose changes here is work for here. */
function isForkOfOneOf(fork: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => name.split('/')[1] === fork.split('/')[1]);
}

/**
 * Why "nothing elsewhere" cannot be said. A list that holds the newest and leaves out the oldest still speaks for the
 * account as it is used now; one that could not be read does not.
 */
function unreadOf(person: Collaborator): string | undefined {
  for (const name of ABSENCE) {
    const fact = person.facts[name];
    const gaps = fact.known ? fact.gaps : [fact.because];
    const gap = gaps.find(({ reason }) => reason !== 'truncated');
    if (gap !== undefined) return gap.detail;
  }
  return undefined;
}

/** Events GitHub counts as contributions. */
function countable(events: readonly ServerEvent[]): number {
  return events.filter(({ kind }) => kind !== 'comment' && kind !== 'push').length;
}

interface Works {
  readonly forks?: readonly string[];
  readonly repositories?: readonly string[];
  readonly elsewhere?: readonly string[];
  readonly contributions?: number;
  readonly restricted?: number;
}

/** Forty commits and ten pull requests in one organization, and what else is given. */
function worksHere(works: Works): Collaborator {
  const event = (repository: string, index: number): ServerEvent => ({
    kind: 'pull-request',
    at: EXAMPLE_NOW - (10 + index) * DAY,
    repository,
    private: true,
  });
  const repository = (fork: boolean) => (name: string) => ({
    name,
    createdAt: EXAMPLE_NOW - 300 * DAY,
    pushedAt: EXAMPLE_NOW - 20 * DAY,
    fork,
    archived: false,
    url: `https://github.com/${name}`,
  });
  return examplePerson({
    facts: {
      commits: exampleCommits({ count: 40, clock: 0 }),
      activity: [
        ...Array.from({ length: 10 }, (_, index) => event('example-org/tool', index)),
        ...(works.elsewhere ?? []).map(event),
      ],
      ownRepositories: [
        ...(works.forks ?? []).map(repository(true)),
        ...(works.repositories ?? []).map(repository(false)),
      ],
      contributions: [
        { year: 2026, total: works.contributions ?? 50, restricted: works.restricted ?? 0 },
      ],
    },
  });
}
