import { heldBack, unansweredByMany } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { ownerOf, repositoriesHere } from '../evidence/here.ts';
import { areUnrelatedNames, isFullName } from '../evidence/names.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ownCommits } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { factsBehind } from '../evidence/traces.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { ForcedPush, PullRequest } from '../snapshot/collaboration.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** Once may be a branch of a colleague that was taken over. */
const TIMES = 2;

export const identityPushedAway = defineSignal({
  id: 'identity-pushed-away',
  title: 'Another full name pushed to a pull request and then overwritten',
  family: 'identity',
  strength: 'moderate',
  redFlag:
    'A pull request suddenly carries commits of another identity, and authorship is then corrected by force.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (5, switch of identity)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'GitLab Threat Intelligence (19 February 2026)',
      url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
    },
  ],
  innocentExplanations: [
    'A commit made in a pair on the machine of the other, then squashed.',
    'The work of a colleague that was taken over, rebased and signed off.',
    'A machine that was set up by somebody else.',
    'A former or another name of their own that slipped in; that is private, so ask neutrally and never publish it.',
  ],
  whatClearsIt: [
    'Whoever the name belongs to is known to the team and says why it stood there.',
    'The branch shows that both worked on it.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often ordinary collaborators overwrite a commit of another full name is in no data; names of audited people and of their co-workers are left out.',
  ),
  needs: ['account', 'profile', 'commits', 'forcedPushes', 'pullRequests'],
  clearNeedsAllOf: ['forcedPushes'],
  examples: [
    {
      title: 'Twice the name of a stranger, overwritten within minutes',
      person: withPushes([stray(40), stray(20)]),
      expect: 'observed',
    },
    {
      title: 'Once',
      person: withPushes([stray(40)]),
      expect: 'clear',
    },
    {
      title: 'The branch of another audited person, taken over twice',
      person: withPushes([stray(40, '2002'), stray(20, '2002')]),
      among: [examplePerson({ id: '2002', login: 'bram-okafor' })],
      expect: 'clear',
    },
    {
      title: 'A short form of the same name',
      person: withPushes([stray(40, null, 'Ilse B.'), stray(20, null, 'Ilse B.')]),
      expect: 'clear',
    },
    {
      title: 'Pull requests without a forced push',
      person: withPushes([], [pullRequest('example-org/tool')]),
      expect: 'clear',
    },
    {
      title: 'No pull request in the organization',
      person: withPushes([], [pullRequest('harbor-lights/beacon')]),
      expect: 'unknown',
    },
    {
      title: 'Nobody knows what the person is called',
      person: examplePerson({ facts: { forcedPushes: [stray(40), stray(20)] } }),
      expect: 'unknown',
    },
  ],
  observe({ profile, forcedPushes, pullRequests }, person, { cohort }) {
    const own = [profile.name ?? '', ...ownCommits(person).map(({ author }) => author.name)];
    const names = [...new Set(own)].filter(isFullName);
    if (names.length === 0) {
      return { result: 'unknown', because: ours('No full name of the person is known.') };
    }
    const owners = new Set([...repositoriesHere(person)].map(ownerOf));
    if (
      forcedPushes.length === 0 &&
      !pullRequests.some(({ repository }) => owners.has(ownerOf(repository)))
    ) {
      return {
        result: 'unknown',
        because: ours('No pull request of theirs in repositories of the organization was read.'),
      };
    }
    const strays = forcedPushes.filter(
      ({ before, after }) =>
        isFullName(before.name) &&
        names.every((name) => areUnrelatedNames(name, before.name)) &&
        names.some((name) => !areUnrelatedNames(name, after.name)) &&
        before.account !== person.id &&
        cohort.holders('address', before.email.trim().toLowerCase()) === 0 &&
        !isAudited(before.account, person, cohort.holders),
    );
    // Whose a commit of no account is, only the addresses of others tell.
    const unanswered = unansweredByMany(cohort, factsBehind('address'), person);
    const certain = strays.filter(({ before }) => unanswered === 0 || before.account !== null);
    if (certain.length < TIMES && strays.length >= TIMES) {
      return heldBack(
        unanswered,
        'it is not known whether what was pushed away is the work of one of them',
      );
    }
    if (strays.length < TIMES) {
      return {
        result: 'clear',
        reached: { value: strays.length, threshold: TIMES },
        because: ours(
          forcedPushes.length === 0
            ? 'Nothing was pushed by force to pull requests of theirs.'
            : `Of ${counted(forcedPushes.length, 'forced push', 'forced pushes')} to pull requests of theirs ${strays.length === 0 ? 'none' : 'one'} replaced a commit under a full name unrelated to theirs.`,
        ),
      };
    }
    const others = [...new Set(strays.map(({ before }) => before.name))];
    return {
      result: 'observed',
      summary: prose`${strays.length} forced pushes to pull requests of this account replaced commits of ${listed(others.slice(0, 5).map((name) => prose`${name}`))} by commits of its own name.`,
      measurements: [
        {
          label: 'Forced pushes that replaced an unrelated full name',
          value: String(strays.length),
          threshold: String(TIMES),
        },
      ],
      sample: forcedPushes.length,
      evidence: strays.slice(0, 5).map(({ before, after, at, url }) => ({
        text: prose`${before.name} by ${after.name}, ${ours(utcDay(at))}`,
        url,
      })),
    };
  },
});

/** Accounts of the audit work with each other; what one takes over from another is told by other signals. */
function isAudited(
  account: string | null,
  person: Collaborator,
  holders: (kind: 'id', trace: string) => number,
): boolean {
  return account !== null && account !== person.id && holders('id', account) > 0;
}

function withPushes(
  forcedPushes: readonly ForcedPush[],
  pullRequests: readonly PullRequest[] = [],
): Collaborator {
  const commits = exampleCommits({ count: 20, clock: 60, name: 'Ilse Brandvold' });
  return examplePerson({
    profile: { name: 'Ilse Brandvold' },
    facts: { commits, forcedPushes, pullRequests },
  });
}

function pullRequest(repository: string): PullRequest {
  return {
    repository,
    url: `https://github.com/${repository}/pull/7`,
    openedAt: EXAMPLE_NOW - 50 * DAY,
    state: 'open',
    mergedBy: null,
    stars: 0,
    changedLines: 12,
  };
}

function stray(daysAgo: number, account: string | null = null, name = 'Teodor Makinen') {
  const commit = { oid: String(daysAgo).padStart(40, '0'), account: null };
  return {
    repository: 'example-org/tool',
    url: `https://github.com/example-org/tool/pull/${daysAgo}`,
    at: EXAMPLE_NOW - daysAgo * DAY,
    before: { ...commit, name, email: 'teodor@example.net', account },
    after: { ...commit, name: 'Ilse Brandvold', email: 'person@example.com', account: '1001' },
  };
}
