import { quoted, shortened } from '../../../text/shortened';
import type { Attributes, GraphModel, NodeModel, OnnxModel, StoredTensor } from '../model/model';
import type { Call, Elements, Tensor } from '../operators/operator';
import { faultError } from '../wire/fault';

/** The state of tracing one model. */
export interface Trace {
  readonly model: OnnxModel & { readonly graph: GraphModel };
  /** Every call so far, in the order of execution. */
  readonly calls: Call[];
  /** The outputs of branches that are not taken, whose calls are shown although nothing reads them. */
  readonly untaken: Tensor[];
  readonly maxCalls: number;
  /** Sentences about the file, each once. */
  readonly notes: Set<string>;
  readonly elementsOf: (tensor: Tensor) => Elements | null;
  readonly storedElements: (tensor: StoredTensor) => Elements | null;
  /** Traces the nodes of an inner graph whose values are in a scope. */
  readonly traceBody: (scope: Scope, body: Body) => void;
  /** Numbers the nodes that are traced. */
  nodes: number;
  /** Counts the nodes and the trips, those among them that compute nothing. */
  steps: number;
  /** The depth of functions and inner graphs around the traced node. */
  depth: number;
}

/** What is traced in one scope: a graph, or the body of a function. */
export type Body = Pick<GraphModel, 'nodes'> &
  Partial<Pick<GraphModel, 'initializers' | 'declared' | 'outputs'>>;

/** The values that nodes of one graph see. */
export interface Scope {
  readonly values: Map<string, Tensor>;
  /** The graph around it, whose values it sees too; null for the main graph and the body of a function. */
  readonly parent: Scope | null;
  /** The paths of the control flow and the functions around it. */
  readonly within: readonly string[];
  /** The paths around the innermost graph or function that is not a branch which is known to be taken. */
  readonly region: readonly string[];
  readonly opsets: ReadonlyMap<string, number>;
  /** The attributes of the function's call, to which attributes of its nodes may refer. */
  readonly attributes: Attributes;
  /** False in a branch that is not taken. */
  readonly called: boolean;
  /** The types that the file declares for values of this graph. */
  declared: GraphModel['declared'];
}

/** Counts a node or a trip of a loop: those that compute nothing make no call, but take time too. */
export function countStep(trace: Trace): void {
  trace.steps += 1;
  if (trace.steps <= STEPS_PER_CALL * trace.maxCalls) return;
  throw faultError({
    code: 'limit/layers',
    problem: `expands to more than ${STEPS_PER_CALL * trace.maxCalls} nodes`,
    help: 'raise the limit with --max-layers',
  });
}

/** Steps per layer, since there are several constants and shapes for each. */
const STEPS_PER_CALL = 4;

/** A value by its name, in this graph or one around it. */
export function lookUp(scope: Scope, name: string): Tensor | undefined {
  for (let current: Scope | null = scope; current !== null; current = current.parent) {
    const found = current.values.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The output of a graph or function of a name; throws a fault if no node produces it. */
export function outputNamed(scope: Scope, name: string): Tensor {
  const found = lookUp(scope, name);
  if (found !== undefined) return found;
  throw faultError({
    code: 'onnx/graph',
    problem:
      name === ''
        ? 'has an output without a name'
        : `has the output ${quoted(name)}, but no input, weight or node output has that name`,
    help: 'export the model again',
  });
}

/** A scope within another one. */
export function innerScope(
  parent: Scope,
  path: string,
  { called = parent.called, isTaken = false }: { readonly called?: boolean; readonly isTaken?: boolean } = {},
): Scope {
  const within = [...parent.within, path];
  return {
    ...parent,
    values: new Map(),
    parent,
    within,
    region: isTaken ? parent.region : within,
    called,
    declared: new Map(),
  };
}

/** A node as an error names it. */
export function nodeText(node: NodeModel, number: number): string {
  return `${shortened(node.opType)} ${shortened(labelOf(node, number))}`;
}

/** A node's name for paths: its own, or its operator and its number in the file. */
export function labelOf({ name, opType }: NodeModel, number: number): string {
  return name === '' ? `${opType}_${number}` : name;
}
