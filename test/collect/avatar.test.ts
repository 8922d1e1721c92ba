import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readAvatar } from '../../src/github/avatar.ts';
import { known as knownFact, unknown } from '../../src/snapshot/fact.ts';
import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

const reading = { compareAvatars: true };

function world(about: (person: PersonBuilder) => unknown) {
  return organization('quiet-harbor', (builder) => {
    builder.repository('ledger');
    builder.collaborator('sanna-ek', (person) => {
      person.grant('ledger', 'WRITE');
      return about(person);
    });
    builder.collaborator('mateo-vargas', (person) =>
      person.grant('ledger', 'WRITE').picture('a harbour at noon'),
    );
  });
}

const read = (about: (person: PersonBuilder) => unknown, options: ReadOptions = { reading }) =>
  readWorld(world(about), options);

const pictures = (requests: readonly string[]) =>
  requests.filter((line) => line.startsWith('GET /avatars/'));

describe('a picture', () => {
  it('is a digest of its bytes, the same for equal pictures', async () => {
    const { person } = await read((p) => p.picture('a harbour at noon'));
    const digests = ['sanna-ek', 'mateo-vargas'].map(
      (login) => known(person(login).facts.avatar).digest,
    );
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(digests).size).toBe(1);
  });

  it('is another for other pictures, and for those GitHub generates', async () => {
    const { person } = await read((p) => p);
    const digests = ['sanna-ek', 'mateo-vargas'].map(
      (login) => known(person(login).facts.avatar).digest,
    );
    expect(new Set(digests).size).toBe(2);
  });

  it('is asked for small, and without the token', async () => {
    const { requests, people } = await read((p) => p);
    expect(pictures(requests)).toHaveLength(people.length);
    for (const line of pictures(requests)) {
      expect(line).toMatch(/^GET \/avatars\/u\/\d+\?s=64&v=4 200$/);
    }
  });

  it('is not asked for unless the operator allows it', async () => {
    const { requests, person } = await read((p) => p, {});
    expect(pictures(requests)).toEqual([]);
    expect(requests.join('\n')).not.toContain('GraphQL Appearance');
    expect(person('sanna-ek').facts.avatar).toMatchObject({
      known: false,
      because: {
        reason: 'not-collected',
        detail: expect.stringContaining('option compare-avatars'),
      },
    });
  });

  it.each(['forbidden', 'resource-limits'] as const)(
    'is unknown when GitHub does not say where it is (%s)',
    async (answer) => {
      const { person } = await read((p) => p, {
        reading,
        faults: [{ on: 'GraphQL Appearance', answer, field: 'avatarUrl' }],
      });
      expect(missing(person('sanna-ek').facts.avatar)).toHaveLength(1);
    },
  );
});

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** Reads a picture from a host of the test's own. */
async function from(serve: Serve, path = '/u/1') {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    serve(request, response);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(Object(server.address()).port));
  });
  try {
    const fact = await readAvatar(knownFact(`http://127.0.0.1:${port}${path}`));
    return { fact, requests };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const picture: Serve = (_, response) => {
  response.writeHead(200, { 'content-type': 'image/png' }).end('bytes');
};
const redirectTo =
  (location: string): Serve =>
  (_, response) => {
    response.writeHead(302, { location }).end();
  };

describe('the host of a picture', () => {
  it('gets a request that carries no credentials', async () => {
    const { fact, requests } = await from(picture);
    expect(known(fact).digest).toBe(createHash('sha256').update('bytes').digest('hex'));
    for (const { headers } of requests) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
    }
  });

  it('may redirect twice, not more often', async () => {
    const hops =
      (most: number): Serve =>
      (request, response) => {
        const hop = Number(request.url?.slice(1));
        (hop < most ? redirectTo(`/${hop + 1}`) : picture)(request, response);
      };
    expect((await from(hops(2), '/0')).fact.known).toBe(true);
    const { fact, requests } = await from(hops(3), '/0');
    expect(missing(fact)).toEqual(['unavailable']);
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['in the clear', 'http://pictures.example/u/1'],
    ['to the address that tells a machine its credentials', 'http://169.254.169.254/latest'],
    ['to a file', 'file:///etc/passwd'],
    ['with a password', 'https://user:secret@pictures.example/'],
    ['nowhere', 'https://'],
  ])('is not followed %s', async (_, location) => {
    const { fact, requests } = await from(redirectTo(location));
    expect(missing(fact)).toEqual(['unavailable']);
    expect(requests).toHaveLength(1);
  });

  it('says that a picture is generated by where it stands', async () => {
    const { fact } = await from((request, response) => {
      const generated = request.url?.startsWith('/identicons/') ?? false;
      (generated ? picture : redirectTo('/identicons/sanna-ek.png'))(request, response);
    });
    expect(known(fact)).toEqual({ digest: null });
  });

  it.each<[string, Serve]>([
    ['a page to sign in', (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('Hello')],
    ['no such picture', (_, r) => r.writeHead(404, { 'content-type': 'image/png' }).end('none')],
    ['a failure', (_, r) => r.writeHead(503).end()],
    ['a broken connection', (_, r) => r.destroy()],
    [
      'a picture cut short',
      (_, r) => {
        r.writeHead(200, { 'content-type': 'image/png', 'content-length': '9000' }).write('by');
        setTimeout(() => r.destroy(), 20);
      },
    ],
  ])('may answer with %s: unknown', async (_, serve) => {
    expect(missing((await from(serve)).fact)).toEqual(['unavailable']);
  });

  it('cannot make the audit read an endless picture', async () => {
    let sent = 0;
    const { fact } = await from((_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      const more = () => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 64_000;
          if (!response.write(Buffer.alloc(64_000))) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    });
    expect(fact).toMatchObject({
      known: false,
      because: { detail: expect.stringContaining('larger than 200 kB') },
    });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('is not asked when the address is not known', async () => {
    const because = { reason: 'forbidden', detail: 'It may not be read.' } as const;
    expect(await readAvatar(unknown(because))).toEqual({ known: false, because });
  });
});
