import { expect } from 'vitest';
import type { PublishApi } from '../../src/publish/api.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { type Client, clientOf, REPOSITORY, world, writesTo } from './github.ts';
import { Killed, killedAt, type Person, runWeek, shown, type WeekOptions } from './review.ts';

interface Week extends WeekOptions {
  readonly people: readonly Person[];
  /** What a reviewer writes before it, and beneath whose page. */
  readonly order?: readonly [string, string];
}

/** Weekly runs, one after another. */
export type Story = readonly Week[];

type Disturbance = (
  week: number,
  run: (api: PublishApi) => Promise<unknown>,
  api: Client,
) => Promise<void>;

/** What a story leaves behind, and how many writes each week of it took. */
export async function tell(story: Story, at: GitHub, disturb: Disturbance = async () => {}) {
  const api = clientOf(at, at.tokens.job);
  const login = 'ines-duarte';
  const reviewer = clientOf(at, at.tokens.make({ kind: 'classic', login, scopes: ['repo'] }));
  const counts: number[] = [];
  for (const [week, { people, order, ...options }] of story.entries()) {
    if (order !== undefined) {
      const [title, body] = order;
      const page = at.issues(REPOSITORY).find((issue) => issue.title.includes(title));
      await reviewer.rest.issues.createComment({
        owner: 'northwind-labs',
        repo: 'security',
        issue_number: page?.number ?? 0,
        body,
      });
    }
    const run = (client: PublishApi) => runWeek(client, week, people, options);
    await disturb(week, run, api);
    const before = writesTo(at).length;
    await run(api);
    counts.push(writesTo(at).length - before);
  }
  return { counts, end: shown(at) };
}

/**
 * Expects that a story ends the same whichever of its runs is killed before or after whichever of its writes, and then
 * started again.
 *
 * @param weeks those in which runs are killed; all of them unless told otherwise
 */
export async function expectToOutliveKills(story: Story, weeks?: readonly number[]): Promise<void> {
  const calm = await startGitHub(world);
  const { counts, end } = await tell(story, calm);
  await calm.close();
  for (const killed of weeks ?? counts.keys()) {
    expect(counts[killed], `writes of week ${killed}`).toBeGreaterThan(0);
    for (let write = 1; write <= (counts[killed] ?? 0); write += 1) {
      for (const when of ['before', 'after'] as const) {
        const again = await startGitHub(world);
        const after = await tell(story, again, async (week, run, api) => {
          if (week !== killed) return;
          await expect(run(killedAt(api, write, when))).rejects.toThrow(Killed);
        });
        expect(after.end, `week ${killed}, ${when} write ${write}`).toEqual(end);
        await again.close();
      }
    }
  }
}
