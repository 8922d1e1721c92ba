import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { Key } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf } from './failure.ts';
import { namesInKey } from './openpgp-names.ts';
import { allPages } from './pages.ts';

const time = z.string().nullish();
/** Kind and material; of what is none, everybody's would have one fingerprint. */
const sshKey = z.string().regex(/^\s*\S+\s+[\w+/-]{20}/);
const sshSchema = z.object({ key: sshKey, created_at: time });
const signingSchema = sshSchema.extend({ title: z.string().optional() });
const gpgSchema = z.object({
  key_id: z.string(),
  created_at: time,
  name: z.string().nullish(),
  raw_key: z.string().nullish(),
  emails: z.array(z.object({ email: z.string().optional() })).default([]),
});

/** Public keys by fingerprint; the keys themselves are not kept. */
export async function readKeys(client: GitHubClient, login: string): Promise<Fact<readonly Key[]>> {
  const read = async <T>(
    path: string,
    item: z.ZodType<T>,
    what: string,
    toKey: (listed: T) => Key,
  ): Promise<ReadKeys> => {
    try {
      const route = `GET /users/{username}/${path}`;
      const { items, gaps } = await allPages(client, route, { username: login }, item, what);
      return { keys: items.map(toKey), gaps, failed: false };
    } catch (error) {
      return { keys: [], gaps: [gapOf(error, { what })], failed: true };
    }
  };
  const lists = await Promise.all([
    read('keys', sshSchema, 'The SSH keys', (listed) => ssh('ssh', listed)),
    read('ssh_signing_keys', signingSchema, 'The SSH signing keys', (listed) => ({
      ...ssh('ssh-signing', listed),
      ...(listed.title === undefined ? {} : { title: listed.title }),
    })),
    read('gpg_keys', gpgSchema, 'The GPG keys', gpg),
  ]);
  const gaps = lists.flatMap((list) => list.gaps);
  const [first] = gaps;
  return lists.every(({ failed }) => failed) && first !== undefined
    ? unknown(first)
    : known(
        lists.flatMap(({ keys }) => keys),
        gaps,
      );
}

interface ReadKeys {
  readonly keys: readonly Key[];
  readonly gaps: readonly Gap[];
  readonly failed: boolean;
}

function ssh(kind: 'ssh' | 'ssh-signing', { key, created_at }: z.infer<typeof sshSchema>): Key {
  return { kind, fingerprint: fingerprint(key), createdAt: instant(created_at) };
}

function gpg({ key_id, created_at, name, raw_key, emails }: z.infer<typeof gpgSchema>): Key {
  const names = namesInKey(raw_key ?? '');
  return {
    kind: 'gpg',
    fingerprint: key_id,
    createdAt: instant(created_at),
    ...(typeof name === 'string' && name !== '' ? { title: name } : {}),
    emails: emails.flatMap(({ email }) => (email === undefined ? [] : [email])),
    ...(names === undefined ? {} : { names }),
  };
}

/** As `ssh-keygen -l` prints it. */
function fingerprint(key: string): string {
  const material = key.trim().split(/\s+/)[1] ?? key;
  const digest = createHash('sha256').update(Buffer.from(material, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}

function instant(text: string | null | undefined): number | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : Math.floor(at / 1_000);
}
