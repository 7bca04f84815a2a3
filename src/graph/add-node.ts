import { childPointer } from '../diagnostics/json-pointer';
import { type Args, type ArgValue, isShapeProblem, type Op, type ShapeProblem } from '../ops/op';
import { formatShape, type Shape } from '../ops/shape';
import { type BuildState, type Flow, reportAt } from './build-state';
import type { GraphNode } from './graph';

/** A call that is to be added: everything of the node that does not follow from its inputs. */
export interface Call {
  readonly path: string;
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
  const { op } = call;
  if (!isArityRight(state, call, flows.length)) return null;
  const inputs: number[] = [];
  const shapes: Shape[] = [];
  for (const flow of flows) {
    if (flow === null) return null;
    inputs.push(flow.id);
    shapes.push(flow.shape);
  }
  const first = shapes[0];
  if (first !== undefined && op.ranks !== undefined && !op.ranks.includes(first.length)) {
    return refuse(state, call, inputs, rankProblem(op, first));
  }
  const args =
    first === undefined || op.inferred === undefined ? call.args : inferArgs(state, call, first, inputs);
  if (args === null) return null;
  const output = op.output(args, shapes);
  if (isShapeProblem(output)) return refuse(state, call, inputs, output);
  if (!output.every((dim) => Number.isSafeInteger(dim) && dim >= 1)) {
    return refuse(state, call, inputs, {
      problem: `the output would be ${formatShape(output)}`,
      help: 'every dimension must be an exact number of at least 1',
    });
  }
  const id = state.nodes.length;
  state.nodes.push({
    path: call.path,
    op,
    args,
    inputs,
    inputShapes: shapes,
    output,
    functional: call.functional,
    frozen: call.frozen,
    owner: call.owner ?? id,
    at: call.at,
  });
  return { id, shape: output };
}

function isArityRight(state: BuildState, { op, path, at }: Call, count: number): boolean {
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
    `${nameOf(path, op.type)} takes ${wanted} input${wanted === '1' ? '' : 's'}, it is given ${count}`,
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
function inferArgs(state: BuildState, call: Call, input: Shape, inputs: readonly number[]): Args | null {
  const filled: Record<string, ArgValue> = { ...call.args };
  for (const [name, infer] of Object.entries(call.op.inferred ?? {})) {
    const size = infer(input);
    if (!Number.isSafeInteger(size)) {
      refuse(state, call, inputs, {
        problem: `${formatShape(input)} has no dimension for ${name}`,
        help: 'give it an input with a batch and a channel dimension',
      });
      return null;
    }
    const given = filled[name] ?? size;
    if (given !== size) {
      refuse(state, { ...call, at: childPointer(call.at, name) }, inputs, {
        problem: `${name} is ${String(given)}, the input has ${size}`,
        help: `leave ${name} out, or make it ${size}`,
      });
      return null;
    }
    filled[name] = size;
  }
  return filled;
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
  inputs: readonly number[],
  { problem, help }: ShapeProblem,
): null {
  const producers = inputs.map((id) => describeProducer(state, id));
  const message =
    producers.length === 0
      ? `${nameOf(call.path, call.op.type)} has no output`
      : `${nameOf(call.path, call.op.type)} cannot take ${producers.join(' and ')}`;
  reportAt(state, 'shape/mismatch', call.at, message, {
    why: problem,
    ...(help === undefined ? {} : { help }),
  });
  return null;
}

function describeProducer(state: BuildState, id: number): string {
  const node: GraphNode | undefined = state.nodes[id];
  if (node === undefined) return `the input ${formatShape(state.inputShapes[-1 - id] as Shape)}`;
  return `${formatShape(node.output)} from ${nameOf(node.path, node.op.type)}`;
}

/** A layer in words: its path with its type, or its type alone where it has no path. */
export function nameOf(path: string, type: string): string {
  return path === '' ? type : `${path} (${type})`;
}
