import type { YAMLParseError } from 'yaml';

/** What mistakes in YAML mean to whoever wrote it; the parser's own words are for programmers. */
const IN_WORDS: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  BAD_ALIAS: 'an alias (`*name`) leads nowhere, or stands where none can',
  BAD_INDENT: 'this line is indented more or less than its neighbours',
  BAD_SCALAR_START: 'text that begins with this character needs quotation marks',
  BLOCK_AS_IMPLICIT_KEY:
    'two settings seem to stand on one line; text with a colon in it needs quotation marks',
  BLOCK_IN_FLOW: 'a list or group in brackets holds one without; write both in the same way',
  DUPLICATE_KEY: 'this setting stands here twice; keep one of them',
  MISSING_CHAR:
    'something is missing here: a closing quotation mark or bracket, a comma or a colon',
  MULTILINE_IMPLICIT_KEY:
    'a colon is missing after this name, or the line is not indented as it should be',
  MULTIPLE_DOCS: 'a second document begins here; the file holds one',
  TAB_AS_INDENT: 'a tab stands where spaces indent',
  UNEXPECTED_TOKEN: 'this does not belong here; look at the brackets and quotation marks before it',
};

/** One sentence about a mistake, without its place. */
export function syntaxMistake({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): string {
  if (/call stack/.test(message))
    return 'not valid YAML: brackets are nested too deeply from here on.';
  // The parser adds the place, which is told already, and an excerpt.
  const own = message.replace(/ at line \d.*$/su, '').replace(/\.$/, '');
  return `not valid YAML: ${IN_WORDS[code] ?? own}.`;
}
