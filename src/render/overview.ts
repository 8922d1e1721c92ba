import type { Assessment } from '../assess/assessment.ts';
import { PRIORITIES, type Priority } from '../assess/priority.ts';
import type { Remedy } from '../assess/remedy.ts';
import { countByPriority, type Report } from '../assess/report.ts';
import type { Signal } from '../evidence/define-signal.ts';
import { counted } from '../evidence/wording.ts';
import type { Gap } from '../snapshot/fact.ts';
import { remediesOf } from './person.ts';
import { grouped, PRIORITY_WORDS } from './phrases.ts';

/** What the report is and is not, for its first lines. */
export const NO_WRONGDOING =
  'says nothing about anybody’s origin and establishes no wrongdoing: each observation has innocent causes, which stand beside it.';
export const WHAT_THIS_IS = `This is a reading list for a person who decides. It names observations that rarely come together among ordinary developers. It ${NO_WRONGDOING}`;
export const KEEP_IT_PRIVATE =
  'It is about people who cannot answer here: keep it among those who need it, and delete it when it is settled.';

export const WHAT_TIES_SAY =
  'Accounts that observations tie together. Teams, agencies, families and one person with two accounts do the same; look at a group as a whole.';

/** How the rates of single observations become one chance. */
export const HOW_RARE =
  'Within a family only the best observation counts, at the chance of seeing anything as good among all its signals that could be asked; what more than one in ten people show adds nothing. The rarity of somebody is the chance that an ordinary person with the same coverage shows as much in any families: there are many ways to be unusual, so it is less rare than the single rates multiplied. docs/priorities.md of outside-collaborator-audit has an example.';

/** What the words of the report mean that say neither “yes” nor “no”. */
export const LEGEND: readonly { readonly word: string; readonly meaning: string }[] = [
  {
    word: PRIORITY_WORDS.none,
    meaning: 'what was observed, if anything, is common or answered; it clears nobody',
  },
  {
    word: PRIORITY_WORDS['insufficient-data'],
    meaning: 'too little could be read to say anything, for or against',
  },
  { word: 'not checked', meaning: 'a signal came to no answer, which is never taken for clear' },
  {
    word: 'not observed',
    meaning: 'a signal had enough to look at and saw nothing, or too little to be told',
  },
];

export const HOW_DECIDED: readonly string[] = [
  'A priority follows from how rarely ordinary developers show the same and from how many independent families of evidence agree; no points are given, and what nobody has measured never decides alone.',
  'Access orders people of equal priority and raises nobody; what could not be read is unknown, never clear.',
];

/** The people somebody should look at, in the order of the report: everybody from `routine` up. */
export function queueOf(report: Report): readonly Assessment[] {
  return report.assessments.filter(({ priority }) => isDue(priority));
}

/** Whether somebody stands in the queue; everybody else has no place in any order. */
export function isDue(priority: Priority): boolean {
  return priority === 'soon' || priority === 'routine';
}

/** People whose data did not suffice to say anything. */
export function insufficientOf(report: Report): readonly Assessment[] {
  return report.assessments.filter(({ priority }) => priority === 'insufficient-data');
}

/** People with an observation that asks for no review. */
export function observedOnlyOf(report: Report): readonly Assessment[] {
  return report.assessments.filter(
    ({ priority, observations }) => priority === 'none' && observations.length > 0,
  );
}

/** `2 review soon · 1 review when convenient · …`, zeros included. */
export function countsOf(report: Report): readonly string[] {
  const counts = countByPriority(report);
  return PRIORITIES.map((priority) => `${grouped(counts[priority])} ${PRIORITY_WORDS[priority]}`);
}

export function coverageSentence({ coverage }: Report): string {
  const people = counted(coverage.collaborators, 'person', 'people');
  const repositories = counted(coverage.repositories, 'repository', 'repositories');
  return `${people} in ${repositories}; ${grouped(coverage.signalsAssessed)} of ${grouped(coverage.signalsAsked)} questions came to an answer${share(coverage)}.`;
}

function share({ signalsAssessed, signalsAsked }: Report['coverage']): string {
  if (signalsAsked === 0) return '';
  const percent = Math.floor((100 * signalsAssessed) / signalsAsked);
  return percent === 0 && signalsAssessed > 0 ? ' (less than 1 %)' : ` (${percent} %)`;
}

