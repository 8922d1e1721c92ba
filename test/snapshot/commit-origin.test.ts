import { describe, expect, it } from 'vitest';
import { commitOrigin } from '../../src/snapshot/commit-origin.ts';

const by = (name: string, email: string, at: number, offset: number) => ({
  name,
  email,
  at,
  offset,
});
const wren = (at: number, offset: number) => by('Wren Calloway', 'wren@example.com', at, offset);
const github = (at: number, offset: number) => by('GitHub', 'noreply@github.com', at, offset);

describe('how a commit was made', () => {
  it.each([
    ['with their own Git', wren(100, 330), wren(100, 330), 'own-machine'],
    [
      'by a program of the project',
      by('Harborworks CI', 'ci@harborworks.example', 100, 0),
      wren(100, 330),
      'bot',
    ],
    [
      'and amended or applied by somebody else',
      wren(100, 330),
      by('Sunniva Aas', 's@example.com', 900, 60),
      'own-machine',
    ],
    ['on the site, or squashed by themselves', wren(100, 330), github(100, 330), 'github-web'],
    [
      'and squashed by somebody in another zone',
      wren(100, 330),
      github(100, 60),
      'merged-by-other',
    ],
    [
      'and rebased on the site, which keeps their own date',
      wren(100, 330),
      github(900, 60),
      'own-machine',
    ],
    [
      'on an Enterprise Server',
      wren(100, 330),
      by('GitHub', 'noreply@git.example.com', 100, 330),
      'github-web',
    ],
    [
      'on an Enterprise Server that signs with its own name and address',
      wren(100, 330),
      by('GitHub Enterprise', 'git-server@example.com', 100, 60),
      'merged-by-other',
    ],
    [
      'on the site, under their private address',
      by('Wren Calloway', '7+wren@users.noreply.github.com', 100, 330),
      github(100, 330),
      'github-web',
    ],
    [
      'under the address of an App of an Enterprise Server',
      by('Helper', '1+helper[bot]@users.noreply.git.example.com', 100, 0),
      wren(100, 0),
      'bot',
    ],
    [
      'by a person whose name only contains the word bot',
      by('Talbot Wren', 'bot@example.com', 100, 0),
      by('Talbot Wren', 'bot@example.com', 100, 0),
      'own-machine',
    ],
    [
      'by somebody who calls themselves GitHub',
      by('GitHub', 'me@example.com', 100, 330),
      by('GitHub', 'me@example.com', 100, 330),
      'own-machine',
    ],
    ['by an App', by('helper[bot]', 'x@example.com', 100, 0), github(100, 0), 'bot'],
    [
      'under the address of an App',
      by('Helper', '1+helper[bot]@users.noreply.github.com', 100, 0),
      wren(100, 0),
      'bot',
    ],
    [
      'by a coding agent, under the one address all of its commits have',
      by('Agent', 'noreply@anthropic.com', 100, 0),
      wren(100, 0),
      'bot',
    ],
    [
      'by a job without an App of its own',
      by('Release', 'github-actions@github.com', 100, 0),
      by('Release', 'github-actions@github.com', 100, 0),
      'bot',
    ],
    [
      'by a person who works where agents are made',
      by('Wren Calloway', 'wren@cursor.com', 100, 330),
      wren(100, 330),
      'own-machine',
    ],
  ] as const)('%s', (_, author, committer, origin) => {
    expect(commitOrigin(author, committer)).toBe(origin);
  });
});
