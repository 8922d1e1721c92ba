import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const schema = JSON.parse(readFileSync('test/github/schema/issue-forms.json', 'utf8'));
const isForm = new Ajv({ strict: false, allErrors: true }).compile(schema);
const FORM = 'docs/examples/ISSUE_TEMPLATE/access-request.yml';

describe('the form for access requests', () => {
  const form = parse(readFileSync(FORM, 'utf8'));

  it('is one as the schema of issue forms has it', () => {
    isForm(form);
    expect(isForm.errors).toBeNull();
  });

  it('would not be one with an element that does not exist', () => {
    expect(isForm({ ...form, body: [{ type: 'inputs', attributes: { label: 'Login' } }] })).toBe(
      false,
    );
    expect(isForm({ ...form, label: ['access-request'] })).toBe(false);
  });

  it('has the fields that are read, each once', () => {
    const labels = form.body.flatMap((element: { attributes: { label?: string } }) =>
      element.attributes.label === undefined ? [] : [element.attributes.label],
    );
    expect(labels).toEqual(['GitHub username', 'Repository', 'Permission', 'Reason']);
  });
});
