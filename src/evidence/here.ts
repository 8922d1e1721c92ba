import type { Collaborator } from '../snapshot/collaborator.ts';

/** Repositories of the organization that the person can reach or is invited to, `owner/name`. */
export function repositoriesHere({
  facts: { access, invitations },
}: Collaborator): ReadonlySet<string> {
  return new Set(
    [...(access.known ? access.value : []), ...(invitations.known ? invitations.value : [])].map(
      ({ repository }) => repository.name,
    ),
  );
}

/** Whose a repository is, in lower case. */
export function ownerOf(repository: string): string {
  return (repository.split('/')[0] ?? '').toLowerCase();
}
