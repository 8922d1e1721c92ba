/** `2026-11-02`, the UTC day of an instant in unix seconds. */
export function utcDay(at: number): string {
  return new Date(at * 1_000).toISOString().slice(0, 10);
}

/** `+05:30`, an offset given in minutes east of UTC. */
export function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** `68 %`, a share from 0 to 1; never rounded up to all or down to none. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share < 1 && share > 0.99) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

/** `1 commit`, `3 commits`, `2 repositories`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The same where none is nothing strange: `no commits`. */
export function howMany(count: number, noun: string, plural = `${noun}s`): string {
  return count === 0 ? `no ${plural}` : counted(count, noun, plural);
}

/** `Only 3 commits`, `No commits`: what there is too little of, at the beginning of a sentence. */
export function only(count: number, noun: string, plural = `${noun}s`): string {
  return count === 0 ? `No ${plural}` : `Only ${counted(count, noun, plural)}`;
}

/** `None of 3 keys`, and of one thing `No key`, at the beginning of a sentence with the verb for one. */
export function noneOf(count: number, noun: string, plural = `${noun}s`): string {
  return count < 2 ? `No ${noun}` : `None of ${counted(count, noun, plural)}`;
}

/** `none is`, `1 is`, `3 are`: of how many the verb is true. */
export function soMany(count: number, verbOfOne: string, verbOfMany: string): string {
  return `${count === 0 ? 'none' : count} ${count < 2 ? verbOfOne : verbOfMany}`;
}

/** `12 days`, `5 months`, `3 years`: a span in seconds as people say it. */
export function span(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  if (days < 60) return counted(days, 'day');
  if (days < 730) return counted(Math.floor(days / 30.44), 'month');
  return counted(Math.floor(days / 365.25), 'year');
}
