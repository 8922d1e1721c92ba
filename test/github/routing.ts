/** Finds the endpoint a request means. */
import { type Endpoint, endpoints } from './schema/endpoints.ts';

export interface Route {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly expression: RegExp;
  readonly names: readonly string[];
}

const patterns: readonly Pattern[] = endpoints.map((endpoint) => {
  const [method = '', path = ''] = endpoint.split(' ');
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return {
    endpoint,
    method,
    names,
    expression: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
  };
});

export function route(method: string, path: string): Route | undefined {
  for (const pattern of patterns) {
    const match = pattern.method === method ? pattern.expression.exec(path) : null;
    if (match === null) continue;
    const params = Object.fromEntries(
      pattern.names.map((name, index) => [name, decoded(match[index + 1] ?? '')]),
    );
    return { endpoint: pattern.endpoint, params };
  }
  return undefined;
}

/** Percent-decoded where that is possible. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
