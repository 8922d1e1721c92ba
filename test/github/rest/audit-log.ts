/** The audit log of an organization on Enterprise Cloud. */
import { demand, findOrganization, isOwner } from '../access.ts';
import { ApiError, type Call, type Handler } from '../http.ts';
import { cursorPaged } from '../paging.ts';
import { sha } from '../world/identifiers.ts';
import type { LoggedEvent } from '../world/model.ts';

const day = 86_400_000;
/** Git events are kept a week; of the others three months are answered unless a phrase asks for older ones. */
const kept = { git: 7 * day, web: 92 * day } as const;

export const listAuditLog: Handler = (call) => {
  const organization = findOrganization(call);
  const { world } = call.double;
  if (organization.auditLog === undefined) throw new ApiError(404, 'Not Found');
  const permission = call.token?.kind === 'classic' ? 'audit_log' : 'organization_administration';
  demand(call.token, permission, 'read', 'Must have admin rights to Organization.');
  if (call.token?.login !== undefined && !isOwner(world, call.token)) {
    throw new ApiError(403, 'Must have admin rights to Organization.');
  }
  if (call.query.has('phrase')) throw new ApiError(422, 'The double understands no phrases.');
  const include = call.query.get('include') ?? 'web';
  const events = organization.auditLog.filter((event) => {
    const kind = event.action.startsWith('git.') ? 'git' : 'web';
    return (include === 'all' || include === kind) && event.at >= world.now - kept[kind];
  });
  events.sort((a, b) => b.at - a.at);
  if (call.query.get('order') === 'asc') events.reverse();
  return cursorPaged(call, events, (event) => auditLogEvent(call, event));
};

function auditLogEvent(call: Call, event: LoggedEvent) {
  const { world } = call.double;
  const { organization } = world;
  const idOf = (login: string) => world.people.get(login.toLowerCase())?.id;
  const actorId = idOf(event.actor);
  return {
    '@timestamp': event.at,
    _document_id: sha(`${event.at} ${event.action} ${event.actor}`).slice(0, 22),
    action: event.action,
    actor: event.actor,
    ...(actorId === undefined ? {} : { actor_id: actorId }),
    ...(event.country === undefined ? {} : { actor_location: { country_code: event.country } }),
    ...(event.address === undefined ? {} : { actor_ip: event.address }),
    created_at: event.at,
    org: organization.login,
    org_id: organization.id,
    ...(event.repository === undefined ? {} : { repo: event.repository }),
    ...(event.user === undefined ? {} : { user: event.user }),
    ...event.more,
  };
}
