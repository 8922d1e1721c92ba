/** More than the parents of any merge; a longer field is cut here, so that one object cannot fill the memory. */
const LONGEST_FIELD = 64 * 1_024;

/**
 * Cuts a stream of bytes into records of as many NUL-ended fields. Bytes that are no UTF-8 become U+FFFD.
 *
 * @param width how many fields a record has
 */
export async function* recordsOf(
  stream: AsyncIterable<Uint8Array>,
  width: number,
): AsyncGenerator<readonly string[]> {
  let record: string[] = [];
  let begun: Uint8Array[] = [];
  let size = 0;
  const keep = (part: Uint8Array) => {
    if (part.length > 0 && size < LONGEST_FIELD) {
      const fitting = part.subarray(0, LONGEST_FIELD - size);
      begun.push(fitting);
      size += fitting.length;
    }
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      keep(chunk.subarray(start, end));
      const [only] = begun;
      const bytes = begun.length === 1 && only !== undefined ? only : Buffer.concat(begun);
      record.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
      begun = [];
      size = 0;
      start = end + 1;
      if (record.length === width) {
        yield record;
        record = [];
      }
    }
    keep(chunk.subarray(start));
  }
}
