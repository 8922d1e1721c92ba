import type { Assessment } from '../../src/assess/assessment.ts';
import {
  INNOCENTS,
  judge,
  MECHANISMS,
  observedOf,
  PERSONAS,
  readPersonas,
} from '../../test/personas/assess.ts';
import { CASES } from '../../test/personas/cases.ts';
import type { Persona } from '../../test/personas/persona.ts';

/** A table of the invented people: what was expected of each, and what came of it. */
export async function personaPage(): Promise<string> {
  const assessed = judge(await readPersonas());
  const mechanisms = MECHANISMS.filter(({ unseen }) => unseen === undefined);
  const unseen = PERSONAS.filter((one) => one.unseen !== undefined);
  const standing = (priority: string) =>
    INNOCENTS.filter(({ login }) => assessed.get(login)?.priority === priority).length;
  return `<!-- Written by \`npm run generate\`; do not edit. -->
# Invented people, and what the audit says of them

${PERSONAS.length} people live in test/personas/, each a short story in the language of the GitHub double. They are served by the double, read
by the collectors and judged with each other as one organization. Nobody of them is real.

Of ${INNOCENTS.length} innocents ${standing('soon')} stand at “soon” and ${standing('routine')} at “routine”. Every mechanism that GitHub can show is observed by the signal that is
made for it; one observation alone is a reason for nothing, which is why most of them stand nowhere either. What several traces
together come to, the published cases show.

## Innocents who look odd

| story | expected | got | by |
| --- | --- | --- | --- |
${INNOCENTS.map((persona) => row(persona, 'none', assessed)).join('\n')}

## Published mechanisms

| story | expected to be observed by | got | by |
| --- | --- | --- | --- |
${mechanisms.map((persona) => row(persona, signals(persona.observed), assessed)).join('\n')}

## Published cases, with the traces their sources name together

| story | got | by | why no further |
| --- | --- | --- | --- |
${CASES.map((persona) => caseRow(persona, assessed)).join('\n')}

## What cannot be detected

These are published too, and nothing GitHub records shows them.

| story | why | got |
| --- | --- | --- |
${unseen.map((persona) => `| ${persona.story} | ${persona.unseen} | ${assessed.get(persona.login)?.priority} |`).join('\n')}
`;
}

function row(
  persona: Persona,
  expected: string,
  assessed: ReadonlyMap<string, Assessment>,
): string {
  const assessment = assessed.get(persona.login);
  return `| ${persona.story} | ${expected} | ${assessment?.priority} | ${signals(observedOf(assessment))} |`;
}

function caseRow(persona: Persona, assessed: ReadonlyMap<string, Assessment>): string {
  const assessment = assessed.get(persona.login);
  return `| ${persona.story} | ${assessment?.priority} | ${signals(observedOf(assessment))} | ${persona.short ?? ''} |`;
}

function signals(ids: readonly string[]): string {
  return ids.length === 0 ? 'nothing' : ids.map((id) => `[\`${id}\`](signals/${id}.md)`).join(', ');
}
