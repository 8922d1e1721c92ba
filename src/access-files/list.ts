import {
  type AccessFileContent,
  type Grant,
  givesNothing,
  permissionOf,
  ROLE_WORDS,
  type Unreadable,
} from './content.ts';

/** Longer lines are not matched: a pattern may take very long with them. */
const LONGEST_LINE = 1_000;

/** A second word that is no permission could be a second login. */
const LIST_LINE = new RegExp(
  `^@?(?<login>[^\\s,;]+)(?:[\\s,;]+(?<permission>${ROLE_WORDS.join('|')}))?$`,
  'i',
);

/** Reads one login a line, perhaps followed by a permission GitHub has; `#` begins a comment. */
export function readList(text: string): AccessFileContent {
  return readLines(text, LIST_LINE, (line) => line.replace(/(?:^|\s)#.*$/, '').trim());
}

/**
 * Reads the lines a pattern of the policy matches; others are taken to name nobody. Its groups `login`, `permission` and
 * `repository` say what is what.
 */
export function readByPattern(text: string, pattern: RegExp): AccessFileContent {
  const content = readLines(text, pattern, (line) => line);
  return {
    ...content,
    unreadable: content.unreadable.filter(({ because }) => because === TOO_LONG),
  };
}

const TOO_LONG = 'the line is too long to be read';

function readLines(
  text: string,
  pattern: RegExp,
  meant: (line: string) => string,
): AccessFileContent {
  const grants: Grant[] = [];
  const unreadable: Unreadable[] = [];
  for (const [index, source] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    if (source.length > LONGEST_LINE) {
      unreadable.push({ line, because: TOO_LONG, source });
      continue;
    }
    const words = meant(source);
    if (words === '') continue;
    const { login, permission: role, repository } = pattern.exec(words)?.groups ?? {};
    if (login === undefined) {
      unreadable.push({ line, because: 'one login is expected', source });
    } else if (!givesNothing(role)) {
      grants.push({
        login,
        ...(role === undefined ? {} : { role }),
        permission: permissionOf(role),
        ...(repository === undefined ? {} : { repository }),
        scope: repository?.toLowerCase() ?? '',
        line,
      });
    }
  }
  return { grants, unreadable, rest: '' };
}
