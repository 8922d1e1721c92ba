import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../../src/commands/cli/arguments.ts';
import { COMMANDS } from '../../src/commands/cli/command-line.ts';
import { settingsFromInputs } from '../../src/config/action-inputs.ts';
import { parsePolicy } from '../../src/config/policy.ts';
import { UserError } from '../../src/config/user-error.ts';

/** What people, shells and expressions of workflows put where something else belongs. */
const ODD = [
  ...['', ' ', '\t\n', '0', '-1', '1e9', 'NaN', 'Infinity', '1.5', 'true', 'True', 'TRUE', 'yes'],
  ...[
    'null',
    'undefined',
    '[object Object]',
    '{}',
    '[]',
    '\u0024{{ secrets.TOKEN }}',
    '$TOKEN',
    '***',
  ],
  ...['Soon', 'SOON', 'soon ', 'audit', 'gate', 'counts', 'octo-org', '@octo-org', 'octo org'],
  ...['https://github.com/octo-org', 'https://github.com/octo-org/reviews', 'octo-org/reviews'],
  ...[
    'api.github.com',
    'https://',
    'http://[',
    'ftp://x',
    'https://a:b@x',
    'https://x/?a#b',
    '//x',
  ],
  ...[
    'a\nb',
    'a\r\nb',
    '\0',
    '\u202e',
    'ä'.repeat(50),
    'x'.repeat(5_000),
    '../..',
    '~',
    '/dev/null',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '--',
    '--org',
    '-x',
    '--policy=',
    '<!--',
    '%0A',
  ],
];
const INPUTS: readonly string[] = Object.keys(
  parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')).inputs,
);
const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 20 }));
const runs = { numRuns: 400 };

/** One clear error, or none: sentences of ours, not of a validator, of the language or of a system. */
function isClear(attempt: () => unknown): void {
  try {
    attempt();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    const { message } = error as UserError;
    expect(message.length).toBeLessThan(10_000);
    for (const line of message.split('\n')) {
      expect(line).toMatch(/[.?]$|^Write:| Write: /);
      const ours = line
        .replace(/ Write: .*$/, '')
        .replaceAll(/"(?:[^"\\]|\\.)*"/g, '')
        .replaceAll(/^\S+ has no option.*$/g, '');
      expect(ours).not.toMatch(
        /undefined|\[object|Invalid|Unrecognized|expected (string|number)|TypeError/,
      );
    }
  }
}

describe('odd values end in sentences that say what to write', () => {
  it('as inputs of the Action', () => {
    const inputs = fc.dictionary(fc.constantFrom(...INPUTS), odd, { maxKeys: 6 });
    const variables = fc.record(
      { GITHUB_API_URL: odd, GITHUB_REPOSITORY_OWNER: odd },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(inputs, variables, (given, environment) => {
        isClear(() =>
          settingsFromInputs({
            ...environment,
            ...Object.fromEntries(
              Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
            ),
          }),
        );
      }),
      runs,
    );
  });

  it('on the command line', () => {
    const options = COMMANDS.flatMap((command) =>
      Object.keys(command.options).map((name) => `--${name}`),
    );
    const words = fc.array(fc.oneof(odd, fc.constantFrom(...options)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...COMMANDS), words, (command, argv) => {
        isClear(() => readArguments(command, argv, COMMANDS));
      }),
      runs,
    );
  });

  it('in a policy', () => {
    const example = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');
    const lines = (/```yaml\n([\s\S]*?)```/.exec(example)?.[1] ?? '').split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), odd, (index, value) => {
        const changed = lines.map((line, at) =>
          at === index ? line.replace(/(:|-) .*$/, (_, mark) => `${mark} ${value}`) : line,
        );
        isClear(() => parsePolicy(changed.join('\n'), 'policy.yml'));
      }),
      runs,
    );
  });
});
