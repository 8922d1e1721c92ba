import type * as z from 'zod';
import type { FilePlace } from '../evidence/file-place.ts';
import { didYouMean } from './did-you-mean.ts';
import { knownKeys } from './policy-schema.ts';
import { problems } from './problems.ts';
import { misfit, quoted } from './schema-words.ts';
import type { UserError } from './user-error.ts';
import type { YamlText } from './yaml-text.ts';

type Path = readonly PropertyKey[];

interface Found extends FilePlace {
  /** Asked for only where it is told. */
  readonly message: () => string;
}

/** Everything that does not fit about a policy file, in the order of the file. */
export function policyProblems(yaml: YamlText, file: string, { issues }: z.ZodError): UserError {
  const unknown = new Map(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? [[issue.path.join(), issue.keys] as const] : [],
    ),
  );
  const found = issues.flatMap((issue): readonly Found[] => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        ...yaml.placeOf([...path, key]),
        message: () => `there is no setting ${quoted(key)}.${didYouMean(key, knownKeys(path))}`,
      }));
    }
    const beside = unknown.get(path.slice(0, -1).join()) ?? [];
    if (isMisspelt(issue, beside)) return [];
    return [{ ...yaml.placeOf(path), message: () => messageOf(issue) }];
  });
  const all = problems();
  for (const { line, column, message } of found.sort(
    (a, b) => a.line - b.line || a.column - b.column,
  )) {
    all.add(() => `${file}:${line}:${column}: ${message()}`);
  }
  return all.asError();
}

function messageOf(issue: z.core.$ZodIssue): string {
  // What is wrong with a key of ours to name, such as the id of a signal, is a sentence of the schema.
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => message).join(' ');
  if (issue.code === 'custom' && issue.params?.['whole'] === true) return issue.message;
  return misfit(settingAt(issue.path), issue);
}

/** Whether a setting is missing because its name is written in another way beside it. */
function isMisspelt({ input, path }: z.core.$ZodIssue, beside: readonly string[]): boolean {
  if (input !== undefined) return false;
  return beside.some((key) => didYouMean(key, [String(path.at(-1))]) !== '');
}

/** How a setting is called in a sentence: `thresholds.soon`, or `on` in entry 1 of `sponsors`. */
function settingAt(path: Path): string {
  const index = path.findLastIndex((step) => typeof step === 'number');
  const names = path
    .slice(index + 1)
    .map(String)
    .join('.');
  if (index < 0) return names === '' ? 'the file' : `\`${names}\``;
  const entry = `entry ${Number(path[index]) + 1} of ${settingAt(path.slice(0, index))}`;
  return names === '' ? entry : `\`${names}\` in ${entry}`;
}
