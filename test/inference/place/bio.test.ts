import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInBio } from '../../../src/inference/place/bio.ts';

describe('the place in a biography', () => {
  it.each([
    ['I live in Porto.', 'Porto'],
    ["I'm currently based in Nairobi", 'Nairobi'],
    ['Based in Tallinn, Estonia', 'Tallinn, Estonia'],
    ['Living in Paris, Texas, with two dogs', 'Paris, Texas'],
    ['Go and gardens, living in Cork, happy there', 'Cork'],
    ['Senior software engineer based in Montevideo', 'Montevideo'],
    ['Rust and coffee. Living in Hanoi and loving it', 'Hanoi'],
    ['Compilers | 📍 Gdańsk | she/her', 'Gdańsk'],
    ['Vivo en Quito', 'Quito'],
    ['Moro em Recife', 'Recife'],
    ["J'habite à Dakar", 'Dakar'],
    ['Ich wohne in Graz und schreibe Go', 'Graz'],
    ['Живу в Алматы', 'Алматы'],
  ])('is read where the writer says they live there now: %j', (bio, place) => {
    expect(placeInBio(bio)).toBe(place);
  });

  it.each([
    ['an employer', 'Working for a start-up based in Oslo'],
    ['a birth', 'Born in Lima'],
    ['the past', 'Used to live in Accra'],
    ['a denial', "I don't live in Boston"],
    ['a wish', 'Would love to live in Kyoto'],
    ['two homes', 'I live in Oslo. Living in Bergen'],
    ['a project', 'Author of berlin-clock, a clock from Berlin'],
    ['a mention alone', 'Paris'],
    ['somebody else', 'My cat lives in Rome'],
    ['nothing', ''],
  ])('is not guessed from %s: %j', (_, bio) => {
    expect(placeInBio(bio)).toBeUndefined();
  });

  it('is found quickly in any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (bio) => void placeInBio(bio)));
    expect(placeInBio('based in '.repeat(50_000))).toBeUndefined();
  });
});
