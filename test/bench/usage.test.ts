import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it.each([
  [[], 'Name a benchmark.\nBenchmarks: rhythm, places, '],
  [['plases'], 'There is no benchmark "plases". Did you mean "places"?'],
  [['places'], '--locations is missing: npm run -s bench -- places --locations FILE'],
  [['places', '--location', 'x'], 'no option "--location". Did you mean "--locations"?'],
  [
    ['places', '--locations', 'nowhere.tsv'],
    'The file nowhere.tsv could not be read: there is no such file.',
  ],
  [
    ['places', '--locations', 'README.md'],
    'README.md, line 2: expected raw <TAB> iso <TAB> source.',
  ],
  [['false-alarms', '--authors', 'src'], 'The file src could not be read: it is a folder.'],
  [
    ['html', '--people', '1e9'],
    '--people is "1e9"; a whole number from 1 to 9,999,999 is expected.',
  ],
])(
  'a benchmark that is asked for wrongly says what to write: %j',
  (argv, message) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'scripts/bench/main.ts', ...argv],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
  30_000,
);
