import { COUNTER_EVIDENCE } from '../../src/counter-evidence/index.ts';

/** What the policy decides, person by person. */
const BY_POLICY: Readonly<Record<string, string>> = {
  accepted: 'the signals the policy names under `signals`',
  sponsored: 'the signals the policy names under `explains`',
};

/** What is looked for on a person's side, with its limits. */
export function counterEvidencePage(): string {
  return `<!-- Generated from src/counter-evidence/; run \`npm run generate\` after a change there. -->
# What speaks for a person

Observations are only half of a page. These things take years or other people to come about; where one is found, it is printed
with what it does not show. None of them lowers a priority by itself: published cases had old accounts, original code and an own
face on video. Where one contradicts what a signal observed, that observation stays on the page and decides nothing. A link such as
a key in use by two accounts is answered by nothing.

${COUNTER_EVIDENCE.map(
  ({ id, title, limit, answers, sources, examples }) => `## ${title}

\`${id}\`. What it does not show: ${limit}

* Answers: ${answers.length === 0 ? (BY_POLICY[id] ?? 'nothing') : answers.map((answer) => `[\`${answer}\`](signals/${answer}.md)`).join(', ')}
* Found: ${named(examples, true)}
* Not found: ${named(examples, false)}
* Sources: ${sources.map((source) => `[${source.title}](${source.url})`).join('; ')}
`,
).join('\n')}`;
}

function named(
  examples: readonly { readonly title: string; readonly found: boolean }[],
  found: boolean,
): string {
  return examples
    .filter((example) => example.found === found)
    .map(({ title }) => `“${title}”`)
    .join('; ');
}
