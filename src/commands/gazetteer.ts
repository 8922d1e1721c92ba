import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { createPlaceResolver, type PlaceResolver } from '../inference/place/resolver.ts';

/** Loads the gazetteer that is shipped beside the program. */
export async function loadPlaceResolver(): Promise<PlaceResolver> {
  const packed = await readFile(new URL('../../assets/gazetteer.br', import.meta.url));
  return createPlaceResolver(await promisify(brotliDecompress)(packed));
}
