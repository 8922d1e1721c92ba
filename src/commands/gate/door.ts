import type { AccessRequest, GateReport, UndecidedDoubt } from '../../assess/gate.ts';
import type { Policy } from '../../config/policy.ts';
import type { Prose } from '../../evidence/prose.ts';
import type { Watch } from '../../publish/watch.ts';
import type { GateSummaryOptions } from '../../render/gate/summary.ts';

/** What came through a door of the gate. */
export interface Asking {
  readonly requests: readonly AccessRequest[];
  /** What of it could not be read. */
  readonly doubts?: readonly UndecidedDoubt[];
  /** What a reader should know besides. */
  readonly notes?: readonly Prose[];
  /** How many access files a change touches; absent where no change asks. */
  readonly accessFiles?: number;
  /** What the requests are about, by which a private report is found again: `owner/name#12`. Without it, the logins. */
  readonly subject?: string;
  /** The policy that judges them, where it is not the file the job names: a change must not loosen its own judge. */
  readonly policy?: Policy;
  /** The commit a check run stands on, where it is not the one of the job. */
  readonly commit?: string;
  /** The branch a change is made for, where that is not the default branch. Foreign text. */
  readonly into?: string;
  /**
   * Shows the answer where this door has a place for it, in place of the check run, and of a job that fails.
   *
   * @param options how much the repository of the job may be told
   * @param watch goes before a write that tells all of it
   */
  readonly show?: (
    report: GateReport,
    options: GateSummaryOptions,
    watch: Watch | undefined,
  ) => Promise<void>;
}
