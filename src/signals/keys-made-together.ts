import { clearAmong, heldBack, loginsOf, nobodyToCompare } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { crowdAround, crowdNeeded, isEvent, MOMENTS_OF_ONE } from '../evidence/moments.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { tracesOf } from '../evidence/traces.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

const HOUR = 3_600;
/** Keys are added in waking hours of workdays: about four times as densely as the average hour has them. */
const CLUMPING = 4;

/** Of a key that more accounts list, so many are looked at. */
const MANY = 200;

export const keysMadeTogether = defineSignal({
  id: 'keys-made-together',
  title: 'Keys of several audited accounts added within one hour',
  family: 'network',
  strength: 'weak',
  redFlag: 'Keys of several accounts were made at the same time, as if one hand had set them up.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (keys created on the same day)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
  ],
  innocentExplanations: [
    'The first day of a team, a course or an agency, where everybody sets up a machine.',
    'A rule that keys are to be replaced by a certain day.',
    'A workshop on signing commits.',
  ],
  whatClearsIt: [
    'Somebody who led the set-up names the day and who took part.',
    'Each person says on which machine their key was made.',
  ],
  ordinaryRate: assumed(
    0.1,
    'When ordinary collaborators add keys is in no public data; what the size and spread of the audit explain by chance is left out.',
  ),
  needs: ['keys'],
  clearNeedsAllOf: ['keys'],
  examples: [
    {
      title: 'Three accounts added a key within twenty minutes',
      person: withKeyAt('1001', 0),
      among: [withKeyAt('1002', 8), withKeyAt('1003', 19), withKeyAt('1004', 40 * 24 * 60)],
      expect: 'observed',
    },
    {
      title: 'Two accounts only',
      person: withKeyAt('1001', 0),
      among: [withKeyAt('1002', 8), withKeyAt('1003', 40 * 24 * 60)],
      expect: 'clear',
    },
    {
      title: 'Three accounts, over an afternoon',
      person: withKeyAt('1001', 0),
      among: [withKeyAt('1002', 90), withKeyAt('1003', 200)],
      expect: 'clear',
    },
    {
      title: 'A large audit, in which keys are added every few hours anyway',
      person: withKeyAt('1001', 0),
      among: [
        withKeyAt('1002', 8),
        withKeyAt('1003', 19),
        ...Array.from({ length: 600 }, (_, index) =>
          withKeyAt(String(2_000 + index), (index - 300) * 400 + 200),
        ),
      ],
      expect: 'clear',
    },
    {
      title: 'The account lists no key',
      person: examplePerson(),
      among: [withKeyAt('1002', 8), withKeyAt('1003', 19)],
      expect: 'unknown',
    },
  ],
  observe({ keys }, person, { cohort, takenAt }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const timeline = cohort.timeline('key-added');
    const instants = keys.flatMap(({ createdAt }) => (createdAt === null ? [] : [createdAt]));
    if (instants.length === 0) {
      return { result: 'unknown', because: ours('The account lists no key with a date.') };
    }
    // What two accounts share is one key, added where it was: `shared-key` tells it.
    const sharing = new Set(
      tracesOf('key', person).flatMap((key) =>
        cohort.sharing('key', key, person, MANY).map(({ id }) => id),
      ),
    );
    const crowds = instants.map((at) => {
      const crowd = crowdAround(timeline, at, HOUR, (id) => sharing.has(id));
      const needed = crowdNeeded(timeline, at, HOUR, { clumping: CLUMPING, takenAt });
      return { ...crowd, at, needed };
    });
    const large = crowds.filter(({ people, needed }) => people.length >= needed);
    const small = large.filter(
      (crowd) => !isEvent(crowd) && !isEvent(crowdAround(timeline, crowd.at, HOUR)),
    );
    const unanswered = cohort.unanswered(['keys'], person);
    const certain = small.flatMap(({ at }) => {
      const crowd = crowdAround(
        timeline,
        at,
        HOUR,
        (id) => sharing.has(id) || (id !== person.id && cohort.isUnanswered(['keys'], id)),
      );
      const needed = crowdNeeded(timeline, at, HOUR, {
        clumping: CLUMPING,
        takenAt,
        unread: unanswered * MOMENTS_OF_ONE,
      });
      const mayBeEvent = isEvent(crowdAround(timeline, at, HOUR), unanswered);
      return crowd.people.length >= needed && !mayBeEvent ? [{ ...crowd, needed }] : [];
    });
    const [together] = certain.sort((a, b) => b.people.length - a.people.length);
    if (together === undefined && small.length > 0) {
      return heldBack(
        unanswered,
        'keys added within one hour may be more common here than it seems, or be shared',
      );
    }
    if (together === undefined && large.length > 0) {
      return {
        result: 'unknown',
        because: ours(
          'So many accounts added a key within one hour that it was an event, such as a course or an import, and says nothing of any of them.',
        ),
      };
    }
    const undated = keys.length - instants.length;
    if (together === undefined && undated > 0) {
      return {
        result: 'unknown',
        because: ours(
          `GitHub does not tell when ${counted(undated, 'key')} of ${keys.length} ${undated === 1 ? 'was' : 'were'} added; of the others nothing was observed.`,
        ),
      };
    }
    if (together === undefined) {
      const needed = Math.max(...crowds.map((crowd) => crowd.needed));
      const said = `No key of this account was added within one hour of keys of as many accounts as it takes to be more than chance in an audit of this size: ${needed}, this one included`;
      return clearAmong(cohort, 'key', said, 'the keys');
    }
    const { people, from, until, needed } = together;
    const others = people.filter(({ id }) => id !== person.id);
    return {
      result: 'observed',
      summary: prose`Keys of this account and of ${loginsOf(others)} were added within ${ours(minutes(until - from))} on ${ours(utcDay(from))}.`,
      others,
      measurements: [
        {
          label: 'Audited accounts whose keys were added within one hour',
          value: String(people.length),
          threshold: String(needed),
        },
        { label: 'Dated keys in the audit', value: String(timeline.count) },
      ],
      sample: instants.length,
      evidence: people.slice(0, 8).map(({ login, at }) => ({
        text: prose`${login}: ${ours(`${new Date(at * 1_000).toISOString().slice(0, 16)}Z`)}`,
      })),
    };
  },
});

function minutes(seconds: number): string {
  const count = Math.max(1, Math.ceil(seconds / 60));
  return count === 1 ? '1 minute' : `${count} minutes`;
}

/** An account whose only key was added so many minutes after a certain instant. */
function withKeyAt(id: string, after: number): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: {
      keys: [
        {
          kind: 'ssh',
          fingerprint: `SHA256:${id.padStart(43, '0')}`,
          createdAt: EXAMPLE_NOW - 700 * DAY + after * 60,
        },
      ],
    },
  });
}
