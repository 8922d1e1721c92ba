import type { OperatorPaths } from '../config/settings.ts';
import { NO_OPERATOR_FILES, type OperatorFiles } from '../evidence/operator-files.ts';

export const NO_PATHS: OperatorPaths = { earlier: [] };

/**
 * Reads the operator's own files.
 *
 * @throws UserError naming file and line of the first thing that cannot be read
 */
export async function loadOperatorFiles(_paths: OperatorPaths): Promise<OperatorFiles> {
  return NO_OPERATOR_FILES;
}
