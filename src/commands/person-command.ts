import * as z from 'zod';
import { didYouMean } from '../config/did-you-mean.ts';
import { UserError } from '../config/user-error.ts';
import { counted } from '../evidence/wording.ts';
import { visibleJson } from '../render/json.ts';
import { logLine } from '../render/log-escape.ts';
import { check, type Flags } from './flags.ts';
import { writePrivateOutput } from './output.ts';
import { deletePerson, exportPerson } from './person.ts';
import { print } from './terminal.ts';

const ORDERS = ['export', 'delete'] as const;

const personFlags = z.object({
  snapshot: z.array(z.string(), { error: 'is missing: name at least one snapshot file' }),
  output: z.string().optional(),
});

/** `person export` and `person delete`: what a person may ask for, of snapshots that are kept. */
export async function handlePerson(
  given: Flags,
  [order = '', who, ...more]: readonly string[],
): Promise<number> {
  if (!ORDERS.some((known) => known === order)) {
    throw new UserError(
      `After "person" comes "export" or "delete", not "${order}".${didYouMean(order, ORDERS)}`,
    );
  }
  if (who === undefined || more.length > 0) {
    throw new UserError(`Name one person: person ${order} LOGIN|ID --snapshot FILE...`);
  }
  const { snapshot, output } = check(personFlags, given);
  if (order === 'export') await exportTo(output, who, snapshot);
  else if (output === undefined) await deleteFrom(who, snapshot);
  else throw new UserError('--output belongs to "person export"; "person delete" edits the files.');
  return 0;
}

async function exportTo(output: string | undefined, who: string, files: readonly string[]) {
  const text = visibleJson(await exportPerson(who, files));
  if (output === undefined) print(text);
  else {
    await writePrivateOutput(output, text);
    print(logLine(`Written to ${output}.`));
  }
}

async function deleteFrom(who: string, files: readonly string[]) {
  const { person, files: rewritten, mentionedIn } = await deletePerson(who, files);
  const name = `${person.logins.join(', ')} (id ${person.id})`;
  print(logLine(`Removed ${name} from ${rewritten.join(', ')}.`));
  if (mentionedIn > 0) {
    print(
      `The account is still named in ${counted(mentionedIn, 'record')} of other people, such as those it invited.`,
    );
  }
  print('Reports, issues and copies made of these snapshots are not touched.');
}
