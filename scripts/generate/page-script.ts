import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** The script of the HTML report as a constant: its source without types, line by line the same. */
export function pageScript(): string {
  const source = readFileSync(
    new URL('../../src/render/browser/report-page.ts', import.meta.url),
    'utf8',
  );
  const script = stripTypeScriptTypes(source)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
  if (/<\/script|<!--/i.test(script)) throw new Error('report-page.ts would end its own element.');
  const literal = script.replace(/[\\`]|\$(?=\{)/g, '\\$&');
  return `// Written by \`npm run generate\` from browser/report-page.ts.\n\n/** What the HTML report runs. */\nexport const PAGE_SCRIPT = \`${literal}\`;\n`;
}
