import type { FileHandle } from 'node:fs/promises';

/** Characters; the largest person there is takes a hundredth of it. */
const LONGEST = 128 * 1_024 * 1_024;

/**
 * The lines of a file, however their ends are written, without the byte-order mark some editors put before everything else.
 *
 * @param tooLong the error for a line that cannot be one, as that of a file that never ends
 */
export async function* linesOf(
  handle: FileHandle,
  tooLong: (number: number) => Error,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let length = 0;
  let number = 1;
  const whole = (end: string) => {
    const line = [...begun, end].join('');
    begun = [];
    length = 0;
    number += 1;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  for await (const chunk of handle.createReadStream({ autoClose: false })) {
    const text = decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      yield whole(text.slice(start, end));
      start = end + 1;
    }
    const rest = text.slice(start);
    begun.push(rest);
    length += rest.length;
    if (length > LONGEST) throw tooLong(number);
  }
  const last = whole(decoder.decode());
  if (last !== '') yield last;
}
