/**
 * Families of evidence. Observations within one family tend to come together, so a family counts once; families are
 * taken as independent of each other.
 */
export const FAMILIES = {
  time: 'Working clock',
  location: 'Declared place',
  history: 'Commit history',
  account: 'Life of the account',
  identity: 'Names and keys',
  network: 'Links between accounts',
  content: 'Published work',
  access: 'Use of access',
} as const;

export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[];

/**
 * What one observation is worth by itself for "this identity is misrepresented". `link` is kept for what cannot be an
 * accident, such as one private key in use by two accounts.
 */
export const STRENGTHS = ['weak', 'moderate', 'strong', 'link'] as const;
export type Strength = (typeof STRENGTHS)[number];

export function atLeast(strength: Strength, floor: Strength): boolean {
  return STRENGTHS.indexOf(strength) >= STRENGTHS.indexOf(floor);
}
