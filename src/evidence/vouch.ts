/** An entry of a project's list of people it vouches for. */
export interface Vouch {
  /** Login on GitHub, in any case. */
  readonly login: string;
  /** What the list says besides: foreign text. */
  readonly details?: string;
  /** Path of the list, as the policy has it. */
  readonly list: string;
}

/**
 * Reads a list in the format of `VOUCHED.td`: one handle a line, perhaps with a platform before it and details after
 * it; `-` denounces, `#` begins a comment. Of several lines about one handle the first holds, as in the tool the format
 * comes from. Denounced handles and those of other platforms are left out: only what speaks for a person is taken.
 *
 * Source: https://github.com/mitchellh/vouch, "Vouched File Format".
 */
export function readVouches(text: string, list: string): readonly Vouch[] {
  const first = new Map<string, Vouch | undefined>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^(-?)(?:([^\s:]*):)?@?(\S+)(?:\s+(.*))?$/.exec(line.trim());
    if (match === null || line.trim().startsWith('#')) continue;
    const [, denounced, platform = '', login = '', details = ''] = match;
    const key = login.toLowerCase();
    if (!['', 'github'].includes(platform.toLowerCase()) || first.has(key)) continue;
    const vouch = { login, list, ...(details === '' ? {} : { details }) };
    first.set(key, denounced === '-' ? undefined : vouch);
  }
  return [...first.values()].flatMap((vouch) => vouch ?? []);
}
