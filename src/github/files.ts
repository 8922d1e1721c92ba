import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { GitHubClient } from './client.ts';
import { inOrder } from './in-order.ts';
import { readFileOf } from './revision.ts';

/** What is known of a file before it is read. */
export interface ListedFile {
  readonly id: string;
  /** In bytes. */
  readonly size: number;
}

/** Reads files of one repository by their ids, each of them once. */
export interface FileReader {
  /**
   * @returns by id; `undefined` where the bytes are no text in UTF-8
   * @throws AccessError when one cannot be read
   */
  read(files: readonly ListedFile[]): Promise<ReadonlyMap<string, string | undefined>>;
}

/** Files, and bytes, that are asked for in one query: GitHub gives up on what takes it ten seconds. */
const FILES_A_QUERY = 50;
const BYTES_A_QUERY = 1_000_000;
const AT_ONCE = 8;

const answerSchema = z.object({
  repository: z.record(z.string(), z.object({ text: z.string().nullish() }).nullish()),
});

/** @param repository `owner/name` */
export function fileReader(client: GitHubClient, repository: string): FileReader {
  const known = new Map<string, string | undefined>();
  return {
    async read(files) {
      const missing = [...new Map(files.map((file) => [file.id, file])).values()].filter(
        ({ id }) => !known.has(id),
      );
      // One is one request either way.
      const batches = missing.length > 1 ? batchesOf(missing) : [];
      const query = (batch: readonly ListedFile[]) => readTogether(client, repository, batch);
      for await (const texts of inOrder(batches, AT_ONCE, query)) {
        for (const [id, text] of texts) known.set(id, text);
      }
      const left = missing.filter(({ id }) => !known.has(id));
      const read = async ({ id }: ListedFile) =>
        [id, await readFileOf(client, repository, { id })] as const;
      for await (const [id, text] of inOrder(left, AT_ONCE, read)) known.set(id, text);
      return known;
    },
  };
}

function batchesOf(files: readonly ListedFile[]): readonly (readonly ListedFile[])[] {
  const batches: ListedFile[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    const batch = batches.at(-1) ?? [];
    if (batch.length < FILES_A_QUERY && bytes + file.size <= BYTES_A_QUERY) {
      batch.push(file);
      bytes += file.size;
    } else {
      batches.push([file]);
      bytes = file.size;
    }
  }
  return batches;
}

/**
 * Several files in one query. GraphQL gives text, whatever the bytes were: only what has the id of the file in Git is the
 * file; all else is left out.
 */
async function readTogether(
  client: GitHubClient,
  repository: string,
  files: readonly ListedFile[],
): Promise<ReadonlyMap<string, string>> {
  const [owner = '', name = ''] = repository.split('/');
  const fields = files.map((_, i) => `f${i}: object(oid: $f${i}) { ... on Blob { text } }`);
  const declared = files.map((_, i) => `$f${i}: GitObjectID!`).join(', ');
  const query = `query Files($owner: String!, $name: String!, ${declared}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { ${fields.join(' ')} }
}`;
  const ids = Object.fromEntries(files.map(({ id }, i) => [`f${i}`, id]));
  const answer = await client
    .graphql(query, { owner, name, ...ids }, { retries: 0 })
    .catch(() => undefined);
  const { data } = answerSchema.safeParse(answer?.data);
  return new Map(
    files.flatMap(({ id }, i): readonly (readonly [string, string])[] => {
      const text = data?.repository[`f${i}`]?.text;
      if (text === undefined || text === null || gitIdOf(text, id.length) !== id) return [];
      return [[id, text.replace(/^\ufeff/, '')]];
    }),
  );
}

/** The id Git gives a file that holds a text: of 40 digits, or of 64 in newer repositories. */
function gitIdOf(text: string, length: number): string {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash(length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
