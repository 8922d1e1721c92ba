import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesInKey } from '../../src/github/openpgp-names.ts';
import { armored, packet, publicKeyBlock } from '../github/world/openpgp.ts';

/** Made by GnuPG for invented people. */
function made(name: string): string {
  return readFileSync(new URL(`public-keys/${name}.asc`, import.meta.url), 'utf8');
}

const PUBLIC_KEY = packet({ type: 6, body: Uint8Array.of(4, 1, 2, 3) });
const userId = (text: string | Uint8Array, old = false) =>
  packet({ type: 13, body: typeof text === 'string' ? Buffer.from(text) : text, old });
const signature = (...body: readonly number[]) =>
  packet({ type: 2, body: Uint8Array.from(body), old: true });
const read = (...packets: readonly Uint8Array[]) => namesInKey(armored([PUBLIC_KEY, ...packets]));

describe('names in keys made by GnuPG', () => {
  it('are read without comment and address', () => {
    expect(namesInKey(made('one-name'))).toEqual(['Wren Calloway']);
  });

  it('are read in every script; an address alone is none', () => {
    expect(namesInKey(made('three-names'))).toEqual([
      'Ilse Brandvold',
      'Teodor Makinen',
      'Олена Коваленко',
    ]);
  });

  it('are left out where they were withdrawn', () => {
    expect(namesInKey(made('name-withdrawn'))).toEqual(['Sunniva Halvorsen']);
  });

  it('are read from bare Base64, and with headers and line ends as GitHub returns them', () => {
    const lines = made('one-name').trim().split('\n');
    const bare = lines.slice(2, -2).join('\n');
    expect(namesInKey(bare)).toEqual(['Wren Calloway']);
    const headed = [lines[0], 'Version: Example 1.0', 'Comment: none', ...lines.slice(1)];
    expect(namesInKey(headed.join('\r\n'))).toEqual(['Wren Calloway']);
  });
});

describe('a user id', () => {
  it.each([
    ['Ana Lucía Paredes <ana@example.com>', ['Ana Lucía Paredes']],
    ['"Paredes, Ana" <ana@example.com>', ['Paredes, Ana']],
    ['Ana (work) Paredes (2019)', ['Ana Paredes']],
    ['  Ana\tParedes\n', ['Ana Paredes']],
    ['<ana@example.com>', []],
    ['ana@example.com', []],
    ['(only a comment)', []],
    ['', []],
    ['((((<<<<', ['((((<<<<']],
  ])('%j names %j', (text, names) => {
    expect(read(userId(text))).toEqual(names);
  });

  it('counts once, whatever addresses it has', () => {
    expect(
      read(userId('Ana Paredes <a@example.com>'), userId('Ana Paredes <b@example.com>')),
    ).toEqual(['Ana Paredes']);
  });

  it('is withdrawn by a signature of the old kind too, and by none about something else', () => {
    const names = read(
      userId('Ana Paredes'),
      signature(4, 0x13),
      signature(3, 5, 0x30),
      userId('Ana Oduya'),
      signature(4, 0x13),
      packet({ type: 14, body: Uint8Array.of(4) }),
      signature(4, 0x30),
    );
    expect(names).toEqual(['Ana Oduya']);
  });
});

describe('what is not one whole public key is unread', () => {
  const block = armored([PUBLIC_KEY, userId('Ana Paredes')]);

  it.each([
    ['nothing', ''],
    ['prose', 'no key at all'],
    ['a block without its end', block.replace(/-----END.*/s, '')],
    ['a block without the line after its headers', block.replace('\r\n\r\n', '\r\n')],
    ['text beneath the block', `${block}and more`],
    ['two blocks', `${block}${block}`],
    ['a message', block.replaceAll('PUBLIC KEY BLOCK', 'MESSAGE')],
    ['letters that are not Base64', block.replace('\r\n\r\n', '\r\n\r\n?')],
    ['a key longer than anybody’s', block.replace('\r\n\r\n', `\r\n\r\n${'A'.repeat(1_000_000)}`)],
  ])('%s', (_, text) => {
    expect(namesInKey(text)).toBeUndefined();
  });

  it.each([
    ['no primary key', [userId('Ana Paredes')]],
    ['a second primary key', [PUBLIC_KEY, userId('Ana Paredes'), PUBLIC_KEY]],
    ['a secret key', [packet({ type: 5, body: Uint8Array.of(4) }), userId('Ana Paredes')]],
    ['a packet of data', [PUBLIC_KEY, packet({ type: 11, body: Uint8Array.of(1) })]],
    ['a user id in parts', [PUBLIC_KEY, Uint8Array.of(0xcd, 0xe1, 65, 66, 1, 67)]],
    ['a user id without a length', [PUBLIC_KEY, Uint8Array.of(0xb7, 65, 66, 67)]],
    ['a length beyond the end', [PUBLIC_KEY, Uint8Array.of(0xcd, 255, 255, 255, 255, 255, 65)]],
    ['a byte that begins no packet', [PUBLIC_KEY, Uint8Array.of(0x00)]],
    ['another encoding', [PUBLIC_KEY, userId(Buffer.from('Müller', 'latin1'))]],
    ['a user id of thousands of letters', [PUBLIC_KEY, userId('A'.repeat(2_049))]],
    ['a name of hundreds of letters', [PUBLIC_KEY, userId('A'.repeat(201))]],
    [
      'more packets than a key has',
      [PUBLIC_KEY, ...Array.from({ length: 10_000 }, () => signature(4, 0x10))],
    ],
    [
      'more names than a person has',
      [PUBLIC_KEY, ...Array.from({ length: 51 }, (_, index) => userId(`Name ${index}`))],
    ],
  ])('%s', (_, packets) => {
    expect(namesInKey(armored(packets))).toBeUndefined();
  });
});

describe('any bytes', () => {
  const names = fc.array(fc.stringMatching(/^[A-Z][a-z]{1,20} [A-Z][a-z]{1,20}$/), {
    maxLength: 9,
  });
  const body = fc.uint8Array({ maxLength: 9_000 });
  const aside = fc.record({ type: fc.constantFrom(2, 14, 17, 12, 10, 21, 60), body });

  it('that form a key, in whatever headers, tell its names', () => {
    fc.assert(
      fc.property(names, fc.array(aside, { maxLength: 9 }), fc.boolean(), (people, parts, old) => {
        const isRevocation = ({ type, body: [version, second, third] }: (typeof parts)[number]) =>
          type === 2 && (version === 3 ? third : second) === 0x30;
        fc.pre(!parts.some(isRevocation));
        const mixed = people.flatMap((name, index) => {
          const part = parts[index % Math.max(1, parts.length)];
          return [userId(name, old), ...(part === undefined ? [] : [packet(part)])];
        });
        expect(read(...mixed)).toEqual([...new Set(people)]);
      }),
    );
  });

  it('are read to the end or not at all', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string(), { maxLength: 5 }),
        fc.nat(),
        (key, ids, cut) => {
          const bare = publicKeyBlock(key, ids).split('\r\n').slice(2, -2).join('');
          const bytes = Buffer.from(bare, 'base64');
          const end = cut % (bytes.length + 1);
          const all = namesInKey(bare);
          const part = namesInKey(bytes.subarray(0, end).toString('base64'));
          // Cut between two packets it is a key with fewer names, and never one with others.
          for (const name of part ?? []) expect(all ?? [name]).toContain(name);
        },
      ),
    );
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void namesInKey(text)));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void namesInKey(armored([bytes]))),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void read(bytes)));
  });
});
