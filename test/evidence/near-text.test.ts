import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, NEARLY_IDENTICAL, textIndex, textPrint } from '../../src/evidence/near-text.ts';

const TEXTS = [
  'I write small tools for community gardens: watering plans, seed swaps, and a diary that three allotments keep together.',
  'Maps of drinking fountains in mountain villages, drawn on foot every summer; corrections by postcard are welcome, always.',
  'Пишу программы для народных обсерваторий: расписания наблюдений, журналы погоды и каталоги переменных звёзд для школьников.',
  'برنامه‌هایی برای کتابخانه‌های روستایی می‌نویسم: امانت کتاب، فهرست‌های مشترک، و تقویم قصه‌گویی برای کودکان در تابستان و زمستان.',
  '私は小さな図書館のために道具を作っています。本の貸し出し、読み聞かせの予定、地域の古い写真の目録、そして子どもたちが書いた感想を集める仕組みを、仲間と一緒に少しずつ育てています。休日は海辺で貝殻を数えています。',
];

function print(text: string) {
  const found = textPrint(text);
  if (found === undefined) throw new Error('too short to be compared');
  return found;
}

function indexOf(texts: readonly string[]) {
  const index = textIndex<number>();
  for (const [owner, text] of texts.entries()) index.add(owner, text);
  return index;
}

describe('nearly identical texts', () => {
  it.each(TEXTS.map((text) => [text]))('are found in any script: %s', (text) => {
    const changed = `${text.slice(0, 40)}${text.slice(43)}`;
    expect(likeness(print(text), print(changed))).toBeGreaterThanOrEqual(NEARLY_IDENTICAL);
    const { matches } = indexOf([...TEXTS, changed]).alike(text, (owner) => TEXTS[owner] === text);
    expect(matches.map(({ owner }) => owner)).toEqual([TEXTS.length]);
  });

  it('do not differ by case, punctuation or spaces', () => {
    const [text = ''] = TEXTS;
    const other = text.toUpperCase().replace(/[:,.]/g, ' — ').replace(/ /g, '  ');
    expect(likeness(print(text), print(other))).toBe(1);
  });

  it('are not made of the same words in another order', () => {
    const [text = ''] = TEXTS;
    const shuffled = text.split(' ').sort().join(' ');
    expect(likeness(print(text), print(shuffled))).toBeLessThan(NEARLY_IDENTICAL);
  });

  it.each([
    ['short', 'I write small tools for community gardens.'],
    ['a list of tools', 'React, Node.js, TypeScript, Python, Docker, Kubernetes, AWS '.repeat(5)],
    ['numbers', '2019 2020 2021 2022 '.repeat(20)],
    ['empty', ''],
  ])('are not looked for in a text that is %s', (_, text) => {
    expect(textPrint(text)).toBeUndefined();
    expect(indexOf([text, text]).alike(text, () => false).matches).toEqual([]);
  });

  it('are a template once more than a handful of people use them', () => {
    const [text = '', other = ''] = TEXTS;
    const few = indexOf(Array.from({ length: 12 }, () => text));
    const many = indexOf([other, ...Array.from({ length: 2_000 }, () => text)]);
    expect(few.alike(text, (owner) => owner === 0)).toMatchObject({ template: false });
    expect(few.alike(text, (owner) => owner === 0).matches).toHaveLength(11);
    expect(many.alike(text, (owner) => owner === 1)).toEqual({ template: true, matches: [] });
    expect(many.alike(other, () => false).matches).toHaveLength(1);
  });

  it('are found in each of somebody’s texts, whatever the others are', () => {
    const [text = ''] = TEXTS;
    const half = `${text.slice(0, 70)} ${(TEXTS[1] ?? '').slice(0, 90)}`;
    const index = textIndex<string>();
    for (const one of [half, text]) index.add('somebody', one);
    expect(index.alike(text, () => false).matches).toEqual([{ owner: 'somebody', likeness: 1 }]);
  });

  it('are found however many texts of their own somebody else has', () => {
    const [text = ''] = TEXTS;
    const index = textIndex<string>();
    for (let edition = 0; edition < 40; edition += 1) {
      index.add(
        'many-editions',
        `${text} ${String.fromCodePoint(0x61 + (edition % 26)).repeat(3)}`,
      );
    }
    index.add('somebody', text);
    const { matches, template } = index.alike(text, (owner) => owner === 'many-editions');
    expect(matches.map(({ owner }) => owner)).toEqual(['somebody']);
    expect(template).toBe(false);
  });

  it('are perhaps a template where enough people are unread', () => {
    const [text = ''] = TEXTS;
    const few = indexOf(Array.from({ length: 5 }, () => text));
    expect(few.alike(text, (owner) => owner === 0, 7).matches).toHaveLength(4);
    expect(few.alike(text, (owner) => owner === 0, 8)).toEqual({ template: 'maybe', matches: [] });
  });

  it('are found wherever most of a long text agrees', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 40, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.stringMatching(/^[a-z]{3,9}$/), (text, word) => {
        const one = text.join(' ');
        const other = [...text.slice(0, -1), word].join(' ');
        fc.pre(textPrint(one) !== undefined && textPrint(other) !== undefined);
        const share = likeness(print(one), print(other));
        const { matches } = indexOf([one]).alike(other, () => false);
        expect(matches.length).toBe(share >= NEARLY_IDENTICAL ? 1 : 0);
      }),
    );
  });
});
