import { defineSignal } from '../evidence/define-signal.ts';
import { examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted } from '../evidence/wording.ts';
import type { SharedCode } from '../snapshot/portfolio.ts';

/** One file may be a template that both took from elsewhere. */
const FILES = 3;

export const organizationCodeOnProfile = defineSignal({
  id: 'organization-code-on-profile',
  title: 'Private code of the organization in a public repository of the account',
  family: 'content',
  strength: 'moderate',
  redFlag: 'Code of the company is copied to a personal profile.',
  sources: [
    {
      title: 'FBI IC3: data extortion by remote workers (23 January 2025)',
      url: 'https://www.ic3.gov/PSA/2025/PSA250123',
    },
  ],
  innocentExplanations: [
    'The person wrote it first and brought it along, as the contract may allow.',
    'Both sides took it from one template, example or library.',
    'A sample that was meant to be public. The guidance itself notes that developers often copy code to their profiles; it says nothing about who somebody is.',
  ],
  whatClearsIt: [
    'Who wrote it first, and what the contract says about it.',
    'The repository is made private or deleted once it is settled.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often ordinary collaborators publish parts of private repositories is in no data.',
  ),
  needs: ['sharedCode'],
  clearNeedsAllOf: ['sharedCode'],
  examples: [
    {
      title: 'A whole folder of a private repository',
      person: withShared([shared('folder', 'src/billing')]),
      expect: 'observed',
    },
    {
      title: 'Three files',
      person: withShared(['a.ts', 'b.ts', 'c.ts'].map((path) => shared('file', path))),
      expect: 'observed',
    },
    {
      title: 'One file, which a template may have brought',
      person: withShared([shared('file', 'eslint.config.js')]),
      expect: 'clear',
    },
    { title: 'Nothing in common', person: withShared([]), expect: 'clear' },
  ],
  observe({ sharedCode }) {
    const folders = sharedCode.filter(({ kind }) => kind === 'folder');
    const files = sharedCode.filter(({ kind }) => kind === 'file');
    const distinct = new Set(files.map(({ oid }) => oid)).size;
    if (folders.length === 0 && distinct < FILES) {
      return {
        result: 'clear',
        reached: { value: distinct, threshold: FILES },
        because: ours(
          files.length === 0
            ? 'Nothing of the organization’s private repositories stands in a public one of theirs.'
            : `Only ${counted(files.length, 'file')} of the organization’s private repositories ${files.length === 1 ? 'stands' : 'stand'} in a public one of theirs, which a template explains.`,
        ),
      };
    }
    const places = [...new Set(sharedCode.map(({ repository }) => repository))];
    const from = [
      ...new Set(sharedCode.map(({ organizationRepository }) => organizationRepository)),
    ];
    return {
      result: 'observed',
      summary: prose`${ours(counted(folders.length, 'folder'))} and ${ours(counted(files.length, 'file'))} of ${listed(from.slice(0, 4).map((name) => prose`${name}`))} stand unchanged in ${listed(places.slice(0, 4).map((name) => prose`${name}`))}, which everybody can read.`,
      measurements: [
        { label: 'Folders in common', value: String(folders.length), threshold: '1' },
        { label: 'Files in common', value: String(files.length), threshold: String(FILES) },
      ],
      sample: sharedCode.length,
      evidence: [...folders, ...files].slice(0, 10).map((one) => ({
        text: prose`${one.organizationRepository}: ${one.path}`,
        url: one.url,
      })),
    };
  },
});

function withShared(sharedCode: readonly SharedCode[]) {
  return examplePerson({ facts: { sharedCode } });
}

function shared(kind: SharedCode['kind'], path: string): SharedCode {
  return {
    repository: 'example-person/portfolio',
    url: 'https://github.com/example-person/portfolio',
    organizationRepository: 'example-org/tool',
    kind,
    path,
    oid: path.padStart(40, '0').slice(0, 40),
    bytes: kind === 'file' ? 2_400 : null,
  };
}
