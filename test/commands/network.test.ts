import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { useProxy, whyUnreachable } from '../../src/commands/network.ts';
import { UserError } from '../../src/config/user-error.ts';

describe('the proxy of the environment', () => {
  it.each([
    'http://ada:hunter2@[bad',
    'hunter2',
    'ada:hunter2@proxy.example:80',
    'ftp://ada:hunter2@proxy.example',
    'http://ada:hunter2%zz@proxy.example',
    'socks5://ada:hunter2@proxy.example',
  ])('that cannot be used is named without its value: %s', (https_proxy) => {
    const use = () => useProxy({ https_proxy });
    expect(use).toThrow(UserError);
    expect(use).toThrow(/The proxy named by https_proxy cannot be used.*Write it as http:\/\/HOST/);
    expect(use).not.toThrow(/hunter2/);
  });

  it('may be missing or empty', () => {
    expect(() => useProxy({})).not.toThrow();
    expect(() => useProxy({ https_proxy: '', HTTP_PROXY: '' })).not.toThrow();
  });
});

describe('an API that cannot be reached', () => {
  it('because nobody listens is named with host and port', async () => {
    const port = await freePort();
    const error = await whyUnreachable(`http://127.0.0.1:${port}/api/v3`, {});
    expect(error?.message).toContain(
      `127.0.0.1:${port} could not be reached (ECONNREFUSED): it refuses the connection. Check host and port`,
    );
    expect(error?.message).toContain('set https_proxy');
  });

  it('because there is no such name is told so', async () => {
    const error = await whyUnreachable('https://git.invalid', { https_proxy: 'http://a:b@c' });
    expect(error?.message).toMatch(
      /^git\.invalid could not be reached \((ENOTFOUND|EAI_AGAIN)\): no such name is known here/,
    );
    expect(error?.message).toContain('The proxy named by https_proxy may be at fault');
    expect(error?.message).not.toContain('a:b');
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
