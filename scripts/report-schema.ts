/** Writes docs/report.schema.json from the schema in the code. With `--check`: exits 1 when the file is out of date. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { reportJsonSchemaText } from '../src/render/report-schema.ts';

const file = fileURLToPath(new URL('../docs/report.schema.json', import.meta.url));
const current = await readFile(file, 'utf8').catch(() => undefined);
const wanted = reportJsonSchemaText();

if (current === wanted) console.log('docs/report.schema.json is up to date.');
else if (process.argv.includes('--check')) {
  console.error('docs/report.schema.json is out of date: run `node scripts/report-schema.ts`.');
  process.exitCode = 1;
} else {
  await writeFile(file, wanted);
  console.log('docs/report.schema.json is written.');
}
