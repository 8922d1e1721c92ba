import { describe, expect, it } from 'vitest';
import { linkCheck } from '../../src/github/link-check.ts';
import type { Answer, PublicWeb } from '../../src/github/public-web.ts';

const PUBLIC = '93.184.215.14';

interface Internet {
  /** Host to addresses; a host that is not named does not exist. */
  readonly names?: Readonly<Record<string, readonly string[] | string>>;
  /** Address of a page to what it answers: a status, a place to go, or what a function says. */
  readonly pages?: Readonly<
    Record<string, number | string | ((method: 'HEAD' | 'GET') => Promise<Answer>)>
  >;
}

/** An internet of the test's own that notes what is asked of it. */
function internet({ names = {}, pages = {} }: Internet) {
  const requests: string[] = [];
  let now = 0;
  let most = 0;
  const web: PublicWeb = {
    async resolve(host) {
      const known = { 'github.com': [PUBLIC], ...names }[host];
      if (typeof known === 'string') throw Object.assign(new Error(known), { code: known });
      if (known === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
      return known;
    },
    async request(url, method, addresses) {
      requests.push(`${method} ${url.href} ${addresses.join(' ')}`);
      now += 1;
      most = Math.max(most, now);
      const page = pages[url.href];
      if (typeof page === 'function') return await page(method).finally(() => (now -= 1));
      now -= 1;
      if (typeof page === 'string') return { status: 302, location: page };
      if (page === undefined) throw new Error('connection refused');
      return { status: page, location: undefined };
    },
  };
  return { web, requests, mostAtOnce: () => most };
}

const SHOP = 'https://shop.example/';
const shop = { 'shop.example': [PUBLIC] };

async function check(address: string, about: Internet) {
  const { web, requests } = internet(about);
  return { state: await linkCheck({ web, patience: 300 })(address), requests };
}

describe('a page', () => {
  it('that answers is alive, after one HEAD', async () => {
    const { state, requests } = await check(SHOP, { names: shop, pages: { [SHOP]: 200 } });
    expect(state).toBe('alive');
    expect(requests).toEqual([`HEAD ${SHOP} ${PUBLIC}`]);
  });

  it.each([404, 410])('the host says is gone (%i) is gone', async (status) => {
    const { state } = await check(SHOP, { names: shop, pages: { [SHOP]: status } });
    expect(state).toBe('gone');
  });

  it('on a host whose name does not exist is gone, without a request', async () => {
    const { state, requests } = await check('https://never-was.example/', {});
    expect(state).toBe('gone');
    expect(requests).toEqual([]);
  });

  it.each([
    ['LinkedIn, to whoever is not a browser', 999],
    ['a refusal', 403],
    ['people who signed in', 401],
    ['too many requests', 429],
    ['a failure', 500],
    ['a host that is down', 503],
    ['a law', 451],
    ['nonsense', 700],
  ])('behind %s (%i) is unknown', async (_, status) => {
    const { state, requests } = await check(SHOP, { names: shop, pages: { [SHOP]: status } });
    expect(state).toBe('unknown');
    expect(requests).toHaveLength(1);
  });

  it.each([405, 501, 404])('is asked for with GET when HEAD says %i', async (status) => {
    const page = async (method: 'HEAD' | 'GET') => ({
      status: method === 'HEAD' ? status : 200,
      location: undefined,
    });
    const { state, requests } = await check(SHOP, { names: shop, pages: { [SHOP]: page } });
    expect(state).toBe('alive');
    expect(requests.map((line) => line.slice(0, 4))).toEqual(['HEAD', 'GET ']);
  });

  it('whose host refuses the connection is unknown', async () => {
    expect((await check(SHOP, { names: shop })).state).toBe('unknown');
  });

  it('that does not answer in time is unknown', async () => {
    const page = () => new Promise<Answer>(() => undefined);
    const { state } = await check(SHOP, { names: shop, pages: { [SHOP]: page } });
    expect(state).toBe('unknown');
  });

  it('whose name cannot be looked up just now is unknown', async () => {
    const { state } = await check(SHOP, { names: { 'shop.example': 'EAI_AGAIN' } });
    expect(state).toBe('unknown');
  });

  it('is unknown where no name can be looked up at all, as behind a proxy', async () => {
    const { state } = await check(SHOP, { names: { 'github.com': 'ENOTFOUND' } });
    expect(state).toBe('unknown');
  });

  it.each(['ftp://shop.example/', 'mailto:sanna@example.org', 'https://', 'javascript:1', '', ' '])(
    'that is none of the web is unknown (%s)',
    async (address) => {
      const { state, requests } = await check(address, { names: shop });
      expect(state).toBe('unknown');
      expect(requests).toEqual([]);
    },
  );
});

describe('a redirect', () => {
  it('is followed to where the page is', async () => {
    const { state, requests } = await check('http://shop.example/', {
      names: { ...shop, 'www.shop.example': [PUBLIC] },
      pages: {
        'http://shop.example/': SHOP,
        [SHOP]: 'https://www.shop.example/home',
        'https://www.shop.example/home': 200,
      },
    });
    expect(state).toBe('alive');
    expect(requests).toHaveLength(3);
  });

  it('in a circle ends, unknown', async () => {
    const { state, requests } = await check(SHOP, { names: shop, pages: { [SHOP]: '/' } });
    expect(state).toBe('unknown');
    expect(requests).toHaveLength(5);
  });

  it('to a host that does not exist is unknown: the one in the profile is there', async () => {
    const pages = { [SHOP]: 'https://never-was.example/' };
    expect((await check(SHOP, { names: shop, pages })).state).toBe('unknown');
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://metadata.example/',
    'http://localhost/',
    'https://shop.example:8443/',
    'https://user:secret@shop.example/',
    'file:///etc/passwd',
  ])('to %s is never followed', async (location) => {
    const { state, requests } = await check(SHOP, {
      names: { ...shop, 'metadata.example': ['169.254.169.254'], localhost: ['127.0.0.1', '::1'] },
      pages: { [SHOP]: location },
    });
    expect(state).toBe('unknown');
    expect(requests).toEqual([`HEAD ${SHOP} ${PUBLIC}`]);
  });
});

describe('an address inside', () => {
  it.each([
    ['10.1.2.3'],
    ['192.168.0.10'],
    ['172.20.0.1'],
    ['100.64.0.1'],
    ['168.63.129.16'],
    ['fe80::1'],
    ['fc00::1'],
    ['::1'],
    ['64:ff9b::a00:1'],
  ])('is not asked under a public name (%s)', async (address) => {
    const { state, requests } = await check(SHOP, { names: { 'shop.example': [address] } });
    expect(state).toBe('unknown');
    expect(requests).toEqual([]);
  });

  it('is not asked where a name has a public address as well', async () => {
    const names = { 'shop.example': [PUBLIC, '10.0.0.1'] };
    expect((await check(SHOP, { names })).requests).toEqual([]);
  });

  it('cannot take the place of a public one between the look and the request', async () => {
    // What was judged is what is connected to, whatever the name says by then.
    const { requests } = await check(SHOP, { names: shop, pages: { [SHOP]: 200 } });
    expect(requests).toEqual([`HEAD ${SHOP} ${PUBLIC}`]);
  });
});

describe('many pages', () => {
  it('are asked for three at a time, and each once', async () => {
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { status: 200, location: undefined };
    };
    const hosts = Array.from({ length: 12 }, (_, index) => `h${index}.example`);
    const { web, requests, mostAtOnce } = internet({
      names: Object.fromEntries(hosts.map((host) => [host, [PUBLIC]])),
      pages: Object.fromEntries(hosts.map((host) => [`https://${host}/`, slow])),
    });
    const checkLink = linkCheck({ web });
    const addresses = hosts.map((host) => `https://${host}/`);
    const states = await Promise.all([...addresses, ...addresses].map(checkLink));
    expect(new Set(states)).toEqual(new Set(['alive']));
    expect(requests).toHaveLength(12);
    expect(mostAtOnce()).toBe(3);
  });
});
