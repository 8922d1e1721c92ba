import { stringify } from 'csv-stringify/sync';
import type { Assessment } from '../assess/assessment.ts';
import type { Report } from '../assess/report.ts';
import { PERMISSIONS } from '../snapshot/facts.ts';
import { visible } from './escape/visible-characters.ts';
import { familiesOf, reasonOf, remediesOf } from './person.ts';
import { lastSeenWords, RELATION_WORDS } from './phrases.ts';

const NOT_KNOWN = 'not known';

interface Column {
  readonly name: string;
  /** What stands there, for docs/csv.md. */
  readonly meaning: string;
  readonly of: (person: Assessment, rank: number) => string | number;
}

/** In the order of the table. Values are those of `report.json`, so that one filter fits both. */
export const CSV_COLUMNS: readonly Column[] = [
  {
    name: 'rank',
    meaning: 'place in the report, from 1: by priority, then by the access at stake',
    of: (_, rank) => rank,
  },
  { name: 'login', meaning: 'login of the day', of: ({ login }) => shown(login) },
  {
    name: 'id',
    meaning: 'number of the account, which survives a rename',
    of: ({ id }) => shown(id),
  },
  { name: 'profile', meaning: 'address of the profile', of: ({ url }) => shown(url ?? '') },
  {
    name: 'relation',
    meaning: 'what the person is to the organization',
    of: ({ relations }) => relations.map((relation) => RELATION_WORDS[relation]).join(', '),
  },
  { name: 'priority', meaning: 'how soon to look, see below', of: ({ priority }) => priority },
  { name: 'reason', meaning: 'why, in one sentence', of: reasonOf },
  {
    name: 'families',
    meaning: 'families of what was observed and not answered, see below',
    of: (person) => familiesOf(person).join(', '),
  },
  {
    name: 'observations',
    meaning: '[signals](signals/README.md) that observed something, answered or not',
    of: ({ observations }) => observations.map(({ signal }) => signal.id).join(', '),
  },
  {
    name: 'speaks for the person',
    meaning: '[counter-evidence](counter-evidence.md) that was found',
    of: ({ counterEvidence }) => counterEvidence.map(({ kind }) => kind.id).join(', '),
  },
  {
    name: 'not checked',
    meaning: 'number of signals that came to no answer',
    of: ({ unknown }) => unknown.length,
  },
  {
    name: 'would be checked with',
    meaning: 'permissions and options that would let some of them come to one',
    of: (person) =>
      remediesOf(person)
        .map(({ remedy }) => remedy.name)
        .join('; '),
  },
  {
    name: 'highest permission',
    meaning: `\`${PERMISSIONS.join('`, `')}\`, \`none\`, or \`${NOT_KNOWN}\``,
    of: ({ exposure }) => exposure.highestPermission ?? (exposure.complete ? 'none' : NOT_KNOWN),
  },
  {
    name: 'private repositories',
    meaning: `how many they can reach, or \`${NOT_KNOWN}\``,
    of: ({ exposure: { privateRepositories, complete } }) =>
      privateRepositories > 0 || complete ? privateRepositories : NOT_KNOWN,
  },
  {
    name: 'two-factor',
    meaning: 'two-factor authentication, see below',
    of: ({ exposure }) => exposure.twoFactor ?? NOT_KNOWN,
  },
  {
    name: 'last seen',
    meaning: 'day of the last commit or event in the organization, UTC, or `not seen`',
    of: ({ exposure }) => lastSeenWords(exposure),
  },
  {
    name: 'invited by',
    meaning: 'who invited them, while GitHub still tells',
    of: ({ exposure }) => exposure.inviters.map(shown).join(', '),
  },
];

/**
 * Everybody on one line, in the order of the report, for spreadsheets. What a spreadsheet would take for a formula is
 * quoted by the library; what cannot be seen or would change what stands around it is made visible or left out.
 */
export function renderCsv(report: Report): string {
  const rows = report.assessments.map((person, index) =>
    CSV_COLUMNS.map((column) => column.of(person, index + 1)),
  );
  // The byte-order mark tells spreadsheets that the file is UTF-8.
  return stringify(rows, {
    bom: true,
    header: true,
    columns: CSV_COLUMNS.map(({ name }) => name),
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function shown(foreign: string): string {
  return visible(foreign, 200);
}
