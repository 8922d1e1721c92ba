import { describe, expect, it } from 'vitest';
import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

/** Sanna follows Noor and Ines; of the two, Noor follows her. */
async function one(about: (person: PersonBuilder) => unknown, options: ReadOptions = {}) {
  const world = organization('quiet-harbor', (builder) => {
    builder.repository('ledger');
    builder.bystander('noor-haddad', (person) => person.followed(0).follows('sanna-ek'));
    builder.bystander('ines-prado', (person) => person.followed(42));
    builder.bystander('gone-away', (person) => person.follows('sanna-ek').isDeleted());
    builder.collaborator('sanna-ek', (person) => {
      person.joined('2015-01-01').grant('ledger', 'WRITE').followed(0);
      return about(person);
    });
  });
  const reading = await readWorld(world, options);
  const asked = reading.requests.filter((line) => line.startsWith('GraphQL Following ')).length;
  const { facts } = reading.person('sanna-ek');
  return { ...reading, facts, asked, idOf: (login: string) => String(world.people.get(login)?.id) };
}

const both = (p: PersonBuilder) => p.follows('noor-haddad', 'ines-prado');

describe('whom they follow', () => {
  it('has a number, a name, how many follow it, and whether it follows back', async () => {
    const { facts, asked, idOf } = await one(both);
    expect(facts.following).toEqual({
      known: true,
      value: [
        { id: idOf('noor-haddad'), login: 'noor-haddad', followers: 1, mutual: true },
        { id: idOf('ines-prado'), login: 'ines-prado', followers: 42, mutual: false },
      ],
      gaps: [],
    });
    expect(asked).toBe(1);
  });

  it('may be nobody', async () => {
    const { facts } = await one((p) => p);
    expect(facts.following).toEqual({ known: true, value: [], gaps: [] });
  });

  it('leaves out who deleted their account', async () => {
    const { facts } = await one((p) => p.follows('gone-away', 'ines-prado').followed(0, 1));
    expect(known(facts.following).map(({ login }) => login)).toEqual(['ines-prado']);
  });

  it('does not tell who follows back among more than a hundred followers', async () => {
    const { facts } = await one((p) => both(p).followed(350, 2));
    expect(known(facts.following).map(({ mutual }) => mutual)).toEqual([true, null]);
  });

  it('is read from a second page, which asks for no followers again', async () => {
    const { facts, asked } = await one((p) => p.followed(3, 150));
    const followed = known(facts.following);
    expect(followed).toHaveLength(150);
    expect(new Set(followed.map(({ login }) => login)).size).toBe(150);
    expect(followed.every(({ mutual }) => mutual === false)).toBe(true);
    expect(missing(facts.following)).toEqual([]);
    expect(asked).toBe(2);
  });

  it('ends with two hundred, and more is a gap', async () => {
    const { facts, asked } = await one((p) => p.followed(3, 900));
    expect(known(facts.following)).toHaveLength(200);
    expect(facts.following).toMatchObject({
      gaps: [
        { reason: 'truncated', detail: 'Of 900 accounts they follow the first 200 were read.' },
      ],
    });
    expect(asked).toBe(2);
  });

  it('is asked for in shorter pages when GitHub gives up', async () => {
    const { facts, asked } = await one((p) => p.followed(3, 90), {
      faults: [
        { on: 'GraphQL Following', answer: 'resource-limits', field: 'following', times: 1 },
      ],
    });
    expect(known(facts.following)).toHaveLength(90);
    expect(missing(facts.following)).toEqual([]);
    expect(asked).toBe(3);
  });

  it('keeps the first page when the second fails', async () => {
    const { facts } = await one((p) => p.followed(3, 150), {
      faults: [{ on: 'GraphQL Following', answer: 'forbidden', after: 1 }],
    });
    expect(known(facts.following)).toHaveLength(100);
    expect(missing(facts.following)).toEqual(['forbidden']);
  });

  it('does not tell who follows back when the followers cannot be read', async () => {
    const { facts } = await one(both, {
      instead: (request, data) =>
        request === 'Following'
          ? { ...Object(data), data: { ...Object(data).data, followers: null } }
          : undefined,
    });
    expect(known(facts.following).map(({ mutual }) => mutual)).toEqual([null, null]);
    expect(missing(facts.following)).toEqual(['unavailable']);
  });

  it.concurrent.each([
    ['forbidden', 'forbidden'],
    ['bad-gateway', 'unavailable'],
    ['graphql-null', 'unavailable'],
    ['not-json', 'unavailable'],
  ] as const)('is unknown when it cannot be read (%s)', async (answer, reason) => {
    const { facts } = await one(both, { faults: [{ on: 'GraphQL Following', answer }] });
    expect(facts.following).toMatchObject({ known: false, because: { reason } });
  });
});
