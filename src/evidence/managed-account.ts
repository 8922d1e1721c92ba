/**
 * Whether an enterprise provisions this account. Such logins end in `_` and the enterprise's short code, and no login
 * that people choose for themselves can hold an underscore. Managed accounts are shown to their enterprise alone and
 * can do nothing outside of it, so what is missing of them says nothing about the person.
 *
 * https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
 */
export function isManagedLogin(login: string): boolean {
  return login.includes('_');
}
