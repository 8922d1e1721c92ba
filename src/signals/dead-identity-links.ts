import { defineSignal } from '../evidence/define-signal.ts';
import { examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, soMany } from '../evidence/wording.ts';
import type { ProfileLink } from '../snapshot/appearance.ts';

const GONE = 2;

export const deadIdentityLinks = defineSignal({
  id: 'dead-identity-links',
  title: 'Pages the profile names, all of them gone',
  family: 'content',
  strength: 'weak',
  redFlag: 'Several links to profiles and portfolios lead nowhere.',
  sources: [
    {
      title: 'GitLab Threat Intelligence (19 February 2026)',
      url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
    },
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'Pages die: a domain that was not renewed, a service that closed, another name there.',
    'Sites that hide from strangers answer as if nothing were there.',
  ],
  whatClearsIt: [
    'The person brings the profile up to date, or shows the pages where they are now.',
    'An archive of the web shows what stood there.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How many ordinary profiles name several pages that are all gone is in no data; pages of the web die within years.',
  ),
  needs: ['links'],
  clearNeedsAllOf: ['links'],
  observedNeedsAllOf: ['links'],
  examples: [
    {
      title: 'A portfolio and a profile elsewhere, both gone',
      person: withLinks('gone', 'gone'),
      expect: 'observed',
    },
    {
      title: 'One of three is there',
      person: withLinks('gone', 'gone', 'alive'),
      expect: 'clear',
    },
    { title: 'One dead link', person: withLinks('gone'), expect: 'clear' },
    {
      title: 'A dead one, and one that does not answer strangers',
      person: withLinks('gone', 'unknown'),
      expect: 'unknown',
    },
    { title: 'The profile names no page', person: withLinks(), expect: 'unknown' },
  ],
  observe({ links }) {
    if (links.length === 0) {
      return { result: 'unknown', because: ours('The profile names no page.') };
    }
    const of = (state: ProfileLink['state']) => links.filter((link) => link.state === state);
    const [gone, alive, untold] = [of('gone'), of('alive'), of('unknown')];
    if (gone.length === links.length && gone.length >= GONE) {
      return {
        result: 'observed',
        summary: ours(`All ${gone.length} pages that the profile names are gone.`),
        measurements: [
          { label: 'Pages that are gone', value: String(gone.length), threshold: String(GONE) },
          { label: 'Pages that answer', value: '0', threshold: '0' },
        ],
        sample: links.length,
        evidence: gone.map(({ url }) => ({ text: prose`${url}` })),
      };
    }
    if (alive.length === 0 && untold.length > 0) {
      return {
        result: 'unknown',
        because: ours(
          `Of ${counted(untold.length, 'page')} nobody can tell whether they are there.`,
        ),
      };
    }
    return {
      result: 'clear',
      ...(alive.length === 0 ? { reached: { value: gone.length, threshold: GONE } } : {}),
      because: ours(
        `Of ${counted(links.length, 'page')} that the profile names ${soMany(alive.length, 'answers', 'answer')} and ${soMany(gone.length, 'is', 'are')} gone.`,
      ),
    };
  },
});

function withLinks(...states: readonly ProfileLink['state'][]) {
  const links = states.map(
    (state, index): ProfileLink => ({
      url: `https://page-${index}.example`,
      kind: index === 0 ? 'website' : 'social',
      state,
    }),
  );
  return examplePerson({ facts: { links } });
}
