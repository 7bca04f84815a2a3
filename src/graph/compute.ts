import type { Args, ArgValue, Op } from '../ops/op';
import { isShapeProblem } from '../ops/op';
import { formatShape, type Shape } from '../ops/shape';
import { type Dtype, WHOLE_DTYPE } from './dtype';
import type { Computation, KnownType, OwnTensor, TensorType } from './graph';
import { arityRefusal, isRefusal, type Refusal, rankRefusal } from './refusal';

/** The part of a call that decides what is computed. */
export interface CallOn {
  readonly op: Op;
  readonly args: Args;
  readonly inputs: readonly KnownType[];
  readonly functional: boolean;
}

/** What a call computes: its inferred arguments filled in, and its outputs; or why it cannot take its inputs. */
export function compute({ op, args, inputs, functional }: CallOn): Computation | Refusal {
  const inputShapes = inputs.map(({ shape }) => shape);
  const [first] = inputShapes;
  const refusal = arityRefusal(op, inputs.length) ?? rankRefusal(op, first);
  if (refusal !== null) return refusal;
  const resolved = inferArgs(op, args, first);
  if (isRefusal(resolved)) return resolved;
  const output = op.output(resolved, inputShapes);
  if (isShapeProblem(output)) return { code: 'shape', ...output };
  if (!output.every((dim) => Number.isSafeInteger(dim) && dim >= 1)) {
    const problem = `the output would be ${formatShape(output)}`;
    return { code: 'shape', problem, help: 'every dimension must be an exact number of at least 1' };
  }
  const further = (op.furtherOutputs?.(resolved, inputShapes) ?? []).map((shape) => ({ shape }));
  const outputs = [withDtype({ shape: output }, mainDtype(op, resolved, inputs)), ...further];
  const tensors = ownTensors(op, resolved, inputShapes);
  return { op, args: resolved, inputs, outputs, inputShapes, tensors, output, functional };
}

/** The element type of the main output of a call; undefined for the network's floating-point type. */
export function mainDtype(op: Op, args: Args, inputs: readonly TensorType[]): Dtype | undefined {
  const elements = op.elements?.(args) ?? 'float';
  if (elements === 'whole') return WHOLE_DTYPE;
  const [first] = inputs;
  const isKept = elements === 'kept' && inputs.every(({ dtype }) => dtype === first?.dtype);
  return isKept ? first?.dtype : undefined;
}

/** A tensor type with another element type. */
export function withDtype<T extends TensorType>(type: T, dtype: Dtype | undefined): T {
  return dtype === undefined || dtype === type.dtype ? type : { ...type, dtype };
}

function ownTensors(
  { params, buffers }: Op,
  args: Args,
  inputShapes: readonly Shape[],
): readonly OwnTensor[] {
  return [
    ...(params?.(args, inputShapes) ?? []).map((tensor) => ({ ...tensor, isBuffer: false })),
    ...(buffers?.(args, inputShapes) ?? []).map((tensor) => ({ ...tensor, isBuffer: true })),
  ];
}

/** Fills in the arguments that follow from the input; one that was given must agree. */
function inferArgs({ inferred }: Op, args: Args, input: Shape | undefined): Args | Refusal {
  if (inferred === undefined || input === undefined) return args;
  const filled: Record<string, ArgValue> = { ...args };
  for (const [name, infer] of Object.entries(inferred)) {
    const size = infer(input);
    if (size === undefined) {
      const problem = `${formatShape(input)} has no dimension for ${name}`;
      return { code: 'shape', problem, help: 'give it an input with a batch and a channel dimension' };
    }
    const given = filled[name] ?? size;
    if (given !== size) {
      const problem = `${name} is ${String(given)}, the input has ${size}`;
      const help = `leave ${name} out, or make it ${size}`;
      return { code: 'argument', argument: name, problem, help, disagreement: { given, wanted: size } };
    }
    filled[name] = size;
  }
  return filled;
}
