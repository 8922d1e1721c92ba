/** GitHub's own description of its REST API as a judge of requests and responses. Validators are compiled when first needed. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Endpoint } from './endpoints.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: object;
}

interface Operation {
  readonly operationId: string;
  readonly documentation: string;
  readonly parameters: readonly Parameter[];
  readonly body?: object;
  readonly responses: Readonly<Record<string, object>>;
}

interface Subset {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface OpenApi {
  documentation(endpoint: Endpoint): string;
  /** What is wrong with the request's query and body; empty when it fits. */
  requestErrors(endpoint: Endpoint, query: URLSearchParams, body: unknown): readonly string[];
  /** What is wrong with a response; a status the description does not know is wrong too, refusals aside. */
  responseErrors(endpoint: Endpoint, status: number, body: unknown): readonly string[];
}

/** Parameters GitHub's own Link headers and refusals name, and its description does not. */
const UNDOCUMENTED: Partial<Readonly<Record<Endpoint, readonly string[]>>> = {
  'GET /repos/{owner}/{repo}/issues': ['after', 'before'],
};

let loaded: OpenApi | undefined;

/** The description, read once a process. */
export function openApi(): OpenApi {
  loaded ??= load();
  return loaded;
}

function load(): OpenApi {
  const subset: Subset = JSON.parse(
    readFileSync(new URL('./openapi-subset.json', import.meta.url), 'utf8'),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  formats.default(ajv);
  for (const format of ['repo.nwo', 'ssh-url', 'uri-template']) ajv.addFormat(format, true);
  ajv.addSchema(subset, 'github');
  const coercing = new Ajv({ strict: false, coerceTypes: true });
  formats.default(coercing);
  const compiled = new Map<string, ValidateFunction>();

  const operationOf = (endpoint: Endpoint): Operation => {
    const [method = '', path = ''] = endpoint.split(' ');
    const operation = subset.paths[path]?.[method.toLowerCase()];
    if (operation === undefined)
      throw new Error(`${endpoint} is not in openapi-subset.json: run scripts/openapi-subset.ts`);
    return operation;
  };
  const at = (endpoint: Endpoint, ...rest: readonly string[]): ValidateFunction => {
    const [method = '', path = ''] = endpoint.split(' ');
    const pointer = ['paths', path, method.toLowerCase(), ...rest].map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const name = pointer.join('/');
    const ready = compiled.get(name) ?? ajv.compile({ $ref: `github#/${name}` });
    compiled.set(name, ready);
    return ready;
  };
  const judge = (validate: ValidateFunction, value: unknown): readonly string[] =>
    validate(value)
      ? []
      : (validate.errors ?? [])
          .slice(0, 8)
          .map((error) => `${error.instancePath || '/'} ${error.message ?? ''}`);

  return {
    documentation: (endpoint) => operationOf(endpoint).documentation,
    requestErrors: (endpoint, query, body) => {
      const operation = operationOf(endpoint);
      const known = new Map(
        operation.parameters.filter((one) => one.in === 'query').map((one) => [one.name, one]),
      );
      const problems: string[] = [];
      for (const [name, value] of query) {
        const parameter = known.get(name);
        if (UNDOCUMENTED[endpoint]?.includes(name)) continue;
        if (parameter === undefined) problems.push(`query parameter ${name} is unknown`);
        else if (!fits(coercing, parameter.schema, value))
          problems.push(`query parameter ${name}=${value} does not fit`);
      }
      if (operation.body !== undefined)
        problems.push(...judge(at(endpoint, 'body'), body).map((problem) => `body ${problem}`));
      return problems;
    },
    responseErrors: (endpoint, status, body) => {
      const operation = operationOf(endpoint);
      if (!(String(status) in operation.responses)) {
        return status >= 400 || status === 304
          ? []
          : [`status ${status} is not documented for ${endpoint}`];
      }
      const schema = operation.responses[String(status)] ?? {};
      return Object.keys(schema).length === 0
        ? []
        : judge(at(endpoint, 'responses', String(status)), body);
    },
  };
}

function fits(ajv: Ajv, schema: object, value: string): boolean {
  const holder = { value };
  return ajv.validate({ type: 'object', properties: { value: schema } }, holder);
}
