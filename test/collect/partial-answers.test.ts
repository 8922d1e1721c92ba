import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { DEFAULT_THRESHOLDS, type Priority } from '../../src/assess/priority.ts';
import { cohortBuilder } from '../../src/evidence/cohort.ts';
import { AccessError } from '../../src/github/failure.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { nullablePlaces, type Path } from '../github/graphql/nullable.ts';
import { organization } from '../github/world/organization.ts';
import { contextOf } from '../signals/context.ts';
import { type Read, type Recorded, type Replayed, replayed } from './replayed.ts';

const year = { from: '2025-11-10', until: '2026-10-30' };
const CODE = 'export function tide(level: number): number { return level * 3; }\n'.repeat(10);
const README =
  'Counts the boats that pass the lock of the old harbour, by day and by tide, from what its keepers write down each evening; made for the museum.';

/** Three people of whom as many signals as possible are observed, and as many clear for a reason that takes reading. */
const WORLD = organization('quiet-harbor', (world) => {
  world.repository('ledger', {
    visibility: 'private',
    createdAt: '2021-01-01',
    files: { 'tide.ts': CODE, 'src/lock.ts': CODE.repeat(2), 'src/sluice.ts': CODE.repeat(3) },
  });
  world.repository('site', { visibility: 'public', createdAt: '2020-01-01' });
  world.member('tova-lund', (person) => person.joined('2014-01-01'), 'admin');
  world.bystander('quiet-hub', (person) => person.joined('2014-01-01').follows('everett-lane'));
  world.collaborator('everett-lane', (person) =>
    person
      .named('Everett Lane')
      .claims('Denver, Colorado')
      .joined('2025-10-18')
      .worksFrom('America/Denver')
      .machine('Asia/Almaty')
      .browsesFrom('America/Denver')
      .at('Harborworks')
      .website('https://lane.example.org')
      .commitsAs({ email: 'desk@example.net', share: 2 })
      .commitsAs({ name: 'Nikolas Brandt', email: 'desk@example.net', share: 1 })
      .commits({ to: 'quiet-harbor/ledger', count: 130, ...year, squashed: 0.2 })
      .commits({ to: 'quiet-harbor/site', count: 20, ...year })
      .opensPullRequests({ in: 'quiet-harbor/ledger', count: 3, ...year, merged: 0.5 })
      .forcePushes({
        in: 'quiet-harbor/ledger',
        before: { name: 'Stellan Roos', email: 'roos@example.com' },
        after: { name: 'Everett Lane', email: 'desk@example.net' },
      })
      .reviews({ in: 'quiet-harbor/site', count: 4, ...year })
      .comments({ in: 'quiet-harbor/site', count: 4, ...year })
      .opensIssues({ in: 'quiet-harbor/site', count: 2, ...year })
      .owns('boats', {
        createdAt: '2025-11-01',
        importedFrom: '2014-03-01',
        commits: 30,
        readme: README,
        files: { 'tide.ts': CODE, 'src/lock.ts': CODE.repeat(2), 'src/sluice.ts': CODE.repeat(3) },
      })
      .follows('quiet-hub')
      .sshKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISharedDeskSharedDeskSharedDesk', {
        createdAt: '2025-10-19',
      })
      .grant('ledger', 'ADMIN')
      .grant('site', 'WRITE'),
  );
  world.collaborator('nils-ferrar', (person) =>
    person
      .named('Nils Ferrar')
      .claims('Oslo')
      .joined('2016-06-18')
      .worksFrom('Europe/Oslo')
      .at('Harborworks')
      .website('https://lane.example.org')
      .commits({ to: 'quiet-harbor/ledger', count: 60, ...year })
      .comments({ in: 'someone-else/tool', count: 3, ...year })
      .opensPullRequests({ in: 'someone-else/tool', count: 2, ...year, merged: 1 })
      .owns('boats', { createdAt: '2020-02-01', commits: 12, readme: README })
      .signingKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAISharedDeskSharedDeskSharedDesk', {
        title: 'laptop',
        createdAt: '2024-01-01',
      })
      .gpgKey('mQENBGNils', { emails: [{ email: 'nils@example.org', verified: true }] })
      .contributed({ 2020: 100, 2021: 120, 2022: 90 })
      .grant('ledger', 'WRITE')
      .invited('site', { by: 'tova-lund', at: '2026-10-30T09:00:00Z' }),
  );
});

/** What GitHub says of a place that holds nothing; at times it says nothing. */
const ERRORS = [
  { type: 'FORBIDDEN', message: 'Resource not accessible by integration' },
  { message: 'Internal error' },
  undefined,
];
const REFUSALS = [403, 404, 410, 422, 451];
const URGENCY: Readonly<Record<Priority, number>> = {
  none: 0,
  'insufficient-data': 0,
  routine: 1,
  soon: 2,
};

interface Missing {
  readonly what: string;
  readonly key: string;
  readonly instead: Partial<Recorded>;
}

