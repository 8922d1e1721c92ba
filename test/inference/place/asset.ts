import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { createPlaceResolver, type PlaceResolver } from '../../../src/inference/place/resolver.ts';

const ASSET = new URL('../../../assets/gazetteer.br', import.meta.url);

export const packed = (): Uint8Array => readFileSync(ASSET);
export const unpacked = (): Uint8Array => brotliDecompressSync(packed());

let shared: PlaceResolver | undefined;

/** One resolver for all tests of a file: it keeps no state between calls. */
export function resolver(): PlaceResolver {
  shared ??= createPlaceResolver(unpacked());
  return shared;
}
