import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from '../github/server.ts';
import type { World } from '../github/world/model.ts';
import { organization } from '../github/world/organization.ts';
import { ENGINE, withoutEngine } from '../render/cmark-gfm.ts';
import { expectOnlyOurs } from '../render/only-ours.ts';
import { type ActionRun, runAction } from './run-action.ts';

const REPORT_REPOSITORY = 'thistle-works/reviews';
const year = { from: '2025-11-10', until: '2026-10-30' };

/** A place followed by everything that could be more than text. */
const HOSTILE_PLACE =
  'Lisbon, Portugal @thistle-works/owners #1 [x](https://evil.example) ![i](https://evil.example/i.png) <img src=x onerror=alert(1)> </details> `|` ``` \u202Eevil\u2066 ::set-output name=soon::0 ##[add-mask]review';
const HOSTILE_ADDRESS =
  '"`|<b>#1##[add-mask]x:thistle-works/owners[x](https://evil.example)"@evil.example';
const HOSTILE_NAME = 'Wilhelmina `|<b>#` <img src=x onerror=alert()> Okafor';

/** People whose hostile words are in what is observed, and so in the pages. */
function hostileWorld(): World {
  return organization('thistle-works', (world) => {
    world.repository('loom', { visibility: 'private', createdAt: '2021-01-01' });
    world.repository('reviews', { visibility: 'private', createdAt: '2023-01-01' });
    world.member(
      'runa-oakes',
      (person) => person.joined('2014-01-01').worksFrom('Europe/Oslo'),
      'admin',
    );
    for (const [login, name] of [
      ['pale-harbor', 'Isolde\u202E Marchetti'],
      ['stone-lantern', 'Bram\u200B Ferreira'],
    ] as const) {
      world.collaborator(login, (person) =>
        person
          .named(name)
          .claims(HOSTILE_PLACE)
          .says('::error::@everyone\n\n<script>alert(1)</script>')
          .at('<!-- outside-collaborator-audit:index organization=thistle-works -->')
          .joined('2025-10-01')
          .worksFrom('Asia/Tokyo')
          .browsesFrom('Africa/Tunis')
          .commitsAs({ name, email: `${login}@example.com`, share: 2 })
          .commitsAs({ name: HOSTILE_NAME, email: `${login}@example.com`, share: 1 })
          .commitsAs({ name, email: HOSTILE_ADDRESS, share: 1, verified: false })
          .commits({ to: 'thistle-works/loom', count: 120, ...year, webEdits: 0.2 })
          .owns('tapestry', { createdAt: '2025-10-02', importedFrom: '2015-01-01', commits: 45 })
          .grant('loom', 'WRITE'),
      );
    }
  });
}

describe('hostile text in every field', () => {
  let github: GitHub;
  let run: ActionRun;

  beforeAll(async () => {
    github = await startGitHub(hostileWorld(), { reportRepository: REPORT_REPOSITORY });
    run = await runAction(github, { repository: REPORT_REPOSITORY });
  });
  afterAll(() => github.close());

  it('is really in the pages', () => {
    expect(run.exitCode).toBe(0);
    expect(run.outputs['soon']).toBe('2');
    const body = github.issues(REPORT_REPOSITORY)[0]?.body ?? '';
    expect(body).toContain('thistle-works/owners');
    expect(body).toContain('evil.example');
    expect(body).toContain('Wilhelmina');
  });

  it.skipIf(withoutEngine)(`is inert in the issue and the summary, read by ${ENGINE}`, () => {
    expectOnlyOurs(github.issues(REPORT_REPOSITORY)[0]?.body ?? '');
    expectOnlyOurs(run.summary);
  });

  it('commands the runner to do nothing', () => {
    for (const line of run.log.split('\n')) {
      expect(line).not.toContain('##[');
      if (line.trimStart().startsWith('::')) expect(line).toMatch(/^::(warning|notice) title=/);
    }
    expect(run.log).not.toMatch(/everyone|thistle-works\/owners|<script/);
  });

  it('is inert in the HTML report', () => {
    // The head holds our own style and script, which nobody's text reaches.
    const [, html = ''] = run.read('report.html').split('</head>');
    expect(html).not.toMatch(/<(script|img|iframe|object|embed|link|base)\b/i);
    expect(html).not.toMatch(/<[^>]+\son\w+=/i);
    for (const [, url] of html.matchAll(/href="([^"]*)"/g)) {
      expect(url).toMatch(/^(#|https:\/\/github\.com\/)/);
    }
    expect(html).toContain('&lt;img src=x onerror=alert()&gt;');
  });

  it('does not find its way into outputs', () => {
    expect(Object.values(run.outputs).join(' ')).not.toMatch(/evil|everyone|Isolde/);
  });
});
