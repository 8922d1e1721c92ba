import type { OperatorFiles } from '../evidence/operator-files.ts';
import type { Gap } from '../snapshot/fact.ts';

/** What somebody could give the audit so that more comes to an answer: a permission of its token, or an option. */
export interface Remedy {
  readonly kind: 'permission' | 'option';
  readonly name: string;
}

/** What would close gaps; of several things that are missing, one would not do. */
export function remedyOf(gaps: readonly Gap[]): Remedy | undefined {
  const [first, ...others] = gaps.map(remedyOfOne);
  return others.every((other) => other?.name === first?.name) ? first : undefined;
}

function remedyOfOne({ permission, option }: Gap): Remedy | undefined {
  if (permission !== undefined) return { kind: 'permission', name: permission };
  return option === undefined ? undefined : { kind: 'option', name: option };
}

const OPTION_OF: Readonly<Record<keyof OperatorFiles, string>> = {
  roster: 'roster',
  indicators: 'indicators',
  networks: 'networks',
  earlier: 'earlier-snapshots',
};

/** The organization's own files, and which option would name the one that was asked for and is not there. */
export function watched(operator: OperatorFiles): {
  readonly operator: OperatorFiles;
  readonly missed: () => Remedy | undefined;
} {
  let option: string | undefined;
  const handed = new Proxy(operator, {
    get(files, name: keyof OperatorFiles) {
      if (files[name] === undefined) option = OPTION_OF[name];
      return files[name];
    },
  });
  return {
    operator: handed,
    missed: () => (option === undefined ? undefined : { kind: 'option', name: option }),
  };
}
