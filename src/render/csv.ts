import { stringify } from 'csv-stringify/sync';
import type { Assessment } from '../assess/assessment.ts';
import type { Report } from '../assess/report.ts';
import { utcDay } from '../evidence/wording.ts';
import { visible } from './escape/visible-characters.ts';
import { familiesOf, reasonOf, remediesOf } from './person.ts';
import { RELATION_WORDS } from './phrases.ts';

const COLUMNS = [
  'rank',
  'login',
  'id',
  'profile',
  'relation',
  'priority',
  'reason',
  'families',
  'observations',
  'speaks for the person',
  'not checked',
  'would be checked with',
  'highest permission',
  'private repositories',
  'two-factor',
  'last seen',
  'invited by',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string | number>>;

/**
 * Everybody on one line, in the order of the report, for spreadsheets. What a spreadsheet would take for a formula is
 * quoted by the library; what cannot be seen or would change what stands around it is made visible or left out.
 */
export function renderCsv(report: Report): string {
  const rows = report.assessments.map((person, index) => rowOf(person, index + 1));
  // The byte-order mark tells spreadsheets that the file is UTF-8.
  return stringify([...rows], {
    bom: true,
    header: true,
    columns: [...COLUMNS],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function rowOf(person: Assessment, rank: number): Row {
  const { exposure } = person;
  return {
    rank,
    login: shown(person.login),
    id: shown(person.id),
    profile: shown(person.url ?? ''),
    relation: person.relations.map((relation) => RELATION_WORDS[relation]).join(', '),
    priority: person.priority,
    reason: reasonOf(person),
    families: familiesOf(person).join(', '),
    observations: person.observations.map(({ signal }) => signal.id).join(', '),
    'speaks for the person': person.counterEvidence.map(({ kind }) => kind.id).join(', '),
    'not checked': person.unknown.length,
    'would be checked with': remediesOf(person)
      .map(({ remedy }) => remedy.name)
      .join('; '),
    'highest permission': exposure.highestPermission ?? (exposure.complete ? 'none' : 'not known'),
    'private repositories':
      exposure.privateRepositories > 0 || exposure.complete
        ? exposure.privateRepositories
        : 'not known',
    'two-factor': exposure.twoFactor ?? 'not known',
    'last seen': exposure.lastSeenAt === null ? 'not seen' : utcDay(exposure.lastSeenAt),
    'invited by': exposure.inviters.map(shown).join(', '),
  };
}

function shown(foreign: string): string {
  return visible(foreign, 200);
}
