/** What is never said about a person, in any rendering. */
export const BANNED =
  /korea|dprk|\bspy|\bspies|fraud|\bfake|suspect|suspicious|impost[oe]r|malicious|criminal|\bliar|sanctioned|guilty|scam|deceiv|deceit|deception|infiltrat|adversar|\boperatives?\b|culprit|offender|nationality|ethnic/i;
