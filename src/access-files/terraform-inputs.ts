import type { Parser } from 'web-tree-sitter';
import type { Doubt } from './change.ts';
import { AccessFileError } from './content.ts';
import { readTerraformHcl, terraformBlocks, writtenAccess } from './terraform-hcl.ts';
import { readTerraformJson } from './terraform-json.ts';

/** Files of a change, and those of the configurations they may belong to. */
export interface TerraformFiles {
  /** All configurations after the change, and every file of it that may hold values for them, by path. */
  readonly after: ReadonlyMap<string, string>;
  /** Those of the change, as they were. */
  readonly before: ReadonlyMap<string, string>;
  /** Paths that differ. */
  readonly changed: readonly string[];
}

const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;
const VALUES = /\.tfvars(?:\.json)?$/;
/** Of Terragrunt and what it includes; the lock file and those of other programs hold no values. */
const TERRAGRUNT = /^(?!.*(?:\.terraform\.lock|\.tflint|\.pkr|\.nomad|\.tftest)\.hcl$).*\.hcl$/;
/** What configurations read by functions. */
const DATA = /\.(?:ya?ml|json|csv|tsv|txt|toml|tpl|tftpl)$/i;
const ABOUT_PEOPLE = /collaborat|member|maintainer|user_?name|login|outside|invit|github/i;

/** Whether a file is, or may hold values for, a configuration. */
export function mayFeedTerraform(path: string): boolean {
  return [CONFIGURATION, VALUES, TERRAGRUNT, DATA].some((kind) => kind.test(path));
}

/** Whether a file is looked for by its name alone. */
export function isDataFile(path: string): boolean {
  return DATA.test(path) && !CONFIGURATION.test(path) && !VALUES.test(path);
}

export function isTerraformConfiguration(path: string): boolean {
  return CONFIGURATION.test(path);
}

/**
 * What a change may do to people whom Terraform names by expressions: the values come from other blocks, files of
 * variables, callers of modules, or data that is read, and nothing here evaluates them. So what may hold such values and
 * changes is in doubt, where there is somebody they may name.
 */
export function doubtsOfInputs(
  { after, before, changed }: TerraformFiles,
  hcl: Parser,
): readonly Doubt[] {
  const configurations = new Map(
    [...after]
      .filter(([path]) => CONFIGURATION.test(path))
      .map(([path, text]) => [path, configurationOf(path, text, hcl)]),
  );
  const folders = foldersWithOpaquePeople(configurations);
  const uses = [...configurations].flatMap(([path]) =>
    folders.has(folderOf(path)) ? (after.get(path) ?? '') : [],
  );
  const because = (path: string): string | undefined => {
    if (CONFIGURATION.test(path)) {
      const [was, is] = [before, after].map((side) =>
        configurationOf(path, side.get(path) ?? '', hcl),
      );
      const known = new Set(was?.modules.map(({ text }) => text));
      const called = is?.modules.filter(({ text }) => !known.has(text)) ?? [];
      if (called.some((module) => !isLocal(module) && ABOUT_PEOPLE.test(module.text)))
        return MODULE;
      return folders.has(folderOf(path)) && was?.inputs !== is?.inputs ? VALUES_CHANGE : undefined;
    }
    const text = `${before.get(path) ?? ''}\n${after.get(path) ?? ''}`;
    if (TERRAGRUNT.test(path)) {
      return folders.size > 0 || ABOUT_PEOPLE.test(text) ? VALUES_CHANGE : undefined;
    }
    if (VALUES.test(path)) return folders.size > 0 ? VALUES_CHANGE : undefined;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isRead = uses.some((use) => use.includes(name) || use.includes('fileset('));
    return isRead ? VALUES_CHANGE : undefined;
  };
  return changed.flatMap((path) => {
    const reason = because(path);
    return reason === undefined ? [] : [{ path, because: reason }];
  });
}

const VALUES_CHANGE =
  'Values change here that Terraform may use where it gives people access by expressions, which are not evaluated.';
const MODULE =
  'A module that is kept elsewhere may give people access by the values that change here.';

interface Configuration {
  /** Whether it gives access to people whom it names by expressions. */
  readonly isOpaque: boolean;
  /** All that may hold values, only for comparing. */
  readonly inputs: string;
  readonly modules: readonly Module[];
}

interface Module {
  /** Absent where it is an expression. */
  readonly source: string | undefined;
  readonly text: string;
}

/** Blocks values come from; resources and outputs only use them. */
const INPUT_BLOCKS = ['locals', 'variable', 'module', 'data'];

function configurationOf(path: string, text: string, hcl: Parser): Configuration {
  const isJson = path.endsWith('.json');
  try {
    const { unreadable } = isJson ? readTerraformJson(text) : readTerraformHcl(text, hcl);
    const blocks = isJson ? jsonBlocks(text) : terraformBlocks(text, hcl);
    const inputs = blocks.filter(({ keyword }) => INPUT_BLOCKS.includes(keyword));
    return {
      isOpaque: unreadable.length > 0,
      inputs: inputs.map((block) => block.text).join('\n'),
      modules: inputs.filter(({ keyword }) => keyword === 'module'),
    };
  } catch (error) {
    if (!(error instanceof AccessFileError || error instanceof RangeError)) throw error;
    return { isOpaque: writtenAccess(text).length > 0, inputs: text, modules: [] };
  }
}

function jsonBlocks(text: string) {
  const file: unknown = JSON.parse(text);
  const objects = (value: unknown): readonly Record<string, unknown>[] =>
    [value].flat().filter((one): one is Record<string, unknown> => isObject(one));
  return objects(file).flatMap((root) =>
    INPUT_BLOCKS.flatMap((keyword) =>
      objects(root[keyword])
        .flatMap((named) => Object.entries(named))
        .flatMap(([name, value]) =>
          [value].flat().map((block: unknown) => {
            const source = isObject(block) ? block['source'] : undefined;
            return {
              keyword,
              source: typeof source === 'string' ? source : undefined,
              text: JSON.stringify([name, block]),
            };
          }),
        ),
    ),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLocal({ source }: Module): boolean {
  return source !== undefined && /^\.\.?\//.test(source);
}

/** Folders of configurations that name people by expressions, and those that call them as modules, however far away. */
function foldersWithOpaquePeople(
  configurations: ReadonlyMap<string, Configuration>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const calls = [...configurations].flatMap(([path, { isOpaque, modules }]) => {
    const folder = folderOf(path);
    if (isOpaque) found.add(folder);
    return modules
      .filter(isLocal)
      .map(({ source = '' }) => ({ folder, to: folderAt(folder, source) }));
  });
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { folder, to } of calls) if (found.has(to)) found.add(folder);
  }
  return found;
}

/** Empty for the root of the repository. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folder a relative path leads to from another one. */
function folderAt(folder: string, relative: string): string {
  const names = folder.split('/');
  for (const name of relative.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.') names.push(name);
  }
  return names.filter((name) => name !== '').join('/');
}
