import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose } from '../../../src/evidence/prose.ts';
import { logLine, logText } from '../../../src/render/escape/log.ts';
import { hostileText } from '../hostile.ts';

/** The runner's rule (actions/runner, ActionCommand.cs): the first form at the start of a line, the second anywhere. */
function isCommand(output: string): boolean {
  return output
    .split(/\r\n|\r|\n/)
    .some((line) => line.trimStart().startsWith('::') || line.includes('##['));
}

describe('text in a workflow log', () => {
  test.each([
    ['::set-output name=a::b'],
    ['  ::add-mask::x'],
    ['name ##[add-mask]x'],
    ['a\n::error::b'],
    ['###[group]x'],
    [':::debug::x'],
  ])('%j is no command', (text) => {
    expect(isCommand(text)).toBe(true);
    expect(isCommand(logLine(text))).toBe(false);
  });

  test('ordinary text stays as it is', () => {
    expect(logLine('Commits since 06:00 [11] of #12')).toBe('Commits since 06:00 [11] of #12');
  });

  test('no text is a command, alone, beside another, or after a mark of ours', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        for (const line of [
          logLine(a),
          logLine(a) + logLine(b),
          `:${logLine(a)}`,
          `##${logLine(a)}`,
        ]) {
          expect(isCommand(line)).toBe(false);
          expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        }
        expect(isCommand(logText(prose`Seen: ${a}, ${b}`))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('foreign words stand in quotation marks', () => {
    expect(logText(prose`Seen at ${'Lima'} today.`)).toBe('Seen at “Lima” today.');
  });
});
