import { describe, expect, it } from 'vitest';
import { EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { earlierWhereKnown, livingWhereKnown } from '../../src/evidence/known-place.ts';

const person = examplePerson({ login: 'wren-calloway', profile: { location: 'Manila' } });
const places = [{ who: 'Wren-Calloway', place: 'Lisbon, Portugal', because: 'contract' }];
const profile = (location: string) => ({
  name: null,
  location,
  bio: 'Living in Quito',
  company: null,
  email: null,
  website: null,
});

describe('a place the organization knows', () => {
  it('stands in the profile, and nothing else there changes', () => {
    const { facts } = livingWhereKnown(person, places);
    expect(facts).toEqual(
      examplePerson({ login: 'wren-calloway', profile: { location: 'Lisbon, Portugal' } }).facts,
    );
    expect(livingWhereKnown(person, [])).toBe(person);
  });

  it('stands in earlier states too, so that nobody seems to have moved', () => {
    const earlier = {
      of: () => [{ takenAt: EXAMPLE_NOW, login: 'wren-calloway', profile: profile('Manila') }],
    };
    expect(earlierWhereKnown(earlier, places).of(person)).toEqual([
      { takenAt: EXAMPLE_NOW, login: 'wren-calloway', profile: profile('Lisbon, Portugal') },
    ]);
  });
});
