import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditLogFile } from '../../../src/commands/operator-files/audit-log.ts';
import { jsonObjects } from '../../../src/commands/operator-files/json-objects.ts';
import { UserError } from '../../../src/config/user-error.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(content: string | Uint8Array, name = 'export.json'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const AT = Date.parse('2026-10-30T09:00:00Z');
const CLONE = {
  '@timestamp': AT,
  action: 'git.clone',
  actor: 'Mira-Solheim',
  actor_id: 11,
  actor_ip: '203.0.113.9',
  actor_location: { country_code: 'NO' },
  org: 'northwind-labs',
  repo: 'northwind-labs/api',
  repository_public: false,
  user: '',
};
const GRANT = {
  created_at: AT - 5 * 86_400_000,
  action: 'repo.update_member',
  actor: 'owner-of-it',
  user: 'mira-solheim',
  repo: 'northwind-labs/api',
  data: { old_repo_permission: 'write', new_repo_permission: 'admin' },
};
const CSV = [
  '"@timestamp",action,actor,actor_ip,actor_location.country_code,repo,user,data.new_repo_permission',
  `${AT},git.clone,Mira-Solheim,203.0.113.9,NO,northwind-labs/api,,`,
  `${AT - 5 * 86_400_000},repo.update_member,owner-of-it,,,northwind-labs/api,mira-solheim,admin`,
].join('\r\n');

const EXPECTED = {
  known: true,
  gaps: [],
  value: [
    {
      kind: 'clone',
      action: 'git.clone',
      at: AT / 1_000,
      repository: 'northwind-labs/api',
      actor: 'Mira-Solheim',
      own: true,
      place: 1,
      address: '203.0.113.9',
      permission: null,
    },
    {
      kind: 'role-change',
      action: 'repo.update_member',
      at: AT / 1_000 - 5 * 86_400,
      repository: 'northwind-labs/api',
      actor: 'owner-of-it',
      own: false,
      place: null,
      address: null,
      permission: 'admin',
    },
  ],
};

