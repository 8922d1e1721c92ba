import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areUnrelatedNames } from '../../src/evidence/names.ts';

describe('unrelated names', () => {
  it.each([
    ['Latin', 'Ilse Brandvold', 'Teodor Makinen'],
    ['Latin with accents', 'Zuzana Čermáková', 'Íñigo Fuentes'],
    ['Cyrillic', 'Олена Коваленко', 'Богдан Мельник'],
    ['Greek', 'Ξένια Δράκου', 'Στέλιος Παππάς'],
    ['Arabic', 'طارق المنصور', 'هدى بنسعيد'],
    ['Hebrew', 'נועה שפירא', 'איתן ברקוביץ'],
    ['Devanagari', 'प्रियंका देशमुख', 'अरविंद कुलकर्णी'],
    ['Armenian', 'Արման Պետրոսյան', 'Լիլիթ Հակոբյան'],
    ['Georgian', 'ნინო ბერიძე', 'დავით კაპანაძე'],
    ['Han', '王小明', '陈丽华'],
    ['Hangul', '김민준', '백은지'],
    ['Kana', 'さくら はな', 'けんじ もり'],
  ])('are found in %s script: %s, %s', (_, one, other) => {
    expect(areUnrelatedNames(one, other)).toBe(true);
    expect(areUnrelatedNames(other, one)).toBe(true);
  });

  it.each([
    ['a married name', 'Priya Natarajan', 'Priya Oduya'],
    ['another order', 'Brandvold Ilse', 'Ilse Brandvold'],
    ['a middle name more', 'Ana Lucía Paredes', 'Lucia Paredes'],
    ['a short form', 'Alexander Voss', 'Alex Winther'],
    ['accents left out', 'Jürgen Müller', 'Jurgen Muller'],
    ['a typo', 'Katarzyna Wojcik', 'Katarzina Wojick'],
    ['a family name in common', '王小明', '王丽华'],
    ['another script', 'Олена Коваленко', 'Petra Vondráková'],
    ['the same in another script', 'Олена Коваленко', 'Olena Kovalenko'],
    ['another spelling of one name from another script', 'Tengyao Chi', 'Tingiau Ki'],
    ['a name of two syllables, apart and together', 'Tengyao Chi', 'Ting-yao Ki'],
    ['one of the two syllables alone', 'Wei-ming Tan', 'Ming Harlow'],
    ['a handle', 'Ilse Brandvold', 'tmakinen'],
    ['initials', 'Ilse Brandvold', 'T. M.'],
    ['a team', 'Ilse Brandvold', 'Platform Team'],
    ['a machine', 'Ilse Brandvold', 'ubuntu root'],
    ['an editor', 'Ilse Brandvold', 'Visual Studio'],
    ['an assistant', 'Ilse Brandvold', 'Claude Code'],
    ['a computer', 'Ilse Brandvold', 'Macbook Pro'],
    ['what a form suggests', 'Ilse Brandvold', 'Your Name'],
    ['what an example says', 'Ilse Brandvold', 'John Doe'],
    ['an agent', 'Ilse Brandvold', 'Devin AI'],
    ['a program on the command line', 'Ilse Brandvold', 'Gemini CLI'],
    ['a service for translations', 'Ilse Brandvold', 'Hosted Weblate'],
    ['a pen name of the trade', 'Ilse Brandvold', 'Dark Coder'],
    ['digits', 'Ilse Brandvold', 'Teodor Makinen 2'],
    ['an address', 'Ilse Brandvold', 'teodor.makinen@example.com'],
    ['mixed scripts', 'Ilse Brandvold', 'Teodor Мельник'],
    ['nothing', 'Ilse Brandvold', ''],
  ])('are not: %s (%s, %s)', (_, one, other) => {
    expect(areUnrelatedNames(one, other)).toBe(false);
    expect(areUnrelatedNames(other, one)).toBe(false);
  });

  it('is a symmetric question that no text breaks', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(areUnrelatedNames(one, other)).toBe(areUnrelatedNames(other, one));
        expect(areUnrelatedNames(one, one)).toBe(false);
      }),
    );
    expect(areUnrelatedNames('a b '.repeat(50_000), 'c d '.repeat(50_000))).toBe(false);
  });
});
