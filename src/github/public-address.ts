import { BlockList, isIP } from 'node:net';

/** Networks of IPv4 nobody may be sent to on a stranger's word: IANA's special-purpose registry, multicast, and Azure's host. */
const RESERVED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; clouds answer here with the credentials of a machine.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Looks public, but is the host of every virtual machine of Azure, where hosted runners live.
  ['168.63.129.16', 32],
] as const;
/** Of IPv6 only 2000::/3 is given out; these parts of it are not, or lead to IPv4 addresses by a detour. */
const RESERVED_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const reserved = new BlockList();
for (const [network, prefix] of RESERVED_V4) reserved.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of RESERVED_V6) reserved.addSubnet(network, prefix, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an IP address belongs to the public internet; whatever is no address does not.
 * Source: https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !reserved.check(address, 'ipv4');
    case 6:
      // An address with a zone (`fe80::1%eth0`) is one of a neighbour.
      return (
        !address.includes('%') &&
        globalV6.check(address, 'ipv6') &&
        !reserved.check(address, 'ipv6')
      );
    default:
      return false;
  }
}
