import { areUnrelatedAddresses, isMailbox } from '../evidence/addresses.ts';
import { heldBack } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { ADDRESS_IN_DOUBT, sharedAddresses } from '../evidence/linked.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { factsBehind } from '../evidence/traces.ts';
import { counted, howMany, only, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';

const ADDRESSES = 4;
/** A single commit may be a slip, made on the machine of a colleague. */
const COMMITS_PER_ADDRESS = 2;
const MINIMUM_COMMITS = 10;
/** More are not looked for: the number does not matter beyond. */
const ENOUGH = 10;

export const manyUnrelatedAddresses = defineSignal({
  id: 'many-unrelated-addresses',
  title: 'Four or more unrelated commit addresses',
  family: 'identity',
  strength: 'weak',
  redFlag: 'One person commits under a large number of addresses.',
  sources: [
    {
      title: 'Ketman: accounts analysed with gh-fake-analyzer (2024)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
    {
      title: 'shortdoom: gh-fake-analyzer',
      url: 'https://github.com/shortdoom/gh-fake-analyzer',
    },
  ],
  innocentExplanations: [
    'Years of work under handles and mailboxes that were given up one by one.',
    'Consultants who get a mailbox from every client.',
    'An address for each purpose, by a forwarding service that protects privacy.',
  ],
  whatClearsIt: [
    'The person says which addresses are theirs and adds those they still use to their account.',
    'The clients or employers whose domains they are.',
  ],
  ordinaryRate: assumed(
    0.05,
    'Not yet measured as this signal sees it: public histories do not tell which addresses are one person.',
  ),
  needs: ['commits'],
  clearNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Four mailboxes that have nothing in common',
      person: withAddresses(
        'lantern.maker@gmail.com',
        'qbridge77@outlook.com',
        'tomasz.h@proton.me',
        'velvetpine@yahoo.com',
      ),
      expect: 'observed',
    },
    {
      title: 'One person by name, initials, employer, university and private address',
      person: withAddresses(
        'wren.calloway@gmail.com',
        'wcalloway@harborworks.example',
        'calloway@university.example.edu',
        'wren@calloway.example',
        '1001+wren-calloway@users.noreply.github.com',
        'w.calloway+git@proton.me',
      ),
      expect: 'clear',
    },
    {
      title: 'Handles and machine names beside one mailbox',
      person: withAddresses(
        'wren.calloway@gmail.com',
        'root@localhost',
        'wren@laptop.local',
        'dev@harborworks.example',
        'info@tidewater.example',
        'hello@studio.example',
      ),
      expect: 'clear',
    },
    {
      title: 'An employer whose mailboxes are numbered',
      person: withAddresses(
        'wren.calloway@gmail.com',
        'external-lime@harborworks.example',
        'contract-oak@harborworks.example',
        'guest-birch@harborworks.example',
      ),
      expect: 'clear',
    },
    {
      title: 'Three commits in all',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 3, clock: 0 }) } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    if (person.relations.includes('git-author')) {
      return {
        result: 'unknown',
        because: ours('Authors known from clones are told apart by their addresses.'),
      };
    }
    const commits = ownCommits(person);
    if (commits.length < MINIMUM_COMMITS) {
      return {
        result: 'unknown',
        because: ours(
          `${only(commits.length, 'commit')} could be read; ${MINIMUM_COMMITS} are needed.`,
        ),
      };
    }
    const used = byMailbox(commits).filter((use) => use.commits.length >= COMMITS_PER_ADDRESS);
    const unrelated = mutuallyUnrelated(used);
    const said = `${counted(commits.length, 'commit')} carry ${howMany(used.length, 'mailbox', 'mailboxes')}${used.length < 2 ? '' : `; at most ${unrelated.length} of them have nothing in common with each other`}`;
    if (unrelated.length < ADDRESSES) {
      const reached = { value: unrelated.length, threshold: ADDRESSES };
      return { result: 'clear', because: ours(`${said}.`), reached };
    }
    // A mailbox of several accounts is what `shared-commit-email` tells.
    const isShared = sharedAddresses(person, cohort);
    const alone = unrelated.filter(({ address }) => isShared(address) === 'no');
    const unshared = unrelated.filter(({ address }) => isShared(address) !== 'yes');
    if (alone.length < ADDRESSES && unshared.length >= ADDRESSES) {
      return heldBack(cohort.unanswered(factsBehind('address'), person), ADDRESS_IN_DOUBT);
    }
    if (alone.length < ADDRESSES) {
      return {
        result: 'unknown',
        because: ours(
          `${said}, but other audited accounts use some of them too: the observation of the shared address covers it, and it is not counted twice.`,
        ),
      };
    }
    return {
      result: 'observed',
      summary: prose`Commits of this account carry ${unrelated.length} addresses with nothing in common: ${listed(unrelated.map(({ address }) => prose`${address}`))}.`,
      measurements: [
        {
          label: 'Addresses with nothing in common',
          value: unrelated.length < ENOUGH ? String(unrelated.length) : `${ENOUGH} or more`,
          threshold: String(ADDRESSES),
        },
        { label: 'Mailboxes compared', value: String(used.length) },
      ],
      sample: commits.length,
      evidence: unrelated.map(evidenceOf),
    };
  },
});

interface Use {
  readonly address: string;
  readonly commits: readonly Commit[];
}

/** The most used mailboxes first; what names none is left out. */
function byMailbox(commits: readonly Commit[]): readonly Use[] {
  const uses = new Map<string, Commit[]>();
  for (const commit of commits) {
    const address = commit.author.email.trim().toLowerCase();
    const same = uses.get(address);
    if (same !== undefined) same.push(commit);
    else if (isMailbox(address)) uses.set(address, [commit]);
  }
  return [...uses]
    .map(([address, list]) => ({ address, commits: list }))
    .sort((a, b) => b.commits.length - a.commits.length || (a.address < b.address ? -1 : 1));
}

/** Each mailbox kept only if it is unrelated to all that are kept already. */
function mutuallyUnrelated(uses: readonly Use[]): readonly Use[] {
  const kept: Use[] = [];
  for (const use of uses) {
    if (kept.length >= ENOUGH) break;
    if (kept.every((other) => areUnrelatedAddresses(other.address, use.address))) kept.push(use);
  }
  return kept;
}

function evidenceOf({ address, commits }: Use) {
  const instants = commits.map(({ author }) => author.at);
  const from = utcDay(instants.reduce((first, at) => Math.min(first, at)));
  const until = utcDay(instants.reduce((last, at) => Math.max(last, at)));
  return {
    text: prose`${address}: ${ours(`${counted(commits.length, 'commit')} from ${from} to ${until}`)}`,
    ...linkTo(commits),
  };
}

/** Five commits under each address, a season after another. */
function withAddresses(...addresses: readonly string[]): Collaborator {
  return examplePerson({
    facts: {
      commits: addresses.flatMap((email, index) =>
        exampleCommits({ count: 5, clock: 0, email, until: EXAMPLE_NOW - (1 + index * 90) * DAY }),
      ),
    },
  });
}
