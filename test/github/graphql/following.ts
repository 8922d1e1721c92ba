/** Who follows whom: people of the world, and as many strangers as the numbers say. */
import type { Person } from '../world/model.ts';
import { hash32 } from '../world/random.ts';
import { connection, type PageArguments } from './connection.ts';
import type { Context } from './execute.ts';
import { actorNode, userNode } from './user.ts';

type Follower = Person | { readonly stranger: string };

export function following(context: Context, person: Person, page: PageArguments): unknown {
  const { people } = context.double.world;
  const known = person.follows.flatMap((login) => people.get(login.toLowerCase()) ?? []);
  return accounts(context, known, person.following, `followed-by-${person.login}`, page);
}

export function followers(context: Context, person: Person, page: PageArguments): unknown {
  const known = [...context.double.world.people.values()].filter(({ follows }) =>
    follows.some((login) => login.toLowerCase() === person.login.toLowerCase()),
  );
  return accounts(context, known, person.followers, `reader-of-${person.login}`, page);
}

function accounts(
  context: Context,
  known: readonly Person[],
  count: number,
  name: string,
  page: PageArguments,
): unknown {
  const there = known.filter(({ state }) => state === 'active');
  const strangers = Array.from({ length: Math.max(0, count - there.length) }, (_, index) => ({
    stranger: `${name}-${index + 1}`,
  }));
  return connection<Follower>([...there, ...strangers], page, (one) =>
    'stranger' in one ? strangerNode(one.stranger) : userNode(context, one),
  );
}

function strangerNode(login: string): Record<string, unknown> {
  const id = 60_000_000 + (hash32(login) % 200_000_000);
  return {
    ...actorNode({ login, id, nodeId: `U_stranger${id}`, type: 'Bot' }, 'User'),
    followers: (page: PageArguments) => ({
      ...connection([], page, () => null),
      totalCount: id % 90,
    }),
  };
}
