/**
 * Builds `dist/` from `src/`: TypeScript first, then one bundle for the Action and one for the command line, the
 * licences of what is in them, and the gazetteer beside them. The same sources always give the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const run = (command: string, ...args: string[]) =>
  execFileSync(`node_modules/.bin/${command}`, args, { stdio: ['ignore', 'ignore', 'inherit'] });

rmSync('lib', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');

const licenses = new Set<string>();
for (const [entry, name] of [
  ['lib/action.js', 'index.js'],
  ['lib/cli.js', 'cli.js'],
] as const) {
  const out = `lib/bundle-${name}`;
  run('ncc', 'build', entry, '-o', out, '--license', 'licenses.txt');
  cpSync(`${out}/index.js`, `dist/${name}`);
  // Data the bundle reads from beside itself.
  cpSync(`${out}/gazetteer.br`, 'dist/gazetteer.br');
  for (const text of readFileSync(`${out}/licenses.txt`, 'utf8').split(
    /\n(?=\S+\n(?:MIT|ISC|Apache|BSD|0BSD|Unlicense|CC0|BlueOak))/,
  )) {
    licenses.add(text.trim());
  }
}
chmodSync('dist/cli.js', 0o755);
writeFileSync('dist/package.json', '{\n  "type": "module"\n}\n');
const data = readFileSync('assets/NOTICE.md', 'utf8');
writeFileSync('dist/licenses.txt', `${[...licenses].sort().join('\n\n')}\n\n${data}`);
