import { describe, expect, it } from 'vitest';
import { readVouches } from '../../src/evidence/vouch.ts';

const read = (...lines: readonly string[]) =>
  readVouches(lines.join('\n'), 'VOUCHED.td').map(({ login, details }) =>
    details === undefined ? login : `${login}: ${details}`,
  );

describe('a list of vouched people', () => {
  it('has one handle a line, perhaps with a platform and details', () => {
    expect(
      read(
        '# The people we know',
        '',
        'ida-holm',
        'github:Wren-Calloway a year of patches',
        '  @bo  ',
      ),
    ).toEqual(['ida-holm', 'Wren-Calloway: a year of patches', 'bo']);
  });

  it('says nothing for those it denounces, nor of other platforms', () => {
    expect(read('-ida-holm', '-github:bo slow answers', 'gitlab:wren-calloway', 'mei')).toEqual([
      'mei',
    ]);
  });

  it('means the first line of several about one handle', () => {
    expect(read('-ida-holm', 'github:IDA-Holm', 'bo', '-bo')).toEqual(['bo']);
    expect(read('gitlab:bo', 'bo\r')).toEqual(['bo']);
  });
});
