import type { Assessment } from '../assess/assessment.ts';
import { faceOf, fingerprintOf } from '../assess/fingerprint.ts';
import type { Report } from '../assess/report.ts';
import { nextSteps, reviewQuestions } from './issue-blocks.ts';
import { type Detail, personBlocks } from './issue-person.ts';
import { hostOf, text } from './markdown-escape.ts';
import { type MarkerKind, markerText, readMarker } from './markers.ts';
import { KEEP_IT_PRIVATE, WHAT_THIS_IS } from './overview.ts';
import { PRIORITY_WORDS, utcMinute } from './phrases.ts';
import { HELP } from './thread-words.ts';
import { visible } from './visible-characters.ts';

export interface PageOptions {
  /** UTF-16 units of a body or comment at most. */
  readonly maxLength?: number;
  /** The site people open; links lead nowhere else. */
  readonly serverUrl: string;
  readonly version: string;
}

/** The page of one person, ready to be planned. */
export interface PersonIssue {
  readonly id: string;
  readonly title: string;
  /** What the body begins with, whatever the evidence. */
  readonly marker: string;
  readonly evidence: readonly { readonly fingerprint: string; readonly title: string }[];
  readonly labels: readonly string[];
  /** What does not fit into the body. */
  readonly continuation: readonly string[];
  /** The body; the earlier one itself while it says the same, and with the boxes that were ticked in it. */
  body(before: string | undefined): string;
}

/** GitHub refuses 65,536 characters; a margin is left for what it adds. */
const DEFAULT_MAXIMUM = 60_000;
const EVERYTHING: Detail = {
  records: 20,
  repositories: 40,
  reasons: Number.POSITIVE_INFINITY,
  explanations: Number.POSITIVE_INFINITY,
  pictures: true,
};

/** One person as an issue of their own; longer ones go on in comments, cut only between blocks. */
export function renderPersonIssue(
  assessment: Assessment,
  report: Report,
  options: PageOptions,
): PersonIssue {
  const evidence = assessment.observations.map((seen) => ({
    fingerprint: fingerprintOf(seen),
    title: seen.signal.title,
  }));
  const [first = '', ...continuation] = packed(
    blocksOf(assessment, report, options),
    options.maxLength ?? DEFAULT_MAXIMUM,
  );
  const face = faceOf(assessment);
  const marker = markerText({
    kind: 'person',
    fields: {
      organization: report.organization,
      id: assessment.id,
      evidence: evidence.map(({ fingerprint }) => fingerprint).join(','),
      face,
      status: 'due',
    },
  });
  return {
    id: assessment.id,
    title: `Access review: ${visible(assessment.login, 60)}`,
    marker: markerBeginning('person', report.organization, assessment.id),
    evidence,
    labels: ['access-review'],
    continuation,
    body: (before) => {
      const old = before === undefined ? undefined : readMarker(before);
      const same = old?.fields['face'] === face && old.fields['status'] === 'due';
      if (before !== undefined && same) return before;
      return `${marker}\n${before === undefined ? first : withTicks(first, before)}`;
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
): readonly string[] {
  return [
    `**${text(PRIORITY_WORDS[assessment.priority])}**`,
    ...personBlocks(assessment, EVERYTHING, hostOf(serverUrl)),
    '## Next steps, the same for everybody',
    nextSteps(),
    reviewQuestions(),
    '## What you can do here',
    text('Close the page when it is settled; it comes back only with new evidence.'),
    HELP,
    text(`${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}`),
    text(
      `Audited: ${utcMinute(report.takenAt)}; later audits that found the same changed nothing here. Written by outside-collaborator-audit ${version}.`,
    ),
  ];
}

/** Blocks in as few texts as hold them; a block too long for one is left to report.json. */
export function packed(blocks: readonly string[], maximum: number): readonly string[] {
  const texts: string[] = [];
  let open = '';
  for (const block of blocks) {
    const fits = block.length <= maximum;
    const content = fits ? block : text('A part too long for GitHub stands in report.json.');
    const joined = open === '' ? content : `${open}\n\n${content}`;
    if (joined.length <= maximum) open = joined;
    else {
      texts.push(open);
      open = content;
    }
  }
  return [...texts, open];
}

/** A box somebody ticked stays ticked while its line is there. */
function withTicks(body: string, before: string): string {
  const ticked = new Set(
    before
      .replaceAll('\r\n', '\n')
      .split('\n')
      .flatMap((line) => (/^- \[x\] /i.test(line) ? [line.slice('- [x] '.length)] : [])),
  );
  if (ticked.size === 0) return body;
  return body.replace(/^- \[ \] (.*)$/gm, (line, said: string) =>
    ticked.has(said) ? `- [x] ${said}` : line,
  );
}
