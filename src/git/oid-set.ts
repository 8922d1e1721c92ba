/** A SHA-1 is 20 bytes and stands before zeros; a SHA-256, in repositories of that format, fills the place. */
const WIDTH = 32;
const SHA1 = 20;
const NO_TAIL = Buffer.alloc(WIDTH - SHA1);
const FREE = -1;

/** Object ids as bytes: some 40 bytes each, where a set of strings takes four times as much. */
export interface OidSet {
  /** The number of a new id, counted from 0; `undefined` when it was there already. */
  add(oid: string): number | undefined;
  /** The id of that number, in hexadecimal. */
  text(number: number): string;
  /** Orders by id, as `sort` wants it. */
  compare(a: number, b: number): number;
}

export function oidSet(): OidSet {
  let bytes = Buffer.alloc(1_024 * WIDTH);
  let size = 0;
  // Open addressing at most half full: an id is already as evenly spread as a hash of it.
  let slots = new Int32Array(4_096).fill(FREE);

  const entry = (number: number) => bytes.subarray(number * WIDTH, (number + 1) * WIDTH);
  const slotOf = (number: number): number => {
    const wanted = entry(number);
    let slot = wanted.readUInt32LE(0) & (slots.length - 1);
    for (;;) {
      const there = slots[slot] ?? FREE;
      if (there === FREE || entry(there).equals(wanted)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  const grow = () => {
    bytes = Buffer.concat([bytes], bytes.length * 2);
    if (slots.length >= (bytes.length / WIDTH) * 2) return;
    slots = new Int32Array(slots.length * 4).fill(FREE);
    for (let number = 0; number < size; number += 1) slots[slotOf(number)] = number;
  };
  return {
    add(oid) {
      if ((size + 1) * WIDTH > bytes.length) grow();
      entry(size).fill(0).write(oid, 'hex');
      const slot = slotOf(size);
      if (slots[slot] !== FREE) return undefined;
      slots[slot] = size;
      size += 1;
      return size - 1;
    },
    text(number) {
      const id = entry(number);
      return id.toString('hex', 0, id.subarray(SHA1).equals(NO_TAIL) ? SHA1 : WIDTH);
    },
    compare: (a, b) => entry(a).compare(entry(b)),
  };
}
