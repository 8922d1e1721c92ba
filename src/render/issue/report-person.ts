import type { Assessment } from '../../assess/assessment.ts';
import { FAMILIES } from '../../evidence/family.ts';
import { counted } from '../../evidence/wording.ts';
import { accessWords } from '../access-words.ts';
import { type Block, collapsed } from '../blocks.ts';
import { code, link, markdownOf, text } from '../escape/markdown.ts';
import {
  assessedWords,
  type Because,
  FOR_NEARLY_EVERYBODY,
  familiesOf,
  GLANCE_HEADS,
  measuredTitle,
  NOT_OBSERVED,
  NOTHING_SPEAKS,
  notCheckedTitle,
  type ObservationPage,
  type PersonPage,
  personPage,
  type RemedyPage,
  reasonOf,
  signalsIn,
  type TiePage,
  WITH_MORE,
  WITHOUT_REMEDY,
} from '../person.ts';
import { lastSeenWords, PRIORITY_WORDS, TWO_FACTOR_SHORT } from '../phrases.ts';
import { offsetStripText } from '../picture/offset-strip-text.ts';
import { punchCardText } from '../picture/punch-card-text.ts';
import { patternPictures } from '../picture/working-pattern.ts';
import { HOW_TO_ASK, questionsFor } from '../questions.ts';

/** How much of a person's section is printed. Less detail is chosen for everybody before anybody is left out. */
export interface Detail {
  /** Records linked per observation. */
  readonly records: number;
  /** Repositories named. */
  readonly repositories: number;
  /** Reasons printed per list of what is unknown and what is clear; the rest is counted. */
  readonly reasons: number;
  /** Innocent explanations and clearing steps each. */
  readonly explanations: number;
  /** Whether clocks and hours are drawn. */
  readonly pictures: boolean;
  /** Whether observations are listed at a glance before they are told. */
  readonly glance: boolean;
  /** Whether measures and records are closed until somebody opens them. */
  readonly folded: boolean;
}

