import * as z from 'zod';
import { didYouMean } from '../../config/did-you-mean.ts';
import { loginSchema, repositorySchema, shown, urlSchema } from '../../config/settings.ts';
import { counted } from '../../evidence/wording.ts';
import { logLine } from '../../render/escape/log.ts';
import { visibleJson } from '../../render/json.ts';
import { EXIT } from '../exit-code.ts';
import { writeOutput } from '../output.ts';
import { deletePerson, exportPerson, type PersonDeletion } from '../person.ts';
import { check, type Environment, type Flags, UsageError } from './flags.ts';
import {
  deletePages,
  exportPages,
  isAllGone,
  type PagesOf,
  type Whose,
  whatIsLeft,
  whereElse,
} from './person-pages.ts';
import { print, terminalLog } from './terminal.ts';

const ORDERS = ['export', 'delete'] as const;

const personFlags = z
  .object({
    snapshot: z.array(z.string()).default([]),
    output: z.string().optional(),
    org: loginSchema.optional(),
    'report-repository': repositorySchema.optional(),
    author: z
      .string()
      .regex(/^[\w-]+(\[bot\])?$/, 'a login such as `github-actions[bot]` is expected')
      .optional(),
    'api-url': urlSchema.optional(),
  })
  .refine((given) => given.snapshot.length > 0 || given['report-repository'] !== undefined, {
    path: ['snapshot'],
    error: 'name at least one snapshot file, or a --report-repository with its --org',
  })
  .refine((given) => given['report-repository'] === undefined || given.org !== undefined, {
    path: ['org'],
    error: 'name the organization whose pages are meant',
  });

/** `person export` and `person delete`: what a person may ask for, of snapshots and of pages that are kept. */
export async function handlePerson(
  given: Flags,
  [order = '', who, ...more]: readonly string[],
  environment: Environment = {},
): Promise<number> {
  if (!ORDERS.some((known) => known === order)) {
    throw new UsageError(
      `After "person" comes "export" or "delete"${order === '' ? '' : `, not ${shown(order)}`}.${didYouMean(order, ORDERS)}`,
    );
  }
  if (who === undefined || more.length > 0) {
    throw new UsageError(`Name one person: person ${order} LOGIN|ID --snapshot FILE...`);
  }
  const flags = check(personFlags, given);
  const { snapshot, output } = flags;
  if (order === 'delete' && output !== undefined) {
    throw new UsageError(
      '--output belongs to "person export"; "person delete" edits the files and the pages.',
    );
  }
  const pages = pagesIn(flags);
  return order === 'export'
    ? await exportWhatIsKept(who, { snapshot, output, pages }, environment)
    : await deleteWhatIsKept(who, { snapshot, pages }, environment);
}

interface Kept {
  readonly snapshot: readonly string[];
  readonly pages: PagesOf | undefined;
}

async function exportWhatIsKept(
  who: string,
  { snapshot, pages, output }: Kept & { readonly output: string | undefined },
  environment: Environment,
): Promise<number> {
  const kept = snapshot.length > 0 ? await exportPerson(who, snapshot) : undefined;
  const whose: Whose = { who, account: kept?.person };
  const reports = pages && (await exportPages(whose, pages, environment));
  await exportTo(output, {
    ...(kept ?? { version: 1 }),
    ...(reports === undefined ? {} : { reports }),
  });
  if (pages === undefined || reports === undefined) return EXIT.fine;
  // Standard output may hold what is exported.
  for (const line of whereElse(reports.elsewhere, pages.repository)) terminalLog.warning(line);
  const { unproven, foreign } = reports.elsewhere;
  return unproven.length + foreign.length === 0 ? EXIT.fine : EXIT.incomplete;
}

async function deleteWhatIsKept(
  who: string,
  { snapshot, pages }: Kept,
  environment: Environment,
): Promise<number> {
  const removed = snapshot.length > 0 ? await deleteFrom(who, snapshot) : undefined;
  const isNamed = (removed?.mentionedIn ?? 0) > 0;
  if (pages === undefined) {
    print('Reports, issues and copies made of these snapshots are not touched.');
    return isNamed ? EXIT.incomplete : EXIT.fine;
  }
  const gone = await deletePages({ who, account: removed?.person }, pages, environment);
  printLines(whatIsLeft(gone, pages));
  return isNamed || !isAllGone(gone) ? EXIT.incomplete : EXIT.fine;
}

function pagesIn(flags: z.output<typeof personFlags>): PagesOf | undefined {
  const { org, 'report-repository': repository, author, 'api-url': apiUrl } = flags;
  if (org === undefined || repository === undefined) return undefined;
  return { organization: org, repository, author, apiUrl };
}

async function exportTo(output: string | undefined, exported: unknown) {
  const text = visibleJson(exported);
  if (output === undefined) print(text);
  else {
    await writeOutput(output, text);
    print(logLine(`Written to ${output}.`));
  }
}

async function deleteFrom(who: string, files: readonly string[]): Promise<PersonDeletion> {
  const removed = await deletePerson(who, files);
  const { person, files: rewritten, mentionedIn } = removed;
  const name = `${person.logins.join(', ')} (id ${person.id})`;
  print(logLine(`Removed ${name} from ${rewritten.join(', ')}.`));
  if (mentionedIn > 0) {
    print(
      `The account is still named in ${counted(mentionedIn, 'record')} of other people, such as those it invited.`,
    );
  }
  return removed;
}

function printLines(text: string): void {
  for (const line of text.split('\n')) print(logLine(line));
}
