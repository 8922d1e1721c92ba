import { heldBack, loginsOf, nobodyToCompare } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleGrant, examplePerson } from '../evidence/example-person.ts';
import { crowdAround, isEvent } from '../evidence/moments.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

const PEOPLE = 3;

export const sameInviterSameWindow = defineSignal({
  id: 'same-inviter-same-window',
  title: 'Invited together with others by one person within a day',
  family: 'network',
  strength: 'weak',
  redFlag:
    'People who misrepresent themselves bring others in; several were added in one short window.',
  sources: [
    {
      title: 'Security Alliance: IT workers, mitigation (3, in most cases there is more than one)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/mitigating-dprk-it-workers',
    },
    {
      title: 'Security Alliance: IT workers, tactics (7, referrals)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'The ordinary start of a project, an agency or a course: whoever administers the repository invites everybody at once.',
    'An administrator who renews invitations that expired.',
  ],
  whatClearsIt: [
    'The inviting person says who asked for each invitation, and for what.',
    'A ticket or a contract names the people who were to be invited.',
  ],
  ordinaryRate: assumed(
    0.3,
    'Inviting several people at once is how most projects begin; it says who came together, and little else.',
  ),
  needs: ['invitations'],
  clearNeedsAllOf: ['invitations'],
  examples: [
    {
      title: 'Three people invited by one maintainer within an hour',
      person: invited('1001', [['example-maintainer', 0]]),
      among: [
        invited('1002', [['example-maintainer', 20]]),
        invited('1003', [['Example-Maintainer', 50]]),
      ],
      expect: 'observed',
    },
    {
      title: 'One person invited to three repositories, and nobody else',
      person: invited('1001', [
        ['example-maintainer', 0],
        ['example-maintainer', 1],
        ['example-maintainer', 2],
      ]),
      among: [invited('1002', [['example-maintainer', 9_000]])],
      expect: 'clear',
    },
    {
      title: 'Three people invited on one day by three maintainers',
      person: invited('1001', [['example-maintainer', 0]]),
      among: [
        invited('1002', [['another-maintainer', 20]]),
        invited('1003', [['third-maintainer', 50]]),
      ],
      expect: 'clear',
    },
    {
      title: 'No invitation is pending, so nothing tells who invited',
      person: invited('1001', []),
      among: [
        invited('1002', [['example-maintainer', 20]]),
        invited('1003', [['example-maintainer', 50]]),
      ],
      expect: 'unknown',
    },
  ],
  observe({ invitations }, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const own = invitations.flatMap(({ inviter, invitedAt, url }) =>
      inviter === null ? [] : [{ inviter, invitedAt, url }],
    );
    if (own.length === 0) {
      return {
        result: 'unknown',
        because: ours(
          'GitHub tells who invited somebody only while the invitation is pending, and here none is.',
        ),
      };
    }
    const crowds = own.map((invitation) => ({
      ...invitation,
      ...crowdAround(
        cohort.timeline('invited', invitation.inviter.toLowerCase()),
        invitation.invitedAt,
        DAY,
      ),
    }));
    const most = crowds.sort((a, b) => b.people.length - a.people.length)[0];
    if (most === undefined || most.people.length < PEOPLE) {
      if (own.length < invitations.length) {
        return {
          result: 'unknown',
          because: ours('GitHub no longer knows the account behind one of the invitations.'),
        };
      }
      return {
        result: 'clear',
        because: ours(
          `Nobody who invited this account invited ${PEOPLE - 1} other people within a day of it whose invitations are pending.`,
        ),
      };
    }
    if (isEvent(most)) {
      return {
        result: 'unknown',
        because: ours(
          'So many people were invited within one day that it was an event, such as a course or a move of a project, and says nothing of any of them.',
        ),
      };
    }
    const unanswered = cohort.unanswered(['invitations'], person);
    if (isEvent(most, unanswered)) {
      return heldBack(unanswered, 'as many may have been invited on that day as at an event');
    }
    const others = most.people.filter(({ id }) => id !== person.id);
    return {
      result: 'observed',
      summary: prose`${most.inviter} invited this account and ${loginsOf(others)} within one day, on ${ours(utcDay(most.from))}.`,
      others,
      measurements: [
        {
          label: 'People one person invited within 24 hours',
          value: String(most.people.length),
          threshold: String(PEOPLE),
        },
      ],
      sample: own.length,
      evidence: [
        {
          text: ours(
            `${counted(own.length, 'pending invitation')} of this account, the one compared of ${utcDay(most.invitedAt)}`,
          ),
          url: most.url,
        },
      ],
    };
  },
});

/** Somebody with pending invitations: by whom, and how many minutes after a certain instant. */
function invited(id: string, by: readonly (readonly [string, number])[]): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: {
      invitations: by.map(([inviter, minutes], index) => ({
        id: index + 1,
        ...exampleGrant(),
        invitedAt: EXAMPLE_NOW - 5 * DAY + minutes * 60,
        expired: false,
        inviter,
        url: 'https://github.com/example-org/tool/invitations',
      })),
    },
  });
}
