import { copiedWithin, copiesOf, ownEvents } from '../evidence/access-events.ts';
import { heldBack } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleEvent, personWithLog } from '../evidence/example-access.ts';
import { DAY, EXAMPLE_NOW, exampleCommits } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { AccessEvent } from '../snapshot/access-log.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';

const LEAST_REPOSITORIES = 10;
const TIMES_THE_OTHERS = 5;
/** The median of fewer says nothing about what is usual. */
const LEAST_OTHERS = 3;
const NAMED = 5;
/** Whoever was at work so long before their first event in the log got access before it. */
const BEFORE_THE_LOG = 30 * DAY;

export const massCloneAfterAccess = defineSignal({
  id: 'mass-clone-after-access',
  title: 'Many repositories copied within a week of getting access',
  family: 'access',
  strength: 'moderate',
  redFlag: 'Somebody copies many private repositories soon after access was given.',
  sources: [
    {
      title: 'FBI IC3 PSA: data extortion (2025)',
      url: 'https://www.ic3.gov/PSA/2025/PSA250123',
    },
    {
      title: 'GitLab Threat Intelligence: tradecraft (private code mirrored)',
      url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
    },
  ],
  innocentExplanations: [
    'Setting up: a new machine, a workspace of many small repositories, a tool that clones all of them.',
    'The task itself: a migration, a backup, a search through all code, an upgrade everywhere.',
    'A build machine or a bot that works with a token of this account.',
    'Access to more repositories than the others have.',
  ],
  whatClearsIt: [
    'The person who gave the task says that it needed these repositories.',
    'The machine and token in the audit log are those of a known build or migration.',
  ],
  ordinaryRate: assumed(
    0.05,
    'Nobody has published how many repositories ordinary collaborators copy in their first week; five times the median of the same log is far from usual.',
  ),
  needs: ['accessLog'],
  clearNeedsAllOf: ['accessLog'],
  observedNeedsAllOf: ['commits'],
  examples: [
    {
      title: 'Fourteen repositories in the week after the grant, where others copied two',
      person: personWithLog([grant(30), ...clones(14, 29)]),
      among: [others('1002'), others('1003'), others('1004')],
      expect: 'observed',
    },
    {
      title: 'Two repositories, as others do',
      person: personWithLog([grant(30), ...clones(2, 29)]),
      among: [others('1002'), others('1003'), others('1004')],
      expect: 'clear',
    },
    {
      title: 'Many repositories, where the others copied as many',
      person: personWithLog([grant(30), ...clones(14, 29)]),
      among: ['1002', '1003', '1004'].map((id) => others(id, 9)),
      expect: 'clear',
    },
    {
      title: 'A new machine of somebody who worked here long before the log begins',
      person: longHere(clones(14, 29)),
      among: [others('1002'), others('1003'), others('1004')],
      expect: 'unknown',
    },
    {
      title: 'Many copies at the beginning of the log, where commits may not be read',
      person: unreadWork(clones(14, 29)),
      among: [others('1002'), others('1003'), others('1004')],
      expect: 'unknown',
    },
    {
      title: 'Many repositories over months',
      person: personWithLog([
        grant(100),
        ...Array.from({ length: 14 }, (_, index) => clone(index, 99 - index * 6)),
      ]),
      among: [others('1002'), others('1003'), others('1004')],
      expect: 'clear',
    },
    {
      title: 'Access was given before the Git events of the log begin',
      person: personWithLog([grant(90), ...clones(2, 3)]),
      among: [others('1002', 2, 3)],
      expect: 'unknown',
    },
    {
      title: 'Nobody else in the log copied anything',
      person: personWithLog([grant(30), ...clones(14, 29)]),
      expect: 'unknown',
    },
  ],
  observe({ accessLog }, person, { cohort }) {
    const own = ownEvents(accessLog);
    const [first] = own;
    if (first === undefined) {
      return { result: 'unknown', because: ours('The audit log holds no event of their own.') };
    }
    const copies = copiesOf(own);
    const grants = accessLog.filter(({ kind }) => kind === 'grant').map(({ at }) => at);
    const since = atWorkSince(person);
    if (grants.length === 0 && since < first.at - BEFORE_THE_LOG) {
      return {
        result: 'unknown',
        because: ours(
          `Access is older than the audit log: they were at work here by ${utcDay(since)}, and the log tells of them from ${utcDay(first.at)} on.`,
        ),
      };
    }
    const [unseen] = grants.length > 0 ? [] : gapsOf(person.facts.commits);
    if (unseen !== undefined) {
      return {
        result: 'unknown',
        because: ours(
          `The audit log tells of no grant, so access may be older than the log; whether they were at work here before cannot be told. ${unseen.detail}`,
        ),
        prevented: true,
      };
    }
    const starts = [...grants, ...(since < first.at - BEFORE_THE_LOG ? [] : [first.at])].sort(
      (a, b) => a - b,
    );
    const busiest = starts
      .map((at) => ({ at, copied: copiedWithin(copies, at) }))
      .reduce((most, one) => (one.copied.size > most.copied.size ? one : most));
    const count = busiest.copied.size;
    // What is usual is asked only where it matters: it takes a look at everybody.
    const peers = count >= LEAST_REPOSITORIES ? cohort.copiedByOthers(person) : [];
    const usual = median(peers);
    const isMuch =
      count >= LEAST_REPOSITORIES &&
      peers.length >= LEAST_OTHERS &&
      count >= TIMES_THE_OTHERS * usual;
    const unanswered = cohort.unanswered(['accessLog'], person);
    // They may have copied any number.
    const atMost = median([...peers, ...Array(unanswered).fill(Number.POSITIVE_INFINITY)]);
    if (isMuch && count < TIMES_THE_OTHERS * atMost) {
      return heldBack(unanswered, 'others may have copied as many repositories');
    }
    if (isMuch) {
      const names = [...busiest.copied].sort().slice(0, NAMED);
      return {
        result: 'observed',
        summary: prose`In the seven days from ${ours(utcDay(busiest.at))}, ${first.at === busiest.at ? ours('the first in the audit log') : ours('when access was given')}, this account copied ${ours(counted(count, 'repository', 'repositories'))}; half of the ${peers.length} others who copied any took ${usual} or fewer in their busiest week.`,
        measurements: [
          {
            label: 'Repositories copied within seven days',
            value: String(count),
            threshold: `${LEAST_REPOSITORIES}, and ${TIMES_THE_OTHERS} times the others`,
          },
          { label: 'Median of the others in their busiest week', value: String(usual) },
          {
            label: 'Others who copied any',
            value: String(peers.length),
            threshold: String(LEAST_OTHERS),
          },
        ],
        sample: copies.length,
        evidence: [
          {
            text: prose`${listed(names.map((name) => prose`${name}`))}${ours(count > names.length ? ` and ${count - names.length} more` : '')}`,
          },
        ],
      };
    }
    const prevented = unanswered > 0 ? ({ prevented: true } as const) : {};
    // A day, since a log may begin within the first day of access.
    const start = starts[0] ?? first.at;
    if (cohort.gitLoggedSince > start + DAY) {
      const since = Number.isFinite(cohort.gitLoggedSince)
        ? `The Git events of the audit log begin on ${utcDay(cohort.gitLoggedSince)}, after access was given or first used on ${utcDay(start)}; GitHub keeps them for seven days.`
        : 'The audit log holds no Git events; they are exported separately, and kept for seven days.';
      return { result: 'unknown', because: ours(since), ...prevented };
    }
    if (count >= LEAST_REPOSITORIES && peers.length < LEAST_OTHERS) {
      return {
        result: 'unknown',
        ...prevented,
        because: ours(
          `This account copied ${count} repositories within a week; fewer than ${LEAST_OTHERS} others in the log copied any, so that nobody can say what is usual.`,
        ),
      };
    }
    return {
      result: 'clear',
      reached: { value: count, threshold: LEAST_REPOSITORIES },
      because: ours(
        `${count === 0 ? 'No repository was' : `At most ${counted(count, 'repository was', 'repositories were')}`} copied within seven days of getting access or of the first event in the audit log.`,
      ),
    };
  },
});

