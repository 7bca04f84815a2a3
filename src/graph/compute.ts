import type { Elements } from '../ops/element-types';
import type { Args, ArgValue, Op } from '../ops/op';
import { isShapeProblem } from '../ops/op';
import { formatShape, type Shape } from '../ops/shape';
import { type Dtype, WHOLE_DTYPE } from './dtype';
import type { Computation, KnownType, OwnTensor, TensorType, Value } from './graph';
import { arityRefusal, isRefusal, type Refusal, rankRefusal } from './refusal';
import { asBatch, isUnbatched } from './unbatched';

/** The part of a call that decides what is computed. */
export interface CallOn {
  readonly op: Op;
  readonly args: Args;
  readonly inputs: readonly KnownType[];
  readonly functional: boolean;
  readonly allowsUnbatched?: boolean;
}

/** What a call computes: its inferred arguments filled in, and its outputs; or why it cannot take its inputs. */
export function compute({
  op,
  args,
  inputs,
  functional,
  allowsUnbatched = false,
}: CallOn): Computation | Refusal {
  const unbatched = allowsUnbatched && isUnbatched(op, inputs[0]?.shape);
  const inputShapes = inputs.map(({ shape }) => (unbatched ? asBatch(shape) : shape));
  const [first] = inputShapes;
  const refusal = arityRefusal(op, inputs.length, args) ?? rankRefusal(op, first);
  if (refusal !== null) return refusal;
  const resolved = inferArgs(op, args, first);
  if (isRefusal(resolved)) return resolved;
  const output = op.output(resolved, inputShapes);
  if (isShapeProblem(output)) return { code: 'shape', ...output };
  if (!output.every((dim) => Number.isSafeInteger(dim) && dim >= 1)) {
    const problem = `the output would be ${formatShape(output)}`;
    return { code: 'shape', problem, help: 'every dimension must be an exact number of at least 1' };
  }
  const shapes = [output, ...(op.furtherOutputs?.(resolved, inputShapes) ?? [])];
  const dtypes = outputDtypes(op, resolved, inputs, shapes.length);
  const outputs = shapes.map((shape, slot) =>
    withDtype({ shape: unbatched ? shape.slice(1) : shape }, dtypes[slot]),
  );
  const tensors = ownTensors(op, resolved, inputShapes);
  const made = { op, args: resolved, inputs, outputs, inputShapes, tensors, output, functional };
  return unbatched ? { ...made, unbatched } : made;
}

/** The element types of the outputs of a call, in their order; undefined for the network's floating-point type. */
export function outputDtypes(
  op: Op,
  args: Args,
  inputs: readonly KnownType[],
  count: number,
): readonly (Dtype | undefined)[] {
  const further = dtypeOfElements(op.furtherElements ?? 'float', op, args, inputs);
  const main = dtypeOfElements(op.elements?.(args) ?? 'float', op, args, inputs);
  return Array.from({ length: count }, (_, slot) => (slot === 0 ? main : further));
}

function dtypeOfElements(
  elements: Elements,
  op: Op,
  args: Args,
  inputs: readonly KnownType[],
): Dtype | undefined {
  switch (elements) {
    case 'float':
      return undefined;
    case 'whole':
      return WHOLE_DTYPE;
    case 'kept':
    case 'summed': {
      const shapes = inputs.map(({ shape }) => shape);
      const [first, ...others] = inputsOfElements(op, args, inputs, shapes);
      const kept = others.every(({ dtype }) => dtype === first?.dtype) ? first?.dtype : undefined;
      return elements === 'summed' && kept === 'bool' ? WHOLE_DTYPE : kept;
    }
    default:
      return elements;
  }
}

/** The inputs whose elements an output keeps: all that are neither indexes nor conditions. */
export function inputsOfElements<T extends TensorType | Value>(
  { readsIndexes, readsConditions }: Op,
  args: Args,
  inputs: readonly T[],
  inputShapes: readonly Shape[],
): readonly T[] {
  return inputs.filter(
    (_, position) =>
      (readsIndexes?.(position, args, inputShapes) ?? false) === false &&
      readsConditions?.(position) !== true,
  );
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
