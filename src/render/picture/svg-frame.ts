import { html, type Markup } from '../escape/html.ts';

export interface SvgFrame {
  /** Unique on the page, of letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** The content in words, for those who do not see the picture. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: Markup;
}

/**
 * What a page needs once for all its pictures. Inside the HTML report the colours are those of the page, elsewhere they
 * are the fallbacks. Paper is light whatever the screen is. All classes have names of their own, so that neither style
 * touches the other.
 */
export const PICTURE_STYLE = `.audit-picture{--p-card:var(--card,#fff);--p-ink:var(--ink,#1d2329);--p-quiet:var(--quiet,#5b6670);--p-line:var(--line,#dcdfe2);--p-mark:var(--link,#0b57a4);--p-shade:var(--rest-ground,#eef1f3);max-width:100%;height:auto;font:12px system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif;font-variant-numeric:tabular-nums;print-color-adjust:exact}
@media screen and (prefers-color-scheme:dark){.audit-picture{--p-card:var(--card,#1b2025);--p-ink:var(--ink,#e4e8eb);--p-quiet:var(--quiet,#9ba7b1);--p-line:var(--line,#333b43);--p-mark:var(--link,#7cb7f5);--p-shade:var(--rest-ground,#262d33)}}
.audit-picture .p-ground{fill:var(--p-card)}
.audit-picture text{fill:var(--p-quiet)}
.audit-picture .p-title{fill:var(--p-ink);font-size:14px;font-weight:600}
.audit-picture .p-label{fill:var(--p-ink)}
.audit-picture .p-end{text-anchor:end}
.audit-picture .p-middle{text-anchor:middle}
.audit-picture .p-mark{fill:var(--p-mark)}
.audit-picture .p-grid{fill:none;stroke:var(--p-line)}
.audit-picture .p-shade{fill:var(--p-shade)}
.audit-picture .p-edge{fill:none;stroke:var(--p-quiet)}
.audit-picture .p-place{fill:var(--p-shade);stroke:var(--p-quiet)}
.audit-picture .p-tie{fill:none;stroke:var(--p-quiet);stroke-width:2}
.audit-picture .p-tie.strong,.audit-picture .p-tie.link{stroke:var(--p-ink);stroke-width:4}
.audit-picture .p-tie.weak{stroke-width:1.5;stroke-dasharray:3 4}
.audit-picture .p-invited{fill:none;stroke:var(--p-quiet);stroke-dasharray:8 4}
.audit-picture .p-node{fill:var(--p-card);stroke:var(--p-quiet);stroke-width:2}
.audit-picture .p-node.soon{fill:var(--soon-ground,#fdf0e7);stroke:var(--soon,#9a3412)}
.audit-picture .p-node.routine{fill:var(--routine-ground,#fbf5df);stroke:var(--routine,#7a5b00)}
.audit-picture .p-name{fill:var(--p-ink);font-size:13px;font-weight:600;unicode-bidi:isolate}`;

/** A picture inside a page that holds {@link PICTURE_STYLE}; it loads and runs nothing. */
export function svgPicture({ id, title, description, width, height, body }: SvgFrame): string {
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="audit-picture" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
<rect class="p-ground" width="${width}" height="${height}"/>
${body}
</svg>
`.markup;
}

/** One label; `kind` is a class of the style, or several. */
export function label(x: number, y: number, kind: string, text: string | number): Markup {
  return html`<text x="${rounded(x)}" y="${rounded(y)}" class="${kind}">${text}</text>`;
}

/** Lines of quiet text below each other, the first at `y`. */
export function paragraph(x: number, y: number, lines: readonly string[]): Markup {
  return html`${lines.map((line, index) => label(x, y + index * LINE_HEIGHT, 'p-note', line))}`;
}

export const LINE_HEIGHT = 17;

/** A square around a point, as a piece of a path. It lies on whole pixels: that is crisp, and short. */
export function square(x: number, y: number, side: number): string {
  const whole = Math.round(side);
  return `M${Math.round(x - whole / 2)} ${Math.round(y - whole / 2)}h${whole}v${whole}h-${whole}z`;
}

/** The side of the square whose area stands for a count; one alone can still be seen. */
export function sideOf(count: number, most: number, largest: number): number {
  return count === 0 ? 0 : Math.max(3, largest * Math.sqrt(count / most));
}

/** Squares for the least, a middle and the greatest count, with what they stand for. */
export function sizeLegend(
  x: number,
  y: number,
  most: number,
  largest: number,
  unit: string,
): Markup {
  const counts = [...new Set([1, Math.ceil(most / 4), most])];
  const parts: Markup[] = [label(x, y, 'p-note', `${unit}:`)];
  let left = x + unit.length * 6.4 + 14;
  for (const count of counts) {
    parts.push(
      html`<path class="p-mark" d="${square(left + largest / 2, y - 4, sideOf(count, most, largest))}"/>`,
      label(left + largest + 5, y, 'p-note', count),
    );
    left += largest + 22 + String(count).length * 7;
  }
  return html`${parts}`;
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
