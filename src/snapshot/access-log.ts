import * as z from 'zod';
import type { Immutable } from './fact.ts';
import { instantSchema as instant } from './instant.ts';

/** An entry of the organization's audit log about the person. */
export const accessEventSchema = z.strictObject({
  kind: z.enum(['clone', 'fetch', 'download', 'push', 'grant', 'role-change', 'other']),
  /** The name GitHub gives the action, such as `git.clone`. */
  action: z.string(),
  at: instant,
  /** `owner/name`; `null` where the entry names none. */
  repository: z.string().nullable(),
  /** Login of who acted: the person, or who gave them access. */
  actor: z.string().nullable(),
  /** Whether the person acted, rather than being acted upon. */
  own: z.boolean(),
  /** Two-letter code of the country GitHub places the address in; only whether two of them differ is ever looked at. */
  country: z.string().nullable(),
  /** Network address, where the organization lets GitHub disclose it. */
  address: z.string().nullable(),
  /** The permission after a grant or change of role. */
  permission: z.string().nullable(),
});
export type AccessEvent = Immutable<z.infer<typeof accessEventSchema>>;
