import { heldBack, loginsOf, nobodyToCompare } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { hadAccessWhenYoung } from '../evidence/first-weeks.ts';
import { crowdAround, crowdNeeded, isEvent } from '../evidence/moments.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** Accounts are opened more on workdays and at the beginning of terms and jobs than on average. */
const CLUMPING = 2;
const TOLERATED_UNREAD = 0.1;

const OPENED = EXAMPLE_NOW - 1_500 * DAY;

export const accountsCreatedTogether = defineSignal({
  id: 'accounts-created-together',
  title: 'Several audited accounts opened within one day',
  family: 'network',
  strength: 'weak',
  redFlag: 'Several accounts were created in one short window, as if one hand had opened them.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (accounts created on the same day)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'Colleagues of one agency or team who were told to open an account on their first day.',
    'Students of one course, members of one workshop or hackathon.',
    'Chance, which is left out as far as the size of the audit and the spread of its accounts tell.',
  ],
  whatClearsIt: [
    'The agency, course or team names the day and who took part.',
    'The accounts have histories of their own from before the engagement.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How often colleagues open accounts together is in no public data; what the size and spread of the audit explain by chance is left out.',
  ),
  needs: ['account'],
  clearNeedsAllOf: [],
  examples: [
    {
      title: 'Three accounts opened within one afternoon, years ago',
      person: openedAt('1001', 0),
      among: [openedAt('1002', 3), openedAt('1003', 5), openedAt('1004', 4_000)],
      expect: 'observed',
    },
    {
      title: 'Two accounts of one day',
      person: openedAt('1001', 0),
      among: [openedAt('1002', 3), openedAt('1003', 4_000), openedAt('1004', -9_000)],
      expect: 'clear',
    },
    {
      title: 'Three accounts of one day in an audit of hundreds opened in the same years',
      person: openedAt('1001', 0),
      among: [
        openedAt('1002', 3),
        openedAt('1003', 5),
        ...Array.from({ length: 400 }, (_, index) =>
          openedAt(String(2_000 + index), (index - 200) * 40 + 30),
        ),
      ],
      expect: 'clear',
    },
    {
      title: 'A crowd far too large for chance, even in such an audit',
      person: openedAt('1001', 0),
      among: [
        ...Array.from({ length: 15 }, (_, index) => openedAt(String(1_100 + index), index)),
        ...Array.from({ length: 400 }, (_, index) =>
          openedAt(String(2_000 + index), (index - 200) * 40 + 30),
        ),
      ],
      expect: 'observed',
    },
    {
      title: 'Accounts opened for this engagement weeks ago: `young-account-at-grant` tells it',
      person: openedAt('1001', 0, EXAMPLE_NOW - 20 * DAY),
      among: [
        openedAt('1002', 3, EXAMPLE_NOW - 20 * DAY),
        openedAt('1003', 5, EXAMPLE_NOW - 20 * DAY),
      ],
      expect: 'unknown',
    },
    { title: 'Nobody else is audited', person: openedAt('1001', 0), expect: 'unknown' },
  ],
  observe({ account }, person, { cohort, takenAt }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const timeline = cohort.timeline('account-opened');
    const at = account.createdAt;
    const crowd = crowdAround(timeline, at, DAY);
    const unanswered = cohort.unanswered(['account'], person);
    const needed = crowdNeeded(timeline, at, DAY, { clumping: CLUMPING, takenAt });
    const others = crowd.people.filter(({ id }) => id !== person.id);
    if (crowd.people.length < needed) {
      const unread = cohort.size - timeline.count;
      const said = `The account was opened on ${utcDay(at)} within one day of ${others.length === 0 ? 'none' : others.length} of ${timeline.count - 1} others; in an audit of this size ${needed - 1} would be more than chance`;
      return unread > TOLERATED_UNREAD * (cohort.size - 1)
        ? {
            result: 'unknown',
            prevented: true,
            because: ours(`${said}, but of ${unread} others the date could not be read.`),
          }
        : { result: 'clear', because: ours(`${said}.`) };
    }
    if (isEvent(crowd)) {
      return {
        result: 'unknown',
        because: ours(
          'So many accounts were opened within one day that it was an event, such as a course or an import, and says nothing of any of them.',
        ),
      };
    }
    if (hadAccessWhenYoung(person, takenAt)) {
      return {
        result: 'unknown',
        because: ours(
          'Other accounts were opened on the same day, but this one was young when it was given access: the observation of its age covers it, and it is not counted twice.',
        ),
      };
    }
    const surelyNeeded = crowdNeeded(timeline, at, DAY, {
      clumping: CLUMPING,
      takenAt,
      unread: unanswered,
    });
    if (crowd.people.length < surelyNeeded || isEvent(crowd, unanswered)) {
      return heldBack(
        unanswered,
        'accounts of one day may be more common here than it seems, or the day an event',
      );
    }
    return {
      result: 'observed',
      summary: prose`This account and ${loginsOf(others)} were opened within one day, on ${ours(utcDay(crowd.from))}.`,
      others,
      measurements: [
        {
          label: 'Audited accounts opened within 24 hours',
          value: String(crowd.people.length),
          threshold: String(needed),
        },
        { label: 'Accounts compared', value: String(timeline.count) },
      ],
      sample: timeline.count,
      evidence: crowd.people.slice(0, 8).map(({ login, at: opened }) => ({
        text: prose`${login}: ${ours(`${new Date(opened * 1_000).toISOString().slice(0, 16)}Z`)}`,
      })),
    };
  },
});

/** An account opened so many hours after a certain instant. */
function openedAt(id: string, hours: number, from = OPENED): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: { account: { createdAt: from + hours * 3_600, type: 'user' } },
  });
}
