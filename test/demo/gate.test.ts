import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { demoGate } from '../../scripts/demo/gate.ts';

const DEMO = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));
const folder = () => mkdtempSync(join(tmpdir(), 'demo-gate-'));
const demo = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [DEMO, ...words], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('the demo of the gate refuses', () => {
  const file = (name: string, text = 'wren-calloway\n') => {
    const path = join(folder(), name);
    writeFileSync(path, text);
    return path;
  };
  const nested = () => {
    const path = join(folder(), 'people.yml');
    mkdirSync(path);
    return path;
  };

  it.each([
    ['a kind of file nothing tells how to read', () => file('people.json'), 'ends with .yml, .tf'],
    ['a file without an ending', () => file('people'), 'ends with .yml, .tf'],
    ['a file that is not there', () => join(folder(), 'people.tf'), 'there is no such file'],
    ['a folder', nested, 'there is no such file'],
  ])('%s, in one sentence', (_, make, reason) => {
    const path = make();
    const run = demo('gate', path);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^.* cannot be judged: [^\n]+\.\n$/);
    expect(run.stderr).toContain(path);
    expect(run.stderr).toContain(reason);
  });

  it.each([[['gate', 'a.tf', 'b.tf']], [['gates']], [['audit', 'gate']]])(
    'what it does not know, and shows what it does: %j',
    (words) => {
      const run = demo(...words);
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toContain('npm run demo -- gate FILE');
    },
  );

  it('nothing where it is asked for help', () => {
    expect(demo('gate', '--help')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('npm run demo -- gate FILE'),
    });
  });
});

describe('the demo of the gate', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const judge = async (name: string | undefined, text = '') => {
    const said: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => {
      said.push(line);
    });
    const directory = join(folder(), 'out');
    const file = name === undefined ? undefined : join(folder(), name);
    if (file !== undefined) writeFileSync(file, text);
    await demoGate(directory, file);
    return { directory, said: said.join('\n') };
  };

  it('leaves a red check, a green one and one that only counts', async () => {
    const { directory, said } = await judge(undefined);
    expect(said).toMatch(/: failure .*\n.*: success .*\n.*: failure /);
    const [red, green, numbers] = ['red', 'green', 'numbers'].map((one) =>
      readFileSync(join(directory, one, 'check-run.md'), 'utf8'),
    );
    expect(red).toContain('far-lantern');
    expect(green).toContain('1 person passes');
    expect(green).toContain('ada-moreau');
    // What somebody commits in the demo is pushed when it is made.
    for (const one of ['red', 'green']) {
      const report = readFileSync(join(directory, one, 'report.json'), 'utf8');
      expect(report).not.toContain('on GitHub by');
    }
    expect(numbers).not.toContain('far-lantern');
    // Nothing is at stake yet; what is asked for stands at the answer.
    const html = readFileSync(join(directory, 'red', 'gate.html'), 'utf8');
    expect(html).toContain('Then ask whoever asks for the access');
    expect(html).not.toContain('Access at stake');
  });

  it.each([
    ['people.csv', 'login,permission\nfar-lantern,write\n', 'access/people.csv', 'failure'],
    ['people.txt', 'ada-moreau\n', 'access/people.txt', 'success'],
    [
      'main.tf',
      'resource "github_membership" "a" {\n  username = var.a\n}\n',
      'main.tf',
      'neutral',
    ],
    ['main.tf.json', '{"resource": ', 'main.tf.json', 'failure'],
  ])('judges a file of your own: %s', async (name, text, path, conclusion) => {
    const { said } = await judge(name, text);
    expect(said).toContain(`${path} as in a pull request: ${conclusion} (`);
  });
});
