import type { Assessment } from '../../src/assess/assessment.ts';
import type { Priority } from '../../src/assess/priority.ts';
import { publishWith } from '../../src/commands/publish.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { prose } from '../../src/evidence/prose.ts';
import type { PublishApi } from '../../src/publish/api.ts';
import type { GitHub } from '../github/server.ts';
import { CLOCK, HISTORY, NAMES, sampleAssessment, sampleReport } from '../render/sample-report.ts';
import { REPOSITORY } from './github.ts';

const WEEK = 7 * 86_400;
const SIGNALS = { clock: CLOCK, history: HISTORY, names: NAMES } as const;
type Seen = keyof typeof SIGNALS;

/** Who stands where in a week, with what evidence. `count` is what changes without anything new. */
export interface Person {
  readonly id: number;
  readonly priority?: Priority;
  readonly seen?: readonly Seen[];
  readonly place?: string;
  readonly count?: number;
}

function assessmentOf({
  id,
  priority = 'soon',
  seen = ['clock'],
  place = 'Lisbon',
  count = 200,
}: Person): Assessment {
  return sampleAssessment({
    id: String(id),
    login: `person-${id}`,
    priority,
    chance: 0.0003,
    observations: seen.map((name) => ({
      signal: SIGNALS[name],
      summary: prose`${count} commits do not fit ${place}.`,
      measurements: [],
      sample: count,
      evidence: [],
    })),
  });
}

/** The report of a week, counted from the first. */
function reportOf(week: number, people: readonly Person[]) {
  return sampleReport(people.map(assessmentOf), {
    organization: 'northwind-labs',
    takenAt: EXAMPLE_NOW + week * WEEK,
  });
}

/** One weekly run. */
export async function runWeek(
  api: PublishApi,
  week: number,
  people: readonly Person[],
  leftAfterDays?: number,
): Promise<readonly string[]> {
  const messages: string[] = [];
  const log = {
    info: (message: string) => messages.push(message),
    warning: (message: string) => messages.push(message),
  };
  await publishWith(api, reportOf(week, people), {
    repository: REPOSITORY,
    serverUrl: 'https://github.com',
    dryRun: false,
    policy: { pages: 'people', ...(leftAfterDays === undefined ? {} : { leftAfterDays }) },
    log,
  });
  return messages;
}

/** What a reader sees: every page with its state, what stands on it, and what was said beneath. */
export function shown(github: GitHub) {
  return github.issues(REPOSITORY).map(({ title, body, state, comments }) => ({
    title,
    state,
    body: body.replace(/^Audited: .*$/gm, ''),
    said: comments.map((comment) => comment.body.replace(/ to=\d+/, ' to=N')),
  }));
}

export class Killed extends Error {}

/** The client of a run that is killed right before its nth write, or right after it without hearing the answer. */
export function killedAt(api: PublishApi, write: number, when: 'before' | 'after'): PublishApi {
  let writes = 0;
  return {
    ...api,
    graphql: (query, variables) => api.graphql(query, variables),
    rest: {
      request: async (route, parameters) => {
        if (route.startsWith('GET ')) return await api.rest.request(route, parameters);
        writes += 1;
        if (writes > write) throw new Killed();
        if (writes < write) return await api.rest.request(route, parameters);
        if (when === 'after') await api.rest.request(route, parameters);
        throw new Killed();
      },
    },
  };
}
