import type { AccessEvent } from '../snapshot/access-log.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { AuditLogEntry } from './audit-log-entry.ts';

/** The organization's audit log by login (lower case), or why there is none. */
export type AuditLog = (login: string) => Fact<readonly AccessEvent[]>;

/** Gathers entries in any order. */
export interface AuditLogCollection {
  add(entry: AuditLogEntry): void;
  /** How many entries were added. */
  readonly size: number;
  /** @param gaps what of the log is missing for everybody */
  finish(gaps?: readonly Gap[]): AuditLog;
}

/** Of a person the newest are kept; months of them are enough to see how access is used. */
const MOST_EVENTS = 5_000;

/** An event with the place as the log spells it, which only stays in memory. */
type Gathered = Omit<AccessEvent, 'place'> & { readonly country: string | null };

interface OfPerson {
  events: Gathered[];
  dropped: number;
}

/** Memory grows with the number of people, at most 10,000 events each, not with the length of the log. */
export function auditLogCollection(): AuditLogCollection {
  const people = new Map<string, OfPerson>();
  const names = internTable();
  let [size, first, last] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const holders = new Map<string, Holder>();
  const keep = (login: string, id: string | null, event: Gathered): void => {
    const name = names(login.toLowerCase());
    const key = id === null ? name : names(keyOf(id));
    if (id !== null && event.at >= (holders.get(name)?.at ?? Number.NEGATIVE_INFINITY)) {
      holders.set(name, { key, at: event.at });
    }
    let person = people.get(key);
    if (person === undefined) {
      person = { events: [], dropped: 0 };
      people.set(key, person);
    }
    person.events.push(event);
    if (person.events.length >= 2 * MOST_EVENTS) trim(person);
  };
  return {
    get size() {
      return size;
    },
    add({ subject, subjectId, actorId, country, ...entry }) {
      size += 1;
      first = Math.min(first, entry.at);
      last = Math.max(last, entry.at);
      const actor = entry.actor === null ? null : names(entry.actor);
      const event = {
        kind: entry.kind,
        action: names(entry.action),
        at: entry.at,
        repository: entry.repository === null ? null : names(entry.repository),
        actor,
        permission: entry.permission === null ? null : names(entry.permission),
      };
      const toThemselves = subject !== null && subject.toLowerCase() === actor?.toLowerCase();
      if (actor !== null) {
        keep(actor, actorId, {
          ...event,
          // What somebody gives another person is not their own access.
          ...(isAboutAccess(event.kind) && !toThemselves
            ? { kind: 'other', permission: null }
            : {}),
          own: true,
          country: country === null ? null : names(country),
          address: entry.address === null ? null : names(entry.address),
        });
      }
      if (subject !== null && !toThemselves) {
        // Place and address are those of whoever acted.
        keep(subject, subjectId, { ...event, own: false, country: null, address: null });
      }
    },
    finish(gaps = []) {
      if (size === 0) {
        const [
          gap = { reason: 'unavailable', detail: 'The audit log holds no entries.' } as const,
        ] = gaps;
        return () => unknown(gap);
      }
      const days = `${dayOf(first)} to ${dayOf(last)}`;
      return (login) => {
        const name = login.toLowerCase();
        // Entries without an id, and those of the account that had this name last, whatever it was called before.
        const person = joined([people.get(name), people.get(holders.get(name)?.key ?? '')]);
        return person === undefined
          ? known([], [...gaps, notMentioned(days)])
          : factOf(person, gaps);
      };
    },
  };
}

/** The account that had a login, and when it was last seen with it. */
interface Holder {
  readonly key: string;
  readonly at: number;
}

/** No login begins like this. */
function keyOf(id: string): string {
  return `#${id}`;
}

function joined(parts: readonly (OfPerson | undefined)[]): OfPerson | undefined {
  const found = parts.filter((part) => part !== undefined);
  if (found.length === 0) return undefined;
  return {
    events: found.flatMap(({ events }) => events),
    dropped: found.reduce((sum, { dropped }) => sum + dropped, 0),
  };
}

function isAboutAccess(kind: AccessEvent['kind']): boolean {
  return kind === 'grant' || kind === 'role-change';
}

function trim(person: OfPerson): void {
  // Entries of one second keep their order.
  person.events.sort((a, b) => b.at - a.at);
  person.dropped += Math.max(0, person.events.length - MOST_EVENTS);
  person.events = person.events.slice(0, MOST_EVENTS);
}

function factOf(person: OfPerson, gaps: readonly Gap[]): Fact<readonly AccessEvent[]> {
  trim(person);
  const { events, dropped } = person;
  if (dropped === 0) return known(numbered(events), gaps);
  const total = events.length + dropped;
  const since = dayOf(events.at(-1)?.at ?? 0);
  const detail = `Of ${total} entries of the audit log about them only the newest ${MOST_EVENTS} are kept, those since ${since}.`;
  return known(numbered(events), [...gaps, { reason: 'truncated', detail }]);
}

/** Puts a number in place of the country, the oldest first. */
function numbered(events: readonly Gathered[]): readonly AccessEvent[] {
  const numbers = new Map<string, number>();
  const place = (country: string | null): number | null => {
    if (country === null) return null;
    const number = numbers.get(country) ?? numbers.size + 1;
    numbers.set(country, number);
    return number;
  };
  return events
    .toReversed()
    .map(({ country, ...event }) => ({ ...event, place: place(country) }))
    .reverse();
}

function notMentioned(days: string): Gap {
  return {
    reason: 'not-visible',
    detail: `The audit log does not mention this account. It covers ${days}; of other days it says nothing.`,
  };
}

/** One copy of every text: names repeat in hundreds of thousands of entries. */
function internTable(): (text: string) => string {
  const table = new Map<string, string>();
  return (text) => {
    const same = table.get(text);
    if (same !== undefined) return same;
    table.set(text, text);
    return text;
  };
}

/** `2026-11-02`, the UTC day of an instant in unix seconds. */
export function dayOf(at: number): string {
  return new Date(at * 1_000).toISOString().slice(0, 10);
}
