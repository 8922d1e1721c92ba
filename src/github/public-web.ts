import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** Asks hosts of the internet, an address at a time; whether an address may be asked is decided elsewhere. */
export interface PublicWeb {
  /** IP addresses of a host name. @throws an error with the `code` of the system's resolver, such as ENOTFOUND */
  resolve(host: string): Promise<readonly string[]>;
  /** One request without following redirects or reading a body. @throws when nothing answers before the signal */
  request(
    url: URL,
    method: 'HEAD' | 'GET',
    addresses: readonly string[],
    signal: AbortSignal,
  ): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}

/** Names the product, so that whoever reads the log of a page knows who asked. */
const HEADERS = {
  'user-agent': 'outside-collaborator-audit (checks that pages named in GitHub profiles exist)',
  accept: '*/*',
};

/** The internet, without tokens, cookies and kept connections. */
export const publicWeb: PublicWeb = {
  async resolve(host) {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  },
  request(url, method, addresses, signal) {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const options = { method, signal, agent: false, headers: HEADERS, lookup: only(addresses) };
      const request = send(url, options, (response) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location });
        response.destroy();
      });
      request.on('error', reject);
      request.end();
    });
  },
};

/** Connects to the addresses that were judged, whatever the name resolves to by then. */
function only(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    const [first] = all;
    if (options.all === true) callback(null, all);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}
