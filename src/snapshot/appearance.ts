import * as z from 'zod';
import type { Immutable } from './fact.ts';

/** The picture of an account, as a digest of its bytes; the picture itself is never kept or looked at. */
export const avatarSchema = z.strictObject({
  /** SHA-256 of the bytes in hexadecimal; `null` for a picture the server made. */
  digest: z.string().nullable(),
});
export type Avatar = Immutable<z.infer<typeof avatarSchema>>;

/** A page the profile names, and whether somebody answers there. */
export const profileLinkSchema = z.strictObject({
  url: z.string(),
  kind: z.enum(['website', 'social']),
  /** `gone`: the host says that the page does not exist, or the host's name does not; `unknown`: it could not be told. */
  state: z.enum(['alive', 'gone', 'unknown']),
});
export type ProfileLink = Immutable<z.infer<typeof profileLinkSchema>>;
