import type { Assessment } from '../assess/assessment.ts';
import type { Family } from '../evidence/family.ts';
import { familiesOf } from './person.ts';

/** How the questions are meant. */
export const HOW_TO_ASK =
  'Ask the person, or whoever works with them, the way you would ask anybody. Nobody has to answer, and no answer settles anything alone.';

/** What would explain observations of a family, as questions that presume nothing. */
const QUESTIONS: Readonly<Record<Family, readonly string[]>> = {
  time: [
    'Which machines do you work on, and which time zones are they set to?',
    'Which hours do you usually work, and were they agreed with somebody here?',
  ],
  location: [
    'Where do you work at present, and would you like your profile to say so?',
    'Do you work from elsewhere for longer times, or on machines that stand elsewhere?',
  ],
  history: [
    'Where was this history before it was here, and can an earlier copy or release be seen?',
    'Were these commits imported, rewritten or dated by a tool?',
  ],
  account: [
    'Is there an earlier account of yours, and what became of it?',
    'Where can work you did before be seen?',
  ],
  identity: [
    'Who else commits with this address or key?',
    'Which of these names should we know you by? There is no need to say why there are several.',
  ],
  network: [
    'How do you know the owners of these accounts, and how do you work together?',
    'If several of them are yours, which one do you need here?',
  ],
  content: ['Which of these repositories are your own work, and where does the rest come from?'],
  access: [
    'Were you travelling, or behind a VPN or a remote desktop, at that time?',
    'What were the copies of these repositories needed for?',
  ],
};

/** Questions about what decides somebody's place in the queue; none where nothing does, or nobody could answer. */
export function questionsFor(assessment: Assessment): readonly string[] {
  // Where GitHub shows no account, there is nobody to ask: whoever lists the access has to look.
  if (assessment.observations.some(({ signal }) => signal.id === 'account-gone')) return [];
  return familiesOf(assessment).flatMap((family) => QUESTIONS[family]);
}
