import { digest } from '../assess/fingerprint.ts';
import type { GateReport } from '../assess/gate.ts';
import { MAXIMUM_BODY, packed, whole } from './blocks.ts';
import { renderGateSummary } from './gate-summary.ts';
import { type Detail, personParts, underHeading } from './issue-person.ts';
import { code, hostOf, text } from './markdown-escape.ts';
import { markerBeginning, type PageOptions } from './person-issue.ts';
import { PRIORITY_WORDS } from './phrases.ts';
import { sealed } from './seal.ts';
import { partComment } from './thread-words.ts';
import { visible } from './visible-characters.ts';

/** The private report of the gate, ready to be planned. */
export interface GateIssue {
  readonly title: string;
  /** What the body begins with, by which it is found again. */
  readonly marker: string;
  readonly body: string;
  /** The comments it goes on in, as they are to stand. */
  readonly continuation: readonly string[];
}

/** Room for the marker. */
const MARKER = 500;
const DETAIL: Detail = {
  records: 5,
  repositories: 10,
  reasons: 3,
  explanations: Number.POSITIVE_INFINITY,
  pictures: true,
  glance: true,
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
  const logins = report.entries.map(({ login }) => login.toLowerCase()).sort();
  const of = subject ?? `logins ${digest(logins)}`;
  const marker = markerBeginning('gate', report.organization, of);
  const people = report.entries.flatMap(({ answer, decision }) =>
    answer.assessment === undefined || decision === 'pass' ? [] : [answer.assessment],
  );
  const blocks = [
    renderGateSummary(report, { detail: 'full', elsewhere: '' }).trim(),
    ...people.flatMap((person) => [
      `### ${code(person.login, { maximum: 60 })}: ${text(PRIORITY_WORDS[person.priority])}`,
      ...underHeading(personParts(person, DETAIL, { host: hostOf(serverUrl), shared: new Set() })),
    ]),
    text(`Written by outside-collaborator-audit ${version}.`),
  ];
  const face = digest(blocks.map(whole));
  const room = maxLength - MARKER;
  const [first = '', ...rest] = packed(blocks, { first: room, next: room });
  const [only] = report.entries;
  const whom =
    report.entries.length === 1 && only !== undefined
      ? visible(only.login, 60)
      : `${report.entries.length + report.leftOut.logins} logins`;
  return {
    title: `Review before access: ${whom}${subject === undefined ? '' : ` (${visible(subject, 80)})`}`,
    marker,
    body: sealed(
      {
        kind: 'gate',
        fields: { organization: report.organization, id: of, face, parts: String(rest.length + 1) },
      },
      first,
    ),
    continuation: rest.map((part, index) => partComment(index + 2, part, face)),
  };
}
