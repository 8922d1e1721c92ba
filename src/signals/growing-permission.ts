import { defineSignal } from '../evidence/define-signal.ts';
import { exampleEvent, personWithLog } from '../evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { AccessEvent } from '../snapshot/access-log.ts';
import { PERMISSIONS } from '../snapshot/facts.ts';

const SOON = 90 * DAY;
const LEAST_RAISES = 2;
const RANKS = new Map<string, number>(PERMISSIONS.map((name, rank) => [name, rank]));
const HIGH = RANKS.get('maintain') ?? 0;
const HIGHEST = RANKS.get('admin') ?? 0;
const SHOWN = 5;

export const growingPermission = defineSignal({
  id: 'growing-permission',
  title: 'Permission raised to maintain or admin repeatedly, soon after the first grant',
  family: 'access',
  strength: 'weak',
  redFlag: 'Somebody new asks one person after the other for more rights, or takes them.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (what happens after being hired)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Security Alliance: IT workers, mitigation (least privilege)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/mitigating-dprk-it-workers',
    },
  ],
  innocentExplanations: [
    'Trust that grows with the work: a maintainer is made of many a contributor within weeks.',
    'A task that needs it: releases, settings, branch protection, a repository they set up.',
    'Several teams, each of which gives rights in its own repositories.',
  ],
  whatClearsIt: [
    'Those who raised it name the task; where the task is over, the permission goes back.',
    'Where the person raised it themselves: whoever gave them the right to do so meant it.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How often ordinary collaborators get more rights within three months is in no public data; small teams do it without much ado.',
  ),
  needs: ['accessLog'],
  clearNeedsAllOf: ['accessLog'],
  examples: [
    {
      title: 'Two people make them maintainer and admin within six weeks',
      person: personWithLog([
        grant(100, 'write'),
        raise(80, 'maintain', 'ada-of-example'),
        raise(60, 'admin', 'bo-of-example'),
      ]),
      expect: 'observed',
    },
    {
      title: 'A maintainer who makes themselves admin',
      person: personWithLog([
        grant(100, 'write'),
        raise(80, 'maintain', 'ada-of-example'),
        raise(79, 'admin', 'example-person'),
      ]),
      expect: 'observed',
    },
    {
      title: 'One person answers for both steps',
      person: personWithLog([
        grant(100, 'write'),
        raise(80, 'maintain', 'ada-of-example'),
        raise(60, 'admin', 'ada-of-example'),
      ]),
      expect: 'clear',
    },
    {
      title: 'Raised once, and again a year later',
      person: personWithLog([
        grant(500, 'write'),
        raise(480, 'maintain', 'ada-of-example'),
        raise(100, 'admin', 'bo-of-example'),
      ]),
      expect: 'clear',
    },
    {
      title: 'The log begins after the first grant',
      person: personWithLog([raise(60, 'admin', 'bo-of-example')]),
      expect: 'unknown',
    },
  ],
  observe({ accessLog }) {
    const changes = accessLog
      .filter(
        ({ kind, permission }) =>
          kind === 'role-change' || (kind === 'grant' && permission !== null),
      )
      .sort((a, b) => a.at - b.at);
    const first = changes.find(({ kind }) => kind === 'grant');
    if (first === undefined) {
      return {
        result: 'unknown',
        because: ours('The audit log does not show when they were first given access.'),
      };
    }
    const soon = changes.filter(({ at }) => at >= first.at && at <= first.at + SOON);
    const raises = raisesIn(soon);
    const own = raises.filter((event) => event.own);
    const actors = [...new Set(raises.flatMap(({ actor }) => actor?.toLowerCase() ?? []))];
    if (raises.length >= LEAST_RAISES && (own.length > 0 || actors.length > 1)) {
      return {
        result: 'observed',
        summary: prose`Within 90 days of the first grant (${ours(utcDay(first.at))}) the permission was raised to maintain or admin ${ours(counted(raises.length, 'time'))}, by ${listed(actors.slice(0, SHOWN).map((actor) => prose`${actor}`))}${own.length > 0 ? ours(`; ${own.length === raises.length ? 'each time' : counted(own.length, 'time')} by the person themselves`) : []}.`,
        measurements: [
          {
            label: 'Raises to maintain or admin within 90 days',
            value: String(raises.length),
            threshold: String(LEAST_RAISES),
          },
          { label: 'Raised by the person themselves', value: String(own.length) },
          { label: 'People who raised it', value: String(actors.length) },
        ],
        sample: soon.length,
        evidence: raises
          .slice(0, SHOWN)
          .map(({ at, repository, permission, actor, own: self }) => ({
            text: prose`${ours(utcDay(at))}: ${permission ?? ''} in ${repository ?? ''}, by ${actor ?? ''}${ours(self ? ', the person themselves' : '')}`,
          })),
      };
    }
    const custom = soon.filter(({ permission }) => rankOf(permission) === undefined).length;
    if (custom > 0) {
      return {
        result: 'unknown',
        because: ours(
          `${counted(custom, 'change')} went to a custom role or to one the audit log does not name.`,
        ),
      };
    }
    return {
      result: 'clear',
      reached: { value: raises.length, threshold: LEAST_RAISES },
      because: ours(
        `Since the first grant in the audit log (${utcDay(first.at)}) the permission was raised to maintain or admin ${raises.length === 0 ? 'at no time' : counted(raises.length, 'time')} within 90 days${raises.length >= LEAST_RAISES ? ', by one person who answers for it' : ''}.`,
      ),
    };
  },
});

/** Changes after which the permission in a repository is at least maintain, and was lower before. */
function raisesIn(changes: readonly AccessEvent[]): readonly AccessEvent[] {
  const ranks = new Map<string, number>();
  return changes.filter(({ kind, repository, permission }) => {
    const rank = rankOf(permission);
    if (rank === undefined || repository === null) return false;
    const before = ranks.get(repository);
    ranks.set(repository, rank);
    // What it was before is not known of each: only to the highest can it have gone nowhere but up.
    return (
      kind === 'role-change' &&
      rank >= HIGH &&
      (before === undefined ? rank === HIGHEST : rank > before)
    );
  });
}

function rankOf(permission: string | null): number | undefined {
  return permission === null ? undefined : RANKS.get(permission);
}

function grant(daysAgo: number, permission: string): AccessEvent {
  return exampleEvent({
    kind: 'grant',
    action: 'repo.add_member',
    at: EXAMPLE_NOW - daysAgo * DAY,
    actor: 'ada-of-example',
    own: false,
    permission,
  });
}

function raise(daysAgo: number, permission: string, actor: string): AccessEvent {
  return exampleEvent({
    kind: 'role-change',
    action: 'repo.update_member',
    at: EXAMPLE_NOW - daysAgo * DAY,
    actor,
    own: actor === 'example-person',
    permission,
  });
}
