// Written by `npm run generate`; do not edit.
import type { Signal } from '../evidence/define-signal.ts';
import { accountGone } from './account-gone.ts';
import { accountsCreatedTogether } from './accounts-created-together.ts';
import { alternatingClocks } from './alternating-clocks.ts';
import { backdatedAgainstServer } from './backdated-against-server.ts';
import { badgeFarming } from './badge-farming.ts';
import { browserContradictsMachine } from './browser-contradicts-machine.ts';
import { clockContradictsLocation } from './clock-contradicts-location.ts';
import { commitsBeforeAccount } from './commits-before-account.ts';
import { commitsBeforeRepository } from './commits-before-repository.ts';
import { concealingNetwork } from './concealing-network.ts';
import { contactReplaced } from './contact-replaced.ts';
import { crossCommitRing } from './cross-commit-ring.ts';
import { deadIdentityLinks } from './dead-identity-links.ts';
import { disposableAddress } from './disposable-address.ts';
import { dormantAccountRevived } from './dormant-account-revived.ts';
import { foreignMerges } from './foreign-merges.ts';
import { futureDatedCommits } from './future-dated-commits.ts';
import { growingPermission } from './growing-permission.ts';
import { historyBegunElsewhere } from './history-begun-elsewhere.ts';
import { identicalAvatar } from './identical-avatar.ts';
import { identityPushedAway } from './identity-pushed-away.ts';
import { impossibleTravel } from './impossible-travel.ts';
import { incoherentClocks } from './incoherent-clocks.ts';
import { keyNamesAnother } from './key-names-another.ts';
import { keysMadeTogether } from './keys-made-together.ts';
import { manyFullNames } from './many-full-names.ts';
import { manyUnrelatedAddresses } from './many-unrelated-addresses.ts';
import { massCloneAfterAccess } from './mass-clone-after-access.ts';
import { nameDiffersFromRoster } from './name-differs-from-roster.ts';
import { nearIdenticalBio } from './near-identical-bio.ts';
import { nearIdenticalReadme } from './near-identical-readme.ts';
import { noDaylightSavingShift } from './no-daylight-saving-shift.ts';
import { onIndicatorList } from './on-indicator-list.ts';
import { onlyUnlinkedAddresses } from './only-unlinked-addresses.ts';
import { organizationCodeOnProfile } from './organization-code-on-profile.ts';
import { ownerAmongManyAuthors } from './owner-among-many-authors.ts';
import { paintedActivity } from './painted-activity.ts';
import { placeChangedOften } from './place-changed-often.ts';
import { renamedEverything } from './renamed-everything.ts';
import { renamedLogin } from './renamed-login.ts';
import { rhythmContradictsClock } from './rhythm-contradicts-clock.ts';
import { rhythmContradictsLocation } from './rhythm-contradicts-location.ts';
import { roundTheClock } from './round-the-clock.ts';
import { sameInviterSameWindow } from './same-inviter-same-window.ts';
import { sharedCommitEmail } from './shared-commit-email.ts';
import { sharedFollowHub } from './shared-follow-hub.ts';
import { sharedKey } from './shared-key.ts';
import { sharedNetworkAddress } from './shared-network-address.ts';
import { sharedRootCommit } from './shared-root-commit.ts';
import { sharedWebsite } from './shared-website.ts';
import { shellPortfolio } from './shell-portfolio.ts';
import { singleOrganizationAccount } from './single-organization-account.ts';
import { uniqueOffsetEra } from './unique-offset-era.ts';
import { unrelatedNames } from './unrelated-names.ts';
import { unrelatedNamesInKey } from './unrelated-names-in-key.ts';
import { youngAccountAtGrant } from './young-account-at-grant.ts';

export const CATALOGUE: readonly Signal[] = [
  accountGone,
  accountsCreatedTogether,
  alternatingClocks,
  backdatedAgainstServer,
  badgeFarming,
  browserContradictsMachine,
  clockContradictsLocation,
  commitsBeforeAccount,
  commitsBeforeRepository,
  concealingNetwork,
  contactReplaced,
  crossCommitRing,
  deadIdentityLinks,
  disposableAddress,
  dormantAccountRevived,
  foreignMerges,
  futureDatedCommits,
  growingPermission,
  historyBegunElsewhere,
  identicalAvatar,
  identityPushedAway,
  impossibleTravel,
  incoherentClocks,
  keyNamesAnother,
  keysMadeTogether,
  manyFullNames,
  manyUnrelatedAddresses,
  massCloneAfterAccess,
  nameDiffersFromRoster,
  nearIdenticalBio,
  nearIdenticalReadme,
  noDaylightSavingShift,
  onIndicatorList,
  onlyUnlinkedAddresses,
  organizationCodeOnProfile,
  ownerAmongManyAuthors,
  paintedActivity,
  placeChangedOften,
  renamedEverything,
  renamedLogin,
  rhythmContradictsClock,
  rhythmContradictsLocation,
  roundTheClock,
  sameInviterSameWindow,
  sharedCommitEmail,
  sharedFollowHub,
  sharedKey,
  sharedNetworkAddress,
  sharedRootCommit,
  sharedWebsite,
  shellPortfolio,
  singleOrganizationAccount,
  uniqueOffsetEra,
  unrelatedNames,
  unrelatedNamesInKey,
  youngAccountAtGrant,
];
