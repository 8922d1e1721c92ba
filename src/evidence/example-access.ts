import type { AccessEvent } from '../snapshot/access-log.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { examplePerson } from './example-person.ts';

/** An event of the audit log: a push of their own to the example repository, unless said otherwise. */
export function exampleEvent(event: Partial<AccessEvent> & { readonly at: number }): AccessEvent {
  return {
    kind: 'push',
    action: 'git.push',
    repository: 'example-org/tool',
    actor: 'example-person',
    own: true,
    place: null,
    address: null,
    permission: null,
    ...event,
  };
}

/** An invented person with this part of the audit log, the newest first as GitHub gives it. */
export function personWithLog(
  events: readonly AccessEvent[],
  { id = '1001', login = 'example-person', company = null as string | null } = {},
): Collaborator {
  const accessLog = events.toSorted((a, b) => b.at - a.at);
  return examplePerson({ id, login, profile: { company }, facts: { accessLog } });
}
