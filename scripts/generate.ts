/**
 * Writes everything that follows from something else: the signals' index and documentation, the script of the HTML report, the coverage of published
 * red flags, the reviewer's checklist, the columns of the spreadsheet, what speaks for people, the README's tables, the worked example of a priority, the JSON Schemas of report and policy. With `--check` it writes nothing and fails when a file is out of date.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const stale: string[] = [];

// The index comes first: the documents are made from the catalogue it exports.
const { signalIndex } = await import('./generate/signal-index.ts');
await put('src/signals/catalogue.generated.ts', signalIndex(await signalIds()));

const { pageScript } = await import('./generate/page-script.ts');
await put('src/render/html/page-script.generated.ts', pageScript());

const { CATALOGUE } = await import('../src/signals/catalogue.generated.ts');
const { signalPage, signalTable, signalOverview } = await import('./generate/signal-docs.ts');
const { workedExample } = await import('./generate/worked-example.ts');
const { sample } = await import('./generate/sample.ts');
const { checklistPage, redFlagPage } = await import('./generate/red-flag-docs.ts');
const { counterEvidencePage } = await import('./generate/counter-evidence-docs.ts');
const { personaPage } = await import('./generate/personas.ts');
const { csvPage } = await import('./generate/csv-docs.ts');
const { inputTable, outputTable } = await import('./generate/action-docs.ts');
const { reportJsonSchemaText } = await import('../src/render/report-schema.ts');
const { gateJsonSchemaText } = await import('../src/render/gate/json.ts');
const { policySchemaText } = await import('../src/config/policy-schema.ts');

const pages = new Map(CATALOGUE.map((signal) => [`${signal.id}.md`, signalPage(signal)]));
pages.set('README.md', signalOverview(CATALOGUE));
for (const [name, text] of pages) await put(`docs/signals/${name}`, text);
for (const name of await readdir(join(root, 'docs/signals'))) {
  if (pages.has(name)) continue;
  stale.push(`docs/signals/${name} (no such signal)`);
  if (!check) await rm(join(root, 'docs/signals', name));
}

await put('docs/report.schema.json', reportJsonSchemaText());
await put('docs/gate.schema.json', gateJsonSchemaText());
await put('docs/policy.schema.json', policySchemaText());
await put('docs/red-flags.md', redFlagPage());
await put('docs/checklist.md', checklistPage());
await put('docs/counter-evidence.md', counterEvidencePage());
await put('docs/personas.md', await personaPage());
await put('docs/csv.md', csvPage());

const priorities = await readFile(join(root, 'docs/priorities.md'), 'utf8');
await put('docs/priorities.md', replaceBlock(priorities, 'example', workedExample(CATALOGUE)));

const action = await readFile(join(root, 'action.yml'), 'utf8');
let readme = await readFile(join(root, 'README.md'), 'utf8');
const issue = await readFile(join(root, 'test/action/golden/issue.md'), 'utf8');
readme = replaceBlock(readme, 'sample', sample(issue));
readme = replaceBlock(readme, 'signals', signalTable(CATALOGUE));
readme = replaceBlock(readme, 'inputs', inputTable(action));
readme = replaceBlock(readme, 'outputs', outputTable(action));
await put('README.md', readme);

if (check && stale.length > 0) {
  console.error(`Out of date, run \`npm run generate\`:\n${stale.map((s) => `  ${s}`).join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(check ? 'Every generated file is up to date.' : `Written: ${stale.length} changed.`);
}

async function signalIds(): Promise<string[]> {
  const files = await readdir(join(root, 'src/signals'));
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

async function put(path: string, text: string): Promise<void> {
  const file = join(root, path);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return;
  stale.push(path);
  if (check) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function replaceBlock(text: string, name: string, content: string): string {
  const start = `<!-- generated: ${name} -->`;
  const end = `<!-- /generated: ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`There are no markers ${start} … ${end}.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}
