import type { Assessment, Observation, SignalNote } from '../assess/assessment.ts';
import type { CounterFinding } from '../assess/counter.ts';
import { fingerprintOf } from '../assess/fingerprint.ts';
import { noteText } from '../assess/policy-notes.ts';
import type { Report } from '../assess/report.ts';
import type { Rules } from '../assess/rules.ts';
import { type SignalTally, signalTallies } from '../assess/signal-tallies.ts';
import type { CohortMember } from '../evidence/cohort.ts';
import type { Evidence } from '../evidence/outcome.ts';
import { plainText } from '../evidence/prose.ts';
import type { Gap } from '../snapshot/fact.ts';
import { familiesOf } from './person.ts';
import type { ReportJson } from './report-schema.ts';

/** The report for machines. Foreign text is in it as it was written: whoever shows it has to escape it. */
export function reportJson(report: Report): ReportJson {
  const { coverage } = report;
  return {
    version: 1,
    organization: report.organization,
    source: report.source,
    takenAt: iso(report.takenAt),
    timeZoneData: report.timeZoneData,
    coverage: {
      ...coverage,
      gaps: coverage.gaps.map(gapJson),
      exempt: coverage.exempt.map((account) => ({ ...account })),
      places: coverage.places.map((person) => ({ ...person })),
      policyNotes: coverage.policyNotes.map(({ detail }) => noteText(detail)),
      rules: rulesJson(coverage.rules),
    },
    expectedByChance: { ...report.expectedByChance },
    signals: signalTallies(report.assessments).map(tallyJson),
    collaborators: report.assessments.map(collaboratorJson),
    clusters: report.clusters.map(({ members, edges }) => ({
      members: members.map(memberJson),
      edges: edges.map(({ between, signals }) => ({
        between: between.map(({ id }) => id),
        signals: signals.map(({ id }) => id),
      })),
    })),
    referrals: report.referrals.map(({ invitee, inviter }) => ({
      invitee: memberJson(invitee),
      inviter: memberJson(inviter),
    })),
  };
}

/** Characters that change what stands around them on a terminal or in an editor, and those nobody sees. */
const UNSEEN =
  /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Most of a report is printable ASCII, which needs no look at every character. */
const NOT_PLAIN = /[^\n -~]+/g;

/** The report as the text of a JSON file. */
export function reportJsonText(report: Report): string {
  return visibleJson(reportJson(report));
}

/** The text of a JSON file: what cannot be seen stands as `\u202e`, which reads back as it was. */
export function visibleJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(NOT_PLAIN, (run) => run.replace(UNSEEN, escaped))}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');
}

function collaboratorJson(assessment: Assessment): ReportJson['collaborators'][number] {
  const { exposure } = assessment;
  return {
    id: assessment.id,
    login: assessment.login,
    ...(assessment.url === undefined ? {} : { url: assessment.url }),
    relations: [...assessment.relations],
    priority: assessment.priority,
    chance: assessment.chance,
    exposure: {
      ...exposure,
      repositories: exposure.repositories.map((repository) => ({ ...repository })),
      lastSeenAt: exposure.lastSeenAt === null ? null : iso(exposure.lastSeenAt),
      inviters: [...exposure.inviters],
    },
    invitations: assessment.invitations.map((one) => ({
      id: one.id,
      repository: one.repository.name,
      permission: one.permission,
      ...(one.role === undefined ? {} : { role: one.role }),
      invitedAt: iso(one.invitedAt),
      expired: one.expired,
      inviter: one.inviter,
      ...(one.cancelled === undefined ? {} : { cancelledBy: { ...one.cancelled } }),
    })),
    families: [...familiesOf(assessment)],
    assessableFamilies: [...assessment.assessable],
    observations: assessment.observations.map(observationJson),
    unknown: assessment.unknown.map(unknownJson),
    clear: assessment.clear.map(noteJson),
    counterEvidence: assessment.counterEvidence.map(counterJson),
    gaps: assessment.gaps.map(gapJson),
  };
}

function observationJson({ signal, ...seen }: Observation) {
  return {
    signal: signal.id,
    fingerprint: fingerprintOf({ signal, ...seen }),
    title: signal.title,
    family: signal.family,
    strength: signal.strength,
    ordinaryRate: { ...signal.ordinaryRate },
    summary: plainText(seen.summary),
    measurements: seen.measurements.map((measurement) => ({ ...measurement })),
    sample: seen.sample,
    evidence: seen.evidence.map(evidenceJson),
    others: (seen.others ?? []).map(({ id, login }) => ({ id, login })),
    ...(seen.answeredBy === undefined ? {} : { answeredBy: seen.answeredBy.kind.id }),
    innocentExplanations: [...signal.innocentExplanations],
    whatClearsIt: [...signal.whatClearsIt],
  };
}

function counterJson({ kind, summary, evidence, answers }: CounterFinding) {
  return {
    id: kind.id,
    title: kind.title,
    summary: plainText(summary),
    limit: kind.limit,
    answers: [...answers],
    evidence: evidence.map(evidenceJson),
  };
}

function evidenceJson({ text, url }: Evidence) {
  return { text: plainText(text), ...(url === undefined ? {} : { url }) };
}

function tallyJson({ signal, observed, clear, unknown, expected }: SignalTally) {
  const { id, title, family, ordinaryRate } = signal;
  return {
    signal: id,
    title,
    family,
    ordinaryRate: ordinaryRate.value,
    observed,
    clear,
    unknown,
    expected,
  };
}

function rulesJson({ thresholds, disabled, raised }: Rules) {
  return {
    thresholds: { ...thresholds },
    disabled: disabled.map(({ id }) => id),
    raised: raised.map(({ signal, from, to }) => ({ signal: signal.id, from, to })),
  };
}

function memberJson({ id, login }: CohortMember) {
  return { id, login };
}

function noteJson({ signal, because }: SignalNote) {
  return { signal: signal.id, because: plainText(because) };
}

function unknownJson({ remedy, ...note }: SignalNote) {
  return { ...noteJson(note), ...(remedy === undefined ? {} : { remedy: { ...remedy } }) };
}

function gapJson(gap: Gap): Gap {
  return { ...gap };
}

function iso(at: number): string {
  return new Date(at * 1_000).toISOString();
}
