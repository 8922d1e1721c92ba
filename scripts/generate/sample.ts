/** The beginning of the demo's `issue.md` and one observation of it, quoted, for the README. */
export function sample(issue: string): string {
  const lines = issue.split('\n');
  const steps = lines.indexOf('## Next steps');
  const first = lines.findIndex((line) => line.startsWith('### 1.'));
  const observation = lines.findIndex(
    (line, index) => index > first && line.startsWith('**Commit clock'),
  );
  const next = lines.findIndex((line, index) => index > observation && line.startsWith('**'));
  const parts = [
    ...lines.slice(1, steps),
    ...lines.slice(first, first + 4),
    ...lines.slice(observation, next),
    '…',
  ];
  // As headings they would be the README's own.
  return parts
    .map((line) => line.replace(/^#+ (.*)$/, '**$1**'))
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
