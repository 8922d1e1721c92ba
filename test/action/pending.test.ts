import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gateWorld, REVIEWS } from '../gate/world.ts';
import { ask } from '../github/ask.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { auditPermissions } from '../github/tokens.ts';
import { type ActionRun, runAction } from './run-action.ts';

const CANCELLING = 'version: 1\ngate:\n  pending: cancel-above soon\n';
/** Invitations of two people, one of them with traces that do not fit together; an expired one; one to an address. */
const invitations = () =>
  gateWorld((it) => {
    it.repository('anvil', { visibility: 'private', createdAt: '2022-01-01' });
    const sent = { by: 'ulla-berg', at: '2026-10-31' };
    it.bystander('far-lantern', (person) =>
      person
        .invited('boiler', { ...sent, permission: 'WRITE' })
        .invited('anvil', { ...sent, permission: 'ADMIN', at: '2026-10-01' }),
    );
    it.bystander('ada-moreau', (person) => person.invited('boiler', sent));
    it.invitedByEmail('somebody@example.com', 'boiler');
  });

let github: GitHub;
let folder: string;
beforeEach(async () => {
  const world = invitations();
  github = await startGitHub(world, { reportRepository: REVIEWS, clock: () => world.now });
  folder = mkdtempSync(join(tmpdir(), 'policy-'));
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  rmSync(folder, { recursive: true });
});

async function sweep(
  policy: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const file = join(folder, 'policy.yml');
  writeFileSync(file, policy);
  return await runAction(github, { repository: REVIEWS, inputs: { policy: file, ...inputs } });
}
const mayCancel = () =>
  github.tokens.make({
    name: 'cancelling',
    kind: 'installation',
    permissions: { ...auditPermissions, administration: 'write' },
  });
const deletions = () =>
  github.requests.filter(({ method }) => method === 'DELETE').map(({ line }) => line);
const invitationsOf = (run: ActionRun, login: string) =>
  JSON.parse(run.read('report.json')).collaborators.find(
    (one: { readonly login: string }) => one.login === login,
  )?.invitations;

describe('the sweep of pending invitations', () => {
  it('assesses everybody who is invited, and says who invited them to what, and when', async () => {
    const run = await sweep('version: 1\n');
    expect(run.exitCode).toBe(0);
    expect(invitationsOf(run, 'far-lantern')).toMatchObject([
      { repository: 'copper-kettle/anvil', permission: 'admin', expired: true },
      {
        repository: 'copper-kettle/boiler',
        permission: 'write',
        inviter: 'ulla-berg',
        expired: false,
        invitedAt: '2026-10-31T00:00:00.000Z',
      },
    ]);
    const page = github.issues(REVIEWS).find(({ title }) => title === 'Access review: far-lantern');
    expect(page?.body).toContain(
      '- Pending invitation: write to `copper-kettle/boiler`, sent on 2026-10-31 by `ulla-berg`',
    );
    expect(deletions()).toEqual([]);
  });

  it('cancels what the policy says, of people at soon alone, and tells the team', async () => {
    const run = await sweep(CANCELLING, { token: mayCancel() });
    expect(run.exitCode).toBe(0);
    expect(deletions()).toHaveLength(1);
    expect(deletions()[0]).toMatch(/DELETE \/repos\/copper-kettle\/boiler\/invitations\/\d+ 204/);
    expect(run.log).toMatch(
      /Cancel invitation \d+: its invitee stands at review soon, and gate.pending: cancel-above soon allows it \(line 3 of .+policy\.yml\)/,
    );
    expect(run.log).not.toMatch(/far-lantern|boiler/);
    expect(invitationsOf(run, 'far-lantern')).toMatchObject([
      { expired: true },
      { cancelledBy: { setting: 'gate.pending', value: 'cancel-above soon', line: 3 } },
    ]);
    const page = github.issues(REVIEWS).find(({ title }) => title === 'Access review: far-lantern');
    expect(page?.body).toContain('cancelled by this audit, by gate.pending');
    expect(page?.body).not.toContain('@far-lantern');
  });

  it('prints what it would cancel in a dry run', async () => {
    const run = await sweep(CANCELLING, { token: mayCancel(), 'dry-run': 'true' });
    expect(run.log).toMatch(/Dry run, no invitation is cancelled\.\nCancel invitation \d+/);
    expect(deletions()).toEqual([]);
  });

  it('says which permission is missing, and reports all the same', async () => {
    const run = await sweep(CANCELLING);
    expect(run.exitCode).toBe(0);
    expect(run.log).toMatch(
      /Invitation \d+ was not cancelled: the token may not\. Give the App that reads the organization "Administration: read and write"/,
    );
    expect(invitationsOf(run, 'far-lantern')?.[1]).not.toHaveProperty('cancelledBy');
  });

  it('leaves people alone whose evidence was accepted', async () => {
    await sweep('version: 1\n');
    const page = github.issues(REVIEWS).find(({ title }) => title === 'Access review: far-lantern');
    if (page === undefined) throw new Error('There is a page of far-lantern.');
    const token = github.tokens.make({ kind: 'classic', login: 'ulla-berg', scopes: ['repo'] });
    const comments = `POST /repos/${REVIEWS}/issues/${page.number}/comments`;
    await ask(github, comments, { token, body: { body: '/accept because we met' } });
    await sweep('version: 1\n');
    const run = await sweep(CANCELLING, { token: mayCancel() });
    expect(run.exitCode).toBe(0);
    expect(deletions()).toEqual([]);
    // The gate does not ask about them again either.
    const inputs = { command: 'gate', logins: 'far-lantern' };
    const asked = await runAction(github, { repository: REVIEWS, inputs });
    expect(asked.outputs['decision']).toBe('pass');
    expect(JSON.parse(asked.read('gate.json')).logins).toMatchObject([
      { answer: 'accepted', because: expect.stringContaining('Accepted by ulla-berg') },
    ]);
  });
});
