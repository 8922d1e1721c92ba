import { join } from 'node:path';
import { type AskedLogin, answerBySpelling, askedLogins } from '../../assess/asked-logins.ts';
import {
  type AccessRequest,
  type Answered,
  type GateReport,
  gateReport,
} from '../../assess/gate.ts';
import type { Report } from '../../assess/report.ts';
import type { Policy } from '../../config/policy.ts';
import type { AuditSettings, FailOn } from '../../config/settings.ts';
import { ours, prose } from '../../evidence/prose.ts';
import { counted, utcDay } from '../../evidence/wording.ts';
import { type LookedUp, readAsked } from '../../github/asked-accounts.ts';
import { createClient, type GitHubClient } from '../../github/client.ts';
import { readProfile } from '../../github/profile.ts';
import {
  SNAPSHOT_FORMAT,
  SNAPSHOT_VERSION,
  SnapshotError,
  type SnapshotHeader,
  type SnapshotRecord,
} from '../../snapshot/snapshot.ts';
import { prepareReading, timeZoneData } from '../collect.ts';
import { type Holder, readEarlierSnapshots } from '../earlier-snapshots.ts';
import { evaluate } from '../evaluate.ts';
import type { Log } from '../log.ts';
import { whyUnreachable } from '../network.ts';
import { loadOperatorFiles } from '../operator-files/operator-files.ts';
import { makeDirectory, requireNoDirectories } from '../output.ts';
import { writeSnapshotFile } from '../snapshot-file.ts';
import { type Answer, answerFrom, answerWithoutLook } from './answers.ts';
import { settledPeople } from './settled-people.ts';

/** What the engine needs to know, whichever door the requests came through. */
export type GateSettings = Pick<
  AuditSettings,
  | 'organization'
  | 'auth'
  | 'apiUrl'
  | 'serverUrl'
  | 'outputDirectory'
  | 'operatorPaths'
  | 'reading'
  | 'report'
>;

export interface GateLogs {
  readonly log: Log;
  /** For what is said of some answers and not of others. */
  readonly ofAnswers: Log;
}

/**
 * Looks up everybody access is asked for and decides by the policy. It leaves a snapshot of the people it assessed in
 * the output directory, in the format of an audit.
 *
 * @throws AccessError when the token is not accepted or GitHub cannot be reached
 */
