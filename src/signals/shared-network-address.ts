import { DAYS_OF_A_HABIT, habitualAddresses } from '../evidence/access-events.ts';
import {
  clearAmong,
  colleaguesAmong,
  employersUnread,
  heldBack,
  loginsOf,
  mayBeMoreThan,
  nobodyToCompare,
} from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleEvent, personWithLog } from '../evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../evidence/example-person.ts';
import { networkOf } from '../evidence/network-address.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { factsBehind, tracesOf } from '../evidence/traces.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** An address more accounts use is that of an office, a shared workplace or the exit of a VPN. */
const MOST_ACCOUNTS = 4;
/** So is one that more of all audited people use; two of a few people are no crowd. */
const LARGEST_SHARE = 0.2;
const SHOWN = 5;

export const sharedNetworkAddress = defineSignal({
  id: 'shared-network-address',
  title: 'Network address in use by another audited account',
  family: 'access',
  strength: 'moderate',
  redFlag: 'Several accounts are used from one address: one person, or people at one place.',
  sources: [
    {
      title: 'US Treasury, State and FBI: guidance (2022)',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
    {
      title: 'Microsoft: Jasper Sleet (2025)',
      url: 'https://www.microsoft.com/en-us/security/blog/2025/06/30/jasper-sleet-north-korean-remote-it-workers-evolving-tactics-to-infiltrate-organizations/',
    },
  ],
  innocentExplanations: [
    'A household, a shared flat, a coworking space, a small office or agency.',
    'A VPN or a mobile network that gives many customers one address.',
    'One person with two accounts, or two people who pair at one place.',
    'A build machine that works with tokens of both accounts.',
  ],
  whatClearsIt: [
    'Both say that they live or work at one place, or for one agency.',
    "The address is an exit of a VPN or of a mobile provider, as the provider's own list says.",
  ],
  ordinaryRate: assumed(
    0.1,
    'How often two ordinary collaborators share an address is in no public data; couples, agencies and carriers that share addresses are common.',
  ),
  needs: ['accessLog'],
  clearNeedsAllOf: ['accessLog'],
  examples: [
    {
      title: 'Two accounts that come from one address, four days each',
      person: user('1001', ['203.0.113.7']),
      among: [user('1002', ['203.0.113.7']), user('1003', ['198.51.100.9'])],
      expect: 'observed',
    },
    {
      title: 'One household by the first half of an IPv6 address',
      person: user('1001', ['2001:db8:7:1::aa']),
      among: [user('1002', ['2001:db8:7:1:dead:beef:0:1'])],
      expect: 'observed',
    },
    {
      title: 'Addresses of one provider',
      person: user('1001', ['203.0.113.7']),
      among: [user('1002', ['203.0.113.8'])],
      expect: 'clear',
    },
    {
      title: 'An exit that many use',
      person: user('1001', ['203.0.113.7']),
      among: Array.from({ length: 6 }, (_, index) => user(`20${10 + index}`, ['203.0.113.7'])),
      expect: 'clear',
    },
    {
      title: 'Colleagues of one company',
      person: user('1001', ['203.0.113.7'], { company: 'Harborworks' }),
      among: [user('1002', ['203.0.113.7'], { company: '@harborworks' })],
      expect: 'clear',
    },
    {
      title: 'One visit',
      person: user('1001', ['203.0.113.7']),
      among: [user('1002', ['203.0.113.7'], { days: 1 }), user('1003', ['198.51.100.9'])],
      expect: 'clear',
    },
    {
      title: 'GitHub discloses no addresses',
      person: user('1001', [null]),
      among: [user('1002', ['203.0.113.7'])],
      expect: 'unknown',
    },
    {
      title: 'An address inside a network, which thousands of networks use',
      person: user('1001', ['192.168.1.20']),
      among: [user('1002', ['192.168.1.20'])],
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const own = habitualAddresses(person);
    if (own.length === 0) {
      return {
        result: 'unknown',
        because: ours(
          tracesOf('network-address', person).length === 0
            ? 'The audit log discloses no public address of theirs; GitHub does so for members alone, where the organization allows it.'
            : `The audit log shows no address of theirs on ${DAYS_OF_A_HABIT} days or more.`,
        ),
      };
    }
    const crowd = Math.min(MOST_ACCOUNTS, Math.max(2, Math.floor(LARGEST_SHARE * cohort.size)));
    const isCrowded = (address: string) => cohort.holders('network-address', address) > crowd;
    const used = own
      .filter((address) => !isCrowded(address))
      .map((address) => ({ address, all: cohort.sharing('habitual-address', address, person) }));
    const colleagues = colleaguesAmong(
      used.flatMap(({ all }) => all),
      person,
      cohort,
    );
    const shared = used
      .map(({ address, all }) => ({ address, others: all.filter(({ id }) => !colleagues.has(id)) }))
      .filter(({ others }) => others.length > 0);
    if (shared.length === 0) {
      const said = own.some(isCrowded)
        ? 'No other account uses an address of theirs on several days, but for addresses of a whole company, workplace or VPN and for colleagues'
        : 'No other account uses an address of theirs on several days, but for colleagues';
      return clearAmong(cohort, 'network-address', said, 'the addresses');
    }
    const others = [
      ...new Map(shared.flatMap((one) => one.others.map((other) => [other.id, other]))).values(),
    ];
    const unread = employersUnread(others, person, cohort);
    if (unread !== undefined) return unread;
    const facts = factsBehind('network-address');
    const mayBeCrowded = ({ address }: (typeof shared)[number]) => {
      const holders = cohort.holders('network-address', address);
      return mayBeMoreThan(crowd, { facts, person, holders }, cohort);
    };
    if (shared.some(mayBeCrowded)) {
      return heldBack(
        cohort.unanswered(facts, person),
        'so many may use the address that it is that of a workplace',
      );
    }
    return {
      result: 'observed',
      summary: prose`An address that this account uses on ${DAYS_OF_A_HABIT} days or more is also one of ${loginsOf(others)}, and of few others.`,
      others,
      measurements: [
        { label: 'Addresses in common', value: String(shared.length), threshold: '1' },
        {
          label: 'Audited accounts that use the most common one',
          value: String(
            Math.max(...shared.map(({ address }) => cohort.holders('network-address', address))),
          ),
          threshold: `at most ${crowd}`,
        },
        { label: 'Addresses compared', value: String(own.length) },
      ],
      sample: own.length,
      evidence: shared.slice(0, SHOWN).map((one) => ({
        text: prose`An address in ${ours(networkOf(one.address) ?? 'a network')}: ${loginsOf(one.others)}`,
      })),
    };
  },
});

function user(
  id: string,
  addresses: readonly (string | null)[],
  { company = null as string | null, days = 4 } = {},
): Collaborator {
  const events = addresses.flatMap((address) =>
    Array.from({ length: days }, (_, day) =>
      exampleEvent({ at: EXAMPLE_NOW - (day + 1) * DAY, address }),
    ),
  );
  return personWithLog(events, { id, login: `person-${id}`, company });
}