/** A part of what is said about a person; without a title it belongs to the part before. */
export interface Part {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Where links lead, and what is unknown about everybody and therefore said elsewhere. */
export interface PersonContext {
  readonly host: string;
  readonly shared: ReadonlySet<string>;
}

const NAME = { maximum: 60 };

/**
 * The queue as a table: what asks for a look, and what is at stake. Where columns are many, a browser breaks days at
 * their hyphens; a heading that cannot break and is wider than a day keeps the column wide enough, and the day is plain
 * text to be searched and copied. Joiners or hyphens that do not break would go into what is copied.
 */
export function queueHead(pages: 'with-pages' | 'without-pages'): string {
  const page = pages === 'with-pages' ? ` ${unbroken('Page and state')} |` : '';
  return [
    `| | Person |${page} Priority | Evidence | Access at stake | Two-factor | ${unbroken('Last seen here')} |`,
    `| --: | --- |${page === '' ? '' : ' --- |'} --- | --- | --- | --- | --- |`,
  ].join('\n');
}

/** Words of ours that stay on one line. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '&nbsp;');
}

/** @param page where the person's page is and how it stands, if people have pages */
export function queueRow(assessment: Assessment, rank: number, page?: string): string {
  const { exposure } = assessment;
  const families = familiesOf(assessment).map((family) => FAMILIES[family]);
  return `| ${[
    rank,
    code(assessment.login, { ...NAME, cell: true }),
    ...(page === undefined ? [] : [page]),
    text(PRIORITY_WORDS[assessment.priority]),
    text(families.join('; ')),
    text(accessWords(exposure)),
    text(TWO_FACTOR_SHORT[exposure.twoFactor ?? 'unknown']),
    text(lastSeenWords(exposure)),
  ].join(' | ')} |`;
}

/** One person of a collapsed list, on one line. */
export function listLine(assessment: Assessment): string {
  const titles = assessment.observations.map(({ signal }) => signal.title);
  const what = titles.length === 0 ? assessedWords(assessment) : titles.join('; ');
  return `- ${code(assessment.login, NAME)}: ${text(what)}`;
}

/** The heading above somebody who has no page of their own. */
export function personHeading({ login, priority }: Assessment, rank: number): string {
  return `### ${rank}. ${code(login, NAME)}: ${text(PRIORITY_WORDS[priority])}`;
}

/** Everything a reader needs to decide about one person, in the order in which they decide. */
export function personParts(
  assessment: Assessment,
  detail: Detail,
  context: PersonContext,
): readonly Part[] {
  return [
    { title: '', blocks: [reasonAndProfile(assessment, context)] },
    ...evidenceParts(assessment, detail, context),
    ...questionParts(assessment, detail),
  ];
}

/** Why somebody stands where they stand, and where GitHub shows them. */
export function reasonAndProfile(assessment: Assessment, { host }: PersonContext): string {
  const { url } = assessment;
  const profile = url === undefined || host === '' ? '' : ` ${link('Profile', url, host)}.`;
  return `${text(reasonOf(assessment))}${profile}`;
}

/** What is known about a person, and what is not. */
export function evidenceParts(
  assessment: Assessment,
  detail: Detail,
  { host, shared }: PersonContext,
): readonly Part[] {
  const page = personPage(assessment, detail.repositories, shared);
  const parts: readonly Part[] = [
    { title: '', blocks: [glanceTable(page, detail)] },
    {
      title: 'Observed',
      blocks: page.observations.flatMap((seen) => observationBlocks(seen, detail, host)),
    },
    { title: 'Speaks for the person', blocks: counterBlock(page, detail, host) },
    { title: 'Tied to other audited accounts', blocks: tiesBlock(page.ties, detail.reasons) },
    { title: '', blocks: detail.pictures ? pictures(assessment) : [] },
    {
      title: 'Access at stake',
      blocks: [
        page.access.map(({ label, value }) => `- ${text(label)}: ${markdownOf(value)}`).join('\n'),
      ],
    },
    { title: '', blocks: [notChecked(page, detail.reasons), inOrder(page.clear, detail.reasons)] },
  ];
  return parts
    .map(({ title, blocks }) => ({ title, blocks: blocks.filter((block) => block !== '') }))
    .filter(({ blocks }) => blocks.length > 0);
}

/** What may be asked, after the first of the next steps: nobody learns of a review by a question that came too early. */
export function questionParts(assessment: Assessment, detail: Detail): readonly Part[] {
  const blocks = questions(assessment, detail);
  return blocks.length === 0 ? [] : [{ title: 'Questions that may explain it', blocks }];
}

/** Parts beneath a heading of a page that has others: without headings of their own. */
export function underHeading(parts: readonly Part[]): readonly Block[] {
  return parts.flatMap(({ title, blocks }) => [
    ...(title === '' || title === 'Observed' ? [] : [`**${text(title)}**`]),
    ...blocks,
  ]);
}

/** What was observed on a line each; of one observation, or where there is little room, the sentence before says it. */
function glanceTable({ observations }: PersonPage, { glance }: Detail): Block {
  if (observations.length < 2 || !glance) return '';
  return {
    before: `| ${GLANCE_HEADS.join(' | ')} |\n| --- | --- | --- |`,
    lines: observations.map(
      ({ title, kind, rate }) => `| ${text(title)} | ${text(kind)} | ${text(rate)} |`,
    ),
    after: '',
  };
}

/** What was seen and what may explain it; how it was measured and where it can be looked up, folded where that is wanted. */
function observationBlocks(
  observation: ObservationPage,
  detail: Detail,
  host: string,
): readonly Block[] {
  const { answer } = observation;
  const title = `**${text(observation.title)}** (${text(observation.kind)}, ${code(observation.id)})`;
  const measured = `- **Measured:** ${text(observation.measured.join('; '))}`;
  const records = recordLines(observation, detail, host);
  const told = [
    `- **Observed:** ${markdownOf(observation.summary)}`,
    ...(answer === undefined ? [] : [`- **Decides nothing, because of:** ${markdownOf(answer)}`]),
    ...(detail.folded ? [] : [measured]),
    `- **How unusual:** ${text(observation.shown)}`,
    `- **Often innocent:** ${text(someOf(observation.innocent, detail.explanations))}`,
    `- **Would clear it:** ${text(someOf(observation.clears, detail.explanations))}`,
    ...(detail.folded ? [] : records),
  ];
  return [
    { before: `${title}\n`, lines: told, after: '' },
    detail.folded ? collapsed(measuredTitle(observation), [measured, ...records]) : '',
  ];
}

function recordLines({ records }: ObservationPage, detail: Detail, host: string) {
  const shown = records
    .slice(0, detail.records)
    .map((record) => `  - ${markdownOf(record.text)}${openLink(record.url, host)}`);
  const left = records.length - shown.length;
  return [
    ...(shown.length > 0 ? ['- **Records:**', ...shown] : []),
    ...(left > 0
      ? [`- ${left} ${shown.length > 0 ? 'more records' : 'records'} in report.json`]
      : []),
  ];
}

/** What speaks for the person is never cut: only its records are. */
function counterBlock(
  { counter, observations }: PersonPage,
  detail: Detail,
  host: string,
): readonly Block[] {
  if (observations.length === 0 && counter.length === 0) return [];
  // In the shortest form one person more is worth more than this line of each.
  if (counter.length === 0) return detail.explanations > 1 ? [text(NOTHING_SPEAKS)] : [];
  const lines = counter.flatMap(({ title, summary, limit, records }) => [
    `- **${text(title)}:** ${markdownOf(summary)}${detail.reasons > 0 ? ` ${text(`What it does not show: ${limit}`)}` : ''}`,
    ...records
      .slice(0, detail.records)
      .map((record) => `  - ${markdownOf(record.text)}${openLink(record.url, host)}`),
  ]);
  return [{ before: '', lines, after: '' }];
}

function tiesBlock(ties: readonly TiePage[], maximum: number): readonly Block[] {
  const lines = ties
    .slice(0, Math.max(maximum, 1))
    .map(({ other, titles }) => `- ${code(other.login, NAME)}: ${text(titles.join('; '))}`);
  const left = ties.length - lines.length;
  if (left > 0) lines.push(`- ${left} more in report.json`);
  return lines.length === 0 ? [] : [{ before: '', lines, after: '' }];
}

/** Drawn in characters of ours alone, so that a code block shows them as they are. */
function pictures({ pattern }: Assessment): readonly Block[] {
  if (pattern === undefined) return [];
  const { card, strip } = patternPictures(pattern);
  return [
    [
      '<details><summary>Hours and clocks of the last year, drawn</summary>',
      `\`\`\`text\n${punchCardText(card, 'moment').trimEnd()}\n\`\`\``,
      `\`\`\`text\n${offsetStripText(strip, 'commit').trimEnd()}\n\`\`\``,
      '</details>',
    ].join('\n\n'),
  ];
}

function questions(assessment: Assessment, detail: Detail): readonly Block[] {
  const asked = detail.explanations > 1 ? questionsFor(assessment) : [];
  if (asked.length === 0) return [];
  return [text(HOW_TO_ASK), asked.map((question) => `- [ ] ${text(question)}`).join('\n')];
}

function openLink(url: string | undefined, host: string): string {
  const shown = url === undefined ? '' : link('open', url, host);
  return shown.startsWith('[') ? ` (${shown})` : '';
}

function someOf(sentences: readonly string[], maximum: number): string {
  return sentences.slice(0, maximum).join(' ');
}

function notChecked({ remedies, unknown, sharedUnknown }: PersonPage, maximum: number): Block {
  const given = remedies.map(remedyWords).join(', ');
  const shown = unknown.slice(0, maximum).map((reason) => `  ${becauseLine(reason)}`);
  const left = signalsIn(unknown.slice(maximum));
  const shared = `${sharedUnknown.length} ${FOR_NEARLY_EVERYBODY}`;
  const waiting = remedies.reduce((sum, { signals }) => sum + signals.length, 0);
  const lasting = signalsIn(unknown) + sharedUnknown.length;
  return collapsed(text(notCheckedTitle(waiting, lasting)), [
    ...(given === '' ? [] : [`- **${text(WITH_MORE)}** ${given}`]),
    ...(lasting === 0 ? [] : [`- **${text(WITHOUT_REMEDY)}**`, ...shown]),
    ...(left === 0 ? [] : [`  - ${left} in report.json`]),
    ...(sharedUnknown.length === 0 ? [] : [`  - ${text(shared)}`]),
  ]);
}

/** Which signals wait for it is told with the coverage. */
function remedyWords({ remedy, signals }: RemedyPage): string {
  return `${remedy.kind} ${code(remedy.name)}${signals.length === 0 ? '' : ` (${counted(signals.length, 'signal')})`}`;
}

function inOrder(clear: readonly Because[], maximum: number): Block {
  const shown = clear.slice(0, maximum).map(becauseLine);
  const left = signalsIn(clear.slice(maximum));
  return collapsed(`${signalsIn(clear)} ${NOT_OBSERVED}`, [...shown, ...counting(left)]);
}

/** By their ids: a title names what was not found. */
function becauseLine({ ids, because }: Because): string {
  return `- ${markdownOf(because)} (${ids.map((id) => code(id)).join(', ')})`;
}

function counting(left: number): readonly string[] {
  return left === 0 ? [] : [`- ${left} in report.json`];
}
