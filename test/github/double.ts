/** The state all handlers of one running double share. */
import type { AppRegistration } from './app.ts';
import type { Limiter } from './limits.ts';
import type { Store } from './store.ts';
import type { Tokens } from './tokens.ts';
import type { World } from './world/model.ts';

export interface Double {
  readonly world: World;
  /** `http://127.0.0.1:PORT` */
  readonly origin: () => string;
  /** Epoch milliseconds; starts at the world's now. */
  readonly clock: () => number;
  readonly tokens: Tokens;
  readonly limiter: Limiter;
  readonly store: Store;
  readonly app: AppRegistration;
  /** Entries of a tree at most; a longer one is cut. */
  readonly treeLimit: number;
  /** Whether this server knows sub-issues; those from before 2025 do not. */
  readonly subIssues: boolean;
  /** Old full names of repositories, lower case, and the new ones. */
  readonly renamed: ReadonlyMap<string, string>;
  /** How long an installation token lives. */
  readonly tokenLifetimeMs: number;
}
