import { PRIORITIES } from '../../src/assess/priority.ts';
import { FAMILIES, FAMILY_NAMES } from '../../src/evidence/family.ts';
import { CSV_COLUMNS } from '../../src/render/csv.ts';
import { PRIORITY_WORDS, RELATION_WORDS, TWO_FACTOR_WORDS } from '../../src/render/phrases.ts';
import { RELATIONS } from '../../src/snapshot/collaborator.ts';

/** The columns and values of `report.csv`, from what writes it. */
export function csvPage(): string {
  return `<!-- Written by \`npm run generate\` from the columns themselves; do not edit. -->
# The report for spreadsheets

\`report.csv\` has everybody on one line, in the order of the report. Values are those of \`report.json\`
([schema](report.schema.json)), so that one filter fits both; pages say the same in the words beside them here. It is UTF-8 with
a byte-order mark, and what a spreadsheet would take for a formula is preceded by an apostrophe.

${table(
  ['column', 'what it holds'],
  CSV_COLUMNS.map(({ name, meaning }) => [`\`${name}\``, meaning]),
)}

## Values

${table(
  ['priority', 'on pages'],
  PRIORITIES.map((priority) => [`\`${priority}\``, PRIORITY_WORDS[priority]]),
)}

${table(
  ['families', 'on pages'],
  FAMILY_NAMES.map((family) => [`\`${family}\``, FAMILIES[family]]),
)}

${table(
  ['two-factor', 'on pages'],
  [
    ...Object.entries(TWO_FACTOR_WORDS).map(([state, words]) => [`\`${state}\``, words]),
    ['`not known`', 'not known'],
  ],
)}

In \`relation\` stands ${RELATIONS.map((relation) => `*${RELATION_WORDS[relation]}*`).join(', ')}, or several of them.
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
