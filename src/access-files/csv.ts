import { CsvError, parse } from 'csv-parse/sync';
import {
  type AccessFileContent,
  AccessFileError,
  type Grant,
  givesNothing,
  permissionOf,
  type Unreadable,
} from './content.ts';
import { lineIndex } from './line-index.ts';

/** Names of columns, in small letters and without what separates their words. */
const COLUMNS = {
  login: ['login', 'username', 'githubusername', 'githublogin', 'github', 'user', 'account'],
  role: ['permission', 'role', 'access'],
  repository: ['repository', 'repo'],
} as const;

const BROKEN = 'a cell holds a line break, at which simple programs begin a row';
const PERHAPS_A_COMMENT = 'programs that know no comments read a person here';

/**
 * Reads a table with a line of column names, one of which says that it holds logins.
 *
 * @throws AccessFileError where it is no such table
 */
export function readCsv(file: string): AccessFileContent {
  const text = file.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const lineOf = lineIndex(text);
  const grants: Grant[] = [];
  const unreadable: Unreadable[] = [];
  let columns: Readonly<Record<keyof typeof COLUMNS, number>> | undefined;
  let offset = 0;
  for (const { record, raw } of recordsOf(text)) {
    const start = Math.max(text.indexOf(raw, offset), offset);
    offset = start + raw.length;
    // Empty lines, and comments before the names of the columns, are handed over with the record that follows.
    const line = lineOf(start + (/^(?:[\t ]*\n)*/.exec(raw)?.[0].length ?? 0));
    const isComment = record[0]?.startsWith('#') === true;
    const isBroken = record.some((value) => value.includes('\n'));
    if (columns === undefined) {
      if (isBroken) throw new AccessFileError(BROKEN, line);
      if (!isComment) columns = columnsOf(record, line);
      continue;
    }
    const cell = (index: number) => record[index]?.trim() ?? '';
    const login = cell(columns.login);
    const role = cell(columns.role);
    const repository = cell(columns.repository);
    if (isBroken) unreadable.push({ line, because: BROKEN, source: raw.trim() });
    else if (isComment) {
      if (!isLogin(login)) continue;
      unreadable.push({ line, because: PERHAPS_A_COMMENT, source: raw.trim() });
    } else if (login === '') {
      unreadable.push({ line, because: 'the login is missing', source: raw.trim() });
    } else if (!givesNothing(role)) {
      grants.push({
        login,
        ...(role === '' ? {} : { role }),
        permission: permissionOf(role),
        ...(repository === '' ? {} : { repository }),
        scope: repository.toLowerCase(),
        line,
      });
    }
  }
  return { grants, unreadable, rest: '' };
}

function recordsOf(text: string): { readonly record: readonly string[]; readonly raw: string }[] {
  try {
    return parse(text, {
      raw: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: '\n',
    }) as unknown as { record: string[]; raw: string }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AccessFileError('not valid CSV', Number(error['lines'] ?? 1));
  }
}

function isLogin(text: string): boolean {
  return /^@?[A-Za-z\d][\w-]*$/.test(text);
}

function columnsOf(header: readonly string[], line: number) {
  const names = header.map((name) => name.toLowerCase().replace(/[\s_-]/g, ''));
  const find = (known: readonly string[]) => {
    const at = names.flatMap((name, index) => (known.includes(name) ? [index] : []));
    if (at.length > 1) {
      const named = known.slice(0, 3).map((name) => `\`${name}\``);
      throw new AccessFileError(
        `several columns may hold what ${named.join(', ')} and the like name; leave one`,
        line,
      );
    }
    return at[0] ?? -1;
  };
  const columns = {
    login: find(COLUMNS.login),
    role: find(COLUMNS.role),
    repository: find(COLUMNS.repository),
  };
  if (columns.login < 0) {
    throw new AccessFileError(
      'no column holds logins; name one `login`, `username` or `github` in the first line',
      line,
    );
  }
  return columns;
}
