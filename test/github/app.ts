/** The GitHub App of the double: its key pair, and the check of the JSON Web Tokens it signs. */
import { generateKeyPairSync, verify } from 'node:crypto';
import { ApiError } from './http.ts';

export interface AppRegistration {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly installationId: number;
  /** PKCS#1 PEM, as GitHub lets you download it. */
  readonly privateKey: () => string;
  /** Throws 401 with GitHub's message unless the token is signed by the key, for this App, and current. */
  readonly authenticate: (jwt: string, now: number) => void;
}

/** Makes an App. The key pair is made when first needed: it takes a moment and most runs have no use for it. */
export function registerApp(slug: string): AppRegistration {
  let pair: { readonly publicKey: string; readonly privateKey: string } | undefined;
  const keys = (): { readonly publicKey: string; readonly privateKey: string } => {
    pair ??= generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    return pair;
  };
  const app = { id: 1001, clientId: 'Iv23liNorthwindAudit', slug, installationId: 55_001 };
  return {
    ...app,
    privateKey: () => keys().privateKey,
    authenticate: (jwt, now) => {
      const [header = '', payload = '', signature = ''] = jwt.split('.');
      const undecodable = new ApiError(401, 'A JSON web token could not be decoded');
      const algorithm = readPart(header)?.['alg'];
      const claims = readPart(payload);
      if (algorithm !== 'RS256' || claims === undefined) throw undecodable;
      if (
        !verify(
          'sha256',
          Buffer.from(`${header}.${payload}`),
          keys().publicKey,
          Buffer.from(signature, 'base64url'),
        )
      )
        throw undecodable;
      const { iat, exp, iss } = claims;
      const seconds = now / 1000;
      if (typeof exp !== 'number' || exp <= seconds) {
        throw new ApiError(
          401,
          "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
        );
      }
      if (typeof iat !== 'number' || iat > seconds + 60) {
        throw new ApiError(
          401,
          "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
        );
      }
      if (exp - iat > 660)
        throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future");
      if (String(iss) !== String(app.id) && iss !== app.clientId)
        throw new ApiError(401, "'Issuer' claim ('iss') must be an Integer");
    },
  };
}

function readPart(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}
