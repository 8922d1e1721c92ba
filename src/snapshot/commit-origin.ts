import { isAutomaton } from './automaton.ts';
import type { CommitOrigin, Signature } from './facts.ts';

/** The committer of everything made on github.com. */
const WEB_COMMITTER_NAME = 'GitHub';
const WEB_COMMITTER_EMAIL = /^noreply@/i;
/** The same of a GitHub Enterprise Server, whose administrator chooses the address. */
const SERVER_COMMITTER_NAME = 'GitHub Enterprise';
const BOT_NAME = /\[bot\]$/i;
const BOT_EMAIL = /\[bot\]@users\.noreply\./i;
/** Addresses under which programs commit that do not call themselves bots: coding agents, and jobs without an App. */
const PROGRAM_EMAIL =
  /^(?:noreply@anthropic\.com|cursoragent@cursor\.com|198982749\+copilot@users\.noreply\.github\.com|(?:github-)?actions?@github\.com)$/i;

/**
 * Tells how a commit was made from what the commit itself says.
 *
 * A commit GitHub made carries the browser zone of its author and, as committer offset, the zone of whoever pressed the
 * button; two different offsets therefore mean that somebody else merged. A rebase merge keeps the author's own date,
 * so an author date before the committer date is the author's machine speaking.
 */
export function commitOrigin(author: Signature, committer: Signature): CommitOrigin {
  if (BOT_NAME.test(author.name) || isProgram(author.email)) return 'bot';
  if (isAutomaton(author.name, author.email)) return 'bot';
  const madeOnGitHub =
    committer.name === SERVER_COMMITTER_NAME ||
    (committer.name === WEB_COMMITTER_NAME && WEB_COMMITTER_EMAIL.test(committer.email));
  if (!madeOnGitHub || author.at !== committer.at) return 'own-machine';
  return author.offset === committer.offset ? 'github-web' : 'merged-by-other';
}

function isProgram(email: string): boolean {
  return BOT_EMAIL.test(email) || PROGRAM_EMAIL.test(email);
}
