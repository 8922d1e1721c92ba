/** Reads an invented organization through the client and the collectors, as `collect` does. */
import { createClient } from '../../src/github/client.ts';
import type { PublicWeb } from '../../src/github/public-web.ts';
import { READ_NO_MORE, type ReadingOptions } from '../../src/github/reading.ts';
import { githubSnapshot } from '../../src/github/snapshot.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { encodeRecord, readSnapshot, type SnapshotEnd } from '../../src/snapshot/snapshot.ts';
import { type GitHub, type GitHubOptions, startGitHub } from '../github/server.ts';
import type { World } from '../github/world/model.ts';

export interface Reading {
  readonly people: readonly Collaborator[];
  readonly end: SnapshotEnd;
  readonly log: readonly string[];
  /** Lines of the requests, in their order. */
  readonly requests: readonly string[];
  readonly counts: { readonly rest: number; readonly graphql: number; readonly points: number };
  readonly milliseconds: number;
  person(login: string): Collaborator;
}

export interface ReadOptions extends GitHubOptions {
  /** A token of the double by name (default `app`), or a function that makes one. */
  readonly token?: 'owner' | 'app' | 'job' | 'reader' | ((github: GitHub) => string);
  /** Reads as the App itself instead, with its private key. */
  readonly asApp?: boolean;
  /** Below the double's address; `/api/v3` for the addresses of an Enterprise Server. */
  readonly path?: string;
  readonly organization?: string;
  /** What is read beyond the usual. */
  readonly reading?: Partial<ReadingOptions>;
  /** Seconds an answer is waited for. */
  readonly patience?: number;
  /** The internet beyond GitHub. */
  readonly web?: PublicWeb;
  /** What GitHub might also answer: gets the request (an endpoint or the name of a query) and the data, gives the data to go on with. */
  readonly instead?: (request: string, data: unknown) => unknown;
}

/**
 * The snapshot of a world. Every record is written and read again, so whatever the collectors yield fits the format.
 * The double must agree with every request.
 */
export async function readWorld(world: World, options: ReadOptions = {}): Promise<Reading> {
  const github = await startGitHub(world, options);
  try {
    return await readFrom(github, world, options);
  } finally {
    await github.close();
  }
}

async function readFrom(github: GitHub, world: World, options: ReadOptions = {}): Promise<Reading> {
  const log: string[] = [];
  const started = performance.now();
  const name = options.organization ?? world.organization.login;
  const client = await createClient({
    apiUrl: `${github.url}${options.path ?? ''}`,
    auth:
      options.asApp === true
        ? {
            appId: String(github.app.id),
            privateKey: github.app.privateKey(),
            organization: name,
          }
        : { token: tokenOf(github, options.token ?? 'app') },
    log: { info: (line) => log.push(line), warning: (line) => log.push(line) },
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  client.rest.hook.after('request', (response, { method, url, query }) => {
    const operation = /^query (\w+)/.exec(String(query ?? ''))?.[1];
    const name = operation ?? `${method} ${url}`;
    response.data = options.instead?.(name, response.data) ?? response.data;
  });
  const records = githubSnapshot(client, {
    organization: name,
    takenAt: Math.floor(world.now / 1_000),
    timeZoneData: '2026b',
    reading: { ...READ_NO_MORE, ...options.reading },
    ...(options.web === undefined ? {} : { web: options.web }),
    log: { info: (line) => log.push(line) },
  });
  async function* lines(): AsyncGenerator<string> {
    for await (const record of records) yield encodeRecord(record);
  }
  const people: Collaborator[] = [];
  let end: SnapshotEnd | undefined;
  for await (const record of readSnapshot(lines(), 'the snapshot')) {
    if (record.kind === 'collaborator') people.push(record.collaborator);
    if (record.kind === 'end') end = record.end;
  }
  if (end === undefined) throw new Error('The snapshot has no end.');
  if (github.violations.length + github.unexpected.length > 0) {
    throw new Error(JSON.stringify([github.violations, github.unexpected], null, 2));
  }
  return {
    people,
    end,
    log,
    requests: github.requests.map(({ line }) => line),
    counts: client.requests(),
    milliseconds: performance.now() - started,
    person: (login) => {
      const found = people.find((one) => one.login === login);
      if (found === undefined) throw new Error(`Nobody called ${login} was read.`);
      return found;
    },
  };
}

function tokenOf(github: GitHub, token: NonNullable<ReadOptions['token']>): string {
  return typeof token === 'function' ? token(github) : github.tokens[token];
}

/** The value of a fact that must be known. */
export function known<T>(
  fact: { readonly known: true; readonly value: T } | { readonly known: false },
): T {
  if (!fact.known) throw new Error(`The fact is unknown: ${JSON.stringify(fact)}`);
  return fact.value;
}

/** The reasons of what is missing of a fact, whether it is known or not. */
export function missing(
  fact:
    | { readonly known: true; readonly gaps: readonly { readonly reason: string }[] }
    | { readonly known: false; readonly because: { readonly reason: string } },
): readonly string[] {
  return fact.known ? fact.gaps.map(({ reason }) => reason) : [fact.because.reason];
}
