import picomatch from 'picomatch';
import type { Parser } from 'web-tree-sitter';
import { type AccessFileContent, AccessFileError } from './content.ts';
import { readCsv } from './csv.ts';
import type { AccessFileKind } from './kind.ts';
import { lineIndex } from './line-index.ts';
import { readByPattern, readList } from './list.ts';
import { readSettingsYaml } from './settings-yaml.ts';
import { readTerraformHcl } from './terraform-hcl.ts';
import { readTerraformJson } from './terraform-json.ts';

/** Where the apps and programs that apply access files look for them. */
const USUAL_ACCESS_FILES: readonly AccessFileKind[] = [
  { path: '.github/settings.{yml,yaml}', format: 'settings' },
  { path: '.github/{repos,suborgs}/*.{yml,yaml}', format: 'settings' },
  { path: '**/*.{tf,tofu}', format: 'terraform' },
  { path: '**/*.{tf,tofu}.json', format: 'terraform' },
];

export interface AccessFileKinds {
  /** The kind of access file a path is, if it is one. */
  kindOf(path: string): AccessFileKind | undefined;
  /** Folders in which such files are looked for, with those around them. */
  readonly folders: ReadonlySet<string>;
}

/**
 * Tells access files by their paths.
 *
 * @param own kinds the policy names; they come before the usual ones
 */
export function accessFileKinds(own: readonly AccessFileKind[]): AccessFileKinds {
  const kinds = [...own, ...USUAL_ACCESS_FILES].map((kind) => ({
    kind,
    matches: picomatch(kind.path, { dot: true }),
    folder: picomatch.scan(kind.path).base,
  }));
  return {
    // A dot of picomatch's expressions stands for no line break, which a folder may have in its name.
    kindOf: (path) => kinds.find(({ matches }) => matches(path.replace(/\s/g, ' ')))?.kind,
    folders: new Set(kinds.flatMap(({ folder }) => foldersUpTo(folder))),
  };
}

/** `a/b/c` leads through `a`, `a/b` and itself. */
export function foldersUpTo(folder: string): readonly string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Ends a line for some programs and not for others, so that a person could be named where only one of them looks. */
const UNUSUAL_END = /\r(?!\n)|[\v\f\x1c-\x1e\x85\u2028\u2029]/;
const ENDS_FOR_SOME = 'it holds a character that ends a line for some programs only';

/**
 * Reads an access file as data.
 *
 * @param hcl a parser for the Terraform grammar of tree-sitter
 * @throws AccessFileError where it cannot be read as what its kind says
 */
export function readAccessFile(
  text: string,
  path: string,
  kind: AccessFileKind,
  hcl: Parser,
): AccessFileContent {
  const end = UNUSUAL_END.exec(text);
  if (end !== null) throw new AccessFileError(ENDS_FOR_SOME, lineIndex(text)(end.index));
  try {
    switch (kind.format) {
      case 'settings':
        return readSettingsYaml(text, repositoryOf(path));
      case 'terraform':
        return path.endsWith('.json') ? readTerraformJson(text) : readTerraformHcl(text, hcl);
      case 'csv':
        return readCsv(text);
      case 'list':
        return readList(text);
      case 'pattern':
        return readByPattern(text, kind.pattern ?? /$^/);
    }
  } catch (error) {
    // The stack ends before the file does.
    if (error instanceof RangeError) throw new AccessFileError('nested too deeply to be read');
    throw error;
  }
}

/** Safe settings keeps what concerns one repository in a file of its name. */
function repositoryOf(path: string): string | undefined {
  return /^\.github\/repos\/([\w.-]+)\.ya?ml$/.exec(path)?.[1];
}
