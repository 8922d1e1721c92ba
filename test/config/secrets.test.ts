import { describe, expect, it } from 'vitest';
import { redacted, secretsIn } from '../../src/config/secrets.ts';

const show = (environment: Readonly<Record<string, string>>, message: string) =>
  redacted(message, secretsIn(environment));

describe('secrets of the environment', () => {
  it.each(['INPUT_TOKEN', 'INPUT_REPORT-TOKEN', 'INPUT_PRIVATE-KEY', 'GITHUB_TOKEN', 'GH_TOKEN'])(
    'are blotted out: %s',
    (name) => {
      const message = 'Headers.append: "token hunter2-hunter2" is an invalid header value.';
      expect(show({ [name]: 'hunter2-hunter2' }, message)).toBe(
        'Headers.append: "token ***" is an invalid header value.',
      );
    },
  );

  it('are blotted out line by line, escaped, and encoded for addresses', () => {
    const environment = { GITHUB_TOKEN: 'first-half\nsecond/half' };
    for (const message of [
      'first-half\nsecond/half',
      'first-half\\nsecond/half',
      'only second/half here',
      'first-half%0Asecond%2Fhalf',
    ]) {
      expect(show(environment, message)).not.toMatch(/first-half|second/);
    }
  });

  it('are blotted out of a key, whose first and last line are no secret', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\\nMIIEsecretline\\n-----END RSA PRIVATE KEY-----';
    const message = 'The line MIIEsecretline comes after -----BEGIN RSA PRIVATE KEY-----';
    expect(show({ 'INPUT_PRIVATE-KEY': key }, message)).toBe(
      'The line *** comes after -----BEGIN RSA PRIVATE KEY-----',
    );
  });

  it.each([
    ['https_proxy', 'http://ada:p%40ss-word@proxy.example:3128'],
    ['HTTP_PROXY', 'ada:p%40ss-word@[not an address'],
    ['GITHUB_API_URL', 'https://ada:p%40ss-word@git.example.com/api/v3'],
  ])('are blotted out of the address in %s', (name, address) => {
    const basic = Buffer.from('ada:p@ss-word').toString('base64');
    for (const message of [
      address,
      'p%40ss-word',
      'ada:p@ss-word',
      'p@ss-word',
      `Basic ${basic}`,
    ]) {
      expect(show({ [name]: address }, `Not ${message}!`)).not.toMatch(/ss-word|YWRh/);
    }
  });

  it('include what has the form of a token of GitHub, wherever it came from', () => {
    expect(show({}, `ghs_${'a1'.repeat(18)} and github_pat_${'A_1'.repeat(20)}`)).toBe(
      '*** and ***',
    );
  });

  it('leave the rest as it is', () => {
    const environment = { PATH: '/usr/bin', https_proxy: 'http://proxy.example', GH_TOKEN: 'ab' };
    expect(show(environment, 'about /usr/bin and http://proxy.example')).toBe(
      'about /usr/bin and http://proxy.example',
    );
  });
});