/** A gap as a sentence, with the permission that would close it. */
export function gapSentence(gap: Gap): string {
  const detail = gap.detail.replace(/\.?\s*$/, '.');
  return gap.permission === undefined ? detail : `${detail} Would be closed by: ${gap.permission}.`;
}

/** A permission or option, of how many people it would let more be checked, and which signals. */
export interface ReportRemedy {
  readonly remedy: Remedy;
  readonly people: number;
  readonly signals: readonly Signal[];
}

/** What somebody could give the next audit so that it says more; what helps most comes first. */
export function remediesOfAll({ assessments }: Report): readonly ReportRemedy[] {
  const all = new Map<string, { remedy: Remedy; people: number; signals: Set<Signal> }>();
  for (const assessment of assessments) {
    for (const { remedy, signals } of remediesOf(assessment)) {
      const one = all.get(remedy.name) ?? { remedy, people: 0, signals: new Set() };
      all.set(remedy.name, one);
      one.people += 1;
      for (const signal of signals) one.signals.add(signal);
    }
  }
  return [...all.values()]
    .map(({ signals, ...one }) => ({ ...one, signals: [...signals] }))
    .sort(
      (a, b) =>
        b.people * b.signals.length - a.people * a.signals.length ||
        b.people - a.people ||
        (a.remedy.name < b.remedy.name ? -1 : 1),
    );
}

/** Above {@link remediesOfAll}. */
export const WITH_MORE_OF_ALL = 'More could be checked with';

/** `5 signals for 48 people`, or for how many people more would be seen. */
export function remedyExtent({ people, signals }: ReportRemedy): string {
  const who = counted(people, 'person', 'people');
  return signals.length === 0 ? who : `${counted(signals.length, 'signal')} for ${who}`;
}

/** What is only looked for, so that it cannot be read as found: `“Avatar shared …”; “…”`. */
export function titlesQuoted(signals: readonly Signal[]): string {
  return signals.map(({ title }) => `“${title}”`).join('; ');
}

/** A step list that is the same for everybody. */
export interface NextSteps {
  readonly title: string;
  readonly steps: readonly string[];
}

/** Where the steps come from; addresses stand in the documentation, for some name a country. */
export const STEPS_AFTER =
  'After public guidance of the FBI’s Internet Crime Complaint Center (2023 and 2025) and the Security Alliance; sources stand in docs/checklist.md of outside-collaborator-audit.';

/** What comes before anybody is asked anything. */
export const FIRST_STEPS: NextSteps = {
  title: 'Before anything else',
  steps: [
    'Keep the circle small: security, people operations and legal; where law or agreement asks for it, data protection and the works council.',
    'Do not announce the review, and do not confront anybody with a list.',
    'Save what may change: audit-log export, clones, pull requests, contract and payment records.',
  ],
};

/** What public guidance advises after {@link FIRST_STEPS} and before anybody decides, in neutral words. */
export const FURTHER_STEPS: readonly NextSteps[] = [
  {
    title: 'Clarify, in the same way for everybody',
    steps: [
      'Ask whoever invited or manages the person who knows them, since when, and who has met them.',
      'Ask the person, as a matter of routine, what the observations leave open: the origin of imported history, or where they work now.',
      'For staff of an agency, ask it how it checked identity.',
    ],
  },
  {
    title: 'Verify, if questions remain',
    steps: [
      'Hold a live video call with the camera on, an identity document shown live, and everyday questions about the stated place.',
      'Reach earlier employers and schools by contact details found independently.',
      'Compare contract party, payee and delivery address, and read your own sign-in and device records.',
    ],
  },
  {
    title: 'Reduce exposure meanwhile',
    steps: [
      'Lower access to what the work needs; no administration, publishing or signing rights.',
      'Require review by a maintainer you know, also for workflow files.',
      'Rotate secrets the account could read, and let tokens and deploy keys expire.',
    ],
  },
  {
    title: 'Decide and write it down',
    steps: [
      'A person decides, with a second reader before access is taken away; nothing here removes anybody.',
      'Record the reason. When the question is settled, delete what was kept for it, and inform the person where law asks for it.',
    ],
  },
];
