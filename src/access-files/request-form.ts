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

/** The heading of a field as GitHub writes it, and no other way of writing one. */
const FIELD = /^### (?<label>\S.*)$/;
/** What may hide the lines beneath it from a reader, or show them as something else. */
const HIDING = /^[ \t>]*(?:```|~~~)|<[!?/a-z]/i;

/**
 * Reads the fields of an access request out of the body of its issue. GitHub writes each field as `### Label`, an empty
 * line and the answer; all else is left alone.
 *
 * The author may edit the body and write anything into long answers. So whatever looks like a second field of a label to
 * a reader, and whatever could hide the true one, is refused: nobody can tell which of them a person reads.
 *
 * @param serverUrl the site whose profile addresses count as logins, such as `https://github.com`
 * @throws AccessFileError with the line of what cannot be read
 */
export function readRequestForm(body: string, serverUrl: string): RequestForm {
  const lines = body.split(/\r\n|\r|\n/);
  const isField = (line: string) => FIELD.test(line.trimEnd());
  let read = 0;
  const field = (label: string): string => {
    const alike = lines.flatMap((line, index) => (resembles(line, label) ? [index] : []));
    const [first, second] = alike;
    if (first === undefined) return '';
    if (second !== undefined) {
      throw new AccessFileError(`the field “${label}” stands twice`, second + 1);
    }
    if (lines[first]?.trimEnd() !== `### ${label}`) {
      const because = `the field “${label}” is not written as the form writes it`;
      throw new AccessFileError(because, first + 1);
    }
    const next = lines.findIndex((line, index) => index > first && isField(line));
    const end = next < 0 ? lines.length : next;
    read = Math.max(read, end);
    const answer = lines
      .slice(first + 1, end)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (answer.length > 1) {
      throw new AccessFileError(`the field “${label}” holds more than one line`, first + 1);
    }
    const [value = ''] = answer;
    return value === EMPTY ? '' : value;
  };
  const login = bareLogin(field(FIELDS.login), serverUrl);
  const repository = field(FIELDS.repository);
  const permission = field(FIELDS.permission);
  const hiding = lines.slice(0, read).findIndex((line) => HIDING.test(line));
  // What is no login fails for itself.
  if (hiding >= 0 && !HIDING.test(login)) {
    throw new AccessFileError('markup may hide a field', hiding + 1);
  }
  if (login === '') throw new AccessFileError(`the field “${FIELDS.login}” is missing or empty`);
  return {
    login,
    ...(repository === '' ? {} : { repository }),
    ...(permission === '' ? {} : { permission }),
  };
}

/** Whether a line could be read as the heading of a field, however it is marked up. */
function resembles(line: string, label: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/<[^>]*>|&#?\w+;/g, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase();
  return bare(line) === bare(label);
}

/** People write `@login` and the address of a profile where a login is asked for. */
function bareLogin(text: string, serverUrl: string): string {
  const address = `${serverUrl}/`;
  const login = text.startsWith(address) ? text.slice(address.length).replace(/\/$/, '') : text;
  return login.replace(/^@/, '');
}
