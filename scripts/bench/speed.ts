import { loadPlaceResolver } from '../../src/commands/gazetteer.ts';
import { zonesThatExplain } from '../../src/inference/clock/fit.ts';
import { offsetOfZone } from '../../src/inference/clock/zone.ts';
import { readRhythm } from '../../src/inference/rhythm/reading.ts';
import { target } from './share.ts';

const READINGS = 1_500;
const ROUNDS = 200;
/** 18:00 at the home of the readings; each day's work lies in the nine hours before. */
const NEWEST = 1_793_556_000;
const PLACES = ['Lisbon, Portugal', 'SF Bay Area', 'Ташкент', 'Planet Earth', '東京', 'Sao Paulo'];

/**
 * What inference costs: a place, the zones that explain 1,500 offsets, the rhythm of 1,500 instants, each once
 * warm, and the first call of all three with everything they load; all in CPU time, so that what else the
 * machine does makes no difference.
 */
export async function benchSpeed(): Promise<Record<string, unknown>> {
  const readings = Array.from({ length: READINGS }, (_, index) => {
    const at = NEWEST - Math.floor(index / 4) * 86_400 - ((index * 7_919) % 32_400);
    return { at, offset: offsetOfZone('Europe/Lisbon', at) };
  });
  const instants = { settable: readings.map(({ at }) => at), server: [] };

  const started = process.cpuUsage();
  const places = await loadPlaceResolver();
  const calls = {
    microsecondsPerPlace: (round: number) => places.resolve(PLACES[round % PLACES.length] ?? ''),
    microsecondsPerZoneSet: () => zonesThatExplain(readings, { tolerance: 0.05 }),
    microsecondsPerRhythm: () => readRhythm(instants),
  };
  for (const call of Object.values(calls)) call(0);
  if (calls.microsecondsPerRhythm().status !== 'read') {
    throw new Error('The instants are not read, so that nothing would be timed');
  }
  const { user, system } = process.cpuUsage(started);
  const loadMilliseconds = Math.round((user + system) / 1_000);

  for (const call of Object.values(calls)) microsecondsOf(call, ROUNDS);
  const measured = {
    microsecondsPerPlace: microsecondsOf(calls.microsecondsPerPlace, ROUNDS),
    microsecondsPerZoneSet: microsecondsOf(calls.microsecondsPerZoneSet, ROUNDS),
    microsecondsPerRhythm: microsecondsOf(calls.microsecondsPerRhythm, ROUNDS),
  };
  return {
    targets: [
      target('milliseconds to load everything', loadMilliseconds, ['≤', 250]),
      target('microseconds a place', measured.microsecondsPerPlace, ['≤', 60]),
      target('microseconds a zone set', measured.microsecondsPerZoneSet, ['≤', 5_000]),
      target('microseconds a rhythm', measured.microsecondsPerRhythm, ['≤', 5_000]),
    ],
    readings: READINGS,
    loadMilliseconds,
    ...measured,
  };
}

/** CPU time of one call. */
export function microsecondsOf(call: (round: number) => unknown, rounds: number): number {
  const started = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) call(round);
  const { user, system } = process.cpuUsage(started);
  return Math.round(((user + system) / rounds) * 10) / 10;
}
