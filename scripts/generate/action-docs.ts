import { parse } from 'yaml';
import * as z from 'zod';

const actionSchema = z.object({
  inputs: z.record(
    z.string(),
    z.object({
      description: z.string(),
      default: z.string().optional(),
      required: z.boolean().optional(),
    }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

/** The README's table of the action's inputs, from `action.yml`. */
export function inputTable(action: string): string {
  const { inputs } = actionSchema.parse(parse(action));
  const rows = Object.entries(inputs).map(
    ([name, input]) =>
      `| \`${name}\` | ${oneLine(input.description)} | ${defaultText(input.default)} |`,
  );
  return `| input | meaning | default |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/** The README's table of the action's outputs, from `action.yml`. */
export function outputTable(action: string): string {
  const { outputs } = actionSchema.parse(parse(action));
  const rows = Object.entries(outputs).map(
    ([name, output]) => `| \`${name}\` | ${oneLine(output.description)} |`,
  );
  return `| output | meaning |\n| --- | --- |\n${rows.join('\n')}`;
}

function defaultText(value: string | undefined): string {
  if (value === undefined || value === '') return '';
  return value.startsWith('${{') ? "the job's own" : `\`${value}\``;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
