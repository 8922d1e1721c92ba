import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The script of the HTML report as a constant: what the compiler makes of its source. */
export function pageScript(): string {
  const script = compiled();
  if (/<\/script|<!--/i.test(script)) throw new Error('report-page.ts would end its own element.');
  const literal = script.replace(/[\\`]|\$(?=\{)/g, '\\$&');
  return `// Written by \`npm run generate\` from browser/report-page.ts.\n\n/** What the HTML report runs. */\nexport const PAGE_SCRIPT = \`${literal}\`;\n`;
}

function compiled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-script-'));
  try {
    const project = join(root, 'src/render/browser');
    const options = ['--noEmit', 'false', '--outDir', folder];
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', project, ...options]);
    return readFileSync(join(folder, 'report-page.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
