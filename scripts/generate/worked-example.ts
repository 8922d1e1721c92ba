import { DEFAULT_THRESHOLDS, isRoutine, isSoon, priorityOf } from '../../src/assess/priority.ts';
import { type AssessedSignal, rarityOf } from '../../src/assess/rarity.ts';
import type { Signal } from '../../src/evidence/define-signal.ts';
import { FAMILIES } from '../../src/evidence/family.ts';
import { oneIn, ordinaryRateWords } from '../../src/render/phrases.ts';

/** Two observations that end at `routine`, and one more that makes it `soon`, all of measured rates. */
const FIRST = ['browser-contradicts-machine', 'clock-contradicts-location'];
const THIRD = 'unrelated-names';
/** What many ordinary people show. */
const COMMON = 'commits-before-account';

/** How the priority of one person comes about, with the rates of the catalogue, for docs/priorities.md. */
export function workedExample(catalogue: readonly Signal[]): string {
  const find = (id: string): Signal => {
    const signal = catalogue.find((one) => one.id === id);
    if (signal === undefined) throw new Error(`The worked example needs the signal ${id}.`);
    return signal;
  };
  // Links decide by themselves and take no part.
  const asked = catalogue.filter(({ strength }) => strength !== 'link');
  const families = [...new Set(asked.map(({ family }) => family))];
  const judged = (seen: readonly string[]) => {
    const rarity = rarityOf(asked.map((signal) => lookOf(signal, seen)));
    return { rarity, priority: priorityOf(rarity, false, families, DEFAULT_THRESHOLDS) };
  };
  const chanceInFamily = (id: string): number => {
    const { family } = find(id);
    const looks = asked.filter((signal) => signal.family === family);
    return rarityOf(looks.map((signal) => lookOf(signal, [id]))).chance;
  };
  const [two, common, three] = [FIRST, [...FIRST, COMMON], [...FIRST, THIRD]].map(judged);
  if (two?.priority !== 'routine' || common?.priority !== 'routine' || three?.priority !== 'soon') {
    throw new Error('The worked example tells another story by now: choose other signals for it.');
  }
  const surprises = FIRST.map((id) => -Math.log(chanceInFamily(id)));
  const { soon, routine } = DEFAULT_THRESHOLDS;
  const rows = FIRST.map((id, index) => {
    const { title, family, ordinaryRate } = find(id);
    const cells = [
      `${title} ([\`${id}\`](signals/${id}.md))`,
      FAMILIES[family],
      ordinaryRateWords(ordinaryRate),
      oneIn(chanceInFamily(id)),
      surprises[index]?.toFixed(1),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    'Somebody’s commits carry a clock far from the place their profile states, and their browser follows another clock than their machine.',
    `All ${asked.length} signals besides \`shared-key\`, which decides by itself, could be asked.`,
    '',
    '| observation | family | ordinary rate | chance of anything as good in its family | surprise |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `* The surprises add up to ${surprises.reduce((sum, one) => sum + one, 0).toFixed(1)}. Of ordinary people of whom as much could be asked, ${oneIn(two.rarity.chance)} reach that, in these`,
    '  families or others: there are many ways to be unusual, so this is more than the product of the two chances',
    `  (${oneIn(FIRST.reduce((product, id) => product * chanceInFamily(id), 1))}). At most ${exactly(routine)}, but not ${exactly(soon)}: **${two.priority}**.`,
    `* Commits older than the account (\`${COMMON}\`, ${ordinaryRateWords(find(COMMON).ordinaryRate)}) as well: more than one in ten people show that, or something`,
    `  as good in its family, so it adds nothing. The chance stays ${oneIn(common.rarity.chance)}: **${common.priority}**.`,
    `* Unrelated full names (\`${THIRD}\`, ${ordinaryRateWords(find(THIRD).ordinaryRate)}) instead: ${oneIn(chanceInFamily(THIRD))} within that family. The chance falls to`,
    `  ${oneIn(three.rarity.chance)}: **${three.priority}**.`,
    `* By chance alone ${oneIn(two.rarity.chanceOf((chance, profile) => isSoon(chance, profile, DEFAULT_THRESHOLDS)))} ordinary people with this coverage would stand at \`soon\`, and ${oneIn(two.rarity.chanceOf((chance, profile) => isSoon(chance, profile, DEFAULT_THRESHOLDS) || isRoutine(chance, profile, DEFAULT_THRESHOLDS)))} there or at`,
    '  `routine`: what *expected by chance* adds up over everybody.',
  ].join('\n');
}

function lookOf(
  { id, family, strength, ordinaryRate }: Signal,
  seen: readonly string[],
): AssessedSignal {
  const { value, basis } = ordinaryRate;
  return {
    family,
    strength,
    rate: value,
    measured: basis === 'measured',
    observed: seen.includes(id),
  };
}

/** A threshold, which is no estimate. */
function exactly(share: number): string {
  return oneIn(share).replace(/^about /, '');
}
