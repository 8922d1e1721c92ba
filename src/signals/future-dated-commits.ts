import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, soMany, span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';

/** A clock set to the wrong zone is up to a day off; what is further ahead was set, or its battery is empty. */
const MARGIN_DAYS = 2;
const COMMITS = 3;

/** The committer of everything GitHub commits itself, by the clock of its servers. */
const GITHUB_COMMITTER = /^noreply@github\.com$/i;

export const futureDatedCommits = defineSignal({
  id: 'future-dated-commits',
  title: 'Own commits dated after GitHub already had them',
  family: 'history',
  strength: 'weak',
  redFlag:
    'Commits bear dates that lie after the moment at which the server saw them, so the dates were set by hand or by a script.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (commit dates that cannot be relied on)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
    {
      title: 'Security Alliance: IT workers, summary (years of prepared commit history)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/summary',
    },
  ],
  innocentExplanations: [
    'A computer whose clock was wrong by days or years.',
    'A joke, or a picture drawn into the contribution graph.',
    'Tests of software that deals with dates.',
  ],
  whatClearsIt: [
    'The dates of all commits of those days are wrong by the same amount, as by a wrong clock.',
    'The person says what the dates are for.',
  ],
  ordinaryRate: assumed(
    0.05,
    'Of 22,324 authors in 17 large public histories none has such a commit, but their maintainers would have refused it; of repositories of ordinary people nothing is known.',
  ),
  // Whatever commits there are can show it, those of clones too.
  needs: [],
  clearNeedsAllOf: ['commits', 'ownCommits', 'ownRepositories'],
  examples: [
    {
      title: 'Commits dated next year',
      person: withCommits({ fromDay: 400, pushedDay: -1 }),
      expect: 'observed',
    },
    {
      title: 'Commits dated last month in a repository that was last pushed to a year ago',
      person: withCommits({ fromDay: -40, pushedDay: -365 }),
      expect: 'observed',
    },
    {
      title: 'A clock that shows the time of another zone',
      person: withCommits({ fromDay: 0, pushedDay: -1 }),
      expect: 'clear',
    },
    {
      title: 'Two commits with the date of a joke',
      person: withCommits({ fromDay: 400, pushedDay: -1, count: 2 }),
      expect: 'clear',
    },
    {
      title: 'Copies of work that somebody else dated',
      person: withCommits({ fromDay: 400, pushedDay: -1, account: '2002' }),
      expect: 'unknown',
    },
    {
      title: 'No commit at all could be read',
      person: examplePerson(),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { takenAt }) {
    const commits = ownCommits(person);
    const seenBy = pushesByRepository(person);
    const ahead = commits
      .map((commit) => ({ commit, seen: seenAt(commit, seenBy, takenAt) }))
      .map(({ commit, seen }) => ({ commit, seen, by: commit.author.at - seen }))
      .filter(({ by }) => by > MARGIN_DAYS * DAY)
      .sort((a, b) => b.by - a.by);
    if (ahead.length >= COMMITS) {
      const furthest = ahead[0]?.by ?? 0;
      return {
        result: 'observed',
        summary: ours(
          `${ahead.length} of ${counted(commits.length, 'own commit')} are dated more than ${MARGIN_DAYS} days after GitHub had them, by up to ${span(furthest)}.`,
        ),
        measurements: [
          {
            label: `Own commits dated more than ${MARGIN_DAYS} days ahead of the server`,
            value: String(ahead.length),
            threshold: String(COMMITS),
          },
          { label: 'Furthest ahead', value: span(furthest) },
        ],
        sample: commits.length,
        evidence: ahead.slice(0, 5).map(({ commit, seen }) => ({
          text: prose`${commit.repository}: ${ours(`dated ${utcDay(commit.author.at)}, on GitHub by ${utcDay(seen)}`)}`,
          ...linkTo([commit]),
        })),
      };
    }
    if (commits.length === 0) {
      return { result: 'unknown', because: ours('No commit of theirs could be read.') };
    }
    return {
      result: 'clear',
      reached: { value: ahead.length, threshold: COMMITS },
      because: ours(
        `Of ${counted(commits.length, 'own commit')} ${ahead.length === 0 ? '' : 'only '}${soMany(ahead.length, 'is', 'are')} dated more than ${MARGIN_DAYS} days after GitHub is known to have had them.`,
      ),
    };
  },
});

/** The earliest instant by which, as its own clock says, the server had a commit. */
function seenAt(
  { repository, committer }: Commit,
  pushedAt: ReadonlyMap<string, number | null>,
  takenAt: number,
): number {
  return Math.min(
    takenAt,
    pushedAt.get(repository) ?? takenAt,
    GITHUB_COMMITTER.test(committer.email) ? committer.at : takenAt,
  );
}

function pushesByRepository({ facts: { ownRepositories: own } }: Collaborator) {
  return new Map((own.known ? own.value : []).map(({ name, pushedAt }) => [name, pushedAt]));
}

interface Dated {
  /** Days after the audit of the first commit. */
  readonly fromDay: number;
  readonly pushedDay: number;
  readonly count?: number;
  readonly account?: string;
}

/** Commits of consecutive days in a repository of their own that was last pushed to on the given day. */
function withCommits({ fromDay, pushedDay, count = 5, account = '1001' }: Dated): Collaborator {
  const name = 'example-person/calendar';
  const at = (day: number) => EXAMPLE_NOW + day * DAY;
  return examplePerson({
    facts: {
      ownRepositories: [
        {
          name,
          createdAt: at(-800),
          pushedAt: at(pushedDay),
          fork: false,
          archived: false,
          url: `https://github.com/${name}`,
        },
      ],
      ownCommits: exampleCommits({
        count,
        clock: 330,
        until: at(fromDay),
        everyDays: 1,
        repository: name,
        account,
      }),
    },
  });
}
