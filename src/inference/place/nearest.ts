import type { Gazetteer } from './gazetteer.ts';

const KILOMETRES_PER_DEGREE = 111.2;
const MAX_KILOMETRES = 250;

/** The gazetteer's city nearest to a point (degrees), or undefined when none lies within 250 km. */
export function nearestCity(
  gazetteer: Gazetteer,
  latitude: number,
  longitude: number,
): number | undefined {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  let best: number | undefined;
  let least = (MAX_KILOMETRES / KILOMETRES_PER_DEGREE) ** 2;
  for (let id = gazetteer.firstCity; id < gazetteer.entityCount; id++) {
    const at = gazetteer.position(id);
    if (at === undefined) continue;
    const north = at.latitude - latitude;
    if (north * north > least) continue;
    const turn = Math.abs(at.longitude - longitude);
    const east = Math.min(turn, 360 - turn) * shrink;
    const square = north * north + east * east;
    if (square < least) {
      least = square;
      best = id;
    }
  }
  return best;
}
