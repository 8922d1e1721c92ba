/** OpenPGP public keys (RFC 9580) that nobody holds the private half of: packets without a signature that would verify. */

export interface PacketToWrite {
  readonly type: number;
  readonly body: Uint8Array;
  /** Headers as before 1998, which know no type above 15; GnuPG still writes them. */
  readonly old?: boolean;
}

export function packet({ type, body, old = false }: PacketToWrite): Uint8Array {
  return Buffer.concat([old ? oldHeader(type, body.length) : newHeader(type, body.length), body]);
}

function oldHeader(type: number, length: number): Uint8Array {
  const octets = length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 4;
  const size = { 1: 0, 2: 1, 4: 2 }[octets];
  return Uint8Array.of(0x80 | (type << 2) | size, ...bigEndian(length, octets));
}

function newHeader(type: number, length: number): Uint8Array {
  const first = 0xc0 | type;
  if (length < 192) return Uint8Array.of(first, length);
  if (length >= 8_384) return Uint8Array.of(first, 255, ...bigEndian(length, 4));
  return Uint8Array.of(first, ((length - 192) >> 8) + 192, (length - 192) & 0xff);
}

function bigEndian(value: number, octets: number): number[] {
  return Array.from(
    { length: octets },
    (_, index) => (value >>> (8 * (octets - 1 - index))) & 0xff,
  );
}

export function armored(packets: readonly Uint8Array[]): string {
  const lines =
    Buffer.concat(packets)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [
    '-----BEGIN PGP PUBLIC KEY BLOCK-----',
    '',
    ...lines,
    '-----END PGP PUBLIC KEY BLOCK-----',
    '',
  ].join('\r\n');
}

/** A key of some material that bears these user ids, each certified by something. */
export function publicKeyBlock(material: string, userIds: readonly string[]): string {
  const certification = packet({ type: 2, body: Uint8Array.of(4, 0x13, 22, 8), old: true });
  return armored([
    packet({ type: 6, body: Buffer.from(`\u0004${material}`), old: true }),
    ...userIds.flatMap((text) => [
      packet({ type: 13, body: Buffer.from(text), old: true }),
      certification,
    ]),
  ]);
}
