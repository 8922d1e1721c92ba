import { domainOf, isMailbox } from '../evidence/addresses.ts';
import { heldBack } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { isDisposableDomain } from '../evidence/disposable-domains.ts';
import { exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { ADDRESS_IN_DOUBT, sharedAddresses } from '../evidence/linked.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { factsBehind } from '../evidence/traces.ts';
import { counted, noneOf } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** Fewer may be a slip, a test or a colleague's machine. */
const COMMITS = 3;

export const disposableAddress = defineSignal({
  id: 'disposable-address',
  title: 'Address in a domain of disposable mailboxes',
  family: 'identity',
  strength: 'weak',
  redFlag:
    'Accounts are opened and used with mailboxes that exist for minutes and that nobody keeps.',
  sources: [
    {
      title: 'The Raven File: collected addresses and their domains (2025)',
      url: 'https://github.com/TheRavenFile/THREAT-ACTORS',
    },
    {
      title: 'Ketman: accounts analysed with gh-fake-analyzer (2024)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
  ],
  innocentExplanations: [
    'Somebody who keeps advertising away from their mailbox, and took a service for minutes where others take a relay.',
    'An address that was only a placeholder: public commits need one, and it need not work.',
    'Lists of such domains are made by volunteers and hold errors; a domain may also have changed hands.',
  ],
  whatClearsIt: [
    'A message to the address of the contract that is answered: which one stands in commits matters little then.',
    'The person sets the private address GitHub gives everybody, which does the same honestly.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How many ordinary collaborators have such an address is in no public data; people who guard their privacy have one more often.',
  ),
  needs: ['commits'],
  clearNeedsAllOf: ['profile', 'commits', 'ownCommits'],
  examples: [
    {
      title: 'Commits from a mailbox for minutes',
      person: withAddress('lantern-maker@yopmail.com', 6),
      expect: 'observed',
    },
    {
      title: 'Such a mailbox in the profile',
      person: examplePerson({
        profile: { email: 'lantern-maker@mailinator.com' },
        facts: { commits: exampleCommits({ count: 6, clock: 60 }) },
      }),
      expect: 'observed',
    },
    {
      title: 'A mailbox with a provider open to all',
      person: withAddress('lantern-maker@gmail.com', 6),
      expect: 'clear',
    },
    {
      title: 'A relay that protects privacy',
      person: withAddress('k7x2m9@privaterelay.appleid.com', 6),
      expect: 'clear',
    },
    {
      title: 'Two commits only, perhaps a test',
      person: withAddress('lantern-maker@yopmail.com', 2),
      expect: 'unknown',
    },
    {
      title: 'Nothing but the private address of GitHub',
      person: withAddress('1001+example-person@users.noreply.github.com', 6),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const uses = usesOf(person);
    // Clones hold no profiles; an address in commits is seen there all the same, and its absence clears nobody.
    const { profile } = person.facts;
    const inProfile = mailboxIn(profile.known ? (profile.value.email ?? '') : '');
    const mailboxes = new Set([...uses.keys(), ...(inProfile === undefined ? [] : [inProfile])]);
    if (mailboxes.size === 0) {
      return {
        result: 'unknown',
        because: ours('No mailbox stands in the profile or in commits.'),
      };
    }
    const disposable = [...mailboxes].filter((address) => isDisposableDomain(domainOf(address)));
    if (disposable.length === 0) {
      return {
        result: 'clear',
        because: ours(
          `${noneOf(mailboxes.size, 'address', 'addresses')} lies in a domain that is listed as disposable.`,
        ),
      };
    }
    const used = disposable.filter(
      (address) => address === inProfile || (uses.get(address) ?? 0) >= COMMITS,
    );
    if (used.length === 0) {
      return {
        result: 'unknown',
        because: ours(
          `An address in a domain of disposable mailboxes stands in fewer than ${COMMITS} commits, which may be a slip.`,
        ),
      };
    }
    const isShared = sharedAddresses(person, cohort);
    const alone = used.filter((address) => isShared(address) === 'no');
    if (alone.length === 0 && used.some((address) => isShared(address) === 'maybe')) {
      return heldBack(cohort.unanswered(factsBehind('address'), person), ADDRESS_IN_DOUBT);
    }
    if (alone.length === 0) {
      return {
        result: 'unknown',
        because: ours(
          'An address in a domain of disposable mailboxes is used by another audited account too: the observation of the shared address covers it, and it is not counted twice.',
        ),
      };
    }
    const domains = [...new Set(alone.map(domainOf))];
    const commits = alone.reduce((sum, address) => sum + (uses.get(address) ?? 0), 0);
    return {
      result: 'observed',
      summary: prose`${ours(counted(alone.length, 'address', 'addresses'))} of this account ${alone.length === 1 ? ours('lies') : ours('lie')} in a domain of disposable mailboxes: ${listed(domains.slice(0, 5).map((domain) => prose`${domain}`))}.`,
      measurements: [
        {
          label: 'Commits under such an address',
          value: String(commits),
          threshold: String(COMMITS),
        },
        { label: 'Addresses compared', value: String(mailboxes.size) },
      ],
      sample: mailboxes.size,
      evidence: alone.slice(0, 5).map((address) => ({
        text: prose`${address}: ${ours(whereUsed(uses.get(address) ?? 0, address === inProfile))}`,
        ...linkTo(ownCommits(person).filter(({ author }) => mailboxIn(author.email) === address)),
      })),
    };
  },
});

/** Mailboxes of the person's own commits, each with how many commits carry it. */
function usesOf(person: Collaborator): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { author } of ownCommits(person)) {
    const address = mailboxIn(author.email);
    if (address === undefined) continue;
    uses.set(address, (uses.get(address) ?? 0) + 1);
  }
  return uses;
}

function mailboxIn(text: string): string | undefined {
  return isMailbox(text) ? text.trim().toLowerCase() : undefined;
}

function whereUsed(commits: number, inProfile: boolean): string {
  const places = [
    ...(inProfile ? ['the profile'] : []),
    ...(commits > 0 ? [counted(commits, 'commit')] : []),
  ];
  return places.join(' and ');
}

function withAddress(email: string, count: number): Collaborator {
  return examplePerson({ facts: { commits: exampleCommits({ count, clock: 60, email }) } });
}
