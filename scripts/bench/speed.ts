import { loadPlaceResolver } from '../../src/commands/gazetteer.ts';
import { zonesThatExplain } from '../../src/inference/clock/fit.ts';
import { offsetOfZone } from '../../src/inference/clock/zone.ts';
import { readRhythm } from '../../src/inference/rhythm/reading.ts';

const READINGS = 1_500;
const ROUNDS = 200;
/** 18:00 at the home of the readings; each day's work lies in the nine hours before. */
const NEWEST = 1_793_556_000;
const PLACES = ['Lisbon, Portugal', 'SF Bay Area', 'Ташкент', 'Planet Earth', '東京', 'Sao Paulo'];

/**
 * What inference costs: a place, the zones that explain 1,500 offsets, the rhythm of 1,500 instants, each once warm,
 * and the first call of all three with everything they load.
 */
export async function benchSpeed(): Promise<Record<string, unknown>> {
  const readings = Array.from({ length: READINGS }, (_, index) => {
    const at = NEWEST - Math.floor(index / 4) * 86_400 - ((index * 7_919) % 32_400);
    return { at, offset: offsetOfZone('Europe/Lisbon', at) };
  });
  const instants = { settable: readings.map(({ at }) => at), server: [] };

  const started = performance.now();
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
  const loadMilliseconds = Math.round(performance.now() - started);

  return {
    readings: READINGS,
    loadMilliseconds,
    ...Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [name, medianMicroseconds(call)]),
    ),
  };
}

function medianMicroseconds(call: (round: number) => unknown): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const started = performance.now();
    call(round);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return Math.round((times[ROUNDS / 2] ?? Number.NaN) * 1_000);
}
