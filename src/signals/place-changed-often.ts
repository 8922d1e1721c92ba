import { declaredPlace } from '../evidence/declared-place.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { statesUntilNow } from '../evidence/earlier-states.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import type { OperatorFiles } from '../evidence/operator-files.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, only, span, utcDay } from '../evidence/wording.ts';
import { offsetOfZone } from '../inference/clock/zone.ts';
import type { PlaceReading } from '../inference/place/resolver.ts';
import type { Profile } from '../snapshot/facts.ts';

const WINDOW = 365 * DAY;
const CHANGES = 2;
/** Over a shorter time, or in fewer snapshots, two changes could hardly have been seen. */
const SNAPSHOTS = 3;
const WATCHED = 180 * DAY;

export const placeChangedOften = defineSignal({
  id: 'place-changed-often',
  title: 'Declared place changed twice within a year',
  family: 'location',
  strength: 'weak',
  redFlag: 'The place somebody says they live in changes often.',
  sources: [
    {
      title: 'FBI IC3 PSA I-101823: additional guidance (2023), frequent changes of address',
      url: 'https://www.ic3.gov/PSA/2023/PSA231018',
    },
    {
      title: 'US Department of the Treasury and others: guidance (2022), changes of contact data',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
  ],
  innocentExplanations: [
    'Somebody who travels while they work and keeps the profile up to date, as many ask them to.',
    'A move with a stop between, a stay with family, studies abroad, flight from a war.',
    'A joke or a wish in the field, as in the name of an island.',
  ],
  whatClearsIt: [
    'The person tells where they were, and the clock of their commits went along.',
    'The contract allows for work from anywhere.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often ordinary collaborators change the field to a place with another clock is in no public data; most never touch it.',
  ),
  needs: ['profile'],
  clearNeedsAllOf: [],
  examples: [
    {
      title: 'Three places with three clocks in eight months',
      person: livingIn('Lima, Peru'),
      operator: withPlaces(
        [240, 'Lisbon, Portugal'],
        [150, 'Manila, Philippines'],
        [60, 'Lima, Peru'],
      ),
      expect: 'observed',
    },
    {
      title: 'One place, which was made more precise',
      person: livingIn('Lisbon, Portugal'),
      operator: withPlaces([270, 'Portugal'], [180, 'Lisbon'], [90, 'Lisbon, Portugal']),
      expect: 'clear',
    },
    {
      title: 'Two cities that share a clock',
      person: livingIn('Brussels, Belgium'),
      operator: withPlaces([270, 'Berlin'], [180, 'Madrid, Spain'], [90, 'Brussels, Belgium']),
      expect: 'clear',
    },
    {
      title: 'Changes that lie years apart',
      person: livingIn('Lima, Peru'),
      operator: withPlaces(
        [1_500, 'Lisbon'],
        [1_200, 'Lisbon'],
        [1_100, 'Manila'],
        [200, 'Manila'],
      ),
      expect: 'clear',
    },
    {
      title: 'A single earlier snapshot',
      person: livingIn('Lima, Peru'),
      operator: withPlaces([200, 'Manila']),
      expect: 'unknown',
    },
    {
      title: 'No earlier snapshot was given',
      person: livingIn('Lima, Peru'),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { operator: { earlier }, places, takenAt }) {
    if (earlier === undefined) return unknown('No earlier snapshots were given.');
    const stays = statesUntilNow(person, earlier, takenAt).flatMap(({ takenAt: at, profile }) => {
      const place = profile === undefined ? undefined : declaredPlace(profile, places);
      return place === undefined || 'because' in place ? [] : [{ at, ...place }];
    });
    const [first, last] = [stays[0], stays.at(-1)];
    if (first === undefined || last === undefined || stays.length < SNAPSHOTS) {
      return unknown(
        `${only(stays.length, 'snapshot')} ${stays.length === 1 ? 'holds' : 'hold'} a place that could be read; ${SNAPSHOTS} are needed.`,
      );
    }
    const changes = changesIn(stays);
    const often = changes.flatMap((change, index) => {
      const next = changes[index + CHANGES - 1];
      return next === undefined ? [] : [{ change, next }];
    });
    // A change happened at some time between two snapshots: certain is only what lies between the outer two.
    const certain = often.find(({ change, next }) => next.after.at - change.before.at <= WINDOW);
    if (certain !== undefined) {
      const { change, next } = certain;
      return {
        result: 'observed',
        summary: prose`The declared place changed ${CHANGES} times within ${ours(span(next.after.at - change.before.at))}, each time to one with another clock: ${change.before.text}, ${change.after.text}, ${next.after.text}.`,
        measurements: [
          { label: 'Changes within a year', value: String(CHANGES), threshold: String(CHANGES) },
          { label: 'Changes in all snapshots', value: String(changes.length) },
          {
            label: 'Snapshots with a place',
            value: String(stays.length),
            threshold: String(SNAPSHOTS),
          },
        ],
        sample: stays.length,
        evidence: stays
          .slice(-8)
          .map(({ at, text }) => ({ text: prose`${ours(utcDay(at))}: ${text}` })),
      };
    }
    if (often.some(({ change, next }) => next.before.at - change.after.at < WINDOW)) {
      return unknown(
        'The declared place changed twice, but the snapshots lie too far apart to say whether that was within a year.',
      );
    }
    if (last.at - first.at < WATCHED) {
      return unknown(
        `The snapshots with a place cover ${span(last.at - first.at)}; ${span(WATCHED)} are needed.`,
      );
    }
    return {
      result: 'clear',
      because: ours(
        `${counted(stays.length, 'snapshot')} from ${utcDay(first.at)} to ${utcDay(last.at)} show no two changes of place within a year; what happened between them is not known.`,
      ),
    };
  },
});

interface Stay {
  readonly at: number;
  readonly text: string;
  readonly reading: PlaceReading;
}

interface Change {
  readonly before: Stay;
  readonly after: Stay;
}

function changesIn(stays: readonly Stay[]): readonly Change[] {
  return stays.flatMap((after, index) => {
    const before = stays[index - 1];
    return before === undefined || mayBeOne(before, after) ? [] : [{ before, after }];
  });
}

/** Whether two places may have a clock in common: a text made more or less precise, or a neighbour. */
function mayBeOne(before: Stay, after: Stay): boolean {
  const clocks = clocksOf(after.reading, after.at);
  return clocksOf(before.reading, after.at).some((one) =>
    clocks.some((other) => one.some((offset, index) => offset === other[index])),
  );
}

/** What each clock of a place showed at an instant and half a year before, so that daylight saving parts nobody. */
function clocksOf(
  { zones, fixedOffsets }: PlaceReading,
  at: number,
): readonly (readonly number[])[] {
  return [
    ...zones.map((zone) => [offsetOfZone(zone, at), offsetOfZone(zone, at - WINDOW / 2)]),
    ...fixedOffsets.map((offset) => [offset, offset]),
  ];
}

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

function profileIn(location: string): Profile {
  return { name: null, location, bio: null, company: null, email: null, website: null };
}

function livingIn(location: string) {
  return examplePerson({ profile: { location } });
}

/** Earlier snapshots, each so many days ago. */
function withPlaces(
  ...places: readonly (readonly [daysAgo: number, location: string])[]
): OperatorFiles {
  const states = places.map(([daysAgo, location]) => ({
    takenAt: EXAMPLE_NOW - daysAgo * DAY,
    login: 'example-person',
    profile: profileIn(location),
  }));
  return { earlier: { of: () => states } };
}
