import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleGrant, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours } from '../evidence/prose.ts';
import { span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

const YOUNG_DAYS = 90;

export const youngAccountAtGrant = defineSignal({
  id: 'young-account-at-grant',
  title: 'Account opened shortly before access was granted',
  family: 'account',
  strength: 'weak',
  redFlag: 'The account was opened for this one engagement, shortly before it began.',
  sources: [
    {
      title: 'Security Alliance: IT workers, mitigation (do not allow throw-away accounts)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/mitigating-dprk-it-workers',
    },
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'Consultants and agencies are often told to open an account for each client.',
    'People who worked with other hosts before, and newcomers to the field.',
    'The repository was public when they first took part in it, so that this needed no access.',
  ],
  whatClearsIt: [
    "The person's earlier account, confirmed by a commit or a message from it.",
    'The agency or line manager asked for a new account.',
  ],
  ordinaryRate: assumed(
    0.1,
    'When ordinary collaborators were granted access is in no public data; work accounts are common.',
  ),
  needs: ['account', 'access', 'invitations', 'activity'],
  clearNeedsAllOf: ['access', 'invitations'],
  examples: [
    {
      title: 'Invited eleven days after the account was opened',
      person: examplePerson({
        facts: {
          account: { createdAt: EXAMPLE_NOW - 14 * DAY, type: 'user' },
          access: [],
          invitations: [
            {
              id: 1,
              ...exampleGrant(),
              invitedAt: EXAMPLE_NOW - 3 * DAY,
              expired: false,
              inviter: 'example-maintainer',
              url: 'https://github.com/example-org/tool/invitations',
            },
          ],
        },
      }),
      expect: 'observed',
    },
    {
      title:
        'Was active in a private repository of the organization a month after opening the account',
      person: examplePerson({
        facts: {
          account: { createdAt: EXAMPLE_NOW - 400 * DAY, type: 'user' },
          activity: [
            {
              kind: 'pull-request',
              at: EXAMPLE_NOW - 370 * DAY,
              repository: 'example-org/tool',
              private: true,
            },
          ],
        },
      }),
      expect: 'observed',
    },
    {
      title: 'The only repository they can reach was made years after their account',
      person: examplePerson({
        facts: {
          account: { createdAt: EXAMPLE_NOW - 3_000 * DAY, type: 'user' },
          access: [exampleGrant(EXAMPLE_NOW - 500 * DAY)],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'An old repository: nothing tells when access was granted',
      person: examplePerson({
        facts: {
          account: { createdAt: EXAMPLE_NOW - 1_000 * DAY, type: 'user' },
          access: [exampleGrant(EXAMPLE_NOW - 2_000 * DAY)],
        },
      }),
      expect: 'unknown',
    },
  ],
  observe({ account }, person, { takenAt }) {
    const grant = boundsOfFirstGrant(person, takenAt);
    const young = YOUNG_DAYS * DAY;
    const threshold = `${YOUNG_DAYS} days`;
    if (grant.latest.at - account.createdAt < young) {
      const age = span(Math.max(0, grant.latest.at - account.createdAt));
      return {
        result: 'observed',
        summary: ours(
          `The account, opened on ${utcDay(account.createdAt)}, was at most ${age} old when access was first granted: ${grant.latest.because}.`,
        ),
        measurements: [
          { label: 'Age of the account at the first grant, at most', value: age, threshold },
        ],
        sample: 1,
        evidence: [{ text: ours(grant.latest.because) }],
      };
    }
    if (grant.earliest !== undefined && grant.earliest - account.createdAt >= young) {
      const days = Math.floor((grant.earliest - account.createdAt) / DAY);
      return {
        result: 'clear',
        reached: { value: days, threshold: YOUNG_DAYS, as: 'days', below: true },
        because: ours(
          `The account is older by ${span(grant.earliest - account.createdAt)} than any access it could have been given.`,
        ),
      };
    }
    return {
      result: 'unknown',
      because: ours(
        'When access was first granted cannot be seen: GitHub tells it for pending invitations, otherwise only the audit log does.',
      ),
    };
  },
});

interface GrantBounds {
  /** No access can be older than the oldest repository it reaches; `undefined` without any. */
  readonly earliest: number | undefined;
  /** Access was granted by then at the latest, and how we know. */
  readonly latest: { readonly at: number; readonly because: string };
}

function boundsOfFirstGrant(person: Collaborator, takenAt: number): GrantBounds {
  const { access, invitations, activity } = person.facts;
  const grants = access.known ? access.value : [];
  const pending = invitations.known ? invitations.value : [];
  const private_ = new Set(
    grants.filter((g) => g.repository.visibility !== 'public').map((g) => g.repository.name),
  );
  const latest = [
    { at: takenAt, because: 'access exists today' },
    ...(grants.length === 0
      ? pending.map(({ invitedAt: at }) => ({ at, because: `invited on ${utcDay(at)}` }))
      : []),
    ...(activity.known ? activity.value : [])
      .filter((event) => private_.has(event.repository))
      .map(({ at }) => ({
        at,
        because: `active in a private repository of the organization on ${utcDay(at)}`,
      })),
  ].reduce((first, bound) => (bound.at < first.at ? bound : first));
  const earliest = [
    ...grants.map((g) => g.repository.createdAt),
    ...pending.map((invitation) => invitation.invitedAt),
  ];
  return { earliest: earliest.length === 0 ? undefined : Math.min(...earliest), latest };
}
