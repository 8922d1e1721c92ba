/** A stretch of time through which a zone keeps one offset. It ends where the next one begins. */
export interface Segment {
  /** Unix seconds, UTC. */
  readonly from: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

interface ZoneTable {
  readonly offsetByIntl: (at: number) => number;
  readonly blocks: Map<number, readonly Segment[]>;
}

const BLOCK_SECONDS = 365 * 86_400;
/** No zone is known to have changed twice within a week, so weekly probes miss nothing. */
const PROBE_SECONDS = 7 * 86_400;
/** The range of a JavaScript date. */
const LAST_INSTANT = 8.64e12;

const tables = new Map<string, ZoneTable>();

/** The segments of one zone that touch one block of 365 days, the block in which `at` lies. */
export function segmentsAround(zone: string, at: number): readonly Segment[] {
  const table = tables.get(zone) ?? addTable(zone);
  const block = Math.floor(at / BLOCK_SECONDS);
  return table.blocks.get(block) ?? addBlock(zone, table, block);
}

/** The segments of a zone from one instant to another (inclusive); the first begins at `from`. */
export function segmentsBetween(zone: string, from: number, until: number): readonly Segment[] {
  const segments: Segment[] = [];
  let last: number | undefined;
  for (let block = Math.floor(from / BLOCK_SECONDS) * BLOCK_SECONDS; block <= until; ) {
    const end = block + BLOCK_SECONDS;
    const inBlock = segmentsAround(zone, block);
    for (const [index, segment] of inBlock.entries()) {
      const next = inBlock[index + 1]?.from ?? end;
      if (next <= from || segment.from > until || segment.offset === last) continue;
      last = segment.offset;
      segments.push({ from: Math.max(segment.from, from), offset: segment.offset });
    }
    block = end;
  }
  return segments;
}

function addTable(zone: string): ZoneTable {
  const table: ZoneTable = { offsetByIntl: intlOffset(zone), blocks: new Map() };
  tables.set(zone, table);
  return table;
}

function addBlock(zone: string, table: ZoneTable, block: number): readonly Segment[] {
  const start = block * BLOCK_SECONDS;
  const end = start + BLOCK_SECONDS;
  if (!(Math.abs(start) < LAST_INSTANT && Math.abs(end) < LAST_INSTANT)) {
    throw new RangeError(
      `Cannot tell the offset of ${zone}: the instant is outside the range of dates`,
    );
  }
  const segments: Segment[] = [{ from: start, offset: table.offsetByIntl(start) }];
  let offset = table.offsetByIntl(start);
  for (let at = start; at < end - 1; ) {
    const probe = Math.min(at + PROBE_SECONDS, end - 1);
    const found = table.offsetByIntl(probe);
    if (found !== offset) {
      segments.push({ from: firstInstantOf(table, at, probe, found), offset: found });
      offset = found;
    }
    at = probe;
  }
  table.blocks.set(block, segments);
  return segments;
}

/** The first second in (before, after] at which the offset is that of `after`. */
function firstInstantOf(table: ZoneTable, before: number, after: number, offset: number): number {
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (table.offsetByIntl(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

function intlOffset(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => parseLongOffset(format.format(at * 1000));
}

/** Reads the end of a text such as `11/23/2026, GMT-03:30`; plain `GMT` stands for zero. */
function parseLongOffset(text: string): number {
  const start = text.lastIndexOf('GMT') + 3;
  if (start === text.length) return 0;
  const minutes =
    Number(text.slice(start + 1, start + 3)) * 60 + Number(text.slice(start + 4, start + 6));
  return text.charAt(start) === '-' ? -minutes : minutes;
}
