import { AccessFileError } from './content.ts';

/** What an issue form asks for, as it was typed: foreign text. */
export interface RequestForm {
  readonly login: string;
  readonly repository?: string;
  readonly permission?: string;
}

/** The labels of the fields, as the form that is shipped has them. */
const FIELDS = {
  login: 'GitHub username',
  repository: 'Repository',
  permission: 'Permission',
} as const;
/** What GitHub writes for a field that was left empty. */
const EMPTY = '_No response_';

/**
 * Reads the fields of an access request out of the body of its issue. GitHub writes each field as a heading with the
 * answer beneath it; all else is left alone.
 *
 * The author may edit the body and write headings into long answers, so a field that stands twice is refused: nobody can
 * tell which one a person reads first.
 *
 * @param serverUrl the site whose profile addresses count as logins, such as `https://github.com`
 * @throws AccessFileError with the line of what cannot be read
 */
export function readRequestForm(body: string, serverUrl: string): RequestForm {
  const lines = body.split(/\r\n|\r|\n/);
  const field = (label: string): string => {
    const at = lines.flatMap((line, index) => (headingOf(line) === label ? [index] : []));
    const [first, second] = at;
    if (first === undefined) return '';
    if (second !== undefined) {
      throw new AccessFileError(`the field “${label}” stands twice`, second + 1);
    }
    const end = lines.findIndex((line, index) => index > first && headingOf(line) !== undefined);
    const answer = lines
      .slice(first + 1, end < 0 ? undefined : end)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (answer.length > 1) {
      throw new AccessFileError(`the field “${label}” holds more than one line`, first + 1);
    }
    const [value = ''] = answer;
    return value === EMPTY ? '' : value;
  };
  const login = bareLogin(field(FIELDS.login), serverUrl);
  if (login === '') throw new AccessFileError(`the field “${FIELDS.login}” is missing or empty`);
  const repository = field(FIELDS.repository);
  const permission = field(FIELDS.permission);
  return {
    login,
    ...(repository === '' ? {} : { repository }),
    ...(permission === '' ? {} : { permission }),
  };
}

function headingOf(line: string): string | undefined {
  return /^#{1,6}[ \t]+(.*?)[ \t]*#*$/.exec(line.trimEnd())?.[1]?.trim();
}

/** People write `@login` and the address of a profile where a login is asked for. */
function bareLogin(text: string, serverUrl: string): string {
  const address = `${serverUrl}/`;
  const login = text.startsWith(address) ? text.slice(address.length).replace(/\/$/, '') : text;
  return login.replace(/^@/, '');
}
