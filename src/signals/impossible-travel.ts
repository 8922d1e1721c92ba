import { daysOf, daysText, ownEvents } from '../evidence/access-events.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleEvent, personWithLog } from '../evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, only, utcDay } from '../evidence/wording.ts';
import type { AccessEvent } from '../snapshot/access-log.ts';

/** Too short for a flight with both its airports. */
const TOO_SOON = 2 * 3_600;
const LEAST_CHANGES = 3;
const LEAST_DAYS = 2;
/** Fewer events or days would miss what happens now and then. */
const ENOUGH_EVENTS = 20;
const ENOUGH_DAYS = 5;
const SHOWN = 5;

export const impossibleTravel = defineSignal({
  id: 'impossible-travel',
  title: 'At work in two countries within two hours, again and again',
  family: 'access',
  strength: 'moderate',
  redFlag:
    'One account is used from addresses in several countries in a shorter time than anybody travels.',
  sources: [
    {
      title: 'US Treasury, State and FBI: guidance (2022)',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
    {
      title: 'FBI IC3 PSA: data extortion (2025)',
      url: 'https://www.ic3.gov/PSA/2025/PSA250123',
    },
  ],
  innocentExplanations: [
    'A VPN or the proxy of an employer for the browser, and a direct line for Git, or the other way round.',
    'A cloud workspace, a build or a bot that works with a token of this account from its own data centre.',
    'A telephone that roams: its traffic leaves the network at home.',
    'A place near a border, or a provider whose addresses are registered elsewhere: what GitHub derives from an address is often wrong.',
  ],
  whatClearsIt: [
    'The person names the VPN, proxy, workspace or build, and its addresses are those of the events.',
    'The events of one of the two places all carry the same token or tool.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How many ordinary collaborators work through two networks at a time is in no public data; many developers have a VPN or a cloud workspace.',
  ),
  needs: ['accessLog'],
  clearNeedsAllOf: ['accessLog'],
  examples: [
    {
      title: 'On four days two places half an hour apart',
      person: personWithLog(days(8, (day) => (day < 4 ? [1, 2] : [1, 1]))),
      expect: 'observed',
    },
    {
      title: 'One flight',
      person: personWithLog(days(12, (day) => (day < 6 ? [1, 1] : [2, 2]))),
      expect: 'clear',
    },
    {
      title: 'One day with a VPN switched on and off',
      person: personWithLog(days(12, (day) => (day === 3 ? [1, 2, 1, 2, 1] : [1, 1]))),
      expect: 'clear',
    },
    {
      title: 'Hours between the two places',
      person: personWithLog(days(12, () => [1, 2], 8 * 3_600)),
      expect: 'clear',
    },
    {
      title: 'A handful of events with a place',
      person: personWithLog(days(4, () => [1, 1])),
      expect: 'unknown',
    },
    {
      title: 'The log tells no places',
      person: personWithLog(days(12, () => [null, null])),
      expect: 'unknown',
    },
  ],
  observe({ accessLog }) {
    const placed = ownEvents(accessLog).filter(({ place }) => place !== null);
    if (placed.length === 0) {
      return {
        result: 'unknown',
        because: ours('No event of their own in the audit log tells from where it came.'),
      };
    }
    const changes = placed.flatMap((event, index) => {
      const before = placed[index - 1];
      if (before === undefined || before.place === event.place) return [];
      const seconds = event.at - before.at;
      return seconds <= TOO_SOON ? [{ at: event.at, seconds }] : [];
    });
    const days = daysOf(changes);
    if (changes.length >= LEAST_CHANGES && days >= LEAST_DAYS) {
      return {
        result: 'observed',
        summary: prose`${ours(counted(changes.length, 'time'))} on ${ours(counted(days, 'day'))} an event of this account came from another country than the one before it, within two hours (${daysText(changes)}).`,
        measurements: [
          {
            label: 'Changes of country within two hours',
            value: String(changes.length),
            threshold: String(LEAST_CHANGES),
          },
          {
            label: 'Days on which they happened',
            value: String(days),
            threshold: String(LEAST_DAYS),
          },
          { label: 'Events whose country GitHub tells', value: String(placed.length) },
        ],
        sample: placed.length,
        evidence: changes.slice(-SHOWN).map(({ at, seconds }) => ({
          text: ours(`${utcDay(at)}: ${Math.round(seconds / 60)} minutes apart`),
        })),
      };
    }
    const active = daysOf(placed);
    if (placed.length < ENOUGH_EVENTS || active < ENOUGH_DAYS) {
      return {
        result: 'unknown',
        because: ours(
          `${only(placed.length, 'event')} on ${counted(active, 'day')} ${placed.length === 1 ? 'tells from where it' : 'tell from where they'} came.`,
        ),
      };
    }
    return {
      result: 'clear',
      reached: { value: changes.length, threshold: LEAST_CHANGES },
      because: prose`Of ${placed.length} events (${daysText(placed)}) ${changes.length === 0 ? ours('none') : ours(String(changes.length))} came from another country within two hours of the one before.`,
    };
  },
});

/** Some events a day from these places, the same time apart. */
function days(
  count: number,
  placesOf: (day: number) => readonly (number | null)[],
  apart = 1_800,
): readonly AccessEvent[] {
  return Array.from({ length: count }, (_, day) =>
    placesOf(day).map((place, index) =>
      exampleEvent({ at: EXAMPLE_NOW - (count - day) * 2 * DAY + index * apart, place }),
    ),
  ).flat();
}
