import { digest, fingerprintOf } from '../../assess/fingerprint.ts';
import type { GateReport } from '../../assess/gate.ts';
import { plainText } from '../../evidence/prose.ts';
import { MAXIMUM_BODY, packed, whole } from '../blocks.ts';
import { code, hostOf, text } from '../escape/markdown.ts';
import { visible } from '../escape/visible-characters.ts';
import { markerBeginning, type PageOptions } from '../issue/person-page.ts';
import { whereRatesComeFrom } from '../issue/report-blocks.ts';
import { type Detail, personParts, underHeading } from '../issue/report-person.ts';
import { sealed } from '../issue/seal.ts';
import { partComment } from '../issue/thread-words.ts';
import { PRIORITY_WORDS } from '../phrases.ts';
import { renderGateSummary } from './summary.ts';

/** The private report of the gate, ready to be planned. */
export interface GateIssue {
  readonly title: string;
  /** What the body begins with, by which it is found again. */
  readonly marker: string;
  readonly body: string;
  /** What a person who closed the issue has not settled, where the issue does not tell of it yet. */
  readonly evidence: readonly string[];
  /** The comments it goes on in, as they are to stand. */
  readonly continuation: readonly string[];
}

/** Room for the marker. */
const MARKER = 2_500;
/** What it says of everybody, before it tells of each person. */
const SUMMARY = 30_000;
const MOST_EVIDENCE = 15;
/** People whose numbers the marker keeps. */
const MOST_PEOPLE = 100;
const DETAIL: Detail = {
  records: 5,
  repositories: 10,
  reasons: 3,
  explanations: Number.POSITIVE_INFINITY,
  pictures: true,
  glance: true,
  folded: true,
};

/**
 * What the gate answers, as an issue in a repository that nobody who is asked about can read.
 *
 * @param subject what the requests are about; without it, the logins
 */
export function renderGateIssue(
  report: GateReport,
  subject: string | undefined,
  { serverUrl, version, maxLength = MAXIMUM_BODY }: PageOptions,
): GateIssue {
  const of = questionOf(report, subject);
  const people = report.entries.flatMap(({ answer, decision }) =>
    answer.assessment === undefined || decision === 'pass' ? [] : [answer.assessment],
  );
  const blocks = [
    renderGateSummary(report, { detail: 'full', elsewhere: '', undated: true }, SUMMARY).trim(),
    ...people.flatMap((person) => [
      `### ${code(person.login, { maximum: 60 })}: ${text(PRIORITY_WORDS[person.priority])}`,
      ...underHeading(personParts(person, DETAIL, { host: hostOf(serverUrl), shared: new Set() })),
    ]),
    whereRatesComeFrom(people),
    text(`Written by outside-collaborator-audit ${version}.`),
  ];
  const face = digest(blocks.map(whole));
  const evidence = evidenceOf(report);
  const room = maxLength - MARKER;
  const [first = '', ...rest] = packed(blocks, { first: room, next: room });
  const [only] = report.entries;
  const whom =
    report.entries.length === 1 && only !== undefined
      ? visible(only.login, 60)
      : `${report.entries.length + report.leftOut.logins} logins`;
  return {
    title: `Review before access: ${whom}${subject === undefined ? '' : ` (${visible(subject, 80)})`}`,
    marker: gateMarker(report, subject),
    evidence,
    body: sealed(
      {
        kind: 'gate',
        fields: {
          organization: report.organization,
          id: of,
          face,
          parts: String(rest.length + 1),
          evidence: evidence.join(','),
          people: peopleIn(report).join(','),
        },
      },
      first,
    ),
    continuation: rest.map((part, index) => partComment(index + 2, part, face)),
  };
}

/** Numbers of everybody it names, by which it is told once one of them can read it. */
function peopleIn({ entries }: GateReport): readonly string[] {
  return entries.flatMap(({ id }) => id ?? []).slice(0, MOST_PEOPLE);
}

/** What the body of the issue about a question begins with. */
export function gateMarker(
  report: Pick<GateReport, 'organization' | 'entries'>,
  subject: string | undefined,
): string {
  return markerBeginning('gate', report.organization, questionOf(report, subject));
}

function questionOf({ entries }: Pick<GateReport, 'entries'>, subject: string | undefined): string {
  return subject ?? `logins ${digest(entries.map(({ login }) => login.toLowerCase()).sort())}`;
}

/** Short texts that stay the same while what keeps the gate from passing does; one for all of it where it is a lot. */
function evidenceOf({ entries, doubts, leftOut }: GateReport): readonly string[] {
  const all = [
    ...entries
      .filter(({ decision }) => decision !== 'pass')
      .flatMap(({ id, login, answer }) => {
        const who = id ?? login.toLowerCase();
        const seen = answer.assessment?.observations.map(fingerprintOf) ?? [];
        return [[who, answer.kind], ...seen.map((fingerprint) => [who, fingerprint])];
      }),
    ...doubts
      .filter(({ decision }) => decision !== 'pass')
      .map(({ source, because }) => ['doubt', source?.file ?? '', plainText(because)]),
    ...(leftOut.logins > 0 && leftOut.decision !== 'pass' ? [['left out', leftOut.logins]] : []),
  ].map(digest);
  const once = [...new Set(all)].sort();
  return once.length <= MOST_EVIDENCE ? once : [digest(once)];
}
