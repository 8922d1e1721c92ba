import { expect, test } from 'vitest';
import { plainText } from '../../src/evidence/prose.ts';
import { accessOf } from '../../src/render/person-access.ts';
import { sampleAssessment } from './sample-report.ts';

const { exposure } = sampleAssessment();
const MAY_KNOW = [
  { login: 'odile-marchetti', by: 'gave access' },
  { login: 'bjarne-falk', by: 'merged their work' },
] as const;

function rows(given: Parameters<typeof sampleAssessment>[0]): Readonly<Record<string, string>> {
  const all = accessOf(sampleAssessment(given), 5);
  return Object.fromEntries(all.map(({ label, value }) => [label, plainText(value)]));
}

test('nobody is said to have invited somebody where that is not known', () => {
  expect(Object.keys(rows({}))).toEqual([
    'Relation',
    'Access',
    'Two-factor sign-in',
    'Last seen in these repositories',
  ]);
});

test('those who may know somebody are named where no inviter is', () => {
  expect(rows({ mayKnow: MAY_KNOW })).toMatchObject({
    'Who may know them': 'odile-marchetti (gave access) and bjarne-falk (merged their work)',
  });
  const invited = { ...exposure, inviters: ['sunniva-aas'] };
  const known = rows({ mayKnow: MAY_KNOW, exposure: invited });
  expect(known).toMatchObject({ 'Invited by': 'sunniva-aas' });
  expect(known).not.toHaveProperty('Who may know them');
});
