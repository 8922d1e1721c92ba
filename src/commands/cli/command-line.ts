import { didYouMean } from '../../config/did-you-mean.ts';
import { shown } from '../../config/settings.ts';
import { logLine } from '../../render/escape/log.ts';
import { EXIT } from '../exit-code.ts';
import { explainFailure } from '../failure.ts';
import { VERSION } from '../version.ts';
import { readArguments } from './arguments.ts';
import {
  auditOrganization,
  collectSnapshot,
  evaluateFiles,
  makeRoster,
  printSignals,
} from './commands.ts';
import { type Environment, type Flags, UsageError } from './flags.ts';
import { askGate } from './gate.ts';
import { type Described, helpOf, overview } from './help.ts';
import {
  AUDIT_OPTIONS,
  COLLECT_OPTIONS,
  EVALUATE_OPTIONS,
  GATE_OPTIONS,
  PERSON_OPTIONS,
  ROSTER_OPTIONS,
} from './options.ts';
import { handlePerson } from './person.ts';
import { print } from './terminal.ts';

export interface Command extends Described {
  /** @returns the exit code */
  readonly run: (
    flags: Flags,
    operands: readonly string[],
    environment: Environment,
  ) => Promise<number>;
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'audit',
    ways: [
      {
        usage: 'audit --org ORG [options]',
        purpose:
          'read an organization, judge everybody, print the report and write it into a folder',
      },
    ],
    options: AUDIT_OPTIONS,
    usual: 'org',
    run: auditOrganization,
  },
  {
    name: 'collect',
    ways: [
      {
        usage: 'collect --org ORG --output FILE [options]',
        purpose: 'write a snapshot of an organization',
      },
      {
        usage: 'collect --git PATH... --output FILE',
        purpose: 'write a snapshot of the authors of local clones',
      },
    ],
    options: COLLECT_OPTIONS,
    usual: 'org',
    run: collectSnapshot,
  },
  {
    name: 'evaluate',
    ways: [
      {
        usage: 'evaluate --snapshot FILE... [options]',
        purpose: 'judge snapshots, without any network',
      },
    ],
    options: EVALUATE_OPTIONS,
    usual: 'snapshot',
    run: evaluateFiles,
  },
  {
    name: 'gate',
    ways: [
      {
        usage: 'gate LOGIN... --org ORG [options]',
        purpose: 'ask about logins before they get access; exit code 1 where the gate fails',
      },
    ],
    options: GATE_OPTIONS,
    operands: true,
    run: askGate,
  },
  {
    name: 'person',
    ways: [
      {
        usage: 'person export LOGIN|ID --snapshot FILE... [options]',
        purpose: 'hand out what snapshots and a report repository hold of one person',
      },
      {
        usage: 'person delete LOGIN|ID --snapshot FILE... [options]',
        purpose: 'remove what snapshots and a report repository hold of one person',
      },
    ],
    options: PERSON_OPTIONS,
    operands: true,
    run: handlePerson,
  },
  {
    name: 'roster',
    ways: [
      {
        usage: 'roster --names FILE.csv --output FILE',
        purpose: 'make a roster of names on contract that holds no name, only salted digests',
      },
    ],
    options: ROSTER_OPTIONS,
    usual: 'names',
    run: makeRoster,
  },
  {
    name: 'signals',
    ways: [{ usage: 'signals [ID]', purpose: 'list what is looked at, or explain one signal' }],
    options: {},
    operands: true,
    run: printSignals,
  },
];

const HELP = ['help', '--help', '-h'];
const VERSIONS = ['version', '--version', '-v', '-V'];

/** Runs one command and answers with its exit code; every failure ends in a sentence, never in a stack. */
export async function runCommandLine(
  argv: readonly string[],
  environment: Environment,
): Promise<number> {
  try {
    return await run(argv, environment);
  } catch (error) {
    const failure = explainFailure(error, environment);
    for (const line of failure.message.split('\n')) process.stderr.write(`${logLine(line)}\n`);
    return failure.exitCode;
  }
}

async function run(argv: readonly string[], environment: Environment): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (VERSIONS.includes(name)) {
    print(VERSION);
    return EXIT.fine;
  }
  if (HELP.includes(name)) {
    const [about] = rest;
    print(about === undefined || HELP.includes(about) ? overview(COMMANDS) : helpOf(find(about)));
    return EXIT.fine;
  }
  const command = find(name);
  if (rest.some((word) => word === '--help' || word === '-h')) {
    print(helpOf(command));
    return EXIT.fine;
  }
  try {
    const { flags, operands } = readArguments(command, rest, COMMANDS);
    return await command.run(flags, operands, environment);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}\n"help ${name}" shows how it is written.`);
  }
}

function find(name: string): Command {
  const names = COMMANDS.map((command) => command.name);
  const found = COMMANDS.find((command) => command.name === name);
  if (found !== undefined) return found;
  if (name.startsWith('-')) {
    throw new UsageError(
      `The command comes first, before its options: one of ${names.join(', ')}. "help" explains them.`,
    );
  }
  throw new UsageError(
    `There is no command ${shown(name)}.${didYouMean(name, names)}\nCommands: ${names.join(', ')}. "help" explains them.`,
  );
}