describe('a part of an answer that is missing', () => {
  let github: Replayed;
  let whole: ReadonlyMap<string, Assessment>;
  beforeAll(async () => {
    github = await replayed(WORLD);
    whole = judge(await github.read());
  });
  afterAll(() => github.close());

  it('is looked for in a world where all the rest is there', () => {
    const results = [...whole.values()].map(resultsOf);
    for (const result of ['observed', 'clear']) {
      const signals = results.flatMap((one) => [...one].filter(([, is]) => is === result));
      expect(new Set(signals.map(([signal]) => signal)).size).toBeGreaterThan(5);
    }
  });

  it('of the organization clears nobody and raises nobody', async () => {
    const [organizations] = requestsOf(github);
    const missing = organizations.flatMap(missingOf);
    expect(missing.length).toBeGreaterThan(20);
    expect(await wrongWithout(missing.map((one) => [one]))).toEqual([]);
  });

  it('of a person clears nobody and raises nobody', async () => {
    const [, peoples] = requestsOf(github);
    const lists = peoples.map(missingOf);
    // One of each request at a time, in changing company: most of them have nothing to do with each other.
    const rounds = Array.from({ length: Math.max(...lists.map(({ length }) => length)) });
    const together = rounds.map((_, round) =>
      lists.flatMap((list, index) => list[(round + index) % list.length] ?? []),
    );
    expect(together.length).toBeGreaterThan(10);
    expect(await wrongWithout(together)).toEqual([]);
  });

  /** What is said that was not said when everything was there, each time something else is missing. */
  async function wrongWithout(each: readonly (readonly Missing[])[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const missing of each) {
      try {
        const read = await github.read(
          ({ key }) => missing.find((one) => one.key === key)?.instead,
        );
        const lines = differences(whole, judge(read));
        if (lines.length === 0) continue;
        if (missing.length === 1) wrong.push(`${missing[0]?.what}: ${lines.join(', ')}`);
        else wrong.push(...(await wrongWithout(missing.map((one) => [one]))));
      } catch (error) {
        // Without the list of people nobody is audited, which is said in a sentence.
        expect(error, missing.map(({ what }) => what).join()).toBeInstanceOf(AccessError);
      }
    }
    return wrong;
  }
});

/** Requests that are made once, and those that are made for each person. */
function requestsOf({ recorded }: Replayed): readonly [readonly Recorded[], readonly Recorded[]] {
  const all = [...recorded.values()];
  const first = all.findIndex(({ name }) => name.startsWith('GET /user/'));
  return [all.slice(0, first), all.slice(first)];
}

/** For each request a refusal and, of each kind of place in its answer, one that holds nothing; the reasons take turns. */
function missingOf({ key, name, query, status, body }: Recorded, turn: number): readonly Missing[] {
  if (status !== 200) return [];
  const refusal = REFUSALS[turn % REFUSALS.length] ?? 403;
  const refused = {
    what: `${name}: ${refusal}`,
    key,
    instead: { status: refusal, body: '{"message":"No."}' },
  };
  if (query === undefined) return [refused];
  const { data } = JSON.parse(body);
  const places = new Map(nullablePlaces(query, data).map((path) => [kindOf(path), path]));
  const parts = [...places].map(([kind, path], index) => {
    const error = ERRORS[(turn + index) % ERRORS.length];
    const errors = error === undefined ? {} : { errors: [{ ...error, path }] };
    return {
      what: `${name}: ${kind} ${error?.message ?? 'in silence'}`,
      key,
      instead: { body: JSON.stringify({ data: without(data, path), ...errors }) },
    };
  });
  return [refused, ...parts];
}

function kindOf(path: Path): string {
  return path.map((step) => String(step).replace(/\d+$/, '*')).join('.');
}

function without(data: unknown, path: Path): unknown {
  const copy: unknown = structuredClone(data);
  const last = path.length - 1;
  const holder = path
    .slice(0, last)
    .reduce<object>((at, step) => Reflect.get(at, step), Object(copy));
  Reflect.set(holder, path[last] ?? '', null);
  return copy;
}

function judge({ people }: Read): ReadonlyMap<string, Assessment> {
  const cohort = cohortBuilder();
  for (const person of people) cohort.add(person);
  const together = cohort.build();
  return new Map(
    people.map((person) => {
      const context = { ...contextOf({ person }), cohort: together };
      return [person.id, assess(person, CATALOGUE, context, DEFAULT_THRESHOLDS)];
    }),
  );
}

/** What is said of anybody that was not said when everything was there, but for less being known. */
function differences(
  before: ReadonlyMap<string, Assessment>,
  after: ReadonlyMap<string, Assessment>,
): readonly string[] {
  return [...before].flatMap(([id, was]) => {
    const is = after.get(id);
    if (is === undefined) return [];
    const results = resultsOf(was);
    const changed = [...resultsOf(is)].flatMap(([signal, result]) =>
      result === 'unknown' || results.get(signal) === result
        ? []
        : [`${was.login} ${signal} ${results.get(signal)} -> ${result}`],
    );
    const raised = URGENCY[is.priority] > URGENCY[was.priority];
    return raised ? [...changed, `${was.login} ${was.priority} -> ${is.priority}`] : changed;
  });
}

function resultsOf(assessment: Assessment): ReadonlyMap<string, string> {
  return new Map([
    ...assessment.observations.map(({ signal }) => [signal.id, 'observed'] as const),
    ...assessment.clear.map(({ signal }) => [signal.id, 'clear'] as const),
    ...assessment.unknown.map(({ signal }) => [signal.id, 'unknown'] as const),
  ]);
}
