import { describe, expect, it } from 'vitest';
import { REVIEW_CHECKLIST } from '../../src/render/review-checklist.ts';
import { BANNED } from './wording.ts';

const QUESTIONS = REVIEW_CHECKLIST.flatMap(({ questions }) => questions);

describe('the checklist for the reviewer', () => {
  it('asks each question once', () => {
    expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length);
    expect(new Set(QUESTIONS.map(({ question }) => question)).size).toBe(QUESTIONS.length);
  });

  it.each(QUESTIONS.map((one) => [one.id, one] as const))('%s', (_, one) => {
    expect(one.question).toMatch(/^[A-Z].*\?$/);
    // A word about what an answer can and cannot tell stands beside every question.
    expect(one.note).toMatch(/^[A-Z].*\.$/);
    expect(one.sources.length).toBeGreaterThan(0);
    expect(`${one.question} ${one.note}`).not.toMatch(BANNED);
    expect(one.question).not.toMatch(
      /\b(?:origins?|nation\w*|citizen\w*|ethnic\w*|race|religio\w*|languages?|accent|native|mother tongue|gender|age|looks?|family|children|married)\b/i,
    );
  });
});
