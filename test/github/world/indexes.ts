/** From lists of people and repositories to a World that is quick to ask. */
import { accountNumber, nodeId } from './identifiers.ts';
import type { Grant, Invitation, Organization, Person, Repository, World } from './model.ts';

/** Two accounts of one day may draw the same number: the later one moves on. */
export function unique<T extends { readonly id: number; readonly createdAt: number }>(
  things: readonly T[],
  kind: 'User' | 'Repository',
): (T & { nodeId: string })[] {
  const taken = new Set<number>();
  return things.map((thing) => {
    let id =
      thing.id === 0 ? Math.round(accountNumber(thing.createdAt) * 3.3) + taken.size : thing.id;
    while (taken.has(id)) id += 1;
    taken.add(id);
    return { ...thing, id, nodeId: nodeId(kind, id) };
  });
}

/** The finished world, with every way in that handlers need. */
export function indexed(
  itself: Organization,
  people: readonly Person[],
  repositories: readonly Repository[],
  grants: ReadonlyMap<string, readonly Grant[]>,
  invitations: readonly Invitation[],
  now: number,
): World {
  const emailOwners = new Map<string, Person>();
  const emailUsers = new Map<string, Person[]>();
  const contributors = new Map<string, Person[]>();
  for (const person of people) {
    emailOwners.set(`${person.id}+${person.login.toLowerCase()}@users.noreply.github.com`, person);
    for (const { email, verified } of person.identities) {
      if (verified && !emailOwners.has(email.toLowerCase()))
        emailOwners.set(email.toLowerCase(), person);
      push(emailUsers, email.toLowerCase(), person);
    }
    for (const fullName of new Set(person.plans.map((plan) => plan.repository.toLowerCase())))
      push(contributors, fullName, person);
  }
  const owned = new Map<string, Repository[]>();
  for (const repository of repositories) push(owned, repository.owner.toLowerCase(), repository);
  return {
    now,
    organization: itself,
    organizations: new Map([[itself.login.toLowerCase(), itself]]),
    people: new Map(people.map((person) => [person.login.toLowerCase(), person])),
    peopleById: new Map(people.map((person) => [person.id, person])),
    repositories: new Map(
      repositories.map((repository) => [repository.fullName.toLowerCase(), repository]),
    ),
    repositoriesById: new Map(repositories.map((repository) => [repository.id, repository])),
    owned,
    emailOwners,
    emailUsers,
    contributors,
    grants,
    invitations: [...invitations].sort((a, b) => a.createdAt - b.createdAt),
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
