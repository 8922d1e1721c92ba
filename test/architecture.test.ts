import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const FORBIDDEN_IMPORTS = [
  ['snapshot', '../assess/assess.ts'],
  ['access-files', '../assess/gate.ts'],
  ['access-files', '../github/client.ts'],
  ['inference/clock', '../../signals/catalogue.generated.ts'],
  ['evidence', '../signals/catalogue.generated.ts'],
  ['signals', '../assess/assess.ts'],
  ['assess', '../render/issue.ts'],
  ['render', '../publish/plan.ts'],
  ['render', '../github/client.ts'],
  ['github', '../assess/report.ts'],
  ['git', '../github/client.ts'],
  ['config', '../commands/audit.ts'],
] as const;
const ALLOWED_IMPORTS = [
  ['access-files', '../snapshot/facts.ts'],
  ['signals', '../evidence/prose.ts'],
  ['assess', '../signals/catalogue.generated.ts'],
  ['render', '../assess/report.ts'],
  ['commands', '../github/client.ts'],
] as const;
const PURE_ROOMS = [
  'snapshot',
  'access-files',
  'inference/place',
  'evidence',
  'signals',
  'assess',
  'render',
];
const IMPURITIES = [
  ['the clock', 'export const at = Date.now();'],
  ['the clock', 'export const at = new Date();'],
  ['randomness', 'export const luck = Math.random();'],
  ['the environment', "export const token = process.env['TOKEN'];"],
  ['the network', "export const page = fetch('https://example.com');"],
  ['files', "import { readFile } from 'node:fs/promises';\nexport const read = readFile;"],
  ['processes', "import { spawn } from 'node:child_process';\nexport const run = spawn;"],
] as const;
const PURE_USE_OF_DATES = 'export const day = (at: number) => new Date(at * 1_000).toISOString();';

/** What the project's own linter says of files that stand in its rooms but break its rules. */
describe('the linter', () => {
  let folder: string;
  let findings: string;
  const written: string[] = [];
  const place = (room: string, code: string): string => {
    const path = `src/${room}/case-${written.length}.ts`;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${code}\n`);
    written.push(path);
    return path;
  };
  const forbidden = new Map<string, string>();
  const allowed = new Map<string, string>();
  const impure = new Map<string, string>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'architecture-'));
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    cpSync(join(root, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
    const importing = (path: string) =>
      `import * as other from '${path}';\nexport const used = other;`;
    for (const [room, path] of FORBIDDEN_IMPORTS)
      forbidden.set(`${room} ${path}`, place(room, importing(path)));
    for (const [room, path] of ALLOWED_IMPORTS)
      allowed.set(`${room} ${path}`, place(room, importing(path)));
    for (const room of PURE_ROOMS) {
      for (const [, code] of IMPURITIES) impure.set(`${room} ${code}`, place(room, code));
      allowed.set(room, place(room, PURE_USE_OF_DATES));
    }
    findings = lint(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(FORBIDDEN_IMPORTS)('forbids %s to import %s', (room, path) => {
    expect(findings).toContain(`${forbidden.get(`${room} ${path}`)},`);
  });
  it.each(ALLOWED_IMPORTS)('lets %s import %s', (room, path) => {
    expect(findings).not.toContain(`${allowed.get(`${room} ${path}`)},`);
  });
  describe.each(PURE_ROOMS)('in the pure room %s', (room) => {
    it.each(IMPURITIES)('forbids %s: %s', (_, code) => {
      expect(findings).toContain(`${impure.get(`${room} ${code}`)},`);
    });
    it('allows to compute with instants it is given', () => {
      expect(findings).not.toContain(`${allowed.get(room)},`);
    });
  });
});

/** One finding a line, as `…file=PATH,line=…`. */
function lint(folder: string): string {
  const options = [
    'lint',
    '--reporter=github',
    '--max-diagnostics=none',
    '--vcs-enabled=false',
    'src',
  ];
  try {
    return execFileSync(join(root, 'node_modules/.bin/biome'), options, {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}
