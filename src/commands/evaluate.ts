import { dirname, resolve } from 'node:path';
import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import {
  acceptanceNotes,
  exemptionNotes,
  inOrderOfFile,
  placeNotes,
  unmatchedNotes,
} from '../assess/policy-notes.ts';
import { composeReport, type Report } from '../assess/report.ts';
import type { Rules } from '../assess/rules.ts';
import {
  DEFAULT_POLICY,
  namedIn,
  type Policy,
  policyFrom,
  withAgencies,
} from '../config/policy.ts';
import { both } from '../config/problems.ts';
import type { OperatorPaths } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { readYaml, type YamlText } from '../config/yaml-text.ts';
import { cohortBuilder } from '../evidence/cohort.ts';
import type { Signal } from '../evidence/define-signal.ts';
import { earlierWhereKnown, isReadable } from '../evidence/known-place.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { readVouches, type Vouch } from '../evidence/vouch.ts';
import { CATALOGUE } from '../signals/catalogue.generated.ts';
import type { Gap } from '../snapshot/fact.ts';
import type { SnapshotHeader } from '../snapshot/snapshot.ts';
import { loadPlaceResolver } from './gazetteer.ts';
import { loadOperatorFiles, NO_PATHS } from './operator-files/operator-files.ts';
import { noDecisions, note, recordsUnder } from './policy-records.ts';
import { readTextFile } from './text-file.ts';

/**
 * Judges everybody in the given snapshots, reading them twice: first for what people have in common, then person by
 * person, so that one collaborator at a time is held. Of several snapshots of one organization (the shards of an
 * audit) one report is made.
 *
 * @param among snapshots of people they are compared with, who are not judged themselves
 */
export async function evaluate(
  files: readonly string[],
  given: Policy,
  paths: OperatorPaths = NO_PATHS,
  among: readonly string[] = [],
): Promise<Report> {
  const policy = withAgencies(given);
  const cohort = cohortBuilder();
  const headers: SnapshotHeader[] = [];
  const gaps = new Map<string, Gap>();
  const places = await loadPlaceResolver();
  const decided = { ...policy, places: policy.places.filter((known) => isReadable(known, places)) };
  const decisions = noDecisions();
  let repositories = 0;
  for await (const record of recordsUnder(decided, files)) {
    note(decisions, record, decided);
    if (record.kind === 'header') headers.push(record.header);
    else if (record.kind === 'collaborator') cohort.add(record.collaborator);
    else if (record.kind === 'end') {
      repositories = Math.max(repositories, record.end.repositories);
      for (const gap of record.end.gaps) gaps.set(gap.detail, gap);
    }
  }
  for await (const record of recordsUnder(decided, among)) {
    if (record.kind === 'collaborator') cohort.add(record.collaborator);
  }
  const header = commonHeader(headers);
  const { operator, gaps: leftOut } = await loadOperatorFiles(paths, header);
  for (const gap of leftOut) gaps.set(gap.detail, gap);
  const signals = signalsUnder(policy);
  const { earlier } = operator;
  const context = {
    takenAt: header.takenAt,
    places,
    cohort: cohort.build(),
    arrangements: policy.arrangements,
    sponsorships: policy.sponsorships,
    acceptances: policy.acceptances,
    vouches: policy.vouches,
    operator: {
      ...operator,
      ...(earlier === undefined ? {} : { earlier: earlierWhereKnown(earlier, decided.places) }),
    },
  };

  const assessments: Assessment[] = [];
  for await (const record of recordsUnder(decided, files)) {
    if (record.kind !== 'collaborator') continue;
    assessments.push(assess(record.collaborator, signals, context, policy.thresholds));
  }
  return composeReport(
    {
      organization: header.organization,
      source: header.source,
      takenAt: header.takenAt,
      timeZoneData: header.timeZoneData,
      repositories,
      gaps: [...gaps.values()],
      exempt: decisions.exempt,
      rules: rulesOf(policy),
      places: decisions.placed,
      policyNotes: inOrderOfFile([
        ...unmatchedNotes(namedIn(given), decisions.people),
        ...exemptionNotes(policy.exemptions, decisions.people, header.takenAt),
        ...placeNotes(
          policy.places.filter((known) => !decided.places.includes(known)),
          decisions.unplaced,
        ),
        ...acceptanceNotes(policy.acceptances, assessments, signals, header.takenAt),
      ]),
    },
    assessments,
  );
}

/** The signals that are asked, each with the ordinary rate that holds in this organization. */
function signalsUnder({ disabledSignals, ordinaryRates }: Policy): readonly Signal[] {
  return CATALOGUE.filter(({ id }) => !disabledSignals.includes(id)).map((signal) => {
    const rate = ordinaryRates[signal.id];
    if (rate === undefined) return signal;
    return { ...signal, ordinaryRate: assumed(rate, 'Stated by the policy of the organization.') };
  });
}

function rulesOf({ thresholds, disabledSignals, ordinaryRates }: Policy): Rules {
  return {
    thresholds,
    disabled: CATALOGUE.filter(({ id }) => disabledSignals.includes(id)),
    raised: CATALOGUE.flatMap((signal) => {
      const to = ordinaryRates[signal.id];
      return to === undefined ? [] : [{ signal, from: signal.ordinaryRate.value, to }];
    }),
  };
}

/**
 * Reads a policy file and the list of vouched people it names.
 *
 * @throws UserError with file, line and column of everything that does not fit
 */
export async function loadPolicy(file: string | undefined): Promise<Policy> {
  if (file === undefined) return DEFAULT_POLICY;
  const yaml = readYaml(await readTextFile(file, 'The policy file'), file);
  const [policy, vouches] = await both(
    Promise.resolve().then(() => policyFrom(yaml, file)),
    vouchesOf(yaml, file),
  );
  return { ...policy, vouches };
}

/** What the list says that a policy names, whatever else there is of it. */
async function vouchesOf({ value, placeOf }: YamlText, file: string): Promise<readonly Vouch[]> {
  const named = (value as { readonly vouched?: unknown } | null)?.vouched;
  if (typeof named !== 'string' || named === '') return [];
  const { line, column } = placeOf(['vouched']);
  const list = resolve(dirname(file), named);
  const what = `${file}:${line}:${column}: the list of vouched people`;
  return readVouches(await readTextFile(list, what), named);
}

/** The header all snapshots share; the latest clock of theirs is the report's. */
function commonHeader(headers: readonly SnapshotHeader[]): SnapshotHeader {
  const [first, ...rest] = headers;
  if (first === undefined) throw new UserError('No snapshot was given.');
  const other = rest.find(
    (header) => header.organization !== first.organization || header.source !== first.source,
  );
  if (other !== undefined) {
    throw new UserError(
      `The snapshots belong to different audits: ${first.organization} (${first.source}) and ${other.organization} (${other.source}). Evaluate them one by one.`,
    );
  }
  return { ...first, takenAt: Math.max(...headers.map((header) => header.takenAt)) };
}
