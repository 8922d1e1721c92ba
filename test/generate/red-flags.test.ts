import { describe, expect, it } from 'vitest';
import {
  NEVER,
  NOT_OBSERVABLE,
  OBSERVABLE,
  OWN_SIGNALS,
  SOURCES,
} from '../../scripts/generate/red-flags.ts';
import { exposureOf } from '../../src/assess/exposure.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { REVIEW_CHECKLIST } from '../../src/render/review-checklist.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { GUILT } from '../render/wording.ts';

const ALL = [...OBSERVABLE, ...NOT_OBSERVABLE, ...NEVER];
const signals = CATALOGUE.map(({ id }) => id);
const questions = REVIEW_CHECKLIST.flatMap((group) => group.questions.map(({ id }) => id));

const namedSignals = ALL.flatMap(({ place }) => (place.kind === 'signal' ? place.ids : []));
const namedQuestions = ALL.flatMap(({ place }) =>
  place.kind === 'checklist' || place.kind === 'exposure' ? (place.questions ?? []) : [],
);

/** docs/red-flags.md: each published red flag has one place, and everything we built has a published reason. */
describe('the coverage of published red flags', () => {
  it('names all that were published, each once', () => {
    expect([OBSERVABLE.length, NOT_OBSERVABLE.length, NEVER.length]).toEqual([62, 35, 8]);
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  });

  it.each(ALL.map((flag) => [flag.id, flag] as const))('%s has a place and a source', (_, flag) => {
    expect(flag.sources.length).toBeGreaterThan(0);
    const { place } = flag;
    switch (place.kind) {
      case 'signal':
        expect(place.ids.length).toBeGreaterThan(0);
        return expect(signals).toEqual(expect.arrayContaining([...place.ids]));
      case 'checklist':
        expect(place.questions.length).toBeGreaterThan(0);
        return expect(questions).toEqual(expect.arrayContaining([...place.questions]));
      case 'exposure':
        return expect(exposureOf(examplePerson())).toHaveProperty(place.factor);
      case 'refused':
        return expect(place.because.length).toBeGreaterThan(20);
    }
  });

  it.each(signals.map((id) => [id]))('the signal %s rests on a row, or says why not', (id) => {
    const reasons = [...namedSignals, ...Object.keys(OWN_SIGNALS)];
    // Whoever adds a signal gives the row of scripts/generate/red-flags.ts it answers this place.
    expect(reasons).toContain(id);
  });

  it('explains no signal that does not exist', () => {
    expect(signals).toEqual(expect.arrayContaining(Object.keys(OWN_SIGNALS)));
  });

  it.each(questions.map((id) => [id]))('the question %s rests on a row', (id) => {
    expect(namedQuestions).toContain(id);
  });

  it('gives what will never be built no other place', () => {
    expect(new Set(NEVER.map(({ place }) => place.kind))).toEqual(new Set(['refused']));
  });

  it('accuses nobody', () => {
    const words = ALL.map(({ flag, place }) => `${flag} ${JSON.stringify(place)}`).join('\n');
    expect(words).not.toMatch(GUILT);
  });

  it('cites addresses that can be opened, each under one name', () => {
    const urls = Object.values(SOURCES).map(({ url }) => url);
    expect(urls.every((url) => url.startsWith('https://') && URL.canParse(url))).toBe(true);
    expect(new Set(urls).size).toBe(urls.length);
  });
});
