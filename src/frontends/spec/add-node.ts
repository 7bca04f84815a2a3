import { productOf } from '../../counts/count';
import { childPointer } from '../../diagnostics/json-pointer';
import type { Computation } from '../../graph/graph';
import { callsOn, knownComputation } from '../../graph/known-calls';
import { nodeAt, pushNode } from '../../graph/nodes';
import { type ChildName, pathBelow } from '../../graph/path-scope';
import type { Tensor } from '../../graph/reads';
import { addReads } from '../../graph/reads';
import { type Args, type ArgValue, isShapeProblem, type Op, type ShapeProblem } from '../../ops/op';
import { formatShape, type Shape } from '../../ops/shape';
import { type BuildState, type Flow, oneShape, reportAt } from './build-state';

/** A call that is to be added: everything of the node that does not follow from its inputs. */
export interface Call {
  /** The position of what it stands in among the graph's scopes. */
  readonly parent: number;
  readonly name: ChildName;
  readonly op: Op;
  readonly args: Args;
  readonly functional: boolean;
  readonly frozen: boolean;
  /** The call whose parameters are used again; null for parameters of its own. */
  readonly owner: number | null;
  readonly at: string;
}

/**
 * Adds a call of an op to the graph: fills in and checks what follows from the input, and asks for the output shape.
 *
 * Gives null where an input is unknown, or where the op refuses its input, which is reported with the edge.
 */
export function addNode(state: BuildState, call: Call, flows: readonly Flow[]): Flow {
  if (!areKnown(flows)) {
    isArityRight(state, call, flows.length);
    return null;
  }
  const position = computationOf(state, call, flows);
  if (position === -1) return null;
  const id = pushNode(state.nodes, call, position);
  addReads(state.reads, id, flows);
  keepReferences(state, id, flows);
  if (state.uncalledDepth > 0) state.uncalled.set(id, state.uncalledDepth);
  return { id, shape: (state.computations[position] as Computation).output };
}

/** The position of what a call computes among the computations, added where it is new; -1 where it is refused. */
function computationOf(state: BuildState, call: Call, flows: readonly Tensor[]): number {
  const { computations } = state;
  const { op, functional } = call;
  const calls = callsOn(functional ? state.knownFunctionalCalls : state.knownModuleCalls, flows);
  const known = knownComputation(calls, op, call.args, computations);
  if (known !== -1) return known;
  const answer = answerOf(state, call, flows);
  if (answer === null) return -1;
  const position = computations.length;
  computations.push({ op, functional, ...answer });
  // Called again with its inferred arguments given, it is the same computation.
  calls.computations.set(call.args, position).set(answer.args, position);
  return position;
}

function keepReferences(state: BuildState, id: number, flows: readonly NonNullable<Flow>[]): void {
  if (flows.every(hasNoReference)) return;
  state.references.set(
    id,
    flows.map(({ reference }) => reference),
  );
}

function hasNoReference({ reference }: NonNullable<Flow>): boolean {
  return reference === undefined;
}

function areKnown(flows: readonly Flow[]): flows is readonly NonNullable<Flow>[] {
  return !flows.includes(null);
}

/** What a call's op says to its inputs: the same for every call with these arguments on inputs of these shapes. */
function answerOf(
  state: BuildState,
  call: Call,
  flows: readonly Tensor[],
): Pick<Computation, 'args' | 'inputShapes' | 'output'> | null {
  const { op } = call;
  if (!isArityRight(state, call, flows.length)) return null;
  const inputShapes = flows.map(({ shape }) => shape);
  const first = inputShapes[0];
  if (first !== undefined && op.ranks !== undefined && !op.ranks.includes(first.length)) {
    return refuse(state, call, rankProblem(op, first), flows);
  }
  const args =
    first === undefined || op.inferred === undefined ? call.args : inferArgs(state, call, first, flows);
  if (args === null) return null;
  const output = op.output(args, inputShapes);
  if (isShapeProblem(output)) return refuse(state, call, output, flows);
  if (!output.every((dim) => Number.isSafeInteger(dim) && dim >= 1)) {
    const problem = `the output would be ${formatShape(output)}`;
    const help = 'every dimension must be an exact number of at least 1';
    return refuse(state, call, { problem, help }, flows);
  }
  return { args, inputShapes, output: oneShape(state.shapes, output) };
}

