import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/github/public-address.ts';
import { publicWeb } from '../../src/github/public-web.ts';

/** Asks a host of the test's own, by a name that does not exist, at the address of this machine. */
async function ask(serve: (request: IncomingMessage, response: ServerResponse) => void) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    serve(request, response);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(Object(server.address()).port));
  });
  try {
    const url = new URL(`http://shop.invalid:${port}/page`);
    const signal = AbortSignal.timeout(2_000);
    const answer = await publicWeb.request(url, 'GET', ['127.0.0.1'], signal);
    return { answer, requests };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('a request to the internet', () => {
  it('goes to the given address, says who asks, and carries nothing else', async () => {
    const { answer, requests } = await ask((_, response) => response.writeHead(204).end());
    expect(answer).toEqual({ status: 204, location: undefined });
    const { 'user-agent': userAgent, host, ...rest } = requests[0]?.headers ?? {};
    expect(userAgent).toContain('outside-collaborator-audit');
    expect(host).toMatch(/^shop\.invalid:/);
    expect(Object.keys(rest).toSorted()).toEqual(['accept', 'connection']);
  });

  it('tells where a redirect leads and does not go there', async () => {
    const { answer, requests } = await ask((_, response) =>
      response.writeHead(301, { location: 'http://169.254.169.254/' }).end(),
    );
    expect(answer).toEqual({ status: 301, location: 'http://169.254.169.254/' });
    expect(requests).toHaveLength(1);
  });

  it('reads no body, however long it is', async () => {
    let sent = 0;
    const { answer } = await ask((_, response) => {
      response.writeHead(200);
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
    expect(answer.status).toBe(200);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('fails when nothing answers before the signal', async () => {
    const url = new URL('http://shop.invalid/');
    await expect(
      publicWeb.request(url, 'HEAD', ['127.0.0.1'], AbortSignal.abort()),
    ).rejects.toThrow();
  });
});

describe('the public internet', () => {
  it.each(['1.1.1.1', '93.184.215.14', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00::1'])(
    'has %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.255.0.1',
    '100.100.100.200',
    '127.8.8.8',
    '169.254.169.254',
    '168.63.129.16',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    'fe80::1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:a00:1::',
    'example.com',
    '',
    '1.2.3',
  ])('has no %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it('has no address that an IPv6 address only wraps', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
        expect(isPublicAddress(`64:ff9b::${address}`)).toBe(false);
      }),
    );
  });

  it('judges whatever text it is given', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isPublicAddress(text) === 'boolean'));
    fc.assert(fc.property(fc.ipV6(), (text) => typeof isPublicAddress(text) === 'boolean'));
  });
});
