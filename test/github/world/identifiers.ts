/** Identifiers shaped as GitHub makes them. */
import { createHash } from 'node:crypto';

export type NodeKind = 'User' | 'Bot' | 'Organization' | 'Repository';

const prefixes = { User: 'U', Bot: 'BOT', Organization: 'O', Repository: 'R' } as const;

/** A global node id: prefix and base64 of the msgpack list [0, id], e.g. `U_kgDOAAFJbQ`. */
export function nodeId(kind: NodeKind, id: number): string {
  const bytes = Buffer.from([0x92, 0x00, 0xce, 0, 0, 0, 0]);
  bytes.writeUInt32BE(id, 3);
  return `${prefixes[kind]}_${bytes.toString('base64url')}`;
}

/** Reads new ids and the older base64 of `04:User123`; undefined when it is neither. */
export function readNodeId(
  text: string,
): { readonly kind: NodeKind; readonly id: number } | undefined {
  const legacy = /^\d+:(User|Bot|Organization|Repository)(\d+)$/.exec(
    Buffer.from(text, 'base64').toString(),
  );
  if (legacy !== null) return { kind: asKind(legacy[1]), id: Number(legacy[2]) };
  const modern = /^(U|BOT|O|R)_(.+)$/.exec(text);
  const bytes = Buffer.from(modern?.[2] ?? '', 'base64url');
  if (modern === null || bytes.length !== 7) return undefined;
  const kinds = { U: 'User', BOT: 'Bot', O: 'Organization', R: 'Repository' } as const;
  const prefix = modern[1];
  if (prefix !== 'U' && prefix !== 'BOT' && prefix !== 'O' && prefix !== 'R') return undefined;
  return { kind: kinds[prefix], id: bytes.readUInt32BE(3) };
}

/** 40 hexadecimal digits made from a name. */
export function sha(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}

/** User ids grow with time; these are round anchors of that growth (year, millions), good enough to keep the order of sign-ups. */
const growth: readonly (readonly [number, number])[] = [
  [2008, 0.0001],
  [2011, 0.55],
  [2013, 3.2],
  [2015, 10.4],
  [2017, 24.9],
  [2019, 46.3],
  [2021, 76.8],
  [2023, 121.9],
  [2025, 193.5],
  [2027, 270],
];

/** An account number such as an account of that age has. */
export function accountNumber(createdAt: number): number {
  const year = 1970 + createdAt / (365.2425 * 86_400_000);
  for (let index = 1; index < growth.length; index += 1) {
    const [from, low] = growth[index - 1] ?? [2008, 0];
    const [until, high] = growth[index] ?? [2027, 270];
    if (year < until)
      return Math.max(1, Math.round((low + ((year - from) / (until - from)) * (high - low)) * 1e6));
  }
  return 270_000_000;
}

function asKind(text: string | undefined): NodeKind {
  return text === 'Bot' || text === 'Organization' || text === 'Repository' ? text : 'User';
}
