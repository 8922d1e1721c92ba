/** Text somebody we audit wrote. Renderers show it only through the escaping module. */
export interface Foreign {
  readonly foreign: string;
}

/** Sentences of ours with foreign text set apart, so that no renderer can mistake one for the other. */
export type Prose = readonly (string | Foreign)[];

/**
 * Builds {@link Prose} from a template: the literal parts are ours, every interpolated string is foreign. Numbers and
 * nested prose are ours too.
 */
export function prose(
  literals: TemplateStringsArray,
  ...values: readonly (string | number | Prose)[]
): Prose {
  const parts: (string | Foreign)[] = [];
  for (const [index, literal] of literals.entries()) {
    if (literal !== '') parts.push(literal);
    const value = values[index];
    if (value === undefined) continue;
    if (typeof value === 'number') parts.push(String(value));
    else if (typeof value === 'string') parts.push({ foreign: value });
    else parts.push(...value);
  }
  return parts;
}

/** Marks text as our own words, for what is computed but never contains anything foreign: dates, offsets, counts. */
export function ours(text: string): Prose {
  return [text];
}

/** Prose values in a row: "a, b and c". */
export function listed(items: readonly Prose[]): Prose {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [index === items.length - 1 ? ' and ' : ', ', ...item];
  });
}

/** Plain text of prose, foreign parts as they are: only for machine-readable output. */
export function plainText(text: Prose): string {
  return text.map((part) => (typeof part === 'string' ? part : part.foreign)).join('');
}
