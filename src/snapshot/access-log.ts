import * as z from 'zod';
import type { Immutable } from './fact.ts';
import { instantSchema as instant } from './instant.ts';

/** An entry of the organization's audit log about the person. */
export const accessEventSchema = z.strictObject({
  /** Git's and the site's ways to copy a repository that is not public, pushes, and what gives or changes their access. */
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
  /**
   * Where GitHub places the person's address, as a number: the countries their own events come from are counted from 1 in
   * the order in which the log shows them. Which countries they are is not kept, since all that matters is whether two
   * differ.
   */
  place: z.int().min(1).nullable(),
  /** Network address of the person's own events, where the organization lets GitHub disclose it. */
  address: z.string().nullable(),
  /** The permission after a grant or change of role: `read` to `admin`, or the name of a custom role. */
  permission: z.string().nullable(),
});
export type AccessEvent = Immutable<z.infer<typeof accessEventSchema>>;
