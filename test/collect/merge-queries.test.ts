import fc from 'fast-check';
import { buildSchema, graphqlSync, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answerOf, mergeQueries, type Query } from '../../src/github/merge-queries.ts';

const schema = buildSchema(`
  type Query { node(id: ID!): Thing, repository(owner: String!, name: String!): Thing, rateLimit: Cost }
  type Cost { cost: Int }
  type Thing { id: ID!, label(text: String, first: Int): String, inner: Thing, fails: String }
`);
interface Given {
  readonly id?: string;
  readonly owner?: string;
  readonly name?: string;
}
const thing = (id: string): object => ({
  id,
  label: ({ text = '', first = 0 }: { readonly text?: string; readonly first?: number }) =>
    `${id} ${text} ${first}`,
  inner: () => thing(`${id}/inner`),
  fails: () => {
    throw new Error(`no ${id}`);
  },
});
const rootValue = {
  node: ({ id = '' }: Given) => thing(id),
  repository: ({ owner, name }: Given) => thing(`${owner}/${name}`),
  rateLimit: { cost: 1 },
};
function run({ text, variables }: Query) {
  const { data, errors = [] } = graphqlSync({
    schema,
    rootValue,
    source: text,
    variableValues: variables,
  });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: errors.map(({ message, path }) => ({ message, path })),
  };
}

/** Queries as the collectors write them. */
const QUERIES: readonly Query[] = [
  {
    text: `query Activity($id: ID!) { rateLimit { cost }
      repositories: node(id: $id) { ... on Thing { label(first: 100) } }
      node(id: $id) { id inner { ...Part } } }
      fragment Part on Thing { id label(text: "{ $id: \\" } ...Part") }`,
    variables: { id: 'one' },
  },
  {
    text: `query Asked($o0: String!, $n0: String!) { rateLimit { cost } r0: repository(owner: $o0, name: $n0) { ...Asked } }
      fragment Asked on Thing { id label(text: "a:b", first: 3) inner { inner { id } } }`,
    variables: { o0: 'north', n0: 'api' },
  },
  { text: 'query Plain { rateLimit { cost } node(id: "x") { id fails } }', variables: {} },
];

describe('queries that are put together', () => {
  it('are answered as each would be for itself', () => {
    const together = run(mergeQueries('Together', QUERIES));
    for (const [index, query] of QUERIES.entries()) {
      const { data, errors } = run(query);
      const { rateLimit: _, ...fields } = data;
      expect(answerOf(together, index)?.data).toEqual(fields);
      expect(answerOf(together, index)?.errors).toEqual(errors);
    }
  });

  it('keep errors to the query they belong to; one that belongs to no field is everybody’s', () => {
    const errors = [{ message: 'late', path: ['q1_r0', 'id'] }, { message: 'over' }];
    const answer = { data: { q0_node: null, q1_r0: null }, errors };
    expect(answerOf(answer, 0)?.errors).toEqual([{ message: 'over' }]);
    expect(answerOf(answer, 1)?.errors).toEqual([
      { message: 'late', path: ['r0', 'id'] },
      { message: 'over' },
    ]);
    expect(answerOf({ data: null, errors: [] }, 0)).toBeUndefined();
    expect(
      answerOf({ data: {}, errors: [{ message: 'not ours', path: ['q11_node'] }] }, 1),
    ).toEqual({
      data: {},
      errors: [],
    });
  });

  it('survive any text within strings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
        (texts) => {
          const queries = texts.map((text) => ({
            text: `query One($id: ID!) { rateLimit { cost } node(id: $id) { label(text: ${JSON.stringify(text)}) } }`,
            variables: { id: text },
          }));
          const merged = mergeQueries('Together', queries);
          expect(() => parse(merged.text)).not.toThrow();
          const answer = run(merged);
          for (const [index, text] of texts.entries()) {
            expect(answerOf(answer, index)?.data).toEqual({ node: { label: `${text} ${text} 0` } });
          }
        },
      ),
    );
  });
});