function isArityRight(state: BuildState, call: Call, count: number): boolean {
  const { op, at } = call;
  const { least, most } = op.inputs;
  if (count >= least && count <= most) return true;
  const wanted =
    most === least
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `at least ${least}`
        : `${least} to ${most}`;
  reportAt(
    state,
    'spec/arity',
    at,
    `${callName(state, call)} takes ${wanted} input${wanted === '1' ? '' : 's'}, it is given ${count}`,
    {
      help:
        least > 1
          ? 'name them: "from": ["a", "b"]'
          : 'give "from" one name, or merge first with Concat, Add or Mul',
    },
  );
  return false;
}

/** Fills in the arguments that follow from the input; one that was given must agree. */
function inferArgs(state: BuildState, call: Call, input: Shape, flows: readonly Tensor[]): Args | null {
  const filled: Record<string, ArgValue> = { ...call.args };
  for (const [name, infer] of Object.entries(call.op.inferred ?? {})) {
    const size = infer(input);
    if (size === undefined) {
      const problem = `${formatShape(input)} has no dimension for ${name}`;
      const help = 'give it an input with a batch and a channel dimension';
      return refuse(state, call, { problem, help }, flows);
    }
    const given = filled[name] ?? size;
    if (given !== size) {
      return refuse(state, ...disagreement(call, name, given, input, size), flows);
    }
    filled[name] = size;
  }
  return filled;
}

/** What to say of an inferred argument that the input does not agree with, and where. */
function disagreement(
  call: Call,
  name: string,
  given: ArgValue,
  input: Shape,
  size: number,
): readonly [Call, ShapeProblem] {
  if (call.owner !== null) {
    const problem = `its weights were made for ${name} ${String(given)}, the input has ${size}`;
    return [call, { problem, help: 'give it such an input, or write a layer of its own instead of "reuse"' }];
  }
  const problem = `${name} is ${String(given)}, the input has ${size}`;
  const help = helpToFit(name, given, input, size);
  return [
    { ...call, at: childPointer(call.at, name) },
    { problem, help },
  ];
}

/** A map that a linear layer was meant to take as one list of features is flattened before it. */
function helpToFit(name: string, given: ArgValue, input: Shape, size: number): string {
  if (input.length > 2 && productOf(input.slice(1)) === given) return 'put {"type": "Flatten"} before it';
  if (input.length === 4 && input[1] === given)
    return 'put {"type": "AdaptiveAvgPool2d", "output_size": 1} and {"type": "Flatten"} before it';
  return `leave ${name} out, or make it ${size}`;
}

function rankProblem(op: Op, input: Shape): ShapeProblem {
  const wanted = (op.ranks ?? []).map((rank) => `${rank} dimensions [${(DIM_NAMES[rank] ?? []).join(', ')}]`);
  return {
    problem: `${op.type} needs ${wanted.join(' or ')}, ${formatShape(input)} has ${input.length}`,
    help:
      input.length > Math.max(...(op.ranks ?? []))
        ? 'flatten it, or use the layer of another dimension'
        : 'check the shape of the input',
  };
}

const DIM_NAMES: Readonly<Record<number, readonly string[]>> = {
  2: ['N', 'C'],
  3: ['N', 'C', 'L'],
  4: ['N', 'C', 'H', 'W'],
  5: ['N', 'C', 'D', 'H', 'W'],
};

function refuse(
  state: BuildState,
  call: Call,
  { problem, help }: ShapeProblem,
  flows: readonly Tensor[],
): null {
  const producers = flows.map(({ id }) => describeProducer(state, id));
  const message =
    producers.length === 0
      ? `${callName(state, call)} has no output`
      : `${callName(state, call)} cannot take ${producers.join(' and ')}`;
  reportAt(state, 'shape/mismatch', call.at, message, {
    why: problem,
    ...(help === undefined ? {} : { help }),
  });
  return null;
}

function describeProducer(state: BuildState, id: number): string {
  if (id < 0) return `the input ${formatShape(state.inputShapes[-1 - id] as Shape)}`;
  const { path, op, output } = nodeAt(state, id);
  return `${formatShape(output)} from ${nameOf(path, op.type)}`;
}

function callName({ nodes }: BuildState, { parent, name, op }: Call): string {
  return nameOf(pathBelow(nodes.scopes[parent] as string, name), op.type);
}

/** A layer in words: its path with its type, or its type alone where it has no path. */
export function nameOf(path: string, type: string): string {
  return path === '' ? type : `${path} (${type})`;
}
