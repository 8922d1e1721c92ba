import { defineSignal } from '../evidence/define-signal.ts';
import { COMMITS_PER_SIDE, PAUSE, turnsIn } from '../evidence/eras.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, offsetText, only, span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

export const renamedEverything = defineSignal({
  id: 'renamed-everything',
  title: 'Another name, address and clock after a year of silence',
  family: 'account',
  strength: 'moderate',
  redFlag:
    'An old account comes back after a long pause with nothing of its former owner, as if it had been sold or taken over.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (8, bought accounts)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'A new life: another name, another place, another employer. A change of name is private, so ask neutrally and never publish it.',
    'Older work of somebody else that was merged under this account, or an account handed on within a company.',
    'A pen name given up for the civil one, together with a move.',
  ],
  whatClearsIt: [
    'Somebody who knew the owner by this account before the pause and knows them now.',
    'Access to the older address, shown by a message from it.',
    'An employer or project that confirms the work from before the pause.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How many ordinary accounts show it is in no public data: histories do not tell which earlier name became which later one.',
  ),
  needs: ['account', 'commits', 'ownCommits'],
  clearNeedsAllOf: ['commits', 'ownCommits'],
  observedNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Two years of silence, then nothing is as it was',
      person: withEras(
        { name: 'Ilse Brandvold', email: 'ilse.brandvold@example.com', clock: 120 },
        { name: 'Teodor Makinen', email: 'tmakinen@example.org', clock: 540 },
      ),
      expect: 'observed',
    },
    {
      title: 'A new name and employer, and the clock stayed',
      person: withEras(
        { name: 'Ilse Brandvold', email: 'ilse.brandvold@example.com', clock: 120 },
        { name: 'Teodor Makinen', email: 'tmakinen@example.org', clock: 120 },
      ),
      expect: 'clear',
    },
    {
      title: 'Moved far away for a new employer, under the same name',
      person: withEras(
        { name: 'Ilse Brandvold', email: 'ilse.brandvold@example.com', clock: 120 },
        { name: 'Ilse Brandvold', email: 'ib@example.org', clock: 540 },
      ),
      expect: 'clear',
    },
    {
      title: 'Another name and place, and the mailbox stayed',
      person: withEras(
        { name: 'Ilse Brandvold', email: 'northern.ilse@example.com', clock: 120 },
        { name: 'Teodor Makinen', email: 'northern.ilse@example.com', clock: 540 },
      ),
      expect: 'clear',
    },
    {
      title: 'The same change without a pause',
      person: withEras(
        { name: 'Ilse Brandvold', email: 'ilse.brandvold@example.com', clock: 120 },
        { name: 'Teodor Makinen', email: 'tmakinen@example.org', clock: 540 },
        60,
      ),
      expect: 'clear',
    },
    {
      title: 'A container wrote the newer commits, so no clock can be compared',
      person: withEras(
        { name: 'Ilse Brandvold', email: 'ilse.brandvold@example.com', clock: 120 },
        { name: 'Teodor Makinen', email: 'tmakinen@example.org', clock: 0 },
      ),
      expect: 'unknown',
    },
    {
      title: 'A handful of commits',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 6, clock: 0 }) } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person) {
    const commits = ownCommits(person)
      .filter(({ origin }) => origin === 'own-machine')
      .sort((a, b) => a.author.at - b.author.at);
    if (commits.length < 2 * COMMITS_PER_SIDE) {
      return {
        result: 'unknown',
        because: ours(
          `${only(commits.length, 'commit')} made on a machine of theirs could be read; ${2 * COMMITS_PER_SIDE} are needed.`,
        ),
      };
    }
    const turns = turnsIn(commits);
    const renewed = turns.find((turn) => turn.verdict === 'renewed');
    if (renewed !== undefined) {
      const { before, after } = renewed;
      const pause = after.first.author.at - before.last.author.at;
      return {
        result: 'observed',
        summary: prose`After ${ours(span(pause))} without a commit, from ${ours(utcDay(before.last.author.at))} to ${ours(utcDay(after.first.author.at))}, name, address and clock are all new.`,
        measurements: [
          { label: 'Pause', value: span(pause), threshold: span(PAUSE) },
          { label: 'Names, addresses and clocks that went on', value: '0' },
        ],
        sample: commits.length,
        evidence: [before, after].map((side) => ({
          text: prose`${ours(`${counted(side.commits, 'commit')} from ${utcDay(side.first.author.at)} to ${utcDay(side.last.author.at)}`)}: ${side.name}, ${side.address}, ${ours(offsetText(side.offset))}`,
          ...linkTo([side.last, side.first]),
        })),
      };
    }
    if (turns.some(({ verdict }) => verdict === 'unknown')) {
      return {
        result: 'unknown',
        because: ours(
          'There is a pause of a year after which no name, address or clock is known to have gone on unchanged, but too little can be compared to call all of them new.',
        ),
      };
    }
    return {
      result: 'clear',
      because: ours(
        turns.length === 0
          ? 'There is no pause of a year with work on both sides of it.'
          : 'After every pause of a year a name, an address or a clock went on.',
      ),
    };
  },
});

interface Era {
  readonly name: string;
  readonly email: string;
  readonly clock: number;
}

/** Thirty commits of each era, the older one that many days before the newer one began. */
function withEras(older: Era, newer: Era, pauseDays = 730): Collaborator {
  const now = EXAMPLE_NOW - DAY;
  const commits = [
    ...exampleCommits({ count: 30, ...newer, until: now }),
    ...exampleCommits({ count: 30, ...older, until: now - (90 + pauseDays) * DAY }),
  ];
  return examplePerson({ facts: { commits } });
}
