import { isMailbox } from '../evidence/addresses.ts';
import { heldBack } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { ADDRESS_IN_DOUBT, sharedAddresses } from '../evidence/linked.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { factsBehind } from '../evidence/traces.ts';
import { counted, only, soMany } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { isFailure } from '../snapshot/fact.ts';
import type { Commit } from '../snapshot/facts.ts';

const COMMITS = 10;
const REPOSITORIES = 2;
/** So many commits at work that GitHub gives to the account show that its owner's Git is set up to be known by it. */
const LINKED_ELSEWHERE = 5;

export const onlyUnlinkedAddresses = defineSignal({
  id: 'only-unlinked-addresses',
  title: 'Own repositories without one commit of the account',
  family: 'identity',
  strength: 'weak',
  redFlag:
    'All commits of the repositories an account presents as its own use addresses that belong to no account, while its owner commits under a linked one elsewhere.',
  sources: [{ title: 'Datadog: ghbuster', url: 'https://github.com/DataDog/ghbuster' }],
  innocentExplanations: [
    'A private computer whose Git was never told the address of the account. It is very common, above all among newcomers.',
    'An address that was removed from the account, or belongs to a university or employer of earlier years.',
    'Repositories taken over from another person or host, as forks without a mark.',
  ],
  whatClearsIt: [
    'The person adds the address to their account, which only its owner can.',
    'A new commit of theirs under the address in question.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How many ordinary collaborators show it is in no public data; Git that was not set up is common.',
  ),
  needs: ['account', 'commits', 'ownCommits'],
  // One commit of the account clears, however much is unread.
  clearNeedsAllOf: [],
  examples: [
    {
      title: 'Two repositories by addresses of nobody, and a linked address at work',
      person: withRepositories({ linked: 0, unlinked: 20, atWork: 20 }),
      expect: 'observed',
    },
    {
      title: 'The same, with a few commits of the account in one of them',
      person: withRepositories({ linked: 2, unlinked: 20, atWork: 20 }),
      expect: 'clear',
    },
    {
      title: 'Git that was never set up, at work neither',
      person: withRepositories({ linked: 0, unlinked: 20, atWork: 0 }),
      expect: 'unknown',
    },
    {
      title: 'A machine that calls itself by a name of its own',
      person: withRepositories({ linked: 0, unlinked: 20, atWork: 20, email: 'wren@laptop.local' }),
      expect: 'unknown',
    },
    {
      title: 'Hardly anything of their own',
      person: withRepositories({ linked: 0, unlinked: 4, atWork: 20 }),
      expect: 'unknown',
    },
  ],
  observe({ commits, ownCommits }, person, { cohort }) {
    const own = ownCommits.filter(({ origin }) => origin !== 'bot');
    const linked = own.filter(({ account }) => account === person.id);
    if (linked.length > 0) {
      return {
        result: 'clear',
        because: ours(
          `GitHub gives ${counted(linked.length, 'commit')} in repositories of their own to this account.`,
        ),
      };
    }
    const unlinked = own.filter(
      ({ account, origin, author }) =>
        account === null && origin === 'own-machine' && isMailbox(author.email),
    );
    const repositories = new Set(unlinked.map(({ repository }) => repository));
    if (unlinked.length < COMMITS || repositories.size < REPOSITORIES) {
      return {
        result: 'unknown',
        because: ours(
          `${only(unlinked.length, 'commit')} under a mailbox of no account could be read in own repositories${repositories.size === 0 ? '' : `, in ${repositories.size} of them`}; ${COMMITS} in ${REPOSITORIES} are needed.`,
        ),
      };
    }
    const { ownCommits: fact } = person.facts;
    const failure = (fact.known ? fact.gaps : []).find(isFailure);
    if (failure !== undefined) {
      return {
        result: 'unknown',
        because: ours(
          `No commit read in repositories of their own is given to this account, but not all could be read: ${failure.detail}`,
        ),
      };
    }
    const atWork = commits.filter(
      ({ account, origin }) => account === person.id && origin === 'own-machine',
    );
    if (atWork.length < LINKED_ELSEWHERE) {
      return {
        result: 'unknown',
        because: ours(
          `No commit in repositories of their own is given to this account, and elsewhere ${atWork.length === 0 ? 'none is' : `only ${soMany(atWork.length, 'is', 'are')}`}: Git may simply not be set up.`,
        ),
      };
    }
    const addresses = new Set(unlinked.map(({ author }) => author.email.trim().toLowerCase()));
    const sharing = [...addresses].map(sharedAddresses(person, cohort));
    if (!sharing.includes('yes') && sharing.includes('maybe')) {
      return heldBack(cohort.unanswered(factsBehind('address'), person), ADDRESS_IN_DOUBT);
    }
    if (sharing.includes('yes')) {
      return {
        result: 'unknown',
        because: ours(
          'The addresses of no account are used by another audited account too: the observation of the shared address covers it, and it is not counted twice.',
        ),
      };
    }
    return {
      result: 'observed',
      summary: ours(
        `None of ${counted(own.length, 'commit')} read in ${counted(repositories.size, 'own repository', 'own repositories')} is given to this account; ${unlinked.length} carry ${counted(addresses.size, 'address', 'addresses')} of no account. In the organization ${counted(atWork.length, 'commit')} made on a machine of theirs ${atWork.length === 1 ? 'is' : 'are'} given to it.`,
      ),
      measurements: [
        {
          label: 'Commits under addresses of no account in own repositories',
          value: String(unlinked.length),
          threshold: String(COMMITS),
        },
        { label: 'Commits of the account in them', value: '0' },
        {
          label: 'Commits of the account in the organization',
          value: String(atWork.length),
          threshold: String(LINKED_ELSEWHERE),
        },
      ],
      sample: own.length,
      evidence: [...repositories].slice(0, 5).map((repository) => evidenceOf(repository, unlinked)),
    };
  },
});

function evidenceOf(repository: string, unlinked: readonly Commit[]) {
  const here = unlinked.filter((commit) => commit.repository === repository);
  return {
    text: prose`${repository}: ${ours(counted(here.length, 'commit'))}`,
    ...linkTo(here),
  };
}

interface Repositories {
  readonly linked: number;
  readonly unlinked: number;
  readonly atWork: number;
  readonly email?: string;
}

/** Commits of the account and of nobody in two repositories of its own, and commits of the account at work. */
function withRepositories({ linked, unlinked, atWork, email }: Repositories): Collaborator {
  const ofNobody = (repository: string) =>
    exampleCommits({
      count: unlinked / 2,
      clock: 0,
      account: null,
      email: email ?? 'northern.wren@example.net',
      repository,
    });
  return examplePerson({
    login: 'wren-calloway',
    facts: {
      commits: exampleCommits({ count: atWork, clock: 0 }),
      ownCommits: [
        ...ofNobody('wren-calloway/atlas'),
        ...ofNobody('wren-calloway/garden'),
        ...exampleCommits({ count: linked, clock: 0, repository: 'wren-calloway/atlas' }),
      ],
    },
  });
}