/** The first sign of work in repositories of the organization, unix seconds; infinite without any. */
function atWorkSince({ facts: { commits, activity } }: Collaborator): number {
  const names = new Set(commits.known ? commits.value.map(({ repository }) => repository) : []);
  return [
    ...(commits.known ? commits.value.map(({ committer }) => committer.at) : []),
    ...(activity.known ? activity.value : [])
      .filter(({ repository }) => names.has(repository))
      .map(({ at }) => at),
  ].reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
}

function gapsOf(fact: Fact<unknown>): readonly Gap[] {
  return fact.known ? fact.gaps : [fact.because];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
}

function grant(daysAgo: number): AccessEvent {
  return exampleEvent({
    kind: 'grant',
    action: 'repo.add_member',
    at: EXAMPLE_NOW - daysAgo * DAY,
    actor: 'owner-of-example',
    own: false,
    permission: 'write',
  });
}

function clone(index: number, daysAgo: number): AccessEvent {
  return exampleEvent({
    kind: 'clone',
    action: 'git.clone',
    repository: `example-org/part-${index}`,
    at: EXAMPLE_NOW - daysAgo * DAY + index * 600,
  });
}

function longHere(events: readonly AccessEvent[]): Collaborator {
  const person = personWithLog(events);
  const commits = known(exampleCommits({ count: 60, clock: 0 }));
  return { ...person, facts: { ...person.facts, commits } };
}

function unreadWork(events: readonly AccessEvent[]): Collaborator {
  const person = personWithLog(events);
  const detail = 'The token may not read commits of private repositories.';
  return {
    ...person,
    facts: { ...person.facts, commits: unknown({ reason: 'forbidden', detail }) },
  };
}

function clones(count: number, daysAgo: number): readonly AccessEvent[] {
  return Array.from({ length: count }, (_, index) => clone(index, daysAgo));
}

function others(id: string, count = 2, daysAgo = 120) {
  return personWithLog([...clones(count, daysAgo)], { id, login: `person-${id}` });
}
