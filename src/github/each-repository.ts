import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import { errorGap, isTooMuch } from './histories.ts';
import { someOf } from './some-of.ts';

/** What is asked of every repository of a list, and how its answer reads. */
export interface RepositoryQuestion<T> {
  readonly operation: string;
  /** Fields of `Repository`; ours, never foreign text. */
  readonly fields: string;
  readonly answer: z.ZodType<T>;
  /** How a gap calls what was asked for, of the repositories named. */
  what(repositories: string): string;
}

export type RepositoryAnswer<T> =
  | { readonly repository: string; readonly answer: T }
  | RepositoryFailure;

export interface RepositoryFailure {
  readonly repository: string;
  readonly gap: Gap;
}

const REPOSITORIES_A_QUERY = 10;

/**
 * Asks the same of many repositories, ten a query. Where GitHub gives up on a query, it is asked again for half of
 * them; a repository that cannot be read has a gap of its own. Answers come in the order of the names.
 *
 * @param names `owner/name` each
 */
export async function askEachRepository<T>(
  client: GitHubClient,
  names: readonly string[],
  question: RepositoryQuestion<T>,
): Promise<readonly RepositoryAnswer<T>[]> {
  const batches: (readonly string[])[] = [];
  for (let start = 0; start < names.length; start += REPOSITORIES_A_QUERY) {
    batches.push(names.slice(start, start + REPOSITORIES_A_QUERY));
  }
  const answers = await Promise.all(batches.map((batch) => askBatch(client, batch, question)));
  return answers.flat();
}

/** One gap for all repositories that failed for the same reason: a fact must not grow with their number. */
export function failuresOf<T>(
  answers: readonly RepositoryAnswer<T>[],
  { what }: RepositoryQuestion<T>,
): readonly Gap[] {
  const failures = answers.filter((one) => 'gap' in one);
  return [...new Set(failures.map(({ gap }) => gap.reason))].flatMap((reason) => {
    const same = failures.filter(({ gap }) => gap.reason === reason);
    const [first] = same;
    if (first === undefined || same.length === 1) return same.map(({ gap }) => gap);
    const names = same.map(({ repository }) => repository);
    const all = what(`${names.length} repositories (${someOf(names)})`);
    const detail = first.gap.detail.replace(what(first.repository), () => all);
    return [{ ...first.gap, detail }];
  });
}

async function askBatch<T>(
  client: GitHubClient,
  batch: readonly string[],
  question: RepositoryQuestion<T>,
): Promise<readonly RepositoryAnswer<T>[]> {
  const canBeLess = batch.length > 1;
  try {
    // While less can be asked for, asking for less is the better second try.
    const { data, errors } = await client.graphql(
      queryFor(batch, question),
      variablesFor(batch),
      canBeLess ? { retries: 0 } : {},
    );
    if (canBeLess && errors.some(({ type, message }) => isTooMuch(type, message))) {
      return await askHalves(client, batch, question);
    }
    const answers = z.record(z.string(), z.unknown()).nullish().parse(data) ?? {};
    return batch.map((repository, index) => {
      const error = errors.find(({ path }) => path === undefined || path[0] === `r${index}`);
      const given = answers[`r${index}`];
      const type = error?.type ?? (given === null ? 'NOT_FOUND' : undefined);
      const answer = question.answer.safeParse(given);
      return error === undefined && answer.success
        ? { repository, answer: answer.data }
        : { repository, gap: errorGap(question.what(repository), type) };
    });
  } catch (error) {
    if (kindOf(error) === 'unreachable' && canBeLess) {
      return await askHalves(client, batch, question);
    }
    return batch.map((repository) => ({
      repository,
      gap: gapOf(error, { what: question.what(repository), permission: 'contents: read' }),
    }));
  }
}

async function askHalves<T>(
  client: GitHubClient,
  batch: readonly string[],
  question: RepositoryQuestion<T>,
): Promise<readonly RepositoryAnswer<T>[]> {
  const half = Math.ceil(batch.length / 2);
  return [
    ...(await askBatch(client, batch.slice(0, half), question)),
    ...(await askBatch(client, batch.slice(half), question)),
  ];
}

function queryFor<T>(batch: readonly string[], question: RepositoryQuestion<T>): string {
  const declarations = batch.map((_, i) => `$o${i}: String!, $n${i}: String!`).join(', ');
  const asked = batch.map((_, i) => `r${i}: repository(owner: $o${i}, name: $n${i}) { ...Asked }`);
  return `query ${question.operation}(${declarations}) { rateLimit { cost } ${asked.join(' ')} }
  fragment Asked on Repository { ${question.fields} }`;
}

function variablesFor(batch: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    batch.flatMap((repository, i) => {
      const [owner = '', name = ''] = repository.split('/');
      return [
        [`o${i}`, owner],
        [`n${i}`, name],
      ];
    }),
  );
}
