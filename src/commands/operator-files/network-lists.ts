import { BlockList, isIP } from 'node:net';
import { readEach } from '../../config/problems.ts';
import { UserError } from '../../config/user-error.ts';
import type { NetworkList } from '../../evidence/network-list.ts';
import { readTextFile } from '../text-file.ts';

const AS_OF = /^#\s*as of\s+(\d{4})-(\d{2})-(\d{2})\s*$/i;
const UNNAMED = 'the list';
const LONGEST_NAME = 100;
/** Fewer leading bits would cover whole registries of addresses, and with them everybody. */
const SHORTEST_PREFIX = { ipv4: 8, ipv6: 20 } as const;

type Version = keyof typeof SHORTEST_PREFIX;

/**
 * Reads a list of networks: the first line says `# as of 2026-10-01`, each other line holds an address or a network in
 * CIDR notation, and a name where there is one. Empty lines and further comments are passed over.
 *
 * @throws UserError naming file and line of everything that cannot be read
 */
export async function readNetworkListFile(path: string): Promise<NetworkList> {
  const lines = (await readTextFile(path, 'The list of networks')).split(/\r?\n/);
  let asOf = 0;
  const networks = new Map<string, BlockList>();
  readEach(lines.entries(), ([index, line]) => {
    const where = `${path}:${index + 1}`;
    if (index === 0) asOf = dayIn(line, where);
    else addLine(networks, line, where);
  });
  if (networks.size === 0) {
    throw new UserError(`${path}: there is no network below the first line.`);
  }
  return { asOf, nameOf: lookup([...networks]) };
}

function addLine(networks: Map<string, BlockList>, line: string, where: string): void {
  const [entry = '', ...words] = line
    .replace(/(?:^|\s)#.*$/, '')
    .trim()
    .split(/[\s,]+/);
  if (entry === '') return;
  const name = words.join(' ') || UNNAMED;
  if (name.length > LONGEST_NAME) {
    throw new UserError(`${where}: the name is longer than ${LONGEST_NAME} characters.`);
  }
  const network = networks.get(name) ?? new BlockList();
  networks.set(name, network);
  addTo(network, entry, where);
}

function dayIn(line: string, where: string): number {
  const [, year, month, day] = AS_OF.exec(line.trim()) ?? [];
  if (year === undefined) {
    throw new UserError(
      `${where}: the first line must say when the list was made, as in \`# as of 2026-10-01\`: such lists age within months.`,
    );
  }
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day)) {
    throw new UserError(`${where}: ${year}-${month}-${day} is no day of the calendar.`);
  }
  return at.getTime() / 1_000;
}

function addTo(network: BlockList, entry: string, where: string): void {
  const [address = '', length, ...more] = entry.split('/');
  const version = versionOf(address);
  if (version === undefined || more.length > 0) {
    throw new UserError(
      `${where}: expected an address or a network, as in \`203.0.113.7\`, \`203.0.113.0/24 a name\` or \`2001:db8::/32\`.`,
    );
  }
  if (length === undefined) {
    network.addAddress(address, version);
    return;
  }
  const bits = version === 'ipv4' ? 32 : 128;
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (!(prefix <= bits)) {
    throw new UserError(`${where}: what follows the slash must be a number from 0 to ${bits}.`);
  }
  if (prefix < SHORTEST_PREFIX[version]) {
    throw new UserError(
      `${where}: this network covers a large part of the internet; the shortest prefix is /${SHORTEST_PREFIX[version]}.`,
    );
  }
  network.addSubnet(address, prefix, version);
}

function versionOf(address: string): Version | undefined {
  switch (isIP(address)) {
    case 4:
      return 'ipv4';
    case 6:
      return 'ipv6';
    default:
      return undefined;
  }
}

/** Addresses come back in thousands of entries, and each look-up goes through the whole list. */
function lookup(networks: readonly (readonly [string, BlockList])[]): NetworkList['nameOf'] {
  const answers = new Map<string, string | undefined>();
  return (address) => {
    if (answers.has(address)) return answers.get(address);
    const version = versionOf(address);
    const found =
      version === undefined
        ? undefined
        : networks.find(([, network]) => network.check(address, version))?.[0];
    answers.set(address, found);
    return found;
  };
}
