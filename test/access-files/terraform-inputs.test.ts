import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import {
  doubtsOfInputs,
  isDataFile,
  mayFeedTerraform,
} from '../../src/access-files/terraform-inputs.ts';
import { loadTerraformParser } from '../../src/commands/gate/terraform-grammar.ts';

let hcl: Parser;
beforeAll(async () => {
  hcl = await loadTerraformParser();
});

type Files = Readonly<Record<string, string>>;
/** Paths in doubt after a change of some files beside others. */
function inDoubt(before: Files, after: Files, beside: Files = {}): readonly string[] {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const files = {
    before: new Map(Object.entries(before)),
    after: new Map(Object.entries({ ...beside, ...after })),
    changed,
  };
  return doubtsOfInputs(files, hcl).map(({ path }) => path ?? '');
}

const BY_VARIABLE = `resource "github_repository_collaborator" "a" {
  for_each   = var.people
  repository = "api"
  username   = each.value
}
`;
const BY_NAME = 'resource "github_membership" "a" {\n  username = "mira"\n}\n';
const CALL = (people: string, source = '../people') =>
  `module "people" {\n  source = "${source}"\n  people = ${people}\n}\n`;

describe('values that Terraform may give people access by', () => {
  it.each([
    ['prod.tfvars', 'people = ["mira"]\n'],
    ['env/prod.auto.tfvars', 'people = ["mira"]\n'],
    ['terraform.tfvars.json', '{"people":["mira"]}'],
    ['variables.tf', 'variable "people" {\n  default = ["mira"]\n}\n'],
    ['locals.tf', 'locals {\n  people = ["mira"]\n}\n'],
    ['more.tf.json', '{"locals":{"people":["mira"]}}'],
    ['terragrunt.hcl', 'inputs = {\n  people = ["mira"]\n}\n'],
    ['live/prod/env.hcl', 'locals {\n  a = 1\n}\n'],
  ])('are in doubt where %s changes', (path, text) => {
    expect(inDoubt({}, { [path]: text }, { 'main.tf': BY_VARIABLE })).toEqual([path]);
    expect(inDoubt({ [path]: text }, {}, { 'main.tf': BY_VARIABLE })).toEqual([path]);
  });

  it('are none where everybody is named where access is given', () => {
    const after = { 'prod.tfvars': 'people = ["mira"]', 'locals.tf': 'locals {\n  a = 1\n}\n' };
    expect(inDoubt({}, after, { 'main.tf': BY_NAME })).toEqual([]);
  });

  it('are none where only resources and outputs beside them change', () => {
    const after = { 'web.tf': 'resource "github_repository" "web" {\n  name = "web"\n}\n' };
    expect(inDoubt({}, after, { 'main.tf': BY_VARIABLE })).toEqual([]);
    const elsewhere = { 'other/locals.tf': 'locals {\n  a = 1\n}\n' };
    expect(inDoubt({}, elsewhere, { 'main.tf': BY_VARIABLE })).toEqual([]);
  });

  it('come from whoever calls a module, and whoever calls that', () => {
    const beside = {
      'people/main.tf': BY_VARIABLE,
      'team/main.tf': CALL('var.people'),
    };
    expect(
      inDoubt({ 'live/main.tf': CALL('[]') }, { 'live/main.tf': CALL('["mira"]') }, beside),
    ).toEqual(['live/main.tf']);
    const through = (people: string) => ({ 'live/main.tf': CALL(people, '../team/') });
    expect(inDoubt(through('[]'), through('["mira"]'), beside)).toEqual(['live/main.tf']);
    expect(inDoubt(through('[]'), through('[]'), beside)).toEqual([]);
  });

  it('may go to modules that are kept elsewhere', () => {
    const call = (people: string) => ({
      'main.tf': CALL(people, 'example/repository/github'),
    });
    expect(inDoubt(call('[]'), call('["mira"]'))).toEqual(['main.tf']);
    const network = {
      'main.tf': 'module "network" {\n  source = "example/vpc/aws"\n  cidr = "10.0.0.0/8"\n}\n',
    };
    expect(inDoubt({}, network)).toEqual([]);
    const json = {
      'a.tf.json': '{"module":{"m":{"source":"example/x","collaborators":["mira"]}}}',
    };
    expect(inDoubt({}, json)).toEqual(['a.tf.json']);
  });

  it('may be read from data', () => {
    const reads = `locals {\n  people = yamldecode(file("\${path.module}/people.yaml"))\n}\n${BY_VARIABLE}`;
    expect(inDoubt({}, { 'people.yaml': '' }, { 'main.tf': reads })).toEqual(['people.yaml']);
    expect(inDoubt({}, { 'other.yaml': '' }, { 'main.tf': reads })).toEqual([]);
    const all = `locals {\n  files = fileset(path.module, "people/*")\n}\n${BY_VARIABLE}`;
    expect(inDoubt({}, { 'people/a.json': '' }, { 'main.tf': all })).toEqual(['people/a.json']);
  });

  it('may be written by Terragrunt itself', () => {
    const generate = `generate "people" {\n  path = "people.tf"\n  contents = <<-EOF\n    ${BY_NAME}\n  EOF\n}\n`;
    expect(inDoubt({}, { 'terragrunt.hcl': generate })).toEqual(['terragrunt.hcl']);
    expect(inDoubt({}, { 'terragrunt.hcl': 'inputs = {\n  size = 3\n}\n' })).toEqual([]);
  });

  it('are in doubt where a configuration cannot be read', () => {
    const broken = { 'main.tf': `${BY_VARIABLE}}` };
    expect(inDoubt({}, { 'a.tfvars': 'x = 1\n' }, broken)).toEqual(['a.tfvars']);
  });

  it.each([
    ['.terraform.lock.hcl', false],
    ['image.pkr.hcl', false],
    ['.tflint.hcl', false],
    ['root.hcl', true],
    ['a.tfvars', true],
    ['people.YAML', true],
    ['README.md', false],
    ['main.ts', false],
  ])('may stand in %s: %s', (path, expected) => {
    expect(mayFeedTerraform(path)).toBe(expected);
    expect(isDataFile(path)).toBe(path === 'people.YAML');
  });
});