describe('an exported audit log', () => {
  it.each([
    ['a JSON list', JSON.stringify([GRANT, CLONE])],
    [
      'a JSON list over many lines, with a byte-order mark',
      `\ufeff${JSON.stringify([GRANT, CLONE], null, 2)}\n`,
    ],
    ['JSON lines', `${JSON.stringify(GRANT)}\n${JSON.stringify(CLONE)}\n`],
    [
      'JSON lines compressed by gzip, as Git events are',
      gzipSync(`${JSON.stringify(GRANT)}\n${JSON.stringify(CLONE)}`),
    ],
    ['one export after the other', `${JSON.stringify([GRANT])}\n${JSON.stringify(CLONE)}\n`],
    ['CSV', CSV],
    ['CSV with a byte-order mark and an empty line at its end', `\ufeff${CSV}\r\n\r\n`],
  ])('is read from %s', async (_, content) => {
    const log = await readAuditLogFile(await fileOf(content));
    expect(log('mira-solheim')).toEqual(EXPECTED);
  });

  it('says of a person it does not mention which days it covers, which is not that nothing happened', async () => {
    const log = await readAuditLogFile(await fileOf(JSON.stringify([GRANT, CLONE])));
    expect(log('tunde-eze')).toMatchObject({
      known: true,
      value: [],
      gaps: [
        { reason: 'not-visible', detail: expect.stringContaining('2026-10-25 to 2026-10-30') },
      ],
    });
  });

  it('keeps the newest five thousand entries of a person, in whichever order they come', async () => {
    const lines = Array.from({ length: 12_001 }, (_, index) =>
      JSON.stringify({ ...CLONE, '@timestamp': AT - ((index * 7) % 12_001) * 60_000 }),
    );
    const fact = (await readAuditLogFile(await fileOf(lines.join('\n'))))('mira-solheim');
    if (!fact.known) throw new Error('unknown');
    expect(fact.value).toHaveLength(5_000);
    expect(fact.value.map(({ at }) => at)).toEqual(
      Array.from({ length: 5_000 }, (_, index) => AT / 1_000 - index * 60),
    );
    expect(fact.gaps).toMatchObject([
      { reason: 'truncated', detail: expect.stringContaining('12001') },
    ]);
  });

  it('numbers places for each person and forgets which they are', async () => {
    const entries = ['BR', 'KE', 'BR', 'PT'].map((code, index) => ({
      ...CLONE,
      '@timestamp': AT + index * 60_000,
      actor_location: { country_code: code },
    }));
    const fact = (await readAuditLogFile(await fileOf(JSON.stringify(entries))))('mira-solheim');
    if (!fact.known) throw new Error('unknown');
    expect(fact.value.map(({ place }) => place)).toEqual([3, 1, 2, 1]);
    expect(JSON.stringify(fact)).not.toMatch(/BR|KE|PT/);
  });

  it('follows an account through a change of its login, and not the next one who takes the old', async () => {
    const entries = [
      { ...CLONE, actor: 'mira-old', '@timestamp': AT - 3 * 86_400_000 },
      { ...CLONE, actor_id: 99, actor: 'mira-old', '@timestamp': AT - 86_400_000 },
      CLONE,
    ];
    const log = await readAuditLogFile(await fileOf(JSON.stringify(entries)));
    const days = (login: string) => {
      const fact = log(login);
      return fact.known ? fact.value.map(({ at }) => (AT / 1_000 - at) / 86_400) : [];
    };
    expect(days('mira-solheim')).toEqual([0, 3]);
    expect(days('mira-old')).toEqual([1]);
  });

  it('does not count copies of public repositories as use of access', async () => {
    const log = await readAuditLogFile(
      await fileOf(JSON.stringify([{ ...CLONE, repository_public: true }])),
    );
    expect(log('mira-solheim')).toMatchObject({ value: [{ kind: 'other', action: 'git.clone' }] });
  });

  it('does not take a grant to somebody else for one of the giver, nor its place for the receiver’s', async () => {
    const log = await readAuditLogFile(
      await fileOf(JSON.stringify([{ ...GRANT, actor_ip: '203.0.113.1' }])),
    );
    expect(log('owner-of-it')).toMatchObject({
      value: [{ kind: 'other', own: true, permission: null, address: '203.0.113.1' }],
    });
    expect(log('mira-solheim')).toMatchObject({ value: [{ own: false, address: null }] });
  });

  it('knows a permission somebody gave themselves', async () => {
    const own = { ...GRANT, actor: 'MIRA-SOLHEIM' };
    const log = await readAuditLogFile(await fileOf(JSON.stringify([own])));
    expect(log('mira-solheim')).toMatchObject({
      value: [{ kind: 'role-change', own: true, permission: 'admin' }],
    });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['an empty file', '', /holds no entries/],
    ['an empty list', '[]', /holds no entries/],
    ['another table', 'name,age\nx,3\n', /export\.json:1: .*`action`/],
    [
      'a broken entry',
      `${JSON.stringify(CLONE)}\n\n{"action": nothing}\n`,
      /export\.json:3: .*not JSON/,
    ],
    [
      'a list that is cut off',
      JSON.stringify([GRANT, CLONE]).slice(0, -20),
      /export\.json:1: the file ends in the entry/,
    ],
    [
      'a list without its end',
      JSON.stringify([GRANT, CLONE]).slice(0, -1),
      /the file ends inside its list/,
    ],
    [
      'text between entries',
      `[${JSON.stringify(CLONE)}\n, 7]`,
      /export\.json:2: an entry is expected/,
    ],
    ['an entry without an action', `[\n{"created_at": ${AT}}]`, /export\.json:2: .*no `action`/],
    [
      'a time in seconds',
      `{"action":"git.push","created_at":${AT / 1_000}}`,
      /export\.json:1: .*milliseconds/,
    ],
    [
      'a line of CSV with a field too few',
      `${CSV}\r\n${AT},git.push`,
      /export\.json:4: .*more or fewer fields/,
    ],
    [
      'a line of CSV without a time',
      'action,created_at\ngit.push,soon\n',
      /export\.json:2: .*milliseconds/,
    ],
    [
      'a quote that is never closed',
      `${CSV}\r\n"${AT}`,
      /export\.json:4: a double quote is opened/,
    ],
    [
      'a gzip file that is cut off',
      gzipSync(JSON.stringify([CLONE])).subarray(0, 60),
      /could not be read/,
    ],
  ])('is named with file and line: %s', async (_, content, message) => {
    const failure = readAuditLogFile(await fileOf(content));
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(message);
  });

  it('is never repeated: it may be an address', async () => {
    const broken = await fileOf(`{"action":"git.push","actor_ip":"203.0.113.77" oops}`);
    await expect(readAuditLogFile(broken)).rejects.toThrow(/^(?!.*203).*$/s);
    const csv = await fileOf(`action,created_at\ngit.push,${AT},203.0.113.77\n`);
    await expect(readAuditLogFile(csv)).rejects.toThrow(/^(?!.*203).*$/s);
  });

  it('is a folder or nothing at all', async () => {
    await expect(readAuditLogFile(folder)).rejects.toThrow(UserError);
    await expect(readAuditLogFile(join(folder, 'nowhere'))).rejects.toThrow(/could not be read/);
  });
});

describe('objects of a stream', () => {
  async function cut(text: string, size: number): Promise<readonly unknown[]> {
    const bytes = Buffer.from(text);
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const found: unknown[] = [];
    for await (const objects of jsonObjects(chunks(), 'stream')) {
      found.push(...objects.map(({ text: one }) => JSON.parse(one)));
    }
    return found;
  }

  it('are cut at the same places however the stream is divided', async () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (objects, size, asList) => {
          const plain: unknown = JSON.parse(JSON.stringify(objects));
          const text = asList
            ? JSON.stringify(objects, null, 1)
            : objects.map((one) => JSON.stringify(one)).join('\n');
          expect(await cut(text, size)).toEqual(plain);
        },
      ),
      { numRuns: 200 },
    );
  });
});
