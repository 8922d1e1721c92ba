/** Words of guilt, which no text of ours needs. */
export const GUILT =
  /korea|dprk|\bspy|\bspies|fraud|\bfake|suspect|suspicious|impost[oe]r|malicious|criminal|\bliar|sanctioned|guilty|scam|deceiv|deceit|deception|infiltrat|adversar|\boperatives?\b|culprit|offender/i;

/** What is never said about a person, in any rendering: guilt, and where somebody comes from. */
export const BANNED = new RegExp(`${GUILT.source}|nationality|citizenship|ethnic`, 'i');
