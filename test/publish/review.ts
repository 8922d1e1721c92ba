import type { Assessment } from '../../src/assess/assessment.ts';
import type { Priority } from '../../src/assess/priority.ts';
import type { ReportFrame } from '../../src/assess/report.ts';
import { publishWith } from '../../src/commands/publish.ts';
import { sponsored } from '../../src/counter-evidence/sponsored.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { prose } from '../../src/evidence/prose.ts';
import type { PublishApi } from '../../src/publish/api.ts';
import type { Relation } from '../../src/snapshot/collaborator.ts';
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
  readonly login?: string;
  /** What could not be looked for. */
  readonly unseen?: readonly Seen[];
  /** Whether all that was seen is answered by something. */
  readonly answered?: boolean;
  readonly relation?: Relation;
}

/** What of a week is not as it is by default. */
export interface WeekOptions {
  readonly leftAfterDays?: number;
  readonly pages?: 'people' | 'index';
  readonly allowPublic?: 'counts';
  readonly repository?: string;
  readonly dryRun?: boolean;
  /** What of the organization could not be seen, and who exempt is. */
  readonly frame?: Pick<Partial<ReportFrame>, 'gaps' | 'exempt'>;
}

function assessmentOf({
  id,
  priority = 'soon',
  seen = ['clock'],
  place = 'Lisbon',
  count = 200,
  login = `person-${id}`,
  unseen = [],
  answered = false,
  relation = 'outside-collaborator',
}: Person): Assessment {
  const answer = { kind: sponsored, summary: prose`They told us.`, evidence: [], answers: [] };
  return sampleAssessment({
    id: String(id),
    login,
    relations: [relation],
    priority,
    unknown: unseen.map((name) => ({ signal: SIGNALS[name], because: prose`Not readable.` })),
    chance: 0.0003,
    observations: seen.map((name) => ({
      signal: SIGNALS[name],
      summary: prose`${count} commits do not fit ${place}.`,
      measurements: [],
      sample: count,
      evidence: [],
      ...(answered ? { answeredBy: answer } : {}),
    })),
  });
}

/** The report of a week, counted from the first. */
function reportOf(week: number, people: readonly Person[], frame: WeekOptions['frame'] = {}) {
  return sampleReport(people.map(assessmentOf), {
    organization: 'northwind-labs',
    takenAt: EXAMPLE_NOW + week * WEEK,
    ...frame,
  });
}

/** One weekly run, and what its log says. */
export async function runWeek(
  api: PublishApi,
  week: number,
  people: readonly Person[],
  options: WeekOptions = {},
): Promise<readonly string[]> {
  const messages: string[] = [];
  const log = {
    info: (message: string) => messages.push(message),
    warning: (message: string) => messages.push(message),
  };
  const { leftAfterDays, pages = 'people', allowPublic, frame } = options;
  await publishWith(api, reportOf(week, people, frame), {
    repository: options.repository ?? REPOSITORY,
    allowPublic,
    serverUrl: 'https://github.com',
    dryRun: options.dryRun ?? false,
    policy: { pages, ...(leftAfterDays === undefined ? {} : { leftAfterDays }) },
    log,
  });
  return messages;
}

/** What a reader sees: every page with its state, what stands on it, and what was said beneath. */
export function shown(github: GitHub) {
  return github.issues(REPOSITORY).map(({ title, body, state, parent, comments }) => ({
    title,
    state,
    parent: parent !== undefined,
    body: body.replace(/^Audited: .*$/gm, '').replace(/ sum=\w+/, ''),
    said: comments.map((comment) => comment.body.replace(/ (to|page|sum)=\w+/g, ' $1=N')),
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
