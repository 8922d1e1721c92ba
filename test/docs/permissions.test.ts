import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const PAGE = readFileSync('docs/permissions.md', 'utf8');
/** What the table says the job's own token needs, by the workflow the row links to. */
const TOLD = new Map(
  [...PAGE.matchAll(/^\| \[[^\]]+\]\(examples\/([\w-]+\.yml)\) \| ([^|]+) \|/gm)].map(
    ([, workflow = '', cell = '']) => [
      workflow,
      [...cell.matchAll(/`([\w-]+: \w+)`/g)].map(([, one = '']) => one).sort(),
    ],
  ),
);

it.each(readdirSync('docs/examples').filter((name) => name.endsWith('.yml')))(
  'the table of permissions says what %s gives the job',
  (name) => {
    const { jobs } = parse(readFileSync(`docs/examples/${name}`, 'utf8')) as {
      readonly jobs: Readonly<Record<string, { permissions: Readonly<Record<string, string>> }>>;
    };
    const given = Object.values(jobs).flatMap(({ permissions }) =>
      Object.entries(permissions).map(([permission, level]) => `${permission}: ${level}`),
    );
    expect(TOLD.get(name)).toEqual(given.sort());
  },
);
