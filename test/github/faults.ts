/** Faults as data: what goes wrong, where, for whom, how often. */

/** Every kind of fault, with the part of the API it makes sense for. */
export const faultCatalogue = {
  'bad-gateway': 'both',
  'gateway-timeout': 'both',
  'server-error': 'both',
  'connection-reset': 'both',
  slow: 'both',
  'primary-limit': 'both',
  'secondary-limit': 'both',
  'not-json': 'both',
  'truncated-json': 'both',
  'empty-body': 'both',
  unauthorized: 'both',
  forbidden: 'both',
  'not-found': 'rest',
  'page-loop': 'rest',
  'no-links': 'rest',
  'made-public': 'rest',
  'issue-write-denied': 'rest',
  'resource-limits': 'graphql',
  'graphql-null': 'graphql',
} as const;

export type FaultKind = keyof typeof faultCatalogue;

export const faultKinds: readonly FaultKind[] = [
  'bad-gateway',
  'gateway-timeout',
  'server-error',
  'connection-reset',
  'slow',
  'primary-limit',
  'secondary-limit',
  'not-json',
  'truncated-json',
  'empty-body',
  'unauthorized',
  'forbidden',
  'not-found',
  'page-loop',
  'no-links',
  'made-public',
  'issue-write-denied',
  'resource-limits',
  'graphql-null',
];

export interface Fault {
  /** An endpoint as GitHub's description spells it, `GraphQL`, `GraphQL OPERATION`, `REST`, or `*`. */
  readonly on: string;
  /** Only requests that name this login or `owner/name` in path, query or variables; a person's node id counts as their login. */
  readonly for?: string;
  readonly answer: FaultKind;
  /** How often; without it, always. */
  readonly times?: number;
  /** How many matching requests pass first. */
  readonly after?: number;
  /** For `slow`: milliseconds. For `secondary-limit`: the retry-after (default 60,000). For `primary-limit`: the time to the reset (default: the window's). */
  readonly ms?: number;
  /** For `resource-limits`: the field that is given up (default contributionsCollection). */
  readonly field?: string;
}

interface FaultSubject {
  /** `GET /users/{username}`, or `GraphQL OperationName`. */
  readonly name: string;
  readonly kind: 'rest' | 'graphql';
  /** Everything the request names: decoded path, query, body or variables. */
  readonly text: string;
}

export interface FaultControl {
  add(...faults: readonly Fault[]): void;
  clear(): void;
  /** The fault this request meets, counted as used. */
  meet(subject: FaultSubject): Fault | undefined;
  /** How often each fault struck, in the order they were added. */
  struck(): readonly { readonly fault: Fault; readonly times: number }[];
}

/** `aliasesOf` gives the other texts a login or repository goes by, such as its node id. */
export function controlFaults(
  initial: readonly Fault[],
  aliasesOf: (name: string) => readonly string[] = () => [],
): FaultControl {
  const names = (fault: Fault, text: string): boolean =>
    fault.for === undefined ||
    [fault.for, ...aliasesOf(fault.for)].some((name) => mentions(text, name));
  let active: { fault: Fault; seen: number; struck: number }[] = [];
  const add = (...faults: readonly Fault[]): void => {
    active.push(...faults.map((fault) => ({ fault, seen: 0, struck: 0 })));
  };
  add(...initial);
  return {
    add,
    clear: () => {
      active = [];
    },
    meet: (subject) => {
      for (const one of active) {
        if (!matches(one.fault, subject) || !names(one.fault, subject.text)) continue;
        one.seen += 1;
        if (
          one.seen <= (one.fault.after ?? 0) ||
          one.struck >= (one.fault.times ?? Number.POSITIVE_INFINITY)
        )
          continue;
        one.struck += 1;
        return one.fault;
      }
      return undefined;
    },
    struck: () => active.map(({ fault, struck }) => ({ fault, times: struck })),
  };
}

/** Whether a text holds the name as a whole: `ada` is not in `ada-lin`. */
function mentions(text: string, name: string): boolean {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, 'i').test(text);
}

function matches(fault: Fault, subject: FaultSubject): boolean {
  const reach = faultCatalogue[fault.answer];
  if (reach !== 'both' && reach !== subject.kind) return false;
  if (fault.answer === 'issue-write-denied' && !/^(POST|PATCH) .*\/issues/.test(subject.name))
    return false;
  const on = fault.on.toLowerCase();
  if (on === '*' || on === subject.name.toLowerCase()) return true;
  return on === subject.kind || (on === 'post /graphql' && subject.kind === 'graphql');
}
