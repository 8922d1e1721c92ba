import { type ClientOptions, createClient } from '../../src/github/client.ts';
import { READ_NO_MORE } from '../../src/github/reading.ts';
import { githubSnapshot } from '../../src/github/snapshot.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { SnapshotEnd } from '../../src/snapshot/snapshot.ts';
import type { GitHub } from '../github/server.ts';

export interface Collected {
  readonly people: readonly Collaborator[];
  readonly end: SnapshotEnd;
  readonly messages: readonly string[];
  person(login: string): Collaborator;
}

/** Reads the organization of a double as the audit does. */
export async function collect(
  github: GitHub,
  organization: string,
  options: Partial<ClientOptions> = {},
): Promise<Collected> {
  const messages: string[] = [];
  const log = {
    info: (text: string) => messages.push(text),
    warning: (text: string) => messages.push(text),
  };
  const client = await createClient({
    apiUrl: github.url,
    auth: { token: github.tokens.app },
    log,
    ...options,
  });
  const people: Collaborator[] = [];
  let end: SnapshotEnd | undefined;
  const takenAt = 1_793_599_200;
  for await (const record of githubSnapshot(client, {
    organization,
    takenAt,
    timeZoneData: '2026b',
    reading: READ_NO_MORE,
    log,
  })) {
    if (record.kind === 'collaborator') people.push(record.collaborator);
    if (record.kind === 'end') end = record.end;
  }
  if (end === undefined) throw new Error('The snapshot has no end.');
  return {
    people,
    end,
    messages,
    person(login) {
      const found = people.find((one) => one.login === login);
      if (found === undefined)
        throw new Error(`Nobody is called ${login}: ${people.map((p) => p.login).join(', ')}`);
      return found;
    },
  };
}
