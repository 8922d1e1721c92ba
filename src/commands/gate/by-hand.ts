import * as z from 'zod';
import type { AccessRequest } from '../../assess/gate.ts';
import { requestsFromText } from '../../config/access-request-text.ts';
import { UserError } from '../../config/user-error.ts';
import { PERMISSIONS } from '../../snapshot/facts.ts';
import type { JobEvent } from '../job-event.ts';
import type { Asking } from './door.ts';

const repository = z.string().max(200);
const permission = z.enum(PERMISSIONS);
const one = z.strictObject({
  login: z.string(),
  id: z.int().positive().exactOptional(),
  permission: permission.exactOptional(),
  repository: repository.exactOptional(),
});
/** GitHub lets a payload have ten properties at its top; whatever else is in there is somebody else's. */
const dispatched = z.object({
  client_payload: z.object({
    logins: z.union([z.string(), z.array(z.union([z.string(), one])).max(20_000)]),
    permission: permission.exactOptional(),
    repository: repository.exactOptional(),
  }),
});
const byHand = z.object({ inputs: z.object({ logins: z.string() }) });

/**
 * Logins that were given by hand, or by a portal or bot: the input `logins`, else the input of that name of a
 * `workflow_dispatch`, else the payload of a `repository_dispatch`.
 *
 * @returns `undefined` when the event is none of these
 * @throws UserError where the event should hold logins and does not
 */
export function askedByHand(logins: string | undefined, event: JobEvent): Asking | undefined {
  if (logins !== undefined) return { requests: requestsFromText(logins) };
  if (event.name === 'workflow_dispatch') {
    const { data } = byHand.safeParse(event.payload);
    if (data === undefined) {
      throw new UserError(
        'The workflow was started by hand, but has no input "logins" to ask about. Give the workflow an input of that name, or the action its input "logins".',
      );
    }
    return { requests: requestsFromText(data.inputs.logins) };
  }
  if (event.name !== 'repository_dispatch') return undefined;
  const { data, error } = dispatched.safeParse(event.payload);
  if (data === undefined) {
    throw new UserError(
      `The repository_dispatch event does not say whom to ask about${pathOf(error)}: \`client_payload.logins\` is text with logins, or a list of logins and of objects with \`login\` and, where they are known, \`id\`, \`permission\` and \`repository\`.`,
    );
  }
  const { logins: sent, ...common } = data.client_payload;
  const requests = typeof sent === 'string' ? requestsFromText(sent) : sent.flatMap(fromPayload);
  return { requests: requests.map((request) => ({ ...common, ...request })) };
}

function fromPayload(sent: string | z.output<typeof one>): readonly AccessRequest[] {
  // An entry that holds blanks is not several logins: whoever sends a list has split it already.
  return typeof sent === 'string' ? [{ login: sent.trim().replace(/^@/, '') }] : [sent];
}

function pathOf(error: z.ZodError): string {
  const [issue] = error.issues;
  // Names of our own schema and places in a list, never what was sent.
  const known = ['client_payload', 'logins', 'login', 'id', 'permission', 'repository'];
  const path = (issue?.path ?? []).filter(
    (step) => typeof step === 'number' || known.includes(String(step)),
  );
  return path.length === 0 ? '' : ` (see \`${path.join('.')}\`)`;
}
