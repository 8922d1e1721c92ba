/** Errors of GitHub's GraphQL: a `type` beside the message, always with HTTP 200. */
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** Thrown by resolvers; becomes an entry of `errors` and null data at the path. */
export class TypedError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function formatted(error: GraphQLError): GraphQLFormattedError & { readonly type?: string } {
  const { message, locations, path } = error.toJSON();
  const cause = error.originalError;
  const type = cause instanceof TypedError ? { type: cause.type } : {};
  const extensions =
    cause instanceof TypedError && cause.type === 'FORBIDDEN'
      ? { extensions: { saml_failure: false } }
      : {};
  return {
    ...type,
    ...(path === undefined ? {} : { path }),
    ...extensions,
    ...(locations === undefined ? {} : { locations }),
    message,
  };
}
