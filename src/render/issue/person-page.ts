import type { Assessment } from '../../assess/assessment.ts';
import { digest, faceOf, fingerprintOf } from '../../assess/fingerprint.ts';
import type { Report } from '../../assess/report.ts';
import { type Block, MAXIMUM_BODY, packed } from '../blocks.ts';
import { code, hostOf, markdownOf, text } from '../escape/markdown.ts';
import { visible } from '../escape/visible-characters.ts';
import { firstSteps } from '../opening.ts';
import { KEEP_IT_PRIVATE, NO_WRONGDOING } from '../overview.ts';
import { glance, PRIORITY_WORDS, utcMinute } from '../phrases.ts';
import { sharedUnknown, unknownKey } from '../shared-unknown.ts';
import { type MarkerKind, markerText, PAGE_LABEL, readMarker } from './markers.ts';
import { nextStepsClosed, whereRatesComeFrom } from './report-blocks.ts';
import {
  type Detail,
  evidenceParts,
  type Part,
  type PersonContext,
  questionParts,
  reasonAndProfile,
} from './report-person.ts';
import { sealed, stands, type WrittenPage } from './seal.ts';
import { indexTitle, partComment } from './thread-words.ts';

export interface PageOptions {
  /** UTF-16 units of a body or comment at most. */
  readonly maxLength?: number;
  /** The site people open; links lead nowhere else. */
  readonly serverUrl: string;
  readonly version: string;
}

/** What was observed, as a page remembers it. */
export interface SeenEvidence {
  readonly fingerprint: string;
  /** Id of the signal. */
  readonly signal: string;
}

/** The page of one person, ready to be planned. */
export interface PersonIssue {
  readonly id: string;
  readonly title: string;
  /** What the body begins with, whatever the evidence. */
  readonly marker: string;
  readonly evidence: readonly (SeenEvidence & { readonly title: string })[];
  /** Ids of signals that came to no answer this time: what they saw before may still be there. */
  readonly unseen: readonly string[];
  readonly labels: readonly string[];
  /**
   * The page as it has to stand, with the boxes that were ticked in it; `undefined` where the earlier one says the same.
   *
   * @param carried evidence of the earlier page that nobody could look for this time
   */
  written(
    before: WrittenPage | undefined,
    carried?: readonly SeenEvidence[],
  ): { readonly body: string; readonly continuation: readonly string[] } | undefined;
}

/** Room for a marker with the evidence of every signal there is. */
const MARKER = 5_000;
/** As much of a person as a page of their own shows. */
export const EVERYTHING: Detail = {
  records: 20,
  repositories: 40,
  reasons: Number.POSITIVE_INFINITY,
  explanations: Number.POSITIVE_INFINITY,
  pictures: true,
  glance: true,
  folded: true,
};

/** One person as an issue of their own; longer ones go on in comments, cut only between blocks. */
export function renderPersonIssue(
  assessment: Assessment,
  report: Report,
  options: PageOptions,
): PersonIssue {
  const evidence = assessment.observations.map((seen) => ({
    fingerprint: fingerprintOf(seen),
    signal: seen.signal.id,
    title: seen.signal.title,
  }));
  const maximum = (options.maxLength ?? MAXIMUM_BODY) - MARKER;
  const [first = '', ...rest] = packed(blocksOf(assessment, report, options), {
    first: maximum,
    next: maximum,
  });
  const { id, login } = assessment;
  const { organization } = report;
  const face = digest([faceOf(assessment), login]);
  return {
    id,
    title: `Access review: ${visible(login, 60)}`,
    marker: markerBeginning('person', organization, id),
    evidence,
    unseen: assessment.unknown.map(({ signal }) => signal.id),
    labels: [PAGE_LABEL],
    written: (before, carried = []) => {
      const due = before === undefined || readMarker(before.body)?.fields['status'] === 'due';
      if (before !== undefined && due && stands(before, face)) return undefined;
      const seen = [...evidence, ...carried];
      const fields = {
        organization,
        id,
        relation: assessment.relations[0] ?? '',
        evidence: seen.map(({ fingerprint }) => fingerprint).join(','),
        signals: seen.map(({ signal }) => signal).join(','),
        face,
        parts: String(rest.length + 1),
        status: 'due',
      };
      const ticked = tickedAs(before);
      return {
        body: sealed({ kind: 'person', fields }, ticked(first)),
        continuation: rest.map((part, index) => partComment(index + 2, ticked(part), face)),
      };
    },
  };
}

/** What a page of ours begins with, up to what changes. */
export function markerBeginning(kind: MarkerKind, organization: string, id?: string): string {
  const fields = { organization, ...(id === undefined ? {} : { id }) };
  return markerText({ kind, fields }).replace(/ -->$/, ' ');
}

function blocksOf(
  assessment: Assessment,
  report: Report,
  { serverUrl, version }: PageOptions,
): readonly Block[] {
  const context = personContext(report, serverUrl);
  return [
    `**${text(PRIORITY_WORDS[assessment.priority])}**`,
    [
      `- **Why:** ${reasonAndProfile(assessment, context)}`,
      `- **At stake:** ${text(glance(assessment))}`,
      `- **First:** ${markdownOf(firstSteps(assessment), { maximum: 100 })}`,
    ].join('\n'),
    ...headed(evidenceParts(assessment, EVERYTHING, context)),
    whereRatesComeFrom([assessment]),
    ...headed(questionParts(assessment, EVERYTHING)),
    '## Next steps',
    nextStepsClosed(),
    `${WHAT_TO_WRITE} ${theIndex(report)}`,
    text(`This page ${NO_WRONGDOING} ${KEEP_IT_PRIVATE}`),
    text(
      `Audited: ${utcMinute(report.takenAt)}; later audits that found the same changed nothing here. Written by outside-collaborator-audit ${version}.`,
    ),
  ];
}

const WHAT_TO_WRITE =
  'Close the page when it is settled; it comes back only with new evidence. Or write a comment that begins with `/accept until 2027-03-01 because …`, `/escalate because …` or `/recheck`; `/help` explains them.';

/** Everything that is the same for everybody stands there, once. */
function theIndex({ organization }: Report): string {
  return `${text('How priorities are decided, and what to ask about what GitHub does not show, stands on the index:')} ${code(indexTitle(organization))}.`;
}

function headed(parts: readonly Part[]): readonly Block[] {
  return parts.flatMap(({ title, blocks }) => [
    ...(title === '' ? [] : [`## ${text(title)}`]),
    ...blocks,
  ]);
}

export function personContext(report: Report, serverUrl: string): PersonContext {
  return { host: hostOf(serverUrl), shared: new Set(sharedUnknown(report).map(unknownKey)) };
}

/** A box somebody ticked stays ticked while its line is there. */
function tickedAs(before: WrittenPage | undefined): (text: string) => string {
  const ticked = new Set(
    [before?.body ?? '', ...(before?.parts ?? [])]
      .flatMap((text) => text.split(/\r?\n/))
      .flatMap((line) => (/^- \[x\] /i.test(line) ? [line.slice('- [x] '.length)] : [])),
  );
  if (ticked.size === 0) return (text) => text;
  return (text) =>
    text.replace(/^- \[ \] (.*)$/gm, (line, said: string) =>
      ticked.has(said) ? `- [x] ${said}` : line,
    );
}
