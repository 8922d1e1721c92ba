import { DEFAULT_GATE_POLICY, type GatePolicy } from '../assess/gate-policy.ts';
import type { NamedInPolicy } from '../assess/policy-notes.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../assess/priority.ts';
import type { Acceptance } from '../evidence/acceptance.ts';
import type { Arrangement } from '../evidence/arrangement.ts';
import type { Exemption } from '../evidence/exemption.ts';
import type { FilePlace } from '../evidence/file-place.ts';
import type { KnownPlace } from '../evidence/known-place.ts';
import type { Sponsorship } from '../evidence/sponsorship.ts';
import type { Vouch } from '../evidence/vouch.ts';
import { toGatePolicy } from './gate-schema.ts';
import { policyProblems } from './policy-problems.ts';
import { policySchema } from './policy-schema.ts';
import { expectation } from './schema-words.ts';
import { UserError } from './user-error.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

/** What an organization decides for itself. */
export interface Policy {
  readonly thresholds: Thresholds;
  /** Ids of signals that are not asked. */
  readonly disabledSignals: readonly string[];
  /** Shares of ordinary people who show what a signal looks for, by its id, where the organization knows of more of them. */
  readonly ordinaryRates: Readonly<Record<string, number>>;
  /** Working hours agreed with people; the audit does not hold them against the place they live in. */
  readonly arrangements: readonly Arrangement[];
  /** What holds for all people of an agency. */
  readonly agencies: readonly Agency[];
  /** What people of the organization declare about those they know. */
  readonly sponsorships: readonly Sponsorship[];
  /** Observations that were looked into and accepted. */
  readonly acceptances: readonly Acceptance[];
  /** Accounts that are not assessed. */
  readonly exemptions: readonly Exemption[];
  /** Where people live, in place of what their profile says. */
  readonly places: readonly KnownPlace[];
  /** Path of a list of people a project vouches for, seen from the folder of the policy file. */
  readonly vouchedFile?: string;
  /** What that list says, once it is read. */
  readonly vouches: readonly Vouch[];
  /** Days after which the page of somebody who left the queue is emptied; without it, never. */
  readonly leftAfterDays?: number;
  /** `people`: an index and a page for everybody in the queue; `index`: one page for all. */
  readonly pages: 'people' | 'index';
  /** What is decided about access that is asked for. */
  readonly gate: GatePolicy;
}

/** An agency as the policy states it. */
export interface Agency {
  readonly name: string;
  /** Login in any case, or numeric id, of each of its people. */
  readonly people: readonly string[];
  /** Where it stands in the policy file. */
  readonly at?: FilePlace | undefined;
  readonly place?: string;
  /** IANA time zone. */
  readonly hoursOf?: string;
  readonly because: string;
}

export const DEFAULT_POLICY: Policy = {
  thresholds: DEFAULT_THRESHOLDS,
  disabledSignals: [],
  ordinaryRates: {},
  arrangements: [],
  agencies: [],
  sponsorships: [],
  acceptances: [],
  exemptions: [],
  places: [],
  vouches: [],
  pages: 'people',
  gate: DEFAULT_GATE_POLICY,
};

/** Everybody a policy names, with the setting and the place they are named at. */
export function namedIn(policy: Policy): readonly NamedInPolicy[] {
  const { arrangements, sponsorships, acceptances, exemptions, places } = policy;
  const settings = { arrangements, sponsors: sponsorships, acceptances, exemptions, places };
  return [
    ...Object.entries(settings).flatMap(([setting, entries]) =>
      entries.map(({ who, at }) => ({ setting, who, at })),
    ),
    ...policy.agencies.flatMap(({ people, at }) =>
      people.map((who) => ({ setting: 'agencies', who, at })),
    ),
  ];
}

/** The policy with what it states of agencies stated of each of their people; what is stated of a person comes first. */
export function withAgencies(policy: Policy): Policy {
  const of = policy.agencies.flatMap(({ people, ...agency }) =>
    people.map((who) => ({ ...agency, who })),
  );
  return {
    ...policy,
    arrangements: [
      ...policy.arrangements,
      ...of.flatMap(({ who, at, hoursOf }) =>
        hoursOf === undefined ? [] : [{ who, at, hoursOf }],
      ),
    ],
    places: [
      ...policy.places,
      ...of.flatMap(({ who, at, name, place, because }) =>
        place === undefined ? [] : [{ who, at, place, because: `${name}: ${because}` }],
      ),
    ],
  };
}

/**
 * Reads a policy file.
 *
 * @throws UserError with file, line and column of everything that does not fit, and suggestions.
 */
export function parsePolicy(text: string, file: string): Policy {
  return policyFrom(readYaml(text, file), file);
}

/**
 * The policy a YAML file holds.
 *
 * @throws UserError as {@link parsePolicy} does
 */
export function policyFrom(yaml: YamlText, file: string): Policy {
  if (yaml.value === null) {
    throw new UserError(`${file}: the file is empty; it begins with \`version: 1\`.`);
  }
  const result = policySchema.safeParse(yaml.value, { error: expectation, reportInput: true });
  if (!result.success) throw policyProblems(yaml, file, result.error);
  const written = result.data;
  const at = (setting: string, index: number) => yaml.foundAt([setting, index]);
  return {
    thresholds: written.thresholds,
    disabledSignals: written.signals.disabled,
    ordinaryRates: Object.fromEntries(
      Object.entries(written.signals.options).map(([id, option]) => [id, option['ordinary-rate']]),
    ),
    arrangements: written.arrangements.map(({ who, 'hours-of': hoursOf }, index) => ({
      who,
      at: at('arrangements', index),
      hoursOf,
    })),
    agencies: written.agencies.map(({ 'hours-of': hoursOf, place, ...agency }, index) => ({
      ...agency,
      at: at('agencies', index),
      ...(place === undefined ? {} : { place }),
      ...(hoursOf === undefined ? {} : { hoursOf }),
    })),
    sponsorships: written.sponsors.map((sponsor, index) => ({
      ...sponsor,
      at: at('sponsors', index),
      on: beginning(sponsor.on),
    })),
    acceptances: written.acceptances.map(
      ({ on, until, evidence, signals, ...acceptance }, index) => ({
        ...acceptance,
        at: at('acceptances', index),
        signals: signals === 'none' ? [] : signals,
        on: beginning(on),
        ...ending(until),
        ...(evidence === undefined ? {} : { evidence }),
      }),
    ),
    exemptions: written.exemptions.map(({ until, ...exemption }, index) => ({
      ...exemption,
      at: at('exemptions', index),
      ...ending(until),
    })),
    places: written.places.map((place, index) => ({ ...place, at: at('places', index) })),
    ...(written.vouched === undefined ? {} : { vouchedFile: written.vouched }),
    vouches: [],
    ...(written.retention === undefined
      ? {}
      : { leftAfterDays: written.retention['left-after-days'] }),
    pages: written.report.pages,
    gate:
      written.gate === undefined
        ? DEFAULT_GATE_POLICY
        : toGatePolicy(written.gate, file, (path) => yaml.foundAt(path)?.line),
  };
}

function ending(until: string | undefined): { readonly until?: number } {
  return until === undefined ? {} : { until: beginning(until) };
}

/** The beginning of a day, unix seconds. */
function beginning(day: string): number {
  return Date.parse(day) / 1_000;
}
