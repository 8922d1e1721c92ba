/** Pictures of accounts, on a host of their own at GitHub, below `/avatars` here; nobody needs a token for them. */
import { createHash } from 'node:crypto';
import type { Double } from './double.ts';
import type { Person, World } from './world/model.ts';

export function pictureAddress(
  { origin }: Double,
  person: Person,
  size: number | undefined,
): string {
  return `${origin()}/avatars/u/${person.id}?${size === undefined ? '' : `s=${size}&`}v=4`;
}

/** The bytes of the picture a path names: `undefined` when it names none, `null` when nobody has that number. */
export function pictureAt(world: World, path: string): Buffer | null | undefined {
  const [, id] = /^\/avatars\/u\/(\d+)$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const person = world.peopleById.get(Number(id));
  if (person?.state !== 'active') return null;
  // Generated ones are drawn from the number of the account.
  const seed = person.picture ?? `generated from ${person.id}`;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, createHash('sha512').update(seed).digest()]);
}
