import { Buffer, isUtf8 } from 'node:buffer';

/** In characters. */
const LONGEST_KEY = 1_000_000;
/** A key that thousands have certified has fewer. */
const MOST_PACKETS = 10_000;
/** In bytes, as GnuPG reads no longer ones either. */
const LONGEST_USER_ID = 2_048;
/** In characters. */
const LONGEST_NAME = 200;
const MOST_NAMES = 50;

/** Packets by their type ids (RFC 9580, section 5). */
const SIGNATURE = 2;
const PUBLIC_KEY = 6;
const USER_ID = 13;
/** What else a public key may consist of: subkey, attribute, trust, marker, padding. */
const OTHER_PARTS = new Set([14, 17, 12, 10, 21]);
/** From here on readers pass over what they do not know. */
const FIRST_NON_CRITICAL = 40;
/** The signature by which somebody takes a user id back. */
const CERTIFICATION_REVOCATION = 0x30;

/**
 * The names people go by in the user ids of one OpenPGP public key (RFC 9580), each once, without comments, addresses
 * and what was withdrawn. Nothing is verified: whoever uploads a key decides what stands in it.
 *
 * `undefined` for all that is not one whole public key, or has more in it than a key of a person: unread is not nameless.
 */
export function namesInKey(key: string): readonly string[] | undefined {
  const bytes = key.length > LONGEST_KEY ? undefined : binaryOf(key);
  const userIds = bytes === undefined ? undefined : userIdsIn(bytes);
  if (userIds === undefined) return undefined;
  const names = [...new Set(userIds.map(nameIn))].filter((name) => name !== '');
  return names.length > MOST_NAMES || names.some(({ length }) => length > LONGEST_NAME)
    ? undefined
    : names;
}

const BEGIN = '-----BEGIN PGP PUBLIC KEY BLOCK-----';
const END = '-----END PGP PUBLIC KEY BLOCK-----';
// Its checksum is optional, and RFC 9580 tells readers to believe the packets rather than it.
const CHECKSUM = /^=[A-Za-z0-9+/]{4}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The packets of one armored block, or of bare Base64. */
function binaryOf(key: string): Uint8Array | undefined {
  const lines = key
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const body = lines[0] === BEGIN ? bodyOf(lines) : lines;
  const text = (body ?? []).join('');
  return BASE64.test(text) && text.length % 4 === 0 ? Buffer.from(text, 'base64') : undefined;
}

/** What stands between the headers of a block and its checksum; of several blocks nobody knows which one is meant. */
function bodyOf(lines: readonly string[]): readonly string[] | undefined {
  const headersEnd = lines.indexOf('');
  if (headersEnd === -1 || lines.indexOf(END) !== lines.length - 1) return undefined;
  const body = lines.slice(headersEnd + 1, -1).filter((line) => line !== '');
  return CHECKSUM.test(body.at(-1) ?? '') ? body.slice(0, -1) : body;
}

/** The user ids that stand, by the grammar of a transferable public key: one primary key first, and no second one. */
function userIdsIn(bytes: Uint8Array): readonly string[] | undefined {
  const userIds: { readonly text: string; withdrawn: boolean }[] = [];
  /** The user id that signatures are about; `undefined` where they are about something else. */
  let certified: (typeof userIds)[number] | undefined;
  let begun = false;
  for (const packet of packetsOf(bytes)) {
    if (packet === undefined || begun === (packet.type === PUBLIC_KEY)) return undefined;
    begun = true;
    if (packet.type === SIGNATURE) {
      if (certified !== undefined && signatureType(packet.body) === CERTIFICATION_REVOCATION) {
        certified.withdrawn = true;
      }
      continue;
    }
    certified = undefined;
    if (packet.type === USER_ID) {
      // Bytes of another encoding would be read as letters of no name, and compared as such.
      if (packet.body.length > LONGEST_USER_ID || !isUtf8(packet.body)) return undefined;
      certified = { text: Buffer.from(packet.body).toString('utf8'), withdrawn: false };
      userIds.push(certified);
    } else if (packet.type < FIRST_NON_CRITICAL && packet.type !== PUBLIC_KEY) {
      if (!OTHER_PARTS.has(packet.type)) return undefined;
    }
  }
  return begun ? userIds.filter(({ withdrawn }) => !withdrawn).map(({ text }) => text) : undefined;
}

/** Old signatures (version 3) have their length before it. */
function signatureType([version, second, third]: Uint8Array): number | undefined {
  return version === 3 ? third : second;
}

interface Packet {
  readonly type: number;
  readonly body: Uint8Array;
}

/** One after the other; `undefined`, as the last, where the bytes stop being packets of a known length, or are too many. */
function* packetsOf(bytes: Uint8Array): Generator<Packet | undefined> {
  let at = 0;
  for (let count = 0; at < bytes.length; count += 1) {
    const header = headerAt(bytes, at);
    if (header === undefined || header.end > bytes.length || count === MOST_PACKETS) {
      yield undefined;
      return;
    }
    yield { type: header.type, body: bytes.subarray(header.start, header.end) };
    at = header.end;
  }
}

interface Header {
  readonly type: number;
  /** Where the body starts and ends. */
  readonly start: number;
  readonly end: number;
}

/** RFC 9580, section 4.2. Only packets of data may come in parts or without a length, and no key holds any. */
function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  const first = bytes[at] ?? 0;
  if ((first & 0x80) === 0) return undefined;
  if ((first & 0x40) === 0) {
    const type = (first >> 2) & 0x0f;
    const octets = [1, 2, 4][first & 0x03];
    return octets === undefined ? undefined : headerOf(bytes, type, at + 1, octets);
  }
  const type = first & 0x3f;
  const length = bytes[at + 1] ?? 0;
  if (length < 192) return headerOf(bytes, type, at + 1, 1);
  if (length === 255) return headerOf(bytes, type, at + 2, 4);
  if (length >= 224) return undefined;
  const start = at + 3;
  return { type, start, end: start + (length - 192) * 256 + (bytes[at + 2] ?? 0) + 192 };
}

/** The length stands in so many octets, the greatest first. */
function headerOf(bytes: Uint8Array, type: number, lengthAt: number, octets: number): Header {
  const start = lengthAt + octets;
  const length = bytes.subarray(lengthAt, start).reduce((sum, octet) => sum * 256 + octet, 0);
  return { type, start, end: start + length };
}

/** By custom a user id reads `Name (comment) <address>`; an address alone is no name. */
function nameIn(userId: string): string {
  const text = userId
    .replace(/<[^<>]*>|\([^()]*\)/g, ' ')
    .replace(/["\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.includes('@') ? '' : text;
}
