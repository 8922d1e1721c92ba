/**
 * The network of an address as a report shows it: `203.0.113.0/24`, `2001:db8:12::/48`. Enough to recognize a provider
 * or an office by, too little to name a household. `undefined` for what is no address.
 */
export function networkOf(address: string): string | undefined {
  const groups = groupsOf(address);
  if (groups === undefined) return undefined;
  if (groups.length === 4) return `${groups.slice(0, 3).join('.')}.0/24`;
  return `${ipv6Prefix(groups, 3)}/48`;
}

/**
 * Whom a provider gave an address to, as text that is the same for the same subscriber: an IPv4 address as it is, of
 * IPv6 the first 64 bits, since devices change the others every day. `undefined` for addresses that thousands of
 * networks use inside.
 */
export function subscriberOf(address: string): string | undefined {
  const groups = groupsOf(address);
  if (groups === undefined || isInternal(groups)) return undefined;
  return groups.length === 4 ? groups.join('.') : ipv6Prefix(groups, 4);
}

/** Four numbers of an IPv4 address, also of one written as IPv6, or eight of an IPv6 address. */
function groupsOf(written: string): readonly number[] | undefined {
  const address = written.trim().replace(/%.*$/, '');
  if (!address.includes(':')) return ipv4(address);
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const [left, right] = [ipv6Part(head), tail === undefined ? [] : ipv6Part(tail)];
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...new Array<number>(missing).fill(0), ...right];
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]) : groups;
}

function ipv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const numbers = parts.map(Number);
  const fits = parts.every(
    (part, index) => /^\d{1,3}$/.test(part) && (numbers[index] ?? 256) < 256,
  );
  return parts.length === 4 && fits ? numbers : undefined;
}

function ipv6Part(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const [a, b, c, d] = ipv4(part) ?? [];
    if (index < parts.length - 1 || a === undefined || b === undefined) return undefined;
    groups.push((a << 8) | b, ((c ?? 0) << 8) | (d ?? 0));
  }
  return groups;
}

function ipv6Prefix(groups: readonly number[], count: number): string {
  const kept = groups.slice(0, count).map((group) => group.toString(16));
  while (kept.at(-1) === '0') kept.pop();
  return `${kept.join(':')}::`;
}

/** Private, shared by carriers inside, local to a link or to a machine (RFC 1918, 6598, 3927, 4193, 4291). */
function isInternal(groups: readonly number[]): boolean {
  const [a = 0, b = 0] = groups;
  if (groups.length === 8) {
    const isLocal = (a & 0xfe00) === 0xfc00 || (a & 0xffc0) === 0xfe80;
    return isLocal || groups.slice(0, 7).every((group) => group === 0);
  }
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}
