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
export const USUAL_ACCESS_FILES: readonly AccessFileKind[] = [
  { path: '.github/settings.{yml,yaml}', format: 'settings' },
  { path: '.github/{repos,suborgs}/*.{yml,yaml}', format: 'settings' },
  { path: '**/*.{tf,tofu}', format: 'terraform' },
  { path: '**/*.{tf,tofu}.json', format: 'terraform' },
];

export interface AccessFileKinds {
  /** The kind of access file a path is, if it is one. */
  kindOf(path: string): AccessFileKind | undefined;
  /** Whether a path is an access file in whichever folder it stands. */
  isAnywhere(path: string): boolean;
  /** Whether access files are looked for in a folder of this path, besides those that are looked for everywhere. */
  mayHold(folder: string): boolean;
}

/** Every folder, and then a name: what a link to a folder leads to is such a file by its own path, too. */
const ANYWHERE = /^\*\*\/[^/]+$/;
/** Alternatives that hold a slash cannot be taken apart at it. */
const SLASH_WITHIN = /[({][^)}]*\//;

/**
 * Tells access files by their paths.
 *
 * @param own kinds the policy names; they come before the usual ones
 */
export function accessFileKinds(own: readonly AccessFileKind[]): AccessFileKinds {
  const kinds = [...own, ...USUAL_ACCESS_FILES].map((kind) => ({
    kind,
    matches: picomatch(oneSpelling(kind.path), { dot: true }),
    mayHold: ANYWHERE.test(kind.path) ? () => false : folderMatcher(oneSpelling(kind.path)),
  }));
  const find = (path: string) => {
    // A dot of picomatch's expressions stands for no line break, which a folder may have in its name.
    const name = oneSpelling(path).replace(/\s/g, ' ');
    return kinds.find(({ matches }) => matches(name))?.kind;
  };
  return {
    kindOf: find,
    isAnywhere: (path) => ANYWHERE.test(find(path)?.path ?? ''),
    mayHold: (folder) => kinds.some(({ mayHold }) => mayHold(oneSpelling(folder))),
  };
}

/** One letter may be written in two ways, of which some file systems keep one and editors write the other. */
function oneSpelling(path: string): string {
  return path.normalize('NFC');
}

function folderMatcher(pattern: string): (folder: string) => boolean {
  if (SLASH_WITHIN.test(pattern)) return () => true;
  const names = pattern.split('/').map((name) => ({
    isAnything: name === '**',
    matches: picomatch(name, { dot: true }),
  }));
  return (folder) => {
    const path = folder.split('/');
    const deep = names.findIndex(({ isAnything }) => isAnything);
    if (deep < 0 && path.length >= names.length) return false;
    const known = deep < 0 ? path : path.slice(0, deep);
    return known.every((name, index) => names[index]?.matches(name));
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
/** What text in UTF-16 looks like where it is taken for UTF-8, or a program's own data. */
const NO_TEXT = /[\0-\x08\x0e-\x1b\x7f]/;
const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\//;

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
  if (LFS_POINTER.test(text)) throw new AccessFileError('Git LFS keeps what it holds elsewhere');
  const control = NO_TEXT.exec(text);
  if (control !== null) {
    throw new AccessFileError('it holds characters no text has', lineIndex(text)(control.index));
  }
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
