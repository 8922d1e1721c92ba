/** Working hours as instants: the one rhythm that commits, pushes, reviews and comments of a person share. */
import type { Person, Stay } from './model.ts';
import type { Random } from './random.ts';
import { instantOf } from './zones.ts';

const hour = 3_600_000;
const day = 24 * hour;
const everyDay: Stay = {
  since: Number.NEGATIVE_INFINITY,
  zone: 'UTC',
  hours: [9, 18],
  days: [1, 2, 3, 4, 5],
};

/** Where the person lives at an instant. */
export function stayAt(person: Person, instant: number): Stay {
  return person.stays.findLast((stay) => stay.since <= instant) ?? person.stays[0] ?? everyDay;
}

/** `count` working instants between `from` and `until` and not after `now`, oldest first. */
export function instantsOf(
  person: Person,
  plan: { readonly from: number; readonly until: number; readonly count: number },
  now: number,
  random: Random,
): number[] {
  const until = Math.min(plan.until, now);
  const span = Math.max(1, Math.ceil((until - plan.from) / day));
  const instants: number[] = [];
  for (let tries = 0; instants.length < plan.count && tries < plan.count * 20; tries += 1) {
    const midnight = Math.floor(plan.from / day) * day + random.below(span) * day;
    const stay = stayAt(person, midnight);
    if (!stay.days.includes(new Date(midnight).getUTCDay())) continue;
    const at = instantOf(stay.zone, midnight + workingHour(stay.hours, random) * hour);
    if (at < plan.from || at > until) continue;
    instants.push(Math.floor(at / 1000) * 1000);
  }
  return instants.sort((a, b) => a - b);
}

/** Mostly inside the hours with two humps around a break, now and then a little outside. Hours may cross midnight (20 to 4). */
function workingHour([start, end]: readonly [number, number], random: Random): number {
  const length = (((end - start) % 24) + 24) % 24 || 24;
  const centre = random.next() < 0.45 ? 0.28 : 0.7;
  const part = Math.min(1.12, Math.max(-0.1, centre + random.normal() * 0.17));
  return start + part * length;
}
