import { offsetDistance } from './distance.ts';
import type { ClockReading } from './reading.ts';
import { readClock } from './series.ts';

const DAY = 86_400;
/**
 * Seconds a journey takes at least for every minute of offset between two clocks. An hour of offset is fifteen degrees,
 * 1,100 km at latitude 50, which an airliner flies in an hour and a quarter; half an hour leaves room for short routes
 * across the far north and for borders.
 */
const SECONDS_PER_MINUTE_APART = 30;

/** A change from one clock to a distant one, sooner than anybody could have travelled between them. */
export interface ImpossibleTurn {
  /** Instants of the last reading on the one and the first on the other, unix seconds. */
  readonly left: number;
  readonly arrived: number;
  /** Offsets of these readings, minutes east of UTC. */
  readonly from: number;
  readonly to: number;
  /** Whether the clock had been where it turned to within the day before, and had left it too soon as well. */
  readonly returns: boolean;
}

/** How a clock goes to and fro between places. */
export interface ClockTurns {
  /** In order of time. */
  readonly turns: readonly ImpossibleTurn[];
  /** UTC days with such a turn. */
  readonly days: number;
  /** UTC days with such a turn that came back. */
  readonly returnDays: number;
  /** The most common offset of every clock that takes part, minutes east of UTC. */
  readonly clocks: readonly number[];
}

/**
 * Finds changes between clocks more than two hours apart that no journey explains. Daylight saving is folded, UTC and
 * strays are left out. One move shows one turn at most, and only if the clock was set ahead of arrival; two machines
 * that are set to two places show many, between the same two clocks.
 */
export function clockTurns(readings: readonly ClockReading[]): ClockTurns {
  const { substantial } = readClock(readings);
  const clockOf = new Map(
    substantial.flatMap((cluster) =>
      cluster.offsets.map(({ offset }) => [offset, cluster.representative] as const),
    ),
  );
  const turns: ImpossibleTurn[] = [];
  const clocks = new Set<number>();
  const lastOn = new Map<number, number>();
  let stay: Stay | undefined;
  let cameTooSoon = false;
  for (const { at, offset } of readings.toSorted((a, b) => a.at - b.at)) {
    const clock = clockOf.get(offset);
    if (clock === undefined) continue;
    if (stay !== undefined && stay.clock !== clock) {
      const least = offsetDistance(stay.offset, offset) * SECONDS_PER_MINUTE_APART;
      const tooSoon = at - stay.until < least;
      if (tooSoon) {
        const returns = cameTooSoon && at - (lastOn.get(clock) ?? -Infinity) <= DAY;
        turns.push({ left: stay.until, arrived: at, from: stay.offset, to: offset, returns });
        clocks.add(stay.clock).add(clock);
      }
      cameTooSoon = tooSoon;
    }
    stay = { clock, until: at, offset };
    lastOn.set(clock, at);
  }
  return {
    turns,
    days: daysOf(turns),
    returnDays: daysOf(turns.filter(({ returns }) => returns)),
    clocks: [...clocks],
  };
}

/** The latest reading of an unbroken stretch on one clock. */
interface Stay {
  readonly clock: number;
  readonly until: number;
  readonly offset: number;
}

function daysOf(turns: readonly ImpossibleTurn[]): number {
  return new Set(turns.map(({ arrived }) => Math.floor(arrived / DAY))).size;
}
