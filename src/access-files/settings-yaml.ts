import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import {
  type AccessFileContent,
  AccessFileError,
  type Grant,
  givesNothing,
  permissionOf,
  type Unreadable,
} from './content.ts';

/** What GitHub gives where no permission is named. */
const DEFAULT_ROLE = 'push';
/** What says in a file of `.github/suborgs` which repositories it is about: to others, access is other access. */
const SELECTORS = ['suborgrepos', 'suborgteams', 'suborgproperties'];
/** Each may open a level; people need one at most. */
const MOST_BRACKETS = 20_000;
/** Maps one entry may get a key from; people need two or three. */
const MOST_MERGED = 50;

/**
 * Reads the collaborators of a `settings.yml` as the apps “Settings” and “Safe settings” have it: at the top, or of the
 * repositories listed in it.
 *
 * Aliases are followed only from an entry to what it names, never into what that holds, so that they cannot multiply.
 *
 * @param repository the one the file is about, where its path says so
 * @see https://github.com/repository-settings/app
 * @see https://github.com/github/safe-settings
 * @throws AccessFileError where it is not YAML
 */
export function readSettingsYaml(text: string, repository?: string): AccessFileContent {
  const yaml = parse(text);
  const grants: Grant[] = [];
  const unreadable: Unreadable[] = [];
  const refuse = (node: unknown, line: number, because: string) => {
    unreadable.push({ line, because, source: yaml.source(node) });
  };

  const sourceAt = (map: YAMLMap, key: string) =>
    yaml.source(yaml.follow(yaml.get(map, key)?.value));
  const readEntry = (item: unknown, scope: string, name: string | undefined) => {
    const entry = yaml.follow(item);
    const line = yaml.lineOf(item) ?? 1;
    if (!isMap(entry)) return refuse(item, line, 'an entry with `username` is expected');
    const username = yaml.get(entry, 'username');
    const login = yaml.text(username?.value);
    // What came by an alias or a merge key stands elsewhere; the entry is where somebody put it.
    const own = entry === item && entry.items.some(({ key }) => key === username?.key);
    const at = yaml.lineOf(own ? username?.key : item) ?? line;
    if (login === undefined) return refuse(item, at, 'its `username` is not a plain word');
    if (yaml.isAmbiguous(username?.value)) {
      return refuse(item, at, 'its `username` is a number or a day to the apps; put it in quotes');
    }
    const permission = yaml.get(entry, 'permission');
    const role = yaml.text(permission?.value);
    if (permission !== undefined && role === undefined) {
      return refuse(item, at, 'its `permission` is not a plain word');
    }
    if (givesNothing(role)) return;
    const limits = ['include', 'exclude'].map((key) => sourceAt(entry, key));
    grants.push({
      login,
      role: role ?? DEFAULT_ROLE,
      permission: permissionOf(role ?? DEFAULT_ROLE),
      ...(name === undefined ? {} : { repository: name }),
      scope: [scope, ...limits].join('\n'),
      line: at,
    });
  };
  const readCollaborators = (map: YAMLMap, scope: string, name: string | undefined) => {
    const pair = yaml.get(map, 'collaborators');
    const list = yaml.follow(pair?.value);
    if (pair === undefined || list === undefined || (isScalar(list) && list.value === null)) return;
    if (!isSeq(list)) {
      refuse(pair.value, yaml.lineOf(pair.key) ?? 1, '`collaborators` is not a list');
      return;
    }
    for (const item of list.items) readEntry(item, scope, name);
  };

  const root = yaml.follow(yaml.document.contents);
  if (root === undefined || (isScalar(root) && root.value === null)) {
    return { grants, unreadable, rest: '' };
  }
  if (!isMap(root)) throw new AccessFileError('settings are expected, such as `collaborators:`', 1);
  const chosen = SELECTORS.map((key) => sourceAt(root, key)).join('\n');
  readCollaborators(root, chosen, repository);
  const repositories = yaml.follow(yaml.get(root, 'repositories')?.value);
  if (isSeq(repositories)) {
    for (const item of repositories.items) {
      const map = yaml.follow(item);
      if (!isMap(map)) continue;
      const name = yaml.text(yaml.get(map, 'name')?.value);
      readCollaborators(map, `repository ${name ?? yaml.source(item)}`, name);
    }
  }
  return { grants, unreadable, rest: yaml.hasAliases ? text : '' };
}

/** Whatever is a number or a day in YAML 1.1, which the apps read, or 1.2: octal, sexagesimal, with underlines. */
const NUMBER_OR_DAY =
  /^(?:[-+]?(?:0b[01_]+|0o[0-7_]+|0x[\da-f_]+|(?=\.?\d)[\d_]*\.?[\d_]*(?:e[-+]?\d+)?)|\d{4}-\d\d?-\d\d?)$/i;
