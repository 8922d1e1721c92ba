import type { PolicyLine } from '../assess/gate-policy.ts';
import { ours, type Prose, prose } from '../evidence/prose.ts';

/** The setting a decision follows from: "gate.fail-on: soon (line 12 of `policy.yml`)". */
export function ruleProse({ setting, value, file, line }: PolicyLine): Prose {
  const said = ours(`${setting}: ${value}`);
  return file === undefined || line === undefined
    ? prose`${said} (default)`
    : prose`${said} (line ${line} of ${file})`;
}
