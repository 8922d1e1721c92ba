import { describe, expect, test } from 'vitest';
import { annotations } from '../../src/render/annotations.ts';
import { exampleAudit } from './example-audit.ts';
import { sampleAssessment, sampleReport } from './sample-report.ts';

describe('annotations', () => {
  test('say how many reviews are due and what was not seen', () => {
    expect(annotations(exampleAudit()).map(({ level, message }) => `${level}: ${message}`)).toEqual(
      [
        'warning: 2 reviews due soon, 1 review due when convenient. If all 43 people were ordinary, about 0.017 would stand at “review soon” by chance and about 0.39 at “review when convenient”; here it is 2 and 1.',
        'notice: Of 1 person too little could be seen to say anything.',
        'warning: Pending invitations could not be read: the server answered 403. Would be closed by: Administration: read.',
        'warning: The list of repositories of example-org stopped after 10 pages.',
      ],
    );
  });

  test('name no person, and in public nothing at all', () => {
    const text = JSON.stringify(annotations(exampleAudit()));
    expect(text).not.toMatch(/wren|tendai|ingrid|keola/);
    const counts = annotations(exampleAudit(), 'counts');
    expect(JSON.stringify(counts)).not.toContain('example-org');
    expect(counts.at(-1)?.message).toBe('2 gaps: see coverage in report.json.');
  });

  test('are at most five, and count what they leave out', () => {
    const gaps = Array.from({ length: 30 }, (_, index) => ({
      reason: 'truncated' as const,
      detail: `List ${index} stopped early ##[add-mask]x`,
    }));
    const shown = annotations(sampleReport([sampleAssessment()], { gaps }));
    expect(shown).toHaveLength(5);
    expect(shown.at(-1)?.message).toBe('26 more gaps: see coverage in report.json.');
    expect(JSON.stringify(shown)).not.toContain('##[');
  });

  test('of a quiet week are none', () => {
    expect(annotations(sampleReport([sampleAssessment()]))).toEqual([]);
  });
});
