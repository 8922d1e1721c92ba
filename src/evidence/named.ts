/**
 * Whether a policy means this person: by login in any case, or by numeric id, which survives a change of login.
 */
export function isNamed(
  { id, login }: { readonly id: string; readonly login: string },
  who: string,
): boolean {
  return who === id || who.toLowerCase() === login.toLowerCase();
}
