/**
 * Builds `dist/` from `src/`: TypeScript first, then one bundle for the Action and one for the command line, the
 * licences of what is in them, and the gazetteer beside them. The same sources always give the same bytes.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const run = (command: string, ...args: string[]) =>
  execFileSync(`node_modules/.bin/${command}`, args, { stdio: ['ignore', 'ignore', 'inherit'] });

rmSync('lib', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
run('tsc', '-p', 'tsconfig.build.json');

/** The bundler also copies files that are loaded in other environments alone. */
const ASSETS = ['gazetteer.br', 'web-tree-sitter.wasm', 'tree-sitter-terraform.wasm'];

const licenses = new Set<string>();
for (const [entry, name] of [
  ['lib/action.js', 'index.js'],
  ['lib/cli.js', 'cli.js'],
] as const) {
  const out = `lib/bundle-${name}`;
  run('ncc', 'build', entry, '-o', out, '--license', 'licenses.txt');
  writeFileSync(`dist/${name}`, mended(readFileSync(`${out}/index.js`, 'utf8')));
  // Data the bundle reads from beside itself.
  for (const file of ASSETS) {
    if (existsSync(`${out}/${file}`)) cpSync(`${out}/${file}`, `dist/${file}`);
  }
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

/** The bundler's stand-in for `import('module')` loses what hangs on a function, which that module is. */
function mended(bundle: string): string {
  return bundle.replace(
    /(const \{ createRequire \} = await )Promise\.resolve\(.*?, 19\)\);/,
    '$1import("node:module");',
  );
}
