import { GUIDANCE } from '../../src/render/guidance.ts';
import { REVIEW_CHECKLIST } from '../../src/render/review-checklist.ts';
import {
  NEVER,
  NOT_OBSERVABLE,
  OBSERVABLE,
  OWN_SIGNALS,
  type Place,
  type RedFlag,
  SOURCES,
  type SourceName,
} from './red-flags.ts';

const GENERATED = '<!-- Written by `npm run generate`; do not edit. -->';

const PLACES: Readonly<Record<Place['kind'], string>> = {
  signal: 'signal',
  exposure: 'exposure',
  checklist: 'checklist',
  refused: 'refused',
};

/** Every published red flag with the place it has here. */
export function redFlagPage(): string {
  const all = [...OBSERVABLE, ...NOT_OBSERVABLE, ...NEVER];
  const counts = (Object.keys(PLACES) as Place['kind'][]).map(
    (kind) => `${all.filter(({ place }) => place.kind === kind).length} ${PLACES[kind]}`,
  );
  const own = Object.entries(OWN_SIGNALS);
  return `${GENERATED}
# Published red flags and where they went

Public guidance names many signs of misrepresented remote work. Each one has a place here, also those that became nothing:
${counts.join(', ')}.

* **signal**: observed in GitHub's records, with its ordinary rate and innocent explanations.
* **exposure**: tells what is at stake; it orders people of equal priority and raises nobody.
* **checklist**: no record of GitHub shows it; a [question for the reviewer](checklist.md).
* **refused**: never to be observed, with the reason.

## What GitHub's records can show

${table('A', OBSERVABLE)}
${own.length === 0 ? '' : `\nSignals that rest on no published red flag:\n\n${own.map(([id, why]) => `* [\`${id}\`](signals/${id}.md): ${why}`).join('\n')}\n`}
## What no record of GitHub shows

${table('B', NOT_OBSERVABLE)}

## What will never be built

These criteria have been published too. No signal reads or declares anything of the kind, and a test guards it: signals see contradictions
between claims, clocks, server records and accounts, never where somebody comes from or who they are.

${table('C', NEVER)}

## Sources

${sources(all)}
`;
}

/** The reviewer's questions as a page. */
export function checklistPage(): string {
  const groups = REVIEW_CHECKLIST.map(
    ({ title, questions }) => `## ${title}

${questions
  .map(
    ({ question, note, sources: cited }) =>
      `- [ ] ${question}\n      ${note}\n      (${cited.map((name) => `[${GUIDANCE[name].title}](${GUIDANCE[name].url})`).join('; ')})`,
  )
  .join('\n')}`,
  );
  return `${GENERATED}
# Checklist for the reviewer

No record of GitHub answers these questions. Put them to everybody under review alike, keep the answers with the review, and let a person
decide: no single answer settles anything, and a gap is more often one of your process than of the person.

${groups.join('\n\n')}
`;
}

function table(letter: string, flags: readonly RedFlag[]): string {
  const lines = flags.map(
    ({ id, flag, sources: names, place }, index) =>
      `| ${letter}${index + 1} | \`${id}\` | ${flag} | ${PLACES[place.kind]} | ${placeText(place)} | ${names.join('; ')} |`,
  );
  return `| | id | red flag | place | where, or why not | sources |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}`;
}

function placeText(place: Place): string {
  switch (place.kind) {
    case 'signal': {
      const ids = place.ids.map((id) => `[\`${id}\`](signals/${id}.md)`).join(', ');
      return withNote(ids, place.note);
    }
    case 'exposure':
      return `\`${place.factor}\`. ${place.note}`;
    case 'checklist':
      return withNote(place.questions.map(questionText).join(' '), place.note);
    case 'refused':
      return place.because;
  }
}

function withNote(text: string, note: string | undefined): string {
  return note === undefined ? text : `${text}${text.endsWith('?') ? '' : '.'} ${note}`;
}

function questionText(id: string): string {
  const found = REVIEW_CHECKLIST.flatMap(({ questions }) => questions).find((one) => one.id === id);
  if (found === undefined) throw new Error(`The checklist has no question "${id}".`);
  return found.question;
}

function sources(flags: readonly RedFlag[]): string {
  const used = new Set<SourceName>(flags.flatMap((flag) => flag.sources));
  return (Object.keys(SOURCES) as SourceName[])
    .filter((name) => used.has(name))
    .map((name) => `* **${name}**: [${SOURCES[name].title}](${SOURCES[name].url})`)
    .join('\n');
}
