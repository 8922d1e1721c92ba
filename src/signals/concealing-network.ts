import { daysOf, daysText, ownEvents } from '../evidence/access-events.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleEvent, personWithLog } from '../evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../evidence/example-person.ts';
import { networkOf } from '../evidence/network-address.ts';
import type { NetworkList } from '../evidence/network-list.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted, percent, span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

const LEAST_SHARE = 0.3;
const LEAST_DAYS = 5;
/** Providers give their addresses to others within months. */
const OLDEST_LIST = 365 * DAY;
const SHOWN = 5;

export const concealingNetwork = defineSignal({
  id: 'concealing-network',
  title: 'At work through networks that hide where somebody is',
  family: 'access',
  strength: 'weak',
  redFlag:
    'Access goes through a consumer VPN, a rented server or somebody else’s line, so that the place it comes from cannot be seen.',
  sources: [
    {
      title: 'Mandiant: staying a step ahead (2024)',
      url: 'https://cloud.google.com/blog/topics/threat-intelligence/mitigating-dprk-it-worker-threat',
    },
    {
      title: 'Spur: a VPN and remote work (2024)',
      url: 'https://spur.us/astrill-vpn-and-remote-worker-fraud/',
    },
  ],
  innocentExplanations: [
    'A wish for privacy, an open wireless network, a VPN the employer or the law of the place makes necessary.',
    'A server of their own, a cloud workspace or a build that works with a token of this account.',
    'A list that is out of date: the provider has given the addresses to other customers.',
  ],
  whatClearsIt: [
    'The person names the VPN or server and why they use it; the organization allows it or asks them to sign in without.',
    'The provider of the list, or a newer list, says that the addresses belong to others.',
  ],
  ordinaryRate: assumed(
    0.2,
    'How many ordinary collaborators work through such networks depends on the list; a VPN is ordinary equipment, and no public data tells how many have one on such a list.',
  ),
  needs: ['accessLog'],
  clearNeedsAllOf: ['accessLog'],
  examples: [
    {
      title: 'Half of the events on eight days come through a listed VPN',
      person: user(8, ['203.0.113.7', '198.51.100.9']),
      operator: { networks: exampleList(60) },
      expect: 'observed',
    },
    {
      title: 'One day on an open wireless network',
      person: user(8, ['198.51.100.9'], ['203.0.113.7']),
      operator: { networks: exampleList(60) },
      expect: 'clear',
    },
    {
      title: 'A list that is more than a year old',
      person: user(8, ['203.0.113.7']),
      operator: { networks: exampleList(400) },
      expect: 'unknown',
    },
    {
      title: 'No list was given',
      person: user(8, ['203.0.113.7']),
      expect: 'unknown',
    },
    {
      title: 'Two days with an address',
      person: user(2, ['198.51.100.9']),
      operator: { networks: exampleList(60) },
      expect: 'unknown',
    },
  ],
  observe({ accessLog }, _person, { operator, takenAt }) {
    const { networks } = operator;
    if (networks === undefined) {
      return { result: 'unknown', because: ours('No list of such networks was given.') };
    }
    const age = Math.max(0, takenAt - networks.asOf);
    const ofDay = `as of ${utcDay(networks.asOf)}, ${span(age)} old`;
    if (age > OLDEST_LIST) {
      return {
        result: 'unknown',
        because: ours(`The list of networks (${ofDay}) is too old: addresses change hands.`),
      };
    }
    const addressed = ownEvents(accessLog).flatMap(({ at, address }) => {
      const network = address === null ? undefined : networkOf(address);
      return address === null || network === undefined
        ? []
        : [{ at, network, name: networks.nameOf(address) }];
    });
    const days = daysOf(addressed);
    if (days < LEAST_DAYS) {
      return {
        result: 'unknown',
        because: ours(
          days === 0
            ? 'The audit log discloses no address of theirs; GitHub does so for members alone, where the organization allows it.'
            : `The audit log discloses addresses of theirs on ${counted(days, 'day')} only.`,
        ),
      };
    }
    const hidden = addressed.filter(({ name }) => name !== undefined);
    const hiddenDays = daysOf(hidden);
    const share = hidden.length / addressed.length;
    const said = prose`${ours(percent(share))} of ${ours(counted(addressed.length, 'event'))} with an address (${daysText(addressed)})`;
    if (share < LEAST_SHARE || hiddenDays < LEAST_DAYS) {
      return {
        result: 'clear',
        reached:
          hiddenDays < LEAST_DAYS
            ? { value: hiddenDays, threshold: LEAST_DAYS }
            : { value: share, threshold: LEAST_SHARE, as: 'share' },
        because:
          hiddenDays === 0
            ? prose`None of ${ours(counted(addressed.length, 'event'))} with an address (${daysText(addressed)}) came from networks of the list (${ours(ofDay)}).`
            : prose`${said} on ${ours(counted(hiddenDays, 'day'))} came from networks of the list (${ours(ofDay)}).`,
      };
    }
    const names = [...new Set(hidden.map(({ name }) => name ?? ''))];
    return {
      result: 'observed',
      summary: prose`${said} on ${ours(counted(hiddenDays, 'day'))} came from networks of your list (${ours(ofDay)}): ${listed(names.slice(0, SHOWN).map((name) => prose`${name}`))}${ours(names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '')}.`,
      measurements: [
        {
          label: 'Events from networks of the list',
          value: percent(share),
          threshold: percent(LEAST_SHARE),
        },
        {
          label: 'Days with such events',
          value: String(hiddenDays),
          threshold: String(LEAST_DAYS),
        },
        { label: 'Age of the list', value: span(age), threshold: `at most ${span(OLDEST_LIST)}` },
      ],
      sample: addressed.length,
      evidence: countedBy(hidden)
        .slice(0, SHOWN)
        .map(({ network, name, count }) => ({
          text: prose`${ours(network)} (${name}): ${ours(counted(count, 'event'))}`,
        })),
    };
  },
});

interface Hidden {
  readonly network: string;
  readonly name: string | undefined;
}

function countedBy(events: readonly Hidden[]) {
  const counts = new Map<string, { network: string; name: string; count: number }>();
  for (const { network, name = '' } of events) {
    const key = `${network} ${name}`;
    const entry = counts.get(key) ?? { network, name, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** Each address once a day, those of `once` on the last day alone. */
function user(
  days: number,
  addresses: readonly string[],
  once: readonly string[] = [],
): Collaborator {
  const on = (day: number) => (address: string, index: number) =>
    exampleEvent({ at: EXAMPLE_NOW - (day + 1) * DAY + index * 60, address });
  return personWithLog([
    ...Array.from({ length: days }, (_, day) => addresses.map(on(day))).flat(),
    ...once.map(on(0)),
  ]);
}

function exampleList(daysOld: number): NetworkList {
  return {
    asOf: EXAMPLE_NOW - daysOld * DAY,
    nameOf: (address) => (address.startsWith('203.0.113.') ? 'Example VPN' : undefined),
  };
}
