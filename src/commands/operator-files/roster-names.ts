import { CsvError, parse } from 'csv-parse/sync';
import { readEach } from '../../config/problems.ts';
import { UserError } from '../../config/user-error.ts';
import { nameParts } from '../../evidence/names.ts';
import { readTextFile } from '../text-file.ts';

/** An account and a name of whoever uses it. */
export interface NamedAccount {
  /** Login in lower case, or numeric id. */
  readonly account: string;
  readonly name: string;
}

const HEADER = /^\s*"?account"?\s*([,;\t])\s*"?name"?\s*$/i;
const ACCOUNT = /^@?([A-Za-z0-9][A-Za-z0-9_-]{0,99})$/;

/**
 * Reads accounts and names from a CSV file (RFC 4180) with the header `account,name`; a semicolon or tab may stand for
 * the comma, as spreadsheets of some places write it.
 *
 * @throws UserError naming file and line, of everything that is wrong, and never a name
 */
export async function readNamesFile(file: string): Promise<readonly NamedAccount[]> {
  const text = (await readTextFile(file, 'The file of names')).replaceAll(/\r\n?/g, '\n');
  const separator = HEADER.exec(text.split('\n', 1)[0] ?? '')?.[1];
  if (separator === undefined) {
    throw new UserError(
      `${file}:1: the first line must be \`account,name\`: a login or numeric id, and the name on contract.`,
    );
  }
  const people: NamedAccount[] = [];
  const seen = new Set<string>();
  readEach(recordsOf(text, separator, file), ({ fields, line }) => {
    if (line === 1 || fields.every((field) => field.trim() === '')) return;
    const person = personIn(fields, `${file}:${line}`);
    const key = JSON.stringify(person);
    if (!seen.has(key)) people.push(person);
    seen.add(key);
  });
  if (people.length === 0) throw new UserError(`${file}: there is no account below the header.`);
  return people;
}

function personIn(fields: readonly string[], where: string): NamedAccount {
  const [given = '', name = '', ...more] = fields.map((field) => field.trim());
  if (more.some((field) => field !== '') || fields.length < 2) {
    throw new UserError(
      `${where}: two fields are expected, account and name; there are ${fields.length}. Put a name with a comma in it into double quotes.`,
    );
  }
  const account = ACCOUNT.exec(given)?.[1];
  if (account === undefined) {
    throw new UserError(`${where}: the first field must be a login or a numeric id.`);
  }
  if (nameParts(name).length === 0) {
    throw new UserError(`${where}: the second field holds no name of at least two letters.`);
  }
  return { account: account.toLowerCase(), name: name.normalize('NFC') };
}

interface CsvRecord {
  readonly fields: readonly string[];
  /** Where it begins, counted from 1. */
  readonly line: number;
}

function recordsOf(text: string, separator: string, file: string): readonly CsvRecord[] {
  try {
    const records: CsvRecord[] = [];
    parse(text, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (fields: readonly string[], { lines }) => {
        records.push({ fields, line: lines - fields.join('').split('\n').length + 1 });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Its own message may repeat what stands in the line.
    throw new UserError(
      `${file}:${Number(error['lines'])}: a double quote is not closed, or stands in the middle of a field. Write the whole field in double quotes, and a quote in it twice.`,
    );
  }
}
