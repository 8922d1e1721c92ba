import { expect, test } from 'vitest';
import { PICTURE_STYLE } from '../../../src/render/picture/svg-frame.ts';

const [light = '', dark = ''] = PICTURE_STYLE.split(
  '@media screen and (prefers-color-scheme:dark)',
);

test.each([
  ['light', light],
  ['dark', dark],
])('marks have a contrast of 3 and text one of 4.5 to what lies behind them (%s)', (_, style) => {
  for (const ground of ['card', 'shade']) {
    expect(contrast(style, 'mark', ground)).toBeGreaterThan(3);
    expect(contrast(style, 'quiet', ground)).toBeGreaterThan(4.5);
    expect(contrast(style, 'ink', ground)).toBeGreaterThan(4.5);
  }
});

/** Contrast ratio as WCAG 2.2 defines it, of the colours used outside of the report. */
function contrast(style: string, one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other]
    .map((name) => luminance(style, name))
    .toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(style: string, name: string): number {
  const hex = new RegExp(`--p-${name}:var\\(--[\\w-]+,#(\\w+)\\)`).exec(style)?.[1] ?? '';
  const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
