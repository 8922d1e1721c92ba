import { describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../../src/commands/cli/arguments.ts';
import { COMMANDS, runCommandLine } from '../../../src/commands/cli/command-line.ts';

const EVALUATE = COMMANDS.find(({ name }) => name === 'evaluate');
const read = (...words: readonly string[]) => {
  if (EVALUATE === undefined) throw new Error('there is no command evaluate');
  return readArguments(EVALUATE, words, COMMANDS);
};

/** What a command prints and says, and its exit code. */
async function run(...argv: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text).replaceAll('\u200b', '');
    return true;
  });
  const status = await runCommandLine(argv, { GITHUB_TOKEN: 'some-token' });
  for (const stream of [out, error]) stream.mockRestore();
  return { status, stdout, stderr };
}

describe('the words after a command', () => {
  it.each([
    [['--snapshot', 'a', 'b'], { snapshot: ['a', 'b'] }],
    [['--snapshot', 'a', '--snapshot=b', '--strict'], { snapshot: ['a', 'b'], strict: true }],
    [['--snapshot', 'a', '--format', 'json'], { snapshot: ['a'], format: 'json' }],
    [['--snapshot=-', '--output', '-out'], { snapshot: ['-'], output: '-out' }],
    [['--strict', '--strict'], { strict: true }],
    [['--policy=a=b'], { policy: 'a=b' }],
  ])('are options with their values: %j', (words, flags) => {
    expect(read(...words)).toEqual({ flags, operands: [] });
  });

  it('after two dashes are never options', () => {
    const signals = { name: 'signals', options: {}, operands: true } as const;
    expect(readArguments(signals, ['a', '--', '--help'], COMMANDS).operands).toEqual([
      'a',
      '--help',
    ]);
  });

  it.each([
    [
      ['people.jsonl'],
      [
        '"evaluate" does not know what to do with "people.jsonl". Write: evaluate --snapshot people.jsonl',
      ],
    ],
    [
      ["my file's"],
      [
        `"evaluate" does not know what to do with "my file's". Write: evaluate --snapshot 'my file'\\''s'`,
      ],
    ],
    [['--snapshots', 'x'], ['"evaluate" has no option "--snapshots". Did you mean "--snapshot"?']],
    [
      ['--org', 'x'],
      ['"evaluate" has no option "--org". It belongs to audit, collect, gate, person.'],
    ],
    [
      ['-o', 'x', '--zzzzzzz'],
      ['"evaluate" has no option "-o".', '"evaluate" has no option "--zzzzzzz".'],
    ],
    [
      ['--constructor', '--__proto__=x'],
      ['"evaluate" has no option "--constructor".', '"evaluate" has no option "--__proto__".'],
    ],
    [['--snapshot'], ['--snapshot needs a value: --snapshot FILE.']],
    [['--policy', '--strict'], ['--policy needs a value: --policy FILE.']],
    [
      ['--snapshot', ''],
      ['--snapshot has an empty value. Is the variable set that it comes from?'],
    ],
    [
      ['--policy=', '--policy', ' '],
      ['--policy has an empty value. Is the variable set that it comes from?'],
    ],
    [['--format', 'csv', '--format', 'json'], ['--format is given more than once. Give it once.']],
    [['--strict=no'], ['--strict takes no value.']],
  ])('that are wrong are all told, with what to write: %j', (words, problems) => {
    expect(() => read(...words)).toThrow(problems.join('\n'));
  });
});

describe('help', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']], [['help', 'help']]])(
    'shows every command and exit code: %j',
    async (argv) => {
      const { status, stdout } = await run(...argv);
      expect(status).toBe(0);
      for (const { name } of COMMANDS) expect(stdout).toContain(`\n  ${name} `);
      for (const { ways } of COMMANDS) {
        for (const { usage, purpose } of ways)
          expect(stdout).toContain(`  ${usage}\n      ${purpose}`);
      }
      expect(stdout).toMatch(/0 .*\n.*1 .*\n.*2 .*\n.*3 .*\n.*70 /);
    },
  );

  it.each(COMMANDS)('shows all options of $name', async ({ name, options }) => {
    const { stdout } = await run(name, '--help');
    for (const argv of [
      ['help', name],
      [name, '-h'],
      [name, '--nonsense', '--help'],
    ]) {
      expect(await run(...argv)).toEqual({ status: 0, stdout, stderr: '' });
    }
    for (const option of Object.keys(options)) expect(stdout).toContain(`\n  --${option}`);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each(['version', '--version', '-v', '-V'])('tells the version: %s', async (word) => {
    expect(await run(word)).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [['evalute'], 'There is no command "evalute". Did you mean "evaluate"?'],
    [['help', 'signal'], 'There is no command "signal". Did you mean "signals"?'],
    [[''], 'There is no command "".'],
    [['constructor'], 'There is no command "constructor".'],
    [['--snapshot', 'x'], 'The command comes first, before its options: one of audit, '],
    [
      ['evaluate'],
      '--snapshot is missing; name at least one snapshot file.\n"help evaluate" shows',
    ],
    [
      ['evaluate', '--snapshot', 'x', '--fail-on', 'Soon'],
      '--fail-on is "Soon"; one of `soon`, `routine`, `never` is expected. Did you mean "soon"?',
    ],
    [['audit'], '--org is missing; a login such as `octo-org` is expected.'],
    [['audit', '--org', 'https://github.com/octo-org/'], 'is expected. Write "octo-org".'],
    [
      ['audit', '--org', 'https://github.com/orgs/octo-org/people'],
      'is expected. Write "octo-org".',
    ],
    [
      ['audit', '--org', '@octo-org'],
      '--org is "@octo-org"; a login such as `octo-org` is expected. Write "octo-org".',
    ],
    [
      ['audit', '--org', 'octo org'],
      '--org is "octo org"; a login such as `octo-org` is expected.\n',
    ],
    [
      ['audit', '--org', 'o', '--report-repository', 'https://github.com/o/reviews/issues'],
      'is expected. Write "o/reviews".',
    ],
    [
      ['audit', '--org', 'o', '--report-repository', 'git@github.com:o/reviews.git'],
      'is expected. Write "o/reviews".',
    ],
    [
      ['audit', '--org', 'o', '--report-repository', 'reviews'],
      '--report-repository is "reviews"; a repository as `owner/name` is expected.\n',
    ],
    [
      ['audit', '--org', 'o', '--api-url', 'api.github.com'],
      '--api-url is "api.github.com"; an http or https address such as `https://api.github.com` is expected.',
    ],
    [
      ['audit', '--org', 'o', '--api-url', 'https://x.example/?a'],
      'an address without user name, password, `?` and `#` is expected.',
    ],
    [
      ['roster'],
      '--names is missing; name the CSV file with the columns account and name.\n--output is missing;',
    ],
    [['person'], 'After "person" comes "export" or "delete".\n'],
    [['person', 'exprt', 'x'], 'not "exprt". Did you mean "export"?'],
    [['person', 'export', 'x'], '--snapshot: name at least one snapshot file'],
    [['signals', 'nope'], 'There is no signal "nope". "signals" without an id lists all.'],
    [['signals', 'a', 'b'], 'One signal is explained at a time: signals ID.'],
  ])('is told what to write, with exit code 2: %j', async (argv, message) => {
    const { status, stdout, stderr } = await run(...argv);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/bug|undefined|Invalid|\n\s+at /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
