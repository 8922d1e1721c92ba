/** The Query type. */
import { canAdminister, canRead } from '../access.ts';
import { readNodeId } from '../world/identifiers.ts';
import { activityNode } from './activity.ts';
import { TypedError } from './errors.ts';
import type { Context } from './execute.ts';
import { organizationNode } from './organization.ts';
import { pullRequestOfId } from './pull-request.ts';
import { repositoryNode } from './repository.ts';
import { actorNode, userNode } from './user.ts';

export function rootOf(context: Context): Record<string, unknown> {
  const { world, app } = context.double;
  const byId = (id: string): unknown => {
    const read = readNodeId(id);
    if (read?.kind === 'User' || read?.kind === 'Bot') {
      const person = world.peopleById.get(read.id);
      if (person?.state === 'active') return userNode(context, person);
    }
    if (read?.kind === 'Repository') {
      const repository = world.repositoriesById.get(read.id);
      if (repository !== undefined && canRead(world, context.token, repository))
        return repositoryNode(context, repository);
    }
    if (read?.kind === 'Organization' && read.id === world.organization.id)
      return organizationNode(context, world.organization);
    const pullRequest = pullRequestOfId(context, id);
    if (pullRequest !== undefined) {
      const { author, activity } = pullRequest;
      const repository = world.repositories.get(activity.repository.toLowerCase());
      if (repository !== undefined && canRead(world, context.token, repository))
        return activityNode(context, author, activity);
    }
    return new TypedError(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${id}'.`,
    );
  };
  const user = ({ login }: { readonly login: string }): unknown => {
    const person = world.people.get(login.toLowerCase());
    if (person?.state === 'active' && person.type === 'User') return userNode(context, person);
    return new TypedError('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
  };
  const organization = ({ login }: { readonly login: string }): unknown => {
    const found = world.organizations.get(login.toLowerCase());
    return found === undefined
      ? new TypedError(
          'NOT_FOUND',
          `Could not resolve to an Organization with the login of '${login}'.`,
        )
      : organizationNode(context, found);
  };
  return {
    node: ({ id }: { readonly id: string }) => byId(id),
    nodes: ({ ids }: { readonly ids: readonly string[] }) => {
      if (ids.length > 100)
        throw new TypedError(
          'ARGUMENT_LIMIT',
          `You may not provide more than 100 node ids; you provided ${ids.length}.`,
        );
      return ids.map(byId);
    },
    user,
    organization,
    repositoryOwner: (named: { readonly login: string }) =>
      world.people.has(named.login.toLowerCase()) ? user(named) : organization(named),
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const repository = world.repositories.get(`${owner}/${name}`.toLowerCase());
      if (repository !== undefined && canRead(world, context.token, repository))
        return repositoryNode(context, repository);
      return new TypedError(
        'NOT_FOUND',
        `Could not resolve to a Repository with the name '${owner}/${name}'.`,
      );
    },
    deleteIssue: ({ input }: { readonly input: { readonly issueId: string } }) => {
      const { store } = context.double;
      for (const repository of world.repositories.values()) {
        const issues = store.issues(repository.fullName);
        const at = issues.findIndex(({ id }) => `I_kwDO${id}` === input.issueId);
        if (at < 0) continue;
        // GitHub lets Apps and people without administration delete nothing.
        if (context.token.login === undefined || !canAdminister(world, context.token, repository))
          return new TypedError('FORBIDDEN', 'Viewer not authorized to delete');
        issues.splice(at, 1);
        return { clientMutationId: null };
      }
      return new TypedError(
        'NOT_FOUND',
        `Could not resolve to a node with the global id of '${input.issueId}'`,
      );
    },
    viewer: () => {
      const person = world.people.get(context.token.login?.toLowerCase() ?? '');
      if (person !== undefined) return userNode(context, person);
      const login = context.token.kind === 'job' ? 'github-actions[bot]' : `${app.slug}[bot]`;
      return actorNode(
        { login, id: 190_000_000 + app.id, nodeId: `BOT_kgDO${app.id}`, type: 'Bot' },
        'User',
      );
    },
  };
}
