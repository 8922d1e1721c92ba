import { columns, padded, wrapped } from '../../render/text-layout.ts';
import type { CommandLine } from './arguments.ts';
import type { Option } from './options.ts';

const PROGRAM = 'node dist/cli.js';
const WIDTH = 100;

/** A command as the help shows it. */
export interface Described extends CommandLine {
  /** What it does, in each way to write it: without the options that may follow. */
  readonly ways: readonly { readonly usage: string; readonly purpose: string }[];
}

const ENDING = `The token comes from GITHUB_TOKEN or GH_TOKEN, else from \`gh auth token\`.

Exit codes
  0   nothing at or above --fail-on (never without it; for \`gate\` what the policy says, or soon)
  1   something is
  2   usage or policy error
  3   incomplete, only with --strict; of \`person\`, that something is left or cannot be told apart
  70  a bug`;

/** All commands, each with how it is written. */
export function overview(commands: readonly Described[]): string {
  const lines = commands.flatMap(({ ways }) =>
    ways.flatMap(({ usage, purpose }) => [`  ${usage}`, ...wrapped(purpose, WIDTH, '      ')]),
  );
  return `Outside Collaborator Audit: ${PROGRAM} COMMAND

${lines.join('\n')}

\`help COMMAND\` shows all options of a command; --version the version.

${ENDING}`;
}

/** One command of a program with all of its options. */
export function helpOf({ ways, options }: Described, program = PROGRAM): string {
  const rows = Object.entries(options).map(
    ([name, option]) => [`  ${written(name, option)}`, option.meaning] as const,
  );
  const width = Math.max(0, ...rows.map(([option]) => columns(option))) + 2;
  const lines = rows.flatMap(([option, meaning]) => {
    const [first = '', ...more] = wrapped(meaning, WIDTH - width);
    return [padded(option, width) + first, ...more.map((line) => ' '.repeat(width) + line)];
  });
  const begin = ways.flatMap(({ usage, purpose }, index) => [
    `${index === 0 ? 'Usage:' : '   or:'} ${program} ${usage}`,
    ...wrapped(purpose, WIDTH, ways.length === 1 ? '' : '       '),
  ]);
  return [...begin, ...(lines.length === 0 ? [] : ['', 'Options', ...lines])].join('\n');
}

function written(name: string, { value, several }: Option): string {
  return `--${name}${value === undefined ? '' : ` ${value}`}${several === true ? '...' : ''}`;
}
