import { didYouMean } from '../../config/did-you-mean.ts';
import { shown } from '../../config/settings.ts';
import { type Flags, UsageError } from './flags.ts';
import type { Options } from './options.ts';

/** What a command takes on its line. */
export interface CommandLine {
  readonly name: string;
  readonly options: Options;
  /** Whether words that belong to no option mean something, as logins do. */
  readonly operands?: true;
  /** The option that such words are likely meant for where they mean nothing. */
  readonly usual?: string;
}

export interface Arguments {
  readonly flags: Flags;
  readonly operands: readonly string[];
}

/**
 * Reads the words after a command. `--git a b c` and `--git a --git b --git c` are the same: a shell's `*` gives several
 * words.
 *
 * @param commands all of them, which may have an option that this one lacks
 * @throws UsageError for all that is wrong at once
 */
export function readArguments(
  command: CommandLine,
  words: readonly string[],
  commands: readonly CommandLine[],
): Arguments {
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  const problems: string[] = [];
  let open: string | undefined;
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      operands.push(...rest.splice(0));
    } else if (word.startsWith('--')) {
      const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
      const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
      open = undefined;
      if (option === undefined) {
        problems.push(noOption(`--${name}`, command, commands));
        // What follows is likely its value.
        if (value === undefined && rest[0]?.startsWith('-') === false) rest.shift();
        continue;
      }
      if (option.value === undefined) {
        if (value !== undefined) problems.push(`--${name} takes no value.`);
        given.set(name, []);
        continue;
      }
      const taken = value ?? (rest[0]?.startsWith('--') === true ? undefined : rest.shift());
      if (taken === undefined) {
        problems.push(`--${name} needs a value: --${name} ${option.value}.`);
      } else if (taken.trim() === '') {
        problems.push(`--${name} has an empty value. Is the variable set that it comes from?`);
      } else if (given.has(name) && option.several !== true) {
        problems.push(`--${name} is given more than once. Give it once.`);
      } else {
        given.set(name, [...(given.get(name) ?? []), taken]);
        if (option.several === true && value === undefined) open = name;
      }
    } else if (/^-./.test(word)) {
      problems.push(noOption(word, command, commands));
    } else if (open !== undefined) {
      given.set(open, [...(given.get(open) ?? []), word]);
    } else {
      operands.push(word);
    }
  }
  if (command.operands !== true && operands.length > 0) problems.push(misplaced(command, operands));
  if (problems.length > 0) throw new UsageError([...new Set(problems)].join('\n'));
  return { flags: Object.fromEntries([...given].map(flagOf(command.options))), operands };
}

function flagOf(options: Options) {
  return ([name, values]: readonly [string, readonly string[]]): [string, Flags[string]] => {
    const option = options[name];
    if (option?.value === undefined) return [name, true];
    return [name, option.several === true ? values : values[0]];
  };
}

function noOption(
  word: string,
  { name, options }: CommandLine,
  commands: readonly CommandLine[],
): string {
  const asked = word.replace(/^-+/, '');
  const elsewhere = commands.filter((other) => Object.hasOwn(other.options, asked));
  const near = didYouMean(
    word,
    Object.keys(options).map((known) => `--${known}`),
  );
  const hint =
    elsewhere.length === 0
      ? near
      : ` It belongs to ${elsewhere.map((other) => other.name).join(', ')}.`;
  return `"${name}" has no option ${shown(word)}.${hint}`;
}

/** Words where none are taken: what was likely meant, to copy. */
function misplaced({ name, usual }: CommandLine, operands: readonly string[]): string {
  const words = operands.map((word) => shown(word)).join(' ');
  const sentence = `"${name}" does not know what to do with ${words}.`;
  // What holds characters nobody sees was not typed like that.
  if (usual === undefined || operands.some((word) => /\p{C}/u.test(word))) return sentence;
  return `${sentence} Write: ${name} --${usual} ${operands.map(forShell).join(' ')}`;
}

function forShell(word: string): string {
  return /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
