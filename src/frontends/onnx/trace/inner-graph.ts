import type { Attributes, GraphModel, NodeModel } from '../model/model';
import type { Dims, Operator, Tensor } from '../operators/operator';
import { countStep, innerScope, outputNamed, type Scope, type Trace } from './trace';

/** A node that holds graphs, with its operands. */
export interface ControlNode {
  readonly node: NodeModel;
  readonly attributes: Attributes;
  readonly inputs: readonly (Tensor | null)[];
}

/** The graph of an attribute; null where it is none. */
export function graphAttribute(attributes: Attributes, name: string): GraphModel | null {
  const attribute = attributes.get(name);
  return attribute?.kind === 'graph' ? attribute.value : null;
}

/** Traces an inner graph on operands, below a path, and gives its outputs. */
export function traceInner(
  trace: Trace,
  scope: Scope,
  body: GraphModel,
  {
    path,
    given = [],
    called = scope.called,
    isTaken = false,
  }: {
    readonly path: string;
    readonly given?: readonly (Tensor | null)[];
    readonly called?: boolean;
    readonly isTaken?: boolean;
  },
): readonly Tensor[] {
  countStep(trace);
  const inner = innerScope(scope, path, { called, isTaken });
  for (const [index, { name }] of body.inputs.entries()) {
    const tensor = given[index] ?? null;
    if (tensor !== null) inner.values.set(name, tensor);
  }
  trace.traceBody(inner, body);
  return body.outputs.map(({ name }) => outputNamed(inner, name));
}

/** The sizes that two tensors have in common, null where they differ. */
export function commonDims(left: Dims | null | undefined, right: Dims | null | undefined): Dims | null {
  if (left == null || right == null || left.length !== right.length) return null;
  return left.map((dim, axis) => (dim === right[axis] ? dim : null));
}

/** A call for something that is decided only in the run: it makes the count partial and tells why. */
export function undecidedOperator(types: readonly Pick<Tensor, 'dims' | 'elementType'>[]): Operator {
  return { outputs: () => types, isDeterministic: false, products: () => null };
}

/** A call for either of two branches with the same multiply-adds. */
export function eitherOperator(types: readonly Pick<Tensor, 'dims' | 'elementType'>[]): Operator {
  return { outputs: () => types, isDeterministic: false };
}

/** A state of the trace to return to. */
export type Mark = Pick<Trace, 'nodes'> & { readonly calls: number };

export function markOf({ nodes, calls }: Trace): Mark {
  return { nodes, calls: calls.length };
}

/** Removes the calls made since a mark, and the numbers of their nodes. */
export function takeBack(trace: Trace, { nodes, calls }: Mark): void {
  trace.nodes = nodes;
  trace.calls.length = calls;
}
