/** An organization that is read once from the double, and then again and again from what was answered. */
import { vi } from 'vitest';
import { createClient } from '../../src/github/client.ts';
import { READ_NO_MORE, type ReadingOptions } from '../../src/github/reading.ts';
import { githubSnapshot } from '../../src/github/snapshot.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { encodeRecord, readSnapshot, type SnapshotEnd } from '../../src/snapshot/snapshot.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import type { World } from '../github/world/model.ts';

export interface Recorded {
  /** Method, address and body: what tells one request from another. */
  readonly key: string;
  /** The endpoint, or the name of the query. */
  readonly name: string;
  readonly query: string | undefined;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface Read {
  readonly people: readonly Collaborator[];
  readonly end: SnapshotEnd;
}

export interface Replayed {
  /** Everything that was asked so far, in its order. */
  readonly recorded: ReadonlyMap<string, Recorded>;
  /** Reads the organization, with another answer in place of those that `instead` gives one for. */
  read(instead?: (recorded: Recorded) => Partial<Recorded> | undefined): Promise<Read>;
  close(): Promise<void>;
}

/** Whoever asks what was not asked before is answered by the double. */
export async function replayed(
  world: World,
  reading: ReadingOptions = READ_NO_MORE,
): Promise<Replayed> {
  const github = await startGitHub(world);
  const recorded = new Map<string, Recorded>();
  let change: (one: Recorded) => Partial<Recorded> | undefined = () => undefined;
  const ask = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const key = `${init.method} ${url} ${init.body ?? ''}`;
    const there = recorded.get(key) ?? (await record(ask, key, url, init));
    recorded.set(key, there);
    const { status, headers, body } = { ...there, ...change(there) };
    return new Response(status === 204 ? null : body, {
      status,
      headers: headers.map(([...pair]) => pair),
    });
  });
  return {
    recorded,
    async read(instead = () => undefined) {
      change = instead;
      return await readAll(github, world, reading);
    },
    async close() {
      vi.unstubAllGlobals();
      await github.close();
    },
  };
}

async function record(
  ask: typeof fetch,
  key: string,
  url: string,
  init: RequestInit,
): Promise<Recorded> {
  const response = await ask(url, init);
  const query = init.body == null ? undefined : String(JSON.parse(String(init.body)).query);
  const path = new URL(url).pathname.replaceAll(
    /(?<=\/(?:users|user|orgs|repos\/[^/]+|repos|members)\/)[^/]+/g,
    '*',
  );
  return {
    key,
    name: /^query (\w+)/.exec(query ?? '')?.[1] ?? `${init.method} ${path}`,
    query,
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  };
}

async function readAll(github: GitHub, world: World, reading: ReadingOptions): Promise<Read> {
  const log = { info: () => undefined, warning: () => undefined };
  const client = await createClient({
    apiUrl: github.url,
    auth: { token: github.tokens.app },
    log,
  });
  const records = githubSnapshot(client, {
    organization: world.organization.login,
    takenAt: Math.floor(world.now / 1_000),
    timeZoneData: '2026b',
    reading,
    log,
  });
  async function* lines(): AsyncGenerator<string> {
    for await (const one of records) yield encodeRecord(one);
  }
  const people: Collaborator[] = [];
  for await (const one of readSnapshot(lines(), 'the snapshot')) {
    if (one.kind === 'collaborator') people.push(one.collaborator);
    if (one.kind === 'end') return { people, end: one.end };
  }
  throw new Error('The snapshot has no end.');
}
