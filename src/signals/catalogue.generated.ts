// Written by `npm run generate`; do not edit.
import type { Signal } from '../evidence/define-signal.ts';
import { clockContradictsLocation } from './clock-contradicts-location.ts';
import { commitsBeforeAccount } from './commits-before-account.ts';
import { incoherentClocks } from './incoherent-clocks.ts';
import { sharedCommitEmail } from './shared-commit-email.ts';
import { unrelatedNames } from './unrelated-names.ts';
import { youngAccountAtGrant } from './young-account-at-grant.ts';

export const CATALOGUE: readonly Signal[] = [
  clockContradictsLocation,
  commitsBeforeAccount,
  incoherentClocks,
  sharedCommitEmail,
  unrelatedNames,
  youngAccountAtGrant,
];
