import * as z from 'zod';

// The years 1 to 9999, and the year by which the widest clock a commit can carry pushes its instant beyond them.
const EARLIEST = -62_300_000_000;
const LATEST = 253_500_000_000;
const IMPOSSIBLE = 'no instant in unix seconds from the years 1 to 9999';

/** Unix seconds, UTC. Every instant of a snapshot has this unit, and is one a calendar can show. */
export const instantSchema = z
  .int({ error: IMPOSSIBLE })
  .min(EARLIEST, { error: IMPOSSIBLE })
  .max(LATEST, { error: IMPOSSIBLE });

/** Minutes east of UTC as recorded, possible or not: 330 for +05:30. */
export const offsetSchema = z.int32();
