/** What the person running the audit can mend: says what is wrong, where, and what to do. Shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
