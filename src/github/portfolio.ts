import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { OwnRepository } from '../snapshot/facts.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';
import type { GitHubClient } from './client.ts';
import { askEachRepository, failuresOf, type RepositoryQuestion } from './each-repository.ts';

const REPOSITORIES = 30;
const README_CHARACTERS = 4_000;
/** The longest history whose oldest commit is reached: one page. */
const PAGE = 100;
/** Where GitHub looks for the file it shows below a repository's files, in its order, in the spellings that are usual. */
const README_FILES = [
  '.github/README.md',
  'README.md',
  'Readme.md',
  'readme.md',
  'README.rst',
  'README.markdown',
  'README.txt',
  'README',
  'docs/README.md',
] as const;

const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Math.floor(Date.parse(text) / 1_000));
/** A folder of that name has neither field; a file that is no text has no text. */
const fileSchema = z
  .object({ oid: z.string().optional(), text: z.string().nullish() })
  .nullish()
  .transform((file) => (file?.oid === undefined ? undefined : { text: file.text ?? undefined }));
const historySchema = z.object({
  totalCount: z.int(),
  nodes: z.array(z.object({ oid: z.string() }).nullable()).nullish(),
});
const answerSchema = z.object({
  visibility: z.enum(['PUBLIC', 'INTERNAL', 'PRIVATE']),
  url: z.string(),
  createdAt: instant,
  pushedAt: instant.nullable(),
  stargazerCount: z.int(),
  forkCount: z.int(),
  isEmpty: z.boolean(),
  defaultBranchRef: z
    .object({ target: z.object({ history: historySchema.optional() }).nullable() })
    .nullable(),
  ...Object.fromEntries(README_FILES.map((_, index) => [alias(index), fileSchema])),
});
type Answer = z.infer<typeof answerSchema>;

const QUESTION: RepositoryQuestion<Answer> = {
  operation: 'Portfolio',
  fields: `
    visibility url createdAt pushedAt stargazerCount forkCount isEmpty
    defaultBranchRef { target { ... on Commit {
      history(first: ${PAGE}) { totalCount nodes { oid } }
    } } }
    ${README_FILES.map(
      (path, index) =>
        `${alias(index)}: object(expression: "HEAD:${path}") { ... on Blob { oid text } }`,
    ).join('\n')}`,
  answer: answerSchema,
  what: (repositories) => `What ${repositories} shows`,
};

function alias(index: number): `readme${number}` {
  return `readme${index}`;
}

/**
 * The public repositories of their own they pushed to last, forks left out: what everybody sees of them. Private ones
 * are left out even where the token sees them.
 *
 * @returns unknown when none could be read; a gap when there are more than 30, or when some could not be read
 */
export async function readPortfolio(
  client: GitHubClient,
  repositories: Fact<readonly OwnRepository[]>,
): Promise<Fact<readonly PortfolioRepository[]>> {
  if (!repositories.known) return repositories;
  const own = repositories.value.filter(({ fork }) => !fork);
  const names = own.slice(0, REPOSITORIES).map(({ name }) => name);
  const answers = await askEachRepository(client, names, QUESTION);
  const failures = failuresOf(answers, QUESTION);
  const [first] = failures;
  if (first !== undefined && answers.every((one) => 'gap' in one)) return unknown(first);
  const shown: PortfolioRepository[] = [];
  const unreadable: string[] = [];
  for (const one of answers) {
    if ('gap' in one || one.answer.visibility !== 'PUBLIC') continue;
    const { repository, answer } = one;
    const file = readmeOf(answer);
    if (file !== undefined && file.text === undefined) unreadable.push(repository);
    shown.push({
      repository,
      url: answer.url,
      createdAt: answer.createdAt,
      pushedAt: answer.pushedAt,
      stars: answer.stargazerCount,
      forks: answer.forkCount,
      ...commitsOf(answer),
      readme: file?.text === undefined ? null : beginningOf(file.text),
    });
  }
  return known(shown, [
    ...repositories.gaps,
    ...(own.length > REPOSITORIES ? [moreGap(own.length)] : []),
    ...failures,
    ...(unreadable.length > 0 ? [unreadableGap(unreadable)] : []),
  ]);
}

function readmeOf(answer: Answer): { readonly text: string | undefined } | undefined {
  const files: Readonly<Record<string, unknown>> = answer;
  for (const index of README_FILES.keys()) {
    // Read by the schema of a file, as all of them are.
    const file = files[alias(index)] as z.infer<typeof fileSchema>;
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Whoever cuts a text must not leave half a character behind. */
function beginningOf(text: string): string {
  const beginning = text.slice(0, README_CHARACTERS);
  return beginning.replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * GitHub lists a history from its tip back, so that a whole one ends with its oldest commit; only contradicting clocks of
 * several branches could put another one there, which two copies would still have in common.
 */
function commitsOf({
  isEmpty,
  defaultBranchRef,
}: Answer): Pick<PortfolioRepository, 'commits' | 'rootCommit'> {
  const history = defaultBranchRef?.target?.history;
  if (history === undefined) return { commits: isEmpty ? 0 : null, rootCommit: null };
  const nodes = history.nodes ?? [];
  const whole = nodes.length === history.totalCount;
  return { commits: history.totalCount, rootCommit: whole ? (nodes.at(-1)?.oid ?? null) : null };
}

function moreGap(count: number): Gap {
  const detail = `Of ${count} repositories of their own the ${REPOSITORIES} pushed to last were looked at.`;
  return { reason: 'truncated', detail };
}

function unreadableGap(names: readonly string[]): Gap {
  const detail =
    names.length === 1
      ? `The README of ${names[0]} cannot be read as text.`
      : `The READMEs of ${names.length} of their repositories cannot be read as text.`;
  return { reason: 'invalid', detail };
}
