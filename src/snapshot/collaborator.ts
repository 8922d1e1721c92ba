import * as z from 'zod';
import type { Immutable } from './fact.ts';
import { factsSchema } from './facts.ts';

export const RELATIONS = [
  'outside-collaborator',
  'pending-invitee',
  'access-requested',
  'git-author',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** A person under review: who they are to the organization, and all facts about them. */
export const collaboratorSchema = z.strictObject({
  /** GitHub's numeric id as text, which survives renames; `git:…` for an author known from clones alone. */
  id: z.string().min(1),
  /** The login of the day; an author's name where there is no account. Written by the person: escape before showing. */
  login: z.string(),
  /** The profile page, where there is one. */
  url: z.string().optional(),
  relations: z.array(z.enum(RELATIONS)).min(1),
  facts: factsSchema,
});
export type Collaborator = Immutable<z.infer<typeof collaboratorSchema>>;
