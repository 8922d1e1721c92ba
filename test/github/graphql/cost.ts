/**
 * What a query costs and which rules it breaks before anything is run, by GitHub's documented arithmetic: every connection is
 * asked as often as the product of the page sizes above it; points are those requests divided by 100, at least one; nodes are
 * the records that could come back, at most 500,000.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

export interface QueryCost {
  readonly points: number;
  readonly nodes: number;
  readonly problems: readonly { readonly type: string; readonly message: string }[];
  /** `Type.field` of everything asked. */
  readonly fields: ReadonlySet<string>;
}

const mostNodes = 500_000;

export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  operationName?: string,
): QueryCost {
  const problems: { type: string; message: string }[] = [];
  const fields = new Set<string>();
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === 'OperationDefinition' &&
      (operationName === undefined || one.name?.value === operationName),
  );
  const given = { ...defaults(operation), ...variables };
  let requests = 0;
  let nodes = 0;

  const visit = (
    selection: SelectionSetNode,
    type: GraphQLOutputType | undefined,
    factor: number,
  ): void => {
    for (const one of selection.selections) {
      if (one.kind === 'Field') field(one, type, factor);
      else if (one.kind === 'InlineFragment')
        visit(one.selectionSet, conditioned(one.typeCondition?.name.value) ?? type, factor);
      else {
        const fragment = document.definitions.find(
          (each) => each.kind === 'FragmentDefinition' && each.name.value === one.name.value,
        );
        if (fragment?.kind === 'FragmentDefinition')
          visit(
            fragment.selectionSet,
            conditioned(fragment.typeCondition.name.value) ?? type,
            factor,
          );
      }
    }
  };
  const conditioned = (name: string | undefined): GraphQLOutputType | undefined => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isObjectType(type) || isInterfaceType(type) ? type : undefined;
  };
  const field = (node: FieldNode, parent: GraphQLOutputType | undefined, factor: number): void => {
    const owner = parent === undefined ? undefined : getNamedType(parent);
    if (!isObjectType(owner) && !isInterfaceType(owner)) return;
    fields.add(`${owner.name}.${node.name.value}`);
    const definition = owner.getFields()[node.name.value];
    if (definition === undefined || node.selectionSet === undefined) return;
    const type = getNamedType(definition.type);
    const paginated =
      type.name.endsWith('Connection') &&
      definition.args.some((argument) => argument.name === 'first');
    if (!paginated) {
      visit(node.selectionSet, definition.type, factor * listLength(node));
      return;
    }
    const size = pageSize(node);
    requests += factor;
    nodes += factor * size;
    visit(node.selectionSet, definition.type, factor * size);
  };
  const listLength = (node: FieldNode): number => {
    const ids = argument(node, 'ids');
    return Array.isArray(ids) ? ids.length : 1;
  };
  const pageSize = (node: FieldNode): number => {
    const name = node.name.value;
    const sizes = ['first', 'last']
      .map((one) => [one, argument(node, one)] as const)
      .filter(([, value]) => typeof value === 'number');
    const [which, size] = sizes[0] ?? [];
    if (which === undefined || typeof size !== 'number') {
      if (!asksRecords(node)) return 0;
      problems.push({
        type: 'MISSING_PAGINATION_BOUNDARIES',
        message: `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      });
      return 0;
    }
    if (size > 100) {
      const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`${which}\` limit of 100 records.`;
      problems.push({ type: 'EXCESSIVE_PAGINATION', message });
    } else if (size < 0) {
      problems.push({
        type: 'INVALID_CURSOR_ARGUMENTS',
        message: `\`${which}\` on the \`${name}\` connection cannot be less than zero.`,
      });
    }
    return Math.max(0, size);
  };
  const argument = (node: FieldNode, name: string): unknown => {
    const value = node.arguments?.find((one) => one.name.value === name)?.value;
    return value === undefined ? undefined : literal(value, given);
  };

  if (operation !== undefined)
    visit(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1);
  if (nodes > mostNodes) {
    const message = `This query requests up to ${nodes.toLocaleString('en-US')} possible nodes which exceeds the maximum limit of 500,000.`;
    problems.push({ type: 'MAX_NODE_LIMIT_EXCEEDED', message });
  }
  return { points: Math.max(1, Math.round(requests / 100)), nodes, problems, fields };
}

/** Counting alone (`totalCount`) needs no page size. */
function asksRecords(node: FieldNode): boolean {
  return (node.selectionSet?.selections ?? []).some(
    (one) => one.kind !== 'Field' || one.name.value === 'nodes' || one.name.value === 'edges',
  );
}

function literal(value: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (value.kind === 'Variable') return variables[value.name.value];
  if (value.kind === 'IntValue') return Number(value.value);
  return value.kind === 'ListValue'
    ? value.values.map((one) => literal(one, variables))
    : undefined;
}

function defaults(operation: OperationDefinitionNode | undefined): Record<string, unknown> {
  const known = (operation?.variableDefinitions ?? []).flatMap((one) =>
    one.defaultValue === undefined
      ? []
      : [[one.variable.name.value, literal(one.defaultValue, {})] as const],
  );
  return Object.fromEntries(known);
}
