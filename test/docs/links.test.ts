import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/cli/command-line.ts';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('package.json', 'utf8'),
).scripts;
const BENCHMARKS = [
  ...readFileSync('scripts/bench/main.ts', 'utf8').matchAll(/\bname: '([\w-]+)'/g),
].map(([, name]) => name);

const read = (page: string) => readFileSync(page, 'utf8');
const withoutCode = (text: string) =>
  text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** Where GitHub lets the headings of a page be linked to. */
function anchors(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = read(page)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#{1,6} +(.+?) *#*$/gm);
  return new Set(
    [...headings].map(([, heading = '']) => {
      const slug = heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
        .replaceAll(' ', '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

/** Targets of links and pictures that lie in this repository. */
function targets(page: string): readonly string[] {
  const text = withoutCode(read(page));
  const found = [
    ...text.matchAll(/\]\(\s*<?([^)\s>]+)/g),
    ...text.matchAll(/\b(?:src|srcset|href)="([^"\s]+)"/g),
  ].map(([, target = '']) => target);
  return found.filter((target) => !/^[a-z]+:/.test(target));
}

describe.each(PAGES)('%s', (page) => {
  it('links to what is there', () => {
    const broken = targets(page).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
      if (!existsSync(file)) return true;
      return anchor !== undefined && statSync(file).isFile() && !anchors(file).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names commands, options, scripts and benchmarks that there are', () => {
    const code = [
      ...read(page).matchAll(/`([^`\n]+)`/g),
      ...read(page).matchAll(/^```sh\n([\s\S]*?)^```$/gm),
    ];
    const lines = code.flatMap(([, text = '']) => text.replaceAll('\\|', '|').split('\n'));
    const unknown = lines.flatMap((line) => [...strangers(line)]);
    expect(unknown).toEqual([]);
  });
});

function* strangers(line: string): Generator<string> {
  const script = /\bnpm run (?:-s )?([\w-]+)/.exec(line)?.[1];
  if (script !== undefined && SCRIPTS[script] === undefined) yield line;
  const benchmark = /\bnpm run -s bench -- ([\w-]+)/.exec(line)?.[1];
  if (benchmark !== undefined && benchmark !== 'help' && !BENCHMARKS.includes(benchmark))
    yield line;
  const [, program, name, rest = ''] = /^(node dist\/cli\.js )?([a-z]+)\b(.*)$/.exec(line) ?? [];
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    if (program !== undefined) yield line;
    return;
  }
  for (const [, option = ''] of rest.matchAll(/ \[?--([\w-]+)/g)) {
    if (option !== 'help' && !Object.hasOwn(command.options, option)) yield line;
  }
}
