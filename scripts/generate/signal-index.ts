/** `clock-contradicts-location` → `clockContradictsLocation`, the name its file exports. */
function exportName(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The module that lists every signal; a signal is registered by the presence of its file. */
export function signalIndex(ids: readonly string[]): string {
  const imports = ids.map((id) => `import { ${exportName(id)} } from './${id}.ts';`);
  const entries = ids.map((id) => `  ${exportName(id)},`);
  return `// Written by \`npm run generate\`; do not edit.
import type { Signal } from '../evidence/define-signal.ts';
${imports.join('\n')}

export const CATALOGUE: readonly Signal[] = [
${entries.join('\n')}
];
`;
}
