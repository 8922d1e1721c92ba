import { BlockList, SocketAddress } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf, subscriberOf } from '../../src/evidence/network-address.ts';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:12:34:56:78:9a:bc', '2001:db8:12::/48'],
    ['2001:DB8::1', '2001:db8::/48'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['64:ff9b::203.0.113.77', '64:ff9b::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
  ])('of %s is shown as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each([
    '',
    'example.com',
    '203.0.113',
    '203.0.113.256',
    '1.2.3.4.5',
    '1::2::3',
    ':1',
    '12345::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
  ])('is not made up for %j', (text) => {
    expect(networkOf(text)).toBeUndefined();
  });

  it('always holds the address, and reveals no more of it than the prefix', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const network = networkOf(address) ?? '';
        const [base = '', length = ''] = network.split('/');
        const version = base.includes(':') ? 'ipv6' : 'ipv4';
        expect(length).toBe(version === 'ipv6' ? '48' : '24');
        const list = new BlockList();
        list.addSubnet(new SocketAddress({ address: base, family: version }), Number(length));
        expect(list.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(true);
      }),
    );
  });
});

describe('the subscriber of an address', () => {
  it('is the same for the devices of one line, and another for the next line', () => {
    expect(subscriberOf('2001:db8:7:1::aa')).toBe(subscriberOf('2001:0db8:7:1:dead:beef::1'));
    expect(subscriberOf('2001:db8:7:1::aa')).not.toBe(subscriberOf('2001:db8:7:2::aa'));
    expect(subscriberOf('203.0.113.7')).not.toBe(subscriberOf('203.0.113.8'));
    expect(subscriberOf('::ffff:203.0.113.7')).toBe(subscriberOf('203.0.113.7'));
  });

  it.each([
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.20',
    '100.64.0.9',
    '127.0.0.1',
    '169.254.1.1',
    'fd00::1',
    'fe80::1',
    '::1',
    '::',
  ])('cannot be told of %s, which thousands of networks use inside', (address) => {
    expect(subscriberOf(address)).toBeUndefined();
  });
});
