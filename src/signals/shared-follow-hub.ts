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
import { examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { factsBehind, tracesOf } from '../evidence/traces.ts';
import { counted, percent } from '../evidence/wording.ts';
import type { Followed } from '../snapshot/collaboration.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** Small accounts in common with one and the same other person. */
const HUBS = 3;
const OTHERS = 2;
/** An account that more of the audited follow is known to everybody there. */
const CELEBRITY_SHARE = 0.2;
const CELEBRITY_HOLDERS = 8;

export const sharedFollowHub = defineSignal({
  id: 'shared-follow-hub',
  title: 'Follows the same little-known accounts as other audited people',
  family: 'network',
  strength: 'weak',
  redFlag: 'Accounts follow each other around few hubs.',
  sources: [
    {
      title: 'Ketman: guide to identifying accounts (hubs)',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
    {
      title: 'Security Alliance: IT workers, tactics (8, followers)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'People of one company, course, town or hobby follow each other.',
    'Follow-back customs among beginners.',
  ],
  whatClearsIt: [
    'What the accounts have in common, such as a school or a project.',
    'They say who those people are.',
  ],
  ordinaryRate: assumed(
    0.15,
    'How often ordinary collaborators of one organization follow the same small accounts is in no data; groups of friends do.',
  ),
  needs: ['following'],
  clearNeedsAllOf: ['following'],
  examples: [
    {
      title: 'Three accounts that follow the same four, one of which follows back',
      person: following('1001', ['61', '62', '63', '64'], '61'),
      among: [following('1002', ['61', '62', '63', '64']), following('1003', ['61', '62', '63'])],
      expect: 'observed',
    },
    {
      title: 'Colleagues of one company',
      person: following('1001', ['61', '62', '63', '64'], '61', 'Harborworks'),
      among: [
        following('1002', ['61', '62', '63', '64'], undefined, '@harborworks'),
        following('1003', ['61', '62', '63'], undefined, 'harborworks'),
      ],
      expect: 'clear',
    },
    {
      title: 'Two friends in common',
      person: following('1001', ['61', '62', '65', '66'], '61'),
      among: [following('1002', ['61', '62']), following('1003', ['61', '62'])],
      expect: 'clear',
    },
    {
      title: 'Follows nobody little known',
      person: following('1001', []),
      among: [following('1002', ['61', '62', '63'])],
      expect: 'unknown',
    },
  ],
  observe({ following: followed }, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const facts = factsBehind('follow-hub');
    const most = Math.max(CELEBRITY_HOLDERS, CELEBRITY_SHARE * cohort.size);
    const hubs = tracesOf('follow-hub', person).filter(
      (hub) => cohort.holders('follow-hub', hub) <= most,
    );
    if (hubs.length === 0) {
      return {
        result: 'unknown',
        because: ours('The account follows nobody who is little known.'),
      };
    }
    const common = new Map<string, { hubs: string[]; login: string }>();
    for (const hub of hubs) {
      for (const { id, login } of cohort.sharing('follow-hub', hub, person)) {
        const one = common.get(id) ?? { hubs: [], login };
        common.set(id, one);
        one.hubs.push(hub);
      }
    }
    const many = [...common]
      .filter(([, one]) => one.hubs.length >= HUBS)
      .map(([id, { login, hubs: theirs }]) => ({ id, login, hubs: theirs }));
    const colleagues = colleaguesAmong(many, person, cohort);
    const others = many.filter(({ id }) => !colleagues.has(id));
    const shared = [...new Set(others.flatMap((one) => one.hubs))];
    const back = followed.filter(({ id }) => shared.includes(id)).map(({ mutual }) => mutual);
    const mutual = back.includes(true);
    if (others.length >= OTHERS && !mutual && back.includes(null)) {
      return {
        result: 'unknown',
        because: ours(
          'Little-known accounts that this one follows are followed by others as well; whether any follows back was not seen.',
        ),
      };
    }
    if (others.length < OTHERS || !mutual) {
      const said = `Little-known accounts that this one follows are not followed by ${OTHERS} others as well, colleagues aside`;
      return clearAmong(cohort, 'follow-hub', said, 'whom they follow');
    }
    const unread = employersUnread(others, person, cohort);
    if (unread !== undefined) return unread;
    const mayBeWellKnown = (hub: string) => {
      const holders = cohort.holders('follow-hub', hub);
      return mayBeMoreThan(most, { facts, person, holders }, cohort);
    };
    if (shared.some(mayBeWellKnown)) {
      return heldBack(
        cohort.unanswered(facts, person),
        'so many may follow the same accounts that they are well known',
      );
    }
    const names = followed.filter(({ id }) => shared.includes(id)).map(({ login }) => login);
    return {
      result: 'observed',
      summary: prose`This account follows ${ours(counted(shared.length, 'little-known account'))} that ${loginsOf(others)} follow too: ${listed(names.slice(0, 6).map((name) => prose`${name}`))}.`,
      others: others.map(({ id, login }) => ({ id, login })),
      measurements: [
        {
          label: 'Little-known accounts in common',
          value: String(shared.length),
          threshold: String(HUBS),
        },
        {
          label: 'Audited accounts that follow them',
          value: String(others.length),
          threshold: `${OTHERS}, and not ${percent(CELEBRITY_SHARE)} of all`,
        },
      ],
      sample: hubs.length,
      evidence: [],
    };
  },
});

function following(
  id: string,
  hubs: readonly string[],
  mutual?: string,
  company: string | null = null,
): Collaborator {
  const list = hubs.map(
    (hub): Followed => ({
      id: hub,
      login: `neighbour-${hub}`,
      followers: 40,
      mutual: hub === mutual,
    }),
  );
  return examplePerson({
    id,
    login: `person-${id}`,
    profile: { company },
    facts: { following: list },
  });
}