/** One that every version writes as it is read. */
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;

type KeyIndex = ReadonlyMap<string | undefined, YAMLMap['items']>;

interface YamlNodes {
  readonly document: Document;
  /** Whether what an entry means may stand elsewhere. */
  readonly hasAliases: boolean;
  /** What an alias stands for; any other node as it is. */
  follow(node: unknown): Node | undefined;
  /**
   * The entry of a key, one that came by a merge key (`<<`) included.
   *
   * @throws AccessFileError where it stands twice
   */
  get(map: YAMLMap, key: string): { readonly key: unknown; readonly value: unknown } | undefined;
  /** A scalar as it is written: a login of digits stays one. */
  text(node: unknown): string | undefined;
  /** Whether a scalar without quotes is, to some version of YAML, not the word that is written. */
  isAmbiguous(node: unknown): boolean;
  lineOf(node: unknown): number | undefined;
  source(node: unknown): string;
}

function parse(text: string): YamlNodes {
  if ((text.match(/[[{]/g)?.length ?? 0) > MOST_BRACKETS) {
    throw new AccessFileError('it holds too many brackets to be read');
  }
  const lines = new LineCounter();
  // Whether keys come twice is looked at where keys are read: for all of a file it takes the square of their number,
  // as excerpts of the text do for errors.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false } as const;
  const document = parseDocument(text, options);
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    throw new AccessFileError('not valid YAML', lines.linePos(syntax.pos[0]).line);
  }
  const aliases = targetsOf(document);
  const follow = (node: unknown): Node | undefined => {
    const target = isAlias(node) ? aliases.get(node) : node;
    return isScalar(target) || isMap(target) || isSeq(target) ? target : undefined;
  };
  const rangeOf = (node: unknown) =>
    isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  const textOf = (node: unknown): string | undefined => {
    const scalar = follow(node);
    if (!isScalar(scalar) || scalar.value === null || typeof scalar.value === 'object') {
      return undefined;
    }
    return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? undefined);
  };
  const lineOf = (node: unknown): number | undefined => {
    const start = rangeOf(node)?.[0];
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  const indexes = new Map<YAMLMap, KeyIndex>();
  /** Made once of each map, since many aliases may lead to one that is large. */
  const indexOf = (map: YAMLMap): KeyIndex => {
    const known = indexes.get(map);
    if (known !== undefined) return known;
    const list = map.items.find((pair) => isSeq(follow(pair.key)));
    if (list !== undefined) {
      throw new AccessFileError(
        'a key is a list, which the apps take for a word',
        lineOf(list.key),
      );
    }
    const index = new Map<string | undefined, YAMLMap['items']>();
    for (const pair of map.items) {
      const key = textOf(pair.key);
      const same = index.get(key);
      if (same === undefined) index.set(key, [pair]);
      else same.push(pair);
    }
    indexes.set(map, index);
    return index;
  };
  const get = (map: YAMLMap, key: string, seen = new Set([map])): ReturnType<YamlNodes['get']> => {
    const index = indexOf(map);
    const [own, twin] = index.get(key) ?? [];
    if (twin !== undefined) {
      const line = lineOf(twin.key);
      throw new AccessFileError('a key stands twice, so it is unclear which one counts', line);
    }
    if (own !== undefined) return own;
    for (const { key: name, value } of index.get('<<') ?? []) {
      const source = follow(value);
      for (const one of isSeq(source) ? source.items : [source]) {
        const base = follow(one);
        // What was looked into once had no such key.
        if (!isMap(base) || seen.has(base)) continue;
        if (seen.size > MOST_MERGED) {
          throw new AccessFileError('merge keys lead through too many entries', lineOf(name));
        }
        const found = get(base, key, seen.add(base));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return {
    document,
    hasAliases: aliases.size > 0,
    follow,
    get,
    text: textOf,
    isAmbiguous: (node) => {
      const scalar = follow(node);
      if (!isScalar(scalar) || scalar.type !== 'PLAIN') return false;
      const word = textOf(scalar) ?? '';
      return NUMBER_OR_DAY.test(word) && !WHOLE_NUMBER.test(word);
    },
    lineOf,
    source: (node) => {
      const range = rangeOf(node);
      return range === undefined || range === null ? '' : text.slice(range[0], range[1]);
    },
  };
}

/** What each alias stands for: the last node of its name above it. One walk for all of them. */
function targetsOf(document: Document): ReadonlyMap<Alias, unknown> {
  const anchors = new Map<string, unknown>();
  const targets = new Map<Alias, unknown>();
  visit(document, {
    Alias: (_, alias) => {
      targets.set(alias, anchors.get(alias.source));
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
