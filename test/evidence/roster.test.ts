import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digest, rosterEntry, rosterOf } from '../../src/evidence/roster.ts';

const plain: Digest = (...parts) => parts.join(':');
const account = { id: '1001', login: 'Wren-C' };

function compare(onContract: string | readonly string[], ...used: readonly string[]) {
  const entries = [onContract]
    .flat()
    .map((name) => rosterEntry('wren-c', name, plain))
    .filter((entry) => entry !== undefined);
  return rosterOf(entries, plain).compare(account, used);
}

describe('a name on contract and the names an account uses', () => {
  it.each([
    ['word for word', 'Ilse Brandvold', 'Ilse Brandvold'],
    ['in another order', 'Ilse Brandvold', 'BRANDVOLD, Ilse'],
    ['without accents', 'Íñigo Fuentes', 'Inigo Fuentes'],
    ['with a middle name more', 'Ana Lucía Paredes', 'Ana Paredes'],
    ['with the family name of a marriage', 'Priya Natarajan', 'Priya Oduya'],
    ['with another given name', 'Petra Vondráková', 'Milo Vondrakova'],
    ['in part', 'Ilse Brandvold', 'brandvold'],
    ['as an initial and a name', 'Teodor Makinen', 'tmakinen'],
    ['as a login', 'Teodor Makinen', 'teodor-dev'],
    ['one of several', 'Teodor Makinen', 'Night Heron', 'teodor'],
    ['in Han', '王小明', '小明 王'],
    ['in Cyrillic', 'Олена Коваленко', 'Коваленко Олена'],
    ['of one word', 'Wulandari', 'Sari Wulandari'],
  ])('agree %s: %s', (_, onContract, ...used) => {
    expect(compare(onContract, ...used)).toBe('same');
  });

  it.each([
    ['Latin', 'Ilse Brandvold', 'Teodor Makinen'],
    ['Cyrillic', 'Олена Коваленко', 'Богдан Мельник'],
    ['Arabic', 'طارق المنصور', 'هدى بنسعيد'],
    ['Devanagari', 'प्रियंका देशमुख', 'अरविंद कुलकर्णी'],
    ['Han', '王小明', '陈丽华'],
    ['Hangul', '김민준', '백은지'],
    ['several names', 'Ilse Brandvold', 'Teodor Makinen', 'Karim Haddad'],
    ['a name and a handle', 'Ilse Brandvold', 'Teodor Makinen', 'nightheron'],
  ])('differ in %s: %s, %s', (_, onContract, ...used) => {
    expect(compare(onContract, ...used)).toBe('different');
  });

  it.each([
    ['another spelling of a name from another script', 'Serhii Soloviov', 'Sergey Solovyov'],
    ['a short form and a marriage', 'Robert Ashdown', 'Rob Winther'],
    ['another script', 'Olena Kovalenko', 'Богдан Мельник'],
    ['one of two in another script', 'Ilse Brandvold', 'Teodor Makinen', 'Олена Коваленко'],
    ['a handle', 'Ilse Brandvold', 'nightheron'],
    ['initials', 'Ilse Brandvold', 'T. M.'],
    ['a team', 'Ilse Brandvold', 'Platform Team'],
    ['a single word on contract', 'Wulandari', 'Teodor Makinen'],
    ['an initial in common by accident', 'Ilse Brandvold', 'Bram Okonjo'],
    ['nothing', 'Ilse Brandvold'],
  ])('are unclear: %s', (_, onContract, ...used) => {
    expect(compare(onContract, ...used)).toBe('unclear');
  });

  it('may be any of several on contract', () => {
    const both = ['Olena Kovalenko', 'Олена Коваленко'];
    expect(compare(both, 'Олена Мельник')).toBe('same');
    expect(compare(both, 'Богдан Мельник')).toBe('different');
    expect(compare(both, 'Teodor Makinen')).toBe('different');
    expect(compare(both, 'Teodor Makinen', 'Богдан Мельник')).toBe('different');
  });

  it('are found by numeric id after a change of login', () => {
    const entry = rosterEntry('1001', 'Ilse Brandvold', plain);
    const roster = rosterOf(entry === undefined ? [] : [entry], plain);
    expect(roster.compare({ id: '1001', login: 'new-login' }, ['Ilse Brandvold'])).toBe('same');
    expect(roster.compare({ id: '2', login: 'ilse' }, ['Ilse Brandvold'])).toBeUndefined();
  });

  it('always agree with themselves, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        fc.pre(rosterEntry('a', name, plain) !== undefined);
        expect(compare(name, name)).toBe('same');
      }),
    );
  });

  it('cost a bounded number of digests however many names an account uses', () => {
    let digests = 0;
    const counting: Digest = (...parts) => {
      digests += 1;
      return plain(...parts);
    };
    const entry = rosterEntry('wren-c', 'Ilse Brandvold', plain);
    const many = Array.from(
      { length: 5_000 },
      (_, index) => `Teodor Quill${'ab'.repeat(index % 90)}`,
    );
    const roster = rosterOf(entry === undefined ? [] : [entry], counting);
    expect(roster.compare(account, many)).toBe('unclear');
    expect(digests).toBeLessThan(200);
  });
});
