import { othersCare } from '../evidence/copied-history.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson, exampleRepository } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, only, soMany, span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';

const REPOSITORIES = 4;
const WINDOW_DAYS = 30;
const TOUCHED_DAYS = 2;
const ACCOUNT_DAYS = 365;

export const shellPortfolio = defineSignal({
  id: 'shell-portfolio',
  title: 'All own repositories filled within weeks and never touched again',
  family: 'content',
  strength: 'weak',
  redFlag: 'The portfolio holds no work of its own: repositories that were filled once, for show.',
  sources: [
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
    {
      title: 'Datadog: ghbuster',
      url: 'https://github.com/DataDog/ghbuster',
    },
  ],
  innocentExplanations: [
    'Course work, or a job application, uploaded in one go.',
    'Somebody whose work is private and who put up a few samples.',
    'An archive of older work, moved here from elsewhere.',
  ],
  whatClearsIt: [
    'The person explains the projects, or says that they are samples.',
    'Work elsewhere, in the organization itself above all.',
  ],
  ordinaryRate: assumed(
    0.1,
    'Personal repositories of ordinary collaborators are in no data we may use; uploads in one go are common.',
  ),
  needs: ['account', 'portfolio'],
  clearNeedsAllOf: ['portfolio'],
  observedNeedsAllOf: ['portfolio'],
  examples: [
    {
      title: 'Six repositories of one week, four years after the account was opened',
      person: withPortfolio([1, 2, 2, 3, 5, 6]),
      expect: 'observed',
    },
    {
      title: 'One of them is still worked on',
      person: withPortfolio([1, 2, 2, 3, 5, 6], { pushedDaysLater: 90 }),
      expect: 'clear',
    },
    {
      title: 'An archive moved here in a week, of which others star a part',
      person: withPortfolio([1, 2, 2, 3, 5, 6], { stars: 40 }),
      expect: 'clear',
    },
    {
      title: 'Repositories of several years',
      person: withPortfolio([1, 200, 500, 900]),
      expect: 'clear',
    },
    {
      title: 'A beginner with a new account',
      person: withPortfolio([1, 2, 3, 4], { openedDaysAgo: 120 }),
      expect: 'unknown',
    },
    {
      title: 'Two repositories',
      person: withPortfolio([1, 2]),
      expect: 'unknown',
    },
  ],
  observe({ account, portfolio }, _person, { takenAt }) {
    if (portfolio.length < REPOSITORIES) {
      return {
        result: 'unknown',
        because: ours(
          `${only(portfolio.length, 'public repository', 'public repositories')} of their own could be read; ${REPOSITORIES} are needed.`,
        ),
      };
    }
    if (takenAt - account.createdAt < ACCOUNT_DAYS * DAY) {
      return {
        result: 'unknown',
        because: ours(
          'The account is younger than a year; everybody begins with such repositories.',
        ),
      };
    }
    const made = portfolio.map(({ createdAt }) => createdAt);
    const first = Math.min(...made);
    const last = Math.max(...made);
    const touched = portfolio.filter(
      (repository) => othersCare(repository) || isWorkedOn(repository),
    );
    if (touched.length > 0 || last - first > WINDOW_DAYS * DAY) {
      return {
        result: 'clear',
        because: ours(
          `${counted(portfolio.length, 'public repository', 'public repositories')} of their own were made over ${span(last - first)}, and ${soMany(touched.length, 'was', 'were')} worked on after the first days or followed by others.`,
        ),
      };
    }
    return {
      result: 'observed',
      summary: ours(
        `All ${portfolio.length} public repositories of their own were made from ${utcDay(first)} to ${utcDay(last)}, and none was pushed to later than ${TOUCHED_DAYS} days after.`,
      ),
      measurements: [
        {
          label: 'Own public repositories',
          value: String(portfolio.length),
          threshold: String(REPOSITORIES),
        },
        {
          label: 'Time in which all were made',
          value: span(last - first),
          threshold: `at most ${WINDOW_DAYS} days`,
        },
      ],
      sample: portfolio.length,
      evidence: portfolio.slice(0, 5).map(({ repository, url, createdAt }) => ({
        text: prose`${repository}: ${ours(utcDay(createdAt))}`,
        url,
      })),
    };
  },
});

function isWorkedOn({ createdAt, pushedAt }: PortfolioRepository): boolean {
  return pushedAt !== null && pushedAt > createdAt + TOUCHED_DAYS * DAY;
}

interface Example {
  readonly openedDaysAgo?: number;
  readonly pushedDaysLater?: number;
  readonly stars?: number;
}

/** @param days after the first repository on which each was made */
function withPortfolio(
  days: readonly number[],
  { openedDaysAgo = 1_460, pushedDaysLater = 0, stars = 0 }: Example = {},
): Collaborator {
  const portfolio = days.map((day, index): PortfolioRepository => {
    const createdAt = EXAMPLE_NOW - 100 * DAY + day * DAY;
    const repository = `example-person/project-${index}`;
    return exampleRepository(repository, {
      createdAt,
      pushedAt: createdAt + (index === 0 ? pushedDaysLater : 0) * DAY + 3_600,
      stars: index === 0 ? stars : 0,
      commits: 3,
    });
  });
  return examplePerson({
    facts: {
      account: { createdAt: EXAMPLE_NOW - openedDaysAgo * DAY, type: 'user' },
      portfolio,
    },
  });
}
