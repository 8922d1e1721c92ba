import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../../src/signals/catalogue.generated.ts';
import { encodeRecord, SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from '../../../src/snapshot/snapshot.ts';

const CLI = join(fileURLToPath(new URL('../../..', import.meta.url)), 'dist/cli.js');

let folder: string;
const path = (name: string) => join(folder, name);
const cli = (...args: readonly string[]) => cliIn({}, ...args);
const cliIn = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { PATH: folder, HOME: folder, ...environment },
  });
  return { status, stdout, stderr };
};

/** In use by two accounts, which nothing answers. */
const keys = [
  {
    kind: 'ssh',
    fingerprint: `SHA256:${'A'.repeat(43)}`,
    createdAt: EXAMPLE_NOW - 400 * DAY,
  } as const,
];

/** Two people at `soon`, however many signals there are by now, so that thresholds have something to meet. */
function snapshot(gaps: readonly string[] = []): string {
  const lines = [
    encodeRecord({
      kind: 'header',
      header: {
        format: SNAPSHOT_FORMAT,
        version: SNAPSHOT_VERSION,
        source: 'github',
        organization: 'example-org',
        takenAt: EXAMPLE_NOW,
        timeZoneData: '2026b',
      },
    }),
    encodeRecord({
      kind: 'collaborator',
      collaborator: examplePerson({
        login: 'wren-calloway',
        profile: { location: 'Lisbon, Portugal' },
        facts: {
          keys,
          commits: [
            ...exampleCommits({ count: 60, clock: 'Asia/Manila', name: 'Ilse Brandvold' }),
            ...exampleCommits({
              count: 60,
              clock: 'Asia/Manila',
              name: 'Teodor Makinen',
              until: EXAMPLE_NOW - 2 * DAY,
            }),
          ],
        },
      }),
    }),
    encodeRecord({
      kind: 'collaborator',
      collaborator: examplePerson({ id: '1002', login: 'sunniva-aas', facts: { keys } }),
    }),
    encodeRecord({
      kind: 'end',
      end: {
        end: true,
        collaborators: 2,
        repositories: 1,
        gaps: gaps.map((detail) => ({ reason: 'forbidden' as const, detail })),
      },
    }),
  ];
  return `${lines.join('\n')}\n`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  writeFileSync(path('people.jsonl'), snapshot());
  writeFileSync(path('partly.jsonl'), snapshot(['Something was not seen.']));
  writeFileSync(path('cut.jsonl'), snapshot().split('\n').slice(0, 2).join('\n'));
  writeFileSync(path('typo.yml'), 'version: 1\nthresholds:\n  sooon: 0.1\n');
  mkdirSync(path('taken'));
  mkdirSync(path('occupied/report.json'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('evaluate', () => {
  it.each([
    ['text', /1\. wren-calloway {2}review soon/],
    ['json', /"priority": "soon"/],
    ['markdown', /### 1\. `wren-calloway`: review soon/],
    ['html', /^<!doctype html>/i],
  ])('prints %s', (format, expected) => {
    const { status, stdout } = cli(
      'evaluate',
      '--snapshot',
      path('people.jsonl'),
      '--format',
      format,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(expected);
  });

  it('leaves every rendering in a folder', () => {
    expect(
      cli('evaluate', '--snapshot', path('people.jsonl'), '--output', path('out')).status,
    ).toBe(0);
    for (const name of ['report.json', 'report.html', 'report.csv', 'issue.md', 'summary.md']) {
      expect(readFileSync(path(`out/${name}`), 'utf8')).toContain('wren-calloway');
    }
  });

  it('needs no network, so its variables do not matter', () => {
    const environment = { GITHUB_API_URL: 'garbage', https_proxy: 'http://[', GITHUB_TOKEN: '\n' };
    const { status, stdout } = cliIn(environment, 'evaluate', '--snapshot', path('people.jsonl'));
    expect(status).toBe(0);
    expect(stdout).toContain('wren-calloway');
  });

  it.each([
    [['--fail-on', 'soon'], 1],
    [['--fail-on', 'never'], 0],
    [['--strict'], 0],
  ])('ends with the published exit code: %j', (options, status) => {
    expect(cli('evaluate', '--snapshot', path('people.jsonl'), ...options).status).toBe(status);
  });

  it('ends with 3 for what is incomplete, if asked to be strict', () => {
    expect(cli('evaluate', '--snapshot', path('partly.jsonl'), '--strict').status).toBe(3);
    expect(cli('evaluate', '--snapshot', path('partly.jsonl')).status).toBe(0);
  });

  it('does not mind a reader that stops early', () => {
    const command = `"${process.execPath}" "${CLI}" evaluate --snapshot "${path('people.jsonl')}" --format json | head -1`;
    const { stderr } = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
    expect(stderr).toBe('');
  });
});

it.runIf(process.platform === 'linux')('says that its output could not be written', () => {
  const command = `"${process.execPath}" "${CLI}" signals > /dev/full`;
  const { stderr, status } = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
  expect(stderr).toMatch(/^The output could not be written: the disk is full\./);
  expect(status).toBe(2);
});

describe('collect --git', () => {
  it('writes a snapshot that evaluate reads', () => {
    const clone = path('clone');
    const git = (...args: readonly string[]) =>
      execFileSync(
        'git',
        [
          '-C',
          clone,
          '-c',
          'user.name=Wren Calloway',
          '-c',
          'user.email=wren@example.com',
          ...args,
        ],
        { stdio: 'pipe' },
      );
    mkdirSync(clone);
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '-m', 'Begin');
    const run = spawnSync(
      process.execPath,
      [CLI, 'collect', '--git', clone, '--output', path('clone.jsonl')],
      { encoding: 'utf8' },
    );
    expect(run.status).toBe(0);
    const { stdout } = cli('evaluate', '--snapshot', path('clone.jsonl'), '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      source: 'git',
      collaborators: [{ login: 'Wren Calloway', priority: 'insufficient-data' }],
    });
  });
});

describe('signals', () => {
  it('lists the catalogue, and explains one', () => {
    expect(cli('signals').stdout.trim().split('\n')).toHaveLength(CATALOGUE.length);
    expect(cli('signals', 'incoherent-clocks').stdout).toContain('Innocent explanations');
  });
});

describe('what is wrong', () => {
  it.each([
    [['evalute'], 'There is no command "evalute". Did you mean "evaluate"?'],
    [['evaluate'], '--snapshot'],
    [['evaluate', '--snapshot', 'nowhere.jsonl'], 'nowhere.jsonl could not be read'],
    [
      ['evaluate', '--snapshots', 'x'],
      '"evaluate" has no option "--snapshots". Did you mean "--snapshot"?',
    ],
    [
      ['evaluate', '--snapshot', 'x', '--format', 'pdf'],
      '--format is "pdf"; one of `text`, `json`, `markdown`, `html`, `csv` is expected.',
    ],
    [
      ['collect', '--output', 'x'],
      'Give --org ORG to read an organization, or --git PATH... to read clones.',
    ],
    [['collect', '--git', '/nowhere/at/all', '--output', 'never.jsonl'], '/nowhere/at/all'],
    [['audit', '--org', 'example-org'], 'There is no token: set GITHUB_TOKEN or GH_TOKEN'],
    [['signals', 'incoherent-clock'], 'Did you mean "incoherent-clocks"?'],
  ])('is told in a sentence, with exit code 2: %j', (args, message) => {
    const { status, stderr, stdout } = cli(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(existsSync('never.jsonl')).toBe(false);
  });

  it.each([
    [{ GITHUB_TOKEN: 'hunter2\nhunter2' }, [], /GITHUB_TOKEN holds a value that is not shown here/],
    [
      { GITHUB_TOKEN: '', GH_TOKEN: 'hunter2\u2019' },
      [],
      /GH_TOKEN holds .* without blanks, line breaks/,
    ],
    [
      { GITHUB_API_URL: 'garbage' },
      [],
      /GITHUB_API_URL is "garbage"; an http or https address such as/,
    ],
    [
      { GITHUB_API_URL: 'https://ada:hunter2@x.invalid' },
      [],
      /GITHUB_API_URL is a value that is not/,
    ],
    [
      {},
      ['--api-url', 'https://ada:hunter2@x.invalid'],
      /--api-url is a value that is not shown here; .*without user name, pass/,
    ],
    [{ https_proxy: 'http://ada:hunter2@[' }, [], /The proxy named by https_proxy cannot be used/],
    [
      { GITHUB_API_URL: 'http://127.0.0.1:4' },
      [],
      /127\.0\.0\.1:4 could not be reached \(ECONNREF/,
    ],
  ])(
    'is told without a secret: %j %j',
    (environment, options, message) => {
      const { status, stderr } = cliIn(
        { GITHUB_TOKEN: 'ghp-some-token', ...environment },
        ...['collect', '--org', 'example-org', '--output', path('never.jsonl'), ...options],
      );
      const text = stderr.replaceAll('\u200b', '');
      expect(text).toMatch(message);
      expect(text).not.toMatch(/hunter2|bug|ghp-some/);
      expect(status).toBe(2);
    },
    20_000,
  );

  it.each([
    [
      'a snapshot that was cut off',
      () => ['--snapshot', path('cut.jsonl')],
      /cut\.jsonl: the snapshot stops after line 2/,
    ],
    [
      'a policy with a typo',
      () => ['--snapshot', path('people.jsonl'), '--policy', path('typo.yml')],
      /typo\.yml:3:3: there is no setting "sooon"\. Did you mean "soon"/,
    ],
    ['a folder for a file', () => ['--snapshot', path('taken')], /taken could not be read/],
    [
      'a folder for a file of the report',
      () => ['--snapshot', path('people.jsonl'), '--output', path('occupied')],
      /occupied\/report\.json could not be written/,
    ],
    [
      'a place where no folder can be',
      () => ['--snapshot', path('people.jsonl'), '--output', '/proc/audit'],
      /\/proc\/audit could not be made/,
    ],
    [
      'a file for a folder',
      () => ['--snapshot', path('people.jsonl'), '--output', path('people.jsonl')],
      /could not be made/,
    ],
  ])('is told of %s too', (_, args, message) => {
    const { status, stderr } = cli('evaluate', ...args());
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});
