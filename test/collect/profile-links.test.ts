import { describe, expect, it } from 'vitest';
import type { PublicWeb } from '../../src/github/public-web.ts';
import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

const STATUS: Readonly<Record<string, number>> = {
  'https://sanna.example/': 200,
  'https://www.linkedin.com/in/sanna-ek': 999,
  'https://social.example/@sanna': 404,
};

/** An internet with the pages above. */
const web: PublicWeb = {
  resolve: async (host) => {
    if (host === 'lapsed.example') throw Object.assign(new Error(), { code: 'ENOTFOUND' });
    return ['93.184.215.14'];
  },
  request: async ({ href }) => ({ status: STATUS[href] ?? 500, location: undefined }),
};

async function one(about: (person: PersonBuilder) => unknown, options: ReadOptions = {}) {
  const world = organization('quiet-harbor', (builder) => {
    builder.repository('ledger');
    builder.collaborator('sanna-ek', (person) => {
      person.grant('ledger', 'WRITE');
      return about(person);
    });
  });
  const reading = await readWorld(world, { reading: { checkLinks: true }, web, ...options });
  return { ...reading, facts: reading.person('sanna-ek').facts };
}

const everywhere = (p: PersonBuilder) =>
  p
    .website('sanna.example')
    .social('linkedin', 'https://www.linkedin.com/in/sanna-ek')
    .social('mastodon', 'https://social.example/@sanna');

describe('the links of a profile', () => {
  it('are its website and its social accounts, each with whether somebody answers', async () => {
    const { facts, requests } = await one(everywhere);
    expect(facts.links).toEqual({
      known: true,
      value: [
        { url: 'https://sanna.example', kind: 'website', state: 'alive' },
        { url: 'https://www.linkedin.com/in/sanna-ek', kind: 'social', state: 'unknown' },
        { url: 'https://social.example/@sanna', kind: 'social', state: 'gone' },
      ],
      gaps: [],
    });
    expect(requests.filter((line) => line.startsWith('GraphQL Appearance'))).toHaveLength(1);
  });

  it('may be none', async () => {
    expect((await one((p) => p)).facts.links).toEqual({ known: true, value: [], gaps: [] });
  });

  it('may lead to a name that does not exist any more', async () => {
    const { facts } = await one((p) => p.website('http://lapsed.example/cv'));
    expect(known(facts.links)).toEqual([
      { url: 'http://lapsed.example/cv', kind: 'website', state: 'gone' },
    ]);
  });

  it('are not asked for unless the operator allows it', async () => {
    const never: PublicWeb = {
      resolve: () => Promise.reject(new Error('asked')),
      request: () => Promise.reject(new Error('asked')),
    };
    const { facts, requests } = await one(everywhere, {
      reading: { checkLinks: false, compareAvatars: true },
      web: never,
    });
    expect(facts.links).toMatchObject({
      known: false,
      because: { reason: 'not-collected', detail: expect.stringContaining('option check-links') },
    });
    expect(requests.join('\n')).toContain('GraphQL Appearance');
  });

  it('are the website alone when the social accounts cannot be read', async () => {
    const { facts } = await one(everywhere, {
      faults: [{ on: 'GraphQL Appearance', answer: 'resource-limits', field: 'socialAccounts' }],
    });
    expect(known(facts.links).map(({ kind }) => kind)).toEqual(['website']);
    expect(missing(facts.links)).toEqual(['unavailable']);
  });

  it('of more than ten social accounts are the first ten, with a gap', async () => {
    const { facts } = await one((p) => {
      for (let index = 0; index < 12; index += 1) p.social('generic', `https://s${index}.example/`);
      return p;
    });
    expect(known(facts.links)).toHaveLength(10);
    expect(missing(facts.links)).toEqual(['truncated']);
  });

  it('cost one query together with the picture', async () => {
    const { facts, requests } = await one(everywhere, {
      reading: { checkLinks: true, compareAvatars: true },
    });
    expect(requests.filter((line) => line.startsWith('GraphQL Appearance'))).toHaveLength(1);
    expect(facts.avatar.known).toBe(true);
    expect(facts.links.known).toBe(true);
  });

  it('are unknown of an account that is gone', async () => {
    const { facts } = await one((p) => everywhere(p).isDeleted());
    for (const fact of [facts.links, facts.avatar, facts.following, facts.pullRequests]) {
      expect(missing(fact)).toEqual(['not-found']);
    }
  });
});
