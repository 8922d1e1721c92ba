import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { reportJson, reportJsonText } from '../../src/render/json.ts';
import { reportJsonSchema, reportJsonSchemaText } from '../../src/render/report-schema.ts';
import { exampleAudit } from './example-audit.ts';
import { hostileText } from './hostile.ts';
import { personWith, sampleReport } from './sample-report.ts';

const published = readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8');

describe('report.json', () => {
  const report = reportJson(exampleAudit());

  test('follows the contract', () => {
    expect({ ...report, collaborators: report.collaborators.slice(0, 4) }).toMatchObject({
      version: 1,
      organization: 'example-org',
      takenAt: '2026-11-02T06:00:00.000Z',
      coverage: { collaborators: 43, signalsAssessed: 85, signalsAsked: 127 },
      collaborators: [
        {
          id: '1001',
          login: 'wren-calloway',
          priority: 'soon',
          families: ['location', 'history'],
          observations: [
            {
              signal: 'clock-contradicts-location',
              family: 'location',
              strength: 'moderate',
              ordinaryRate: { value: 0.0071, basis: 'measured' },
              sample: 212,
            },
            { signal: 'commits-before-account' },
          ],
          unknown: [{ signal: 'unrelated-names' }],
          clear: [{ signal: 'shared-signing-key' }],
        },
        { login: 'tendai-moyo' },
        { login: 'ingrid-solheim' },
        { login: 'keola-akana', priority: 'insufficient-data' },
      ],
    });
    expect(report.collaborators[0]?.observations[0]?.summary).toContain(
      'states, Lisbon, Portugal; most',
    );
  });

  test('survives being written and read, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const json = reportJson(sampleReport([personWith(foreign, { id: '1', priority: 'soon' })]));
        const read: unknown = JSON.parse(JSON.stringify(json));
        expect(read).toEqual(json);
        expect(reportJsonSchema.parse(read)).toEqual(json);
      }),
    );
  });

  test('shows a terminal nothing but what can be seen, and means the same', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const report = sampleReport([personWith(foreign, { id: '1', priority: 'soon' })]);
        const text = reportJsonText(report);
        expect(text.replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\p{Default_Ignorable_Code_Point}]/u,
        );
        expect(JSON.parse(text)).toEqual(reportJson(report));
      }),
    );
    const somebody = personWith('a\u202e\u0085\u009b31m\u{e0041}b', { id: '1', priority: 'soon' });
    expect(reportJsonText(sampleReport([somebody]))).toContain(
      'a\\u202e\\u0085\\u009b31m\\udb40\\udc41b',
    );
  });

  test('holds nothing that the schema does not name', () => {
    const closed = z.toJSONSchema(reportJsonSchema, { io: 'output' });
    const validate = new Ajv2020({ validateFormats: false }).compile(closed);
    const full = sampleReport([personWith('a name', { id: '1', priority: 'soon' })]);
    for (const one of [exampleAudit(), full]) {
      const written = JSON.parse(reportJsonText(one));
      expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  test('matches the published JSON Schema, which is up to date', () => {
    expect(published).toBe(reportJsonSchemaText());
    const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(
      JSON.parse(published),
    );
    expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(
      true,
    );
    expect(validate({ ...report, version: 2 })).toBe(false);
  });
});
