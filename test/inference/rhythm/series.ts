/** Seconds of half an hour. */
export const HALF_HOUR = 1800;
/** Monday 2024-01-01 00:00 UTC. */
export const MONDAY = 1_704_067_200;

/** Office work, Monday to Friday, at 9:20, 11:05, 14:10 and 16:40 on the worker's own clock. */
export function officeWork(offset: number, days: number): readonly number[] {
  const times = [9 * 60 + 20, 11 * 60 + 5, 14 * 60 + 10, 16 * 60 + 40];
  const instants: number[] = [];
  for (let day = 0; instants.length < days * times.length; day += 1) {
    if (day % 7 > 4) continue;
    // A few minutes of drift, so that not all days are alike.
    const drift = ((day * 37) % 40) - 20;
    for (const time of times) instants.push(MONDAY + day * 86_400 + (time + drift - offset) * 60);
  }
  return instants;
}

/** Work spread evenly over all hours, every seven and a bit hours. */
export function roundTheClock(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => MONDAY + index * 7.37 * 3600);
}
