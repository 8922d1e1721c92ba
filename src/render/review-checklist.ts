import type { GuidanceName } from './guidance.ts';

/** A question for the reviewer about what no record of GitHub shows. */
export interface ReviewQuestion {
  readonly id: string;
  readonly question: string;
  /** What an answer can tell, and what it cannot. */
  readonly note: string;
  /** Titles and addresses stand in `GUIDANCE`. */
  readonly sources: readonly GuidanceName[];
}

export interface ReviewGroup {
  readonly title: string;
  readonly questions: readonly ReviewQuestion[];
}

/**
 * What public guidance advises to look at beside any record of GitHub, as questions that can be asked about everybody
 * alike. None of them asks where somebody comes from, and no single answer settles anything.
 */
export const REVIEW_CHECKLIST: readonly ReviewGroup[] = [
  {
    title: 'Who knows the person',
    questions: [
      {
        id: 'recent-live-call',
        question:
          'Has somebody who knows the person spoken with them live, camera on, within the last 90 days?',
        note: 'Many people dislike the camera and connections fail; arrange another day before drawing anything from it.',
        sources: ['FBI 2023', 'Germany 2024', 'Japan 2024', 'Security Alliance, mitigation'],
      },
      {
        id: 'identity-checked-once',
        question:
          'Was identity ever checked in person, by a notary or by a service that does so for everybody?',
        note: 'For most remote engagements it never was; this is a gap of the process, not of the person.',
        sources: ['FBI 2023', 'Security Alliance, mitigation'],
      },
      {
        id: 'same-person-as-interviewed',
        question: 'Is the person who joins calls the one who was interviewed?',
        note: 'Ask the interviewers, and compare only with records that everybody agreed to.',
        sources: ['FBI 2025b', 'Security Alliance'],
      },
      {
        id: 'explains-own-work',
        question: 'Does the person explain their own recent work freely, without preparation?',
        note: 'Nerves, a second language and old code make everybody stumble; look at the substance.',
        sources: ['FBI 2023', 'Germany 2024', 'Security Alliance'],
      },
      {
        id: 'live-view',
        question:
          'Was the background unobscured at least once on a live call, as guidance advises for every remote hire?',
        note: 'It tells a live picture from a generated one; it must not be used to judge how somebody lives.',
        sources: ['FBI 2025b'],
      },
      {
        id: 'everyday-talk-of-place',
        question: 'Does everyday talk about the stated place of work agree with that place?',
        note: 'Put the same open questions to everybody; people who have just moved know little.',
        sources: ['Security Alliance', 'FBI 2025b'],
      },
    ],
  },
  {
    title: 'Identity and earlier work',
    questions: [
      {
        id: 'document-checked-live',
        question:
          'Was an identity document checked live, beside its holder, rather than as a scan?',
        note: 'Scans and automatic checks are passed by altered documents too often to settle the question.',
        sources: ['GitLab 2026', 'Security Alliance, mitigation'],
      },
      {
        id: 'history-confirmed',
        question:
          'Were earlier employers and schools confirmed through contact details found independently of the application?',
        note: 'Verify what is claimed; which school or employer it is must not matter.',
        sources: ['US 2022', 'FBI 2025b', 'Germany 2024'],
      },
      {
        id: 'profiles-agree',
        question:
          'Do contract, application and public profiles describe one person with one career?',
        note: 'Nicknames, transliterations and changed names are ordinary and private; ask, do not publish.',
        sources: ['FBI 2023', 'Germany 2024', 'Security Alliance'],
      },
      {
        id: 'contact-data-once',
        question:
          'Do the same telephone number, address or application text appear with any other applicant or supplier?',
        note: 'Agencies share templates and switchboards; an own number shared between names needs an answer.',
        sources: ['FBI 2025a', 'Google 2024'],
      },
      {
        id: 'name-owner-asked',
        question:
          'Has a stranger ever asked about wages or taxes for work under this name that they never did?',
        note: 'It points to a borrowed identity; its owner needs help first.',
        sources: ['FBI 2024'],
      },
    ],
  },
  {
    title: 'Contract, agency and payment',
    questions: [
      {
        id: 'agency-evidence',
        question:
          'If an agency stands between, what evidence of its own identity check does it show?',
        note: 'Its word that it checks is not the evidence.',
        sources: ['FBI 2023', 'FBI 2025b'],
      },
      {
        id: 'payee-is-party',
        question:
          'Is the payee the contract party, and has the account for payments changed often or on short notice?',
        note: 'People change banks; a third party as payee needs a reason in writing.',
        sources: ['US 2022', 'FBI 2023', 'Japan 2024', 'Germany 2024'],
      },
      {
        id: 'exceptions-asked-for',
        question: 'Were payments in advance or other urgent exceptions to the contract asked for?',
        note: 'Freelancers may need an advance; look at pressure and repetition.',
        sources: ['FBI 2023', 'Germany 2024'],
      },
      {
        id: 'price-and-terms',
        question:
          'Was the price far below what you pay others for the same work, and never discussed?',
        note: 'Markets differ; alone it says nothing.',
        sources: ['Security Alliance', 'Japan 2024', 'Germany 2024'],
      },
      {
        id: 'platform-kept',
        question:
          'Did the person ask to leave the platform they were found on, or to work through another account?',
        note: 'Fees are an ordinary reason.',
        sources: ['FBI 2023'],
      },
      {
        id: 'other-engagements',
        question:
          'Does the contract regulate other engagements, and do calls often collide with them?',
        note: 'Several clients at once are what freelancers do.',
        sources: ['Google 2024', 'Recorded Future 2026'],
      },
      {
        id: 'does-the-work',
        question:
          'Does the contract say who may do the work, and does the person do it themselves?',
        note: 'Substitutes may be allowed; then they need accounts of their own.',
        sources: ['US 2022', 'Security Alliance'],
      },
      {
        id: 'confirmations-for-others',
        question:
          'Did the person ask for confirmations that serve accounts elsewhere, such as at an exchange?',
        note: 'Banks and landlords ask ordinary people for such papers too.',
        sources: ['Security Alliance'],
      },
    ],
  },
  {
    title: 'Devices and delivery',
    questions: [
      {
        id: 'delivery-address',
        question:
          'Did equipment go to the address in the contract and to the person, not to a forwarder or another household?',
        note: 'People receive parcels at work, at family or at a pick-up point; ask who uses the device.',
        sources: ['FBI 2023', 'FBI 2024', 'Germany 2024', 'Recorded Future 2026'],
      },
      {
        id: 'device-where-work-is',
        question:
          'Do your own device records agree with where the work is said to be done, one device for one person?',
        note: 'Look only at what your policy allows to record, and for everybody.',
        sources: ['FBI 2024', 'Google 2024', 'Recorded Future 2026'],
      },
      {
        id: 'remote-control',
        question:
          'Do company devices run remote-control or keep-awake tools that your own IT did not install, or share screens all day?',
        note: 'Support, accessibility and pairing are ordinary uses.',
        sources: ['Google 2024', 'Recorded Future 2026'],
      },
      {
        id: 'managed-device',
        question: 'Is the work done on a device you manage; if not, who agreed to that and why?',
        note: 'Freelancers own their tools; it limits what can be verified.',
        sources: ['Security Alliance, mitigation', 'FBI 2025a'],
      },
    ],
  },
  {
    title: 'Sign-ins and data',
    questions: [
      {
        id: 'sign-ins-agree',
        question:
          'Do sign-in records contradict each other: distant places within hours, or sessions on devices nobody knows?',
        note: 'Travel, company proxies and privacy networks explain most of it; compare, do not judge a place.',
        sources: ['FBI 2025a', 'US 2022'],
      },
      {
        id: 'bulk-copies',
        question: 'Were many repositories or documents copied soon after access was granted?',
        note: 'Everybody clones on the first day; compare with colleagues of the same role.',
        sources: ['FBI 2025a', 'GitLab 2026'],
      },
    ],
  },
  {
    title: 'Working together',
    questions: [
      {
        id: 'reachable-when-agreed',
        question: 'Is the person reachable at the hours agreed with them?',
        note: 'Agreed hours count, not the office hours of a place.',
        sources: ['US 2022'],
      },
      {
        id: 'borrowed-accounts',
        question: 'Were colleagues asked to lend accounts, devices or personal data?',
        note: 'It is often helpfulness; stop it and ask why it was needed.',
        sources: ['US 2022'],
      },
      {
        id: 'who-was-brought-in',
        question: 'Whom did the person recommend or bring in, and how were those people checked?',
        note: 'Ordinary recommendations are welcome; each person is reviewed by themselves.',
        sources: ['Security Alliance', 'Security Alliance, mitigation'],
      },
      {
        id: 'threats',
        question: 'Was there ever a threat to publish or withhold code or data?',
        note: 'Then stop here and call security and legal at once.',
        sources: ['FBI 2023', 'FBI 2025a', 'Germany 2024'],
      },
      {
        id: 'reaction-to-checks',
        question:
          'How did the person take checks that apply to everybody, and what did they do afterwards?',
        note: 'Record it. To decline a check is a right and proves nothing.',
        sources: ['Security Alliance, cases'],
      },
    ],
  },
];
