import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parsePolicy } from '../../src/config/policy.ts';
import { policySchema, policySchemaText } from '../../src/config/policy-schema.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const example = /```yaml\n([\s\S]*?)```/.exec(read('policy.md'))?.[1] ?? '';
const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(
  JSON.parse(read('policy.schema.json')),
);

describe('the published schema of the policy', () => {
  it('is up to date', () => {
    expect(read('policy.schema.json')).toBe(policySchemaText());
  });

  it('and the audit itself take the documented example, which shows every setting', () => {
    expect(() => parsePolicy(example, 'policy.md')).not.toThrow();
    expect(validate(parse(example)), JSON.stringify(validate.errors)).toBe(true);
    expect(Object.keys(parse(example)).sort()).toEqual(Object.keys(policySchema.shape).sort());
  });

  it.each([
    'version: 2',
    'version: 1\nexemption: []',
    'version: 1\nexemptions: [{ who: build-machine }]',
    'version: 1\nsignals: { disabled: [nonsense] }',
    'version: 1\nacceptances: [{ who: a, signals: some, because: b, by: c, on: 2026-10-01 }]',
    'version: 1\nacceptances: [{ who: a, signals: all, because: b, by: c, on: soon }]',
  ])('refuses what the audit refuses: %j', (text) => {
    expect(() => parsePolicy(text, 'policy.yml')).toThrow();
    expect(validate(parse(text))).toBe(false);
  });

  it('describes every setting', () => {
    for (const setting of Object.values(policySchema.shape)) {
      expect(setting.description).toMatch(/\w/);
    }
  });
});
