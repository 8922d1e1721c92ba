import { parseArgs } from 'node:util';
import { evaluate } from '../../src/assess/assess.ts';
import { loadPlaceResolver } from '../../src/commands/gazetteer.ts';
import { cohortBuilder } from '../../src/evidence/cohort.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  exampleGrant,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';

const COMMITS = 30;
const WORDS =
  'garden river lantern copper meadow harbor winter paper silver bridge orchard violin kettle ember saffron granite'.split(
    ' ',
  );

/**
 * What comparing everybody with everybody costs: the cohort is gathered, then every signal is asked of every person.
 * People share mailboxes, keys, pages and texts now and then, as in a large organization.
 *
 * @returns seconds to gather, for the signals that looked at others, for all and per signal, the slowest first; seconds
 * of the processor, and the most memory that was in use
 */
export async function benchCohort(argv: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...argv], options: { collaborators: { type: 'string' } } });
  const collaborators = Number(values.collaborators ?? 10_000);
  let peak = 0;
  const watch = () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const started = performance.now();
  const builder = cohortBuilder();
  for (let index = 0; index < collaborators; index += 1) builder.add(personAt(index));
  const cohort = builder.build();
  const gathered = performance.now();
  watch();
  let compares = false;
  const context = {
    takenAt: EXAMPLE_NOW,
    places: await loadPlaceResolver(),
    // Whoever asks it anything compares; that the context is handed on does not count.
    cohort: new Proxy(cohort, {
      get(target, name) {
        compares = true;
        return Reflect.get(target, name);
      },
    }),
    arrangements: [],
    sponsorships: [],
    acceptances: [],
    vouches: [],
    operator: {},
  };
  const spent = new Map(CATALOGUE.map(({ id }) => [id, 0]));
  const comparing = new Set<string>();
  for (let index = 0; index < collaborators; index += 1) {
    const person = personAt(index);
    for (const signal of CATALOGUE) {
      const before = performance.now();
      compares = false;
      evaluate(signal, person, context);
      if (compares) comparing.add(signal.id);
      spent.set(signal.id, (spent.get(signal.id) ?? 0) + performance.now() - before);
    }
    if (index % 1_000 === 0) watch();
  }
  watch();
  const seconds = (milliseconds: number) => Number((milliseconds / 1_000).toFixed(2));
  const secondsOf = (ids: Iterable<string>) =>
    seconds([...ids].reduce((sum, id) => sum + (spent.get(id) ?? 0), 0));
  return {
    collaborators,
    secondsToGather: seconds(gathered - started),
    comparingSignals: comparing.size,
    secondsToCompare: secondsOf(comparing),
    secondsToJudge: secondsOf(spent.keys()),
    cpuSeconds: seconds(process.cpuUsage().user / 1_000),
    peakRssMb: Math.round(peak / 1_048_576),
    slowest: Object.fromEntries(
      [...spent]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 8)
        .map(([id, milliseconds]) => [id, seconds(milliseconds)]),
    ),
  };
}

/** Somebody invented; the same for the same index. One in a hundred shares something with one before them. */
function personAt(index: number): Collaborator {
  const like = index % 100 === 99 ? index - 1 : index;
  const id = String(1_000_000 + index);
  const login = `person-${index}`;
  const own = exampleCommits({
    count: COMMITS,
    clock: ((like % 24) - 11) * 60,
    until: EXAMPLE_NOW - (index % 40) * DAY,
    name: `${word(index)} ${word(index * 7 + 3)}`,
    email: `person-${like}@example.com`,
    account: id,
    repository: `${login}/work`,
  });
  const text = (salt: number, words: number) =>
    Array.from({ length: words }, (_, at) => word(like * 31 + at * 17 + salt)).join(' ');
  return examplePerson({
    id,
    login,
    profile: { bio: text(1, 14), website: `https://example-${like}.example`, location: 'Lisbon' },
    facts: {
      account: { createdAt: EXAMPLE_NOW - (400 + ((index * 7_919) % 3_000)) * DAY, type: 'user' },
      access: [exampleGrant()],
      commits: own,
      ownCommits: own,
      keys: [
        {
          kind: 'ssh',
          fingerprint: `SHA256:${String(like).padStart(43, 'A')}`,
          createdAt: EXAMPLE_NOW - ((index * 104_729) % 900) * DAY - index,
        },
      ],
      portfolio: [
        {
          repository: `${login}/work`,
          url: `https://github.com/${login}/work`,
          createdAt: EXAMPLE_NOW - 300 * DAY,
          pushedAt: EXAMPLE_NOW - 3 * DAY,
          stars: 0,
          forks: 0,
          commits: COMMITS,
          rootCommit: String(like).padStart(40, '0'),
          readme: text(5, 120),
        },
      ],
      following: Array.from({ length: 30 }, (_, at) => ({
        id: String(9_000_000 + ((index * 13 + at * 101) % 5_000)),
        login: `hub-${(index * 13 + at * 101) % 5_000}`,
        followers: 60,
        mutual: at % 3 === 0,
      })),
      avatar: { digest: String(like).padStart(64, '0') },
      accessLog: Array.from({ length: 40 }, (_, at) => ({
        kind: 'clone',
        action: 'git.clone',
        at: EXAMPLE_NOW - at * DAY,
        repository: `example-org/tool-${at % 5}`,
        actor: login,
        own: true,
        place: 1,
        address: `198.51.${like % 250}.${(like >> 8) % 250}`,
        permission: null,
      })),
    },
  });
}

function word(seed: number): string {
  const mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const first = WORDS[mixed % WORDS.length] ?? 'word';
  return `${first}${(mixed >>> 8) % 900}`;
}
