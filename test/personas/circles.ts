import { coherent, type Persona } from './persona.ts';

/** Accounts nobody knows, whom the members of one ring follow and who follow them back. */
export const HUBS = ['hub-of-the-ring-1', 'hub-of-the-ring-2', 'hub-of-the-ring-3'] as const;
export const HUB_FOLLOWERS = ['hub-follower-ana', 'hub-follower-bo', 'hub-follower-cy'] as const;

/** Mechanisms that take several people: what ties their accounts to each other. */
export const CIRCLES: readonly Persona[] = [
  ...HUB_FOLLOWERS.map(
    (login, index): Persona => ({
      login,
      story: 'One of three accounts that follow the same little-known hubs, which follow back.',
      observed: ['shared-follow-hub'],
      tell: (p) =>
        coherent(
          p,
          ['Anais Berger', 'Bodil Crane', 'Cyrus Feld'][index] ?? '',
          'Antwerp',
          'Europe/Brussels',
          `201${4 + index}-09-0${3 + index}`,
        ).follows(...HUBS),
    }),
  ),
  ...(['one-picture-ivy', 'one-picture-oak'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of two accounts that show the very same file as their picture.',
      observed: ['identical-avatar'],
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Ivy Lund' : 'Oakley Serra',
          'Porto, Portugal',
          'Europe/Lisbon',
          `201${5 + index}-01-2${index}`,
        ).picture('a lighthouse in the fog'),
    }),
  ),
  ...([1, 2, 3, 4, 5] as const).map(
    (number): Persona => ({
      login: `opened-in-a-row-${number}`,
      story: 'One of five accounts that were opened within an hour, years before they came here.',
      observed: ['accounts-created-together'],
      tell: (p) =>
        coherent(
          p,
          ['Edmund Vase', 'Fria Noll', 'Gus Harker', 'Hale Imber', 'Inga Jost'][number - 1] ?? '',
          'Bristol, England',
          'Europe/London',
          `2016-02-18T09:${number}5:00Z`,
        ),
    }),
  ),
  ...(['brought-in-1', 'brought-in-2', 'brought-in-3'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of three people whom one person invited within an hour.',
      observed: ['same-inviter-same-window'],
      tell: (p) =>
        p
          .named(['Hugo Tamm', 'Ilka Rosen', 'Jory Banks'][index] ?? '')
          .joined(`201${3 + index}-06-1${index}`)
          .contributed({ 2023: 140, 2024: 150, 2025: 160 })
          .invited('core', { by: 'an-owner', at: `2026-10-28T10:${10 + index * 9}:00Z` }),
    }),
  ),
];