export async function gate(
  requests: readonly AccessRequest[],
  settings: GateSettings,
  policy: Policy,
  { log, ofAnswers }: GateLogs,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<GateReport> {
  const { organization, operatorPaths } = settings;
  // A file that does not parse must not cost requests first.
  await loadOperatorFiles(operatorPaths);
  const snapshot = join(settings.outputDirectory, 'snapshot.jsonl');
  await makeDirectory(settings.outputDirectory);
  await requireNoDirectories([snapshot]);
  const { asked, leftOut } = askedLogins(requests, policy.gate.mostLogins);
  const toAsk = asked.filter(({ login }) => answerBySpelling(login) === undefined);

  const auth = 'token' in settings.auth ? settings.auth : { ...settings.auth, organization };
  const client = await createClient({ apiUrl: settings.apiUrl, auth, log });
  const { takenAt, people } = await readAsked(
    client,
    toAsk.map(({ login, requests }) => ({ login, repositories: repositoriesOf(requests) })),
    { organization, reading: await prepareReading(settings.reading) },
  );
  if (people.length > 0 && people.every(({ kind }) => kind === 'unavailable')) {
    const unreachable = await whyUnreachable(settings.apiUrl, environment);
    if (unreachable !== undefined) throw unreachable;
  }
  const { rest, graphql, points } = client.requests();
  log.info(
    `Asked about ${counted(people.length, 'login')} with ${rest} REST and ${graphql} GraphQL requests (${points} points).`,
  );

  const found = new Map(toAsk.map(({ login }, index) => [login, people[index]]));
  const { holders, newest } = await readEarlierSnapshots(operatorPaths.earlier, undefined);
  const gone = await readGone(client, nobodies(toAsk, found), holders);
  const early = new Map(
    asked.map((one) => [one.login, answerWithoutLook(one, found.get(one.login), holders, gone)]),
  );
  const header: SnapshotHeader = {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    source: 'github',
    organization,
    takenAt,
    timeZoneData: timeZoneData(),
  };
  const assessable = toAsk.flatMap(({ login }) => {
    const one = found.get(login);
    return one?.kind === 'person' && early.get(login) === undefined ? [one.collaborator] : [];
  });
  await writeSnapshotFile(snapshot, recordsOf(header, assessable));
  const judge = async (among: readonly string[]) =>
    aboutAsked(await evaluate([snapshot], policy, operatorPaths, among));
  const assessed = await judge(newest === undefined ? [] : [newest]).catch(async (error) => {
    if (!(error instanceof SnapshotError)) throw error;
    log.warning(
      `Nobody is compared with the people of the latest earlier snapshot. ${error.message}`,
    );
    return await judge([]);
  });
  const settled = await settledPeople(assessed, assessed.assessments, settings, ofAnswers);
  const answered = asked.map((one): Answered => {
    const answer =
      early.get(one.login) ??
      answerFrom(one, found.get(one.login), assessed, settled, policy.acceptances);
    return { ...identityOf(one, found.get(one.login)), requests: one.requests, answer };
  });
  return gateReport(answered, leftOut, policy.gate, assessed);
}

/** The policy with another priority to fail at, where the caller names one; no line of the file says so then. */
export function failingAt(failOn: FailOn | undefined, policy: Policy): Policy {
  if (failOn === undefined) return policy;
  const { 'gate.fail-on': _, ...lines } = policy.gate.lines;
  return { ...policy, gate: { ...policy.gate, failOn, lines } };
}

function identityOf({ login }: AskedLogin, found: LookedUp | undefined) {
  if (found === undefined) return { login };
  if (found.kind === 'person') {
    const { collaborator } = found;
    return { login: collaborator.login, id: collaborator.id };
  }
  return 'id' in found ? { login: found.login, id: found.id } : { login };
}

/** What became of accounts that had the logins nobody has now. */
async function readGone(
  client: GitHubClient,
  logins: readonly string[],
  holders: ReadonlyMap<string, Holder>,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const login of logins) {
    const holder = holders.get(login.toLowerCase());
    // Of an author of clones there is no number.
    if (holder === undefined || !/^\d+$/.test(holder.id)) continue;
    const { login: now, account } = await readProfile(client, { id: Number(holder.id), login });
    const was = prose`On ${ours(utcDay(holder.at))} this login belonged to account ${ours(holder.id)}`;
    if (now !== undefined) {
      const because = prose`${was}, which is called ${now} now: ask for access for that login, or find out whose this one was to be.`;
      answers.set(login, { kind: 'changed-hands', because });
    } else if (!account.known && account.because.reason === 'not-found') {
      const because = prose`${was}, which GitHub does not show any more.`;
      answers.set(login, { kind: 'suspended', because });
    }
  }
  return answers;
}

function nobodies(
  asked: readonly AskedLogin[],
  found: ReadonlyMap<string, LookedUp | undefined>,
): readonly string[] {
  return asked.flatMap(({ login }) => (found.get(login)?.kind === 'nobody' ? [login] : []));
}

function repositoriesOf(requests: readonly AccessRequest[]): readonly string[] {
  return [...new Set(requests.flatMap(({ repository }) => repository ?? []))];
}

/** A policy names many people; that others of them were not asked about is no mistake in it. */
function aboutAsked(report: Report): Report {
  const { coverage } = report;
  const policyNotes = coverage.policyNotes.filter(({ about }) => about !== 'nobody');
  return { ...report, coverage: { ...coverage, policyNotes } };
}

async function* recordsOf(
  header: SnapshotHeader,
  people: readonly Extract<LookedUp, { kind: 'person' }>['collaborator'][],
): AsyncGenerator<SnapshotRecord> {
  yield { kind: 'header', header };
  for (const collaborator of people) yield { kind: 'collaborator', collaborator };
  yield {
    kind: 'end',
    end: { end: true, collaborators: people.length, repositories: 0, gaps: [] },
  };
}
