import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../config/did-you-mean.ts';
import { UserError } from '../config/user-error.ts';
import { logLine } from '../render/log-escape.ts';
import {
  auditOrganization,
  collectSnapshot,
  evaluateFiles,
  makeRoster,
  printSignals,
} from './cli-commands.ts';
import { EXIT } from './exit-code.ts';
import { explainFailure } from './failure.ts';
import type { Environment, Flags } from './flags.ts';
import { askGate } from './gate-command.ts';
import { handlePerson } from './person-command.ts';
import { print } from './terminal.ts';
import { VERSION } from './version.ts';

interface Command {
  readonly usage: string;
  readonly purpose: string;
  readonly options: ParseArgsOptionsConfig;
  /** @returns the exit code */
  readonly run: (
    flags: Flags,
    operands: readonly string[],
    environment: Environment,
  ) => Promise<number>;
}

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const reading = {
  'audit-log': text,
  'check-links': flag,
  'compare-avatars': flag,
  'search-copies': flag,
};
const operatorFiles = { roster: text, indicators: text, networks: text, earlier: list };
const READING = '[--audit-log api|FILE] [--check-links] [--compare-avatars] [--search-copies]';
const OPERATOR_FILES =
  '[--roster FILE] [--indicators FILE] [--networks FILE] [--earlier SNAPSHOT...]';

const COMMANDS: Readonly<Record<string, Command>> = {
  audit: {
    usage: `audit --org ORG [--output DIR] [--policy FILE] [--report-repository OWNER/NAME [--allow-public counts] [--publish]] [--fail-on soon|routine|never] [--strict] ${READING} ${OPERATOR_FILES} [--api-url URL]`,
    purpose: 'read an organization, judge everybody, print the report and write it into a folder',
    options: {
      org: text,
      output: text,
      policy: text,
      'report-repository': text,
      'allow-public': text,
      publish: flag,
      'fail-on': text,
      strict: flag,
      ...reading,
      ...operatorFiles,
      'api-url': text,
    },
    run: auditOrganization,
  },
  collect: {
    usage: `collect --org ORG --output FILE ${READING} [--api-url URL]  |  collect --git PATH... --output FILE`,
    purpose: 'write a snapshot of an organization, or of the authors of local clones',
    options: { org: text, git: list, output: text, ...reading, 'api-url': text },
    run: collectSnapshot,
  },
  evaluate: {
    usage: `evaluate --snapshot FILE... [--policy FILE] [--format text|json|markdown|html|csv] [--output DIR] [--fail-on soon|routine|never] [--strict] ${OPERATOR_FILES}`,
    purpose: 'judge snapshots, without any network',
    options: {
      snapshot: list,
      policy: text,
      format: text,
      output: text,
      'fail-on': text,
      strict: flag,
      ...operatorFiles,
    },
    run: evaluateFiles,
  },
  gate: {
    usage: `gate LOGIN... --org ORG [--repository OWNER/NAME] [--permission read|triage|write|maintain|admin] [--policy FILE] [--fail-on soon|routine|never] [--strict] [--report-repository OWNER/NAME] [--output DIR] ${READING} ${OPERATOR_FILES} [--api-url URL]`,
    purpose: 'ask about logins before they get access',
    options: {
      org: text,
      repository: text,
      permission: text,
      policy: text,
      'fail-on': text,
      strict: flag,
      'report-repository': text,
      output: text,
      ...reading,
      ...operatorFiles,
      'api-url': text,
    },
    run: askGate,
  },
  person: {
    usage:
      'person export|delete LOGIN|ID [--snapshot FILE...] [--org ORG --report-repository OWNER/NAME [--author LOGIN]] [--output FILE] [--api-url URL]',
    purpose:
      'hand out what snapshots and a report repository hold of one person, or remove the person from them',
    options: {
      snapshot: list,
      output: text,
      org: text,
      'report-repository': text,
      author: text,
      'api-url': text,
    },
    run: handlePerson,
  },
  roster: {
    usage: 'roster --names FILE.csv --output FILE',
    purpose: 'make a roster of names on contract that holds no name, only salted digests',
    options: { names: text, output: text },
    run: makeRoster,
  },
  signals: {
    usage: 'signals [ID]',
    purpose: 'list what is looked at, or explain one signal',
    options: {},
    run: printSignals,
  },
};

/** Runs one command and answers with its exit code; every failure ends in a sentence, never in a stack. */
export async function runCommandLine(
  argv: readonly string[],
  environment: Environment,
): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    print(help());
    return EXIT.fine;
  }
  if (name === '--version') {
    print(VERSION);
    return EXIT.fine;
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) {
      throw new UserError(
        `There is no command "${name}".${didYouMean(name, Object.keys(COMMANDS))}\nCommands: ${Object.keys(COMMANDS).join(', ')}. "help" explains them.`,
      );
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      print(`Usage: ${command.usage}`);
      return EXIT.fine;
    }
    const { flags, operands } = parse(command, rest);
    return await command.run(flags, operands, environment);
  } catch (error) {
    const failure = explainFailure(error, environment);
    for (const line of failure.message.split('\n')) process.stderr.write(`${logLine(line)}\n`);
    return failure.exitCode;
  }
}

function parse(
  command: Command,
  args: readonly string[],
): { flags: Flags; operands: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: spreadLists(args, command.options),
      options: command.options,
      allowPositionals: true,
    });
    return { flags: values as Flags, operands: positionals };
  } catch (error) {
    throw new UserError(`${(error as Error).message}\nUsage: ${command.usage}`);
  }
}

/** `--git a b c` means `--git a --git b --git c`: a shell's `*` gives several words. */
function spreadLists(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const result: string[] = [];
  let repeated: string | undefined;
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith('--')) {
      repeated = options[arg.slice(2)]?.multiple === true ? arg : undefined;
    } else if (repeated !== undefined && args[index - 1] !== repeated) {
      result.push(repeated);
    }
    result.push(arg);
  }
  return result;
}

function help(): string {
  const lines = Object.values(COMMANDS).map(({ usage, purpose }) => `  ${usage}\n      ${purpose}`);
  return `Outside Collaborator Audit

${lines.join('\n')}

The token is taken from GITHUB_TOKEN or GH_TOKEN, else from \`gh auth token\`.
Exit codes: 0 nothing at or above --fail-on (default: never) · 1 something is · 2 usage or policy error ·
3 incomplete (only with --strict) · 70 a bug.`;
}
