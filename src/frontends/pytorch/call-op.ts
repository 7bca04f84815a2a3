import type { CallOptions } from '../../graph/call-options';
import type { Dtype } from '../../graph/dtype';
import type { Value as GraphValue, Origin, TensorType } from '../../graph/graph';
import { isRefusal, type Refusal } from '../../graph/refusal';
import type { NamedArguments } from '../../language/arguments';
import { asExtendedNumber } from '../../ops/fields';
import type { Shape } from '../../ops/shape';
import { raiseWith, refuse } from '../../python/failure';
import { placeIn, takeSteps } from '../../python/machine';
import type { Frame, Machine, Place } from '../../python/value';
import { checkElementTypes, checkIndexes } from './input-types';
import { type Elements, elementList, known } from './known-elements';
import { orderOfResult } from './memory-order';
import { helpForAxes } from './misplaced-axes';
import { withNumberOperand } from './number-operand';
import { currentPath, type Session } from './session';
import { createTensor, describeTensor, type Tensor, type TensorData } from './tensor';
import { showAs } from './view-elements';
import { shapesWithoutElements } from './without-elements';

/** A call of an op by Python code. */
export interface OpCall {
  readonly type: string;
  readonly args?: NamedArguments;
  readonly inputs: readonly Tensor[];
  /** The tensors that it uses as weights, in the op's order; those that the network registers become its parameters. */
  readonly weights?: readonly (Tensor | null)[];
  /** The element type of its outputs; that of the first input when not given. */
  readonly dtype?: Dtype;
  /** The element types of the outputs after the main one, where they differ. */
  readonly furtherDtype?: Dtype;
  /** How many of its outputs are needed; all when not given. */
  readonly outputs?: number;
  /** The elements of the main output, if they are known. */
  readonly elements?: Elements;
}

/** Calls an op on tensors; a shape that does not fit is refused at the Python line. */
export function callOp(session: Session, given: OpCall): readonly [Tensor, ...Tensor[]] {
  const call = withNumberOperand(given);
  checkElementTypes(call);
  checkIndexes(session, call);
  const { recording } = session;
  const { builder, running } = recording;
  const layer = running.at(-1);
  const isLayer = layer?.kind === 'layer';
  takeCall(session);
  const place = userPlace(session.machine);
  const empty = withoutElements(call, place);
  if (empty !== null) return empty;
  const origin = originOf(place);
  const inputs = call.inputs.map((tensor) => graphValue(session, tensor, origin));
  const options: CallOptions = {
    path: layer?.path ?? '',
    origin,
    functional: !isLayer,
    allowsUnbatched: true,
    parameters: usedParameters(session, call.weights ?? []),
    ...(isLayer ? { layer: recording.firstCalls.get(layer.module) ?? null } : {}),
  };
  const { type, args = {} } = call;
  const answer = builder.call(type, args, inputs, { ...options, ...statedOutputs(call) });
  if (isRefusal(answer)) return refuseCall(session, call, answer, place);
  if (isLayer && !recording.firstCalls.has(layer.module))
    recording.firstCalls.set(layer.module, answer[0].node);
  const maker = isLayer && layer.path !== '' ? `${layer.path} (${layer.module.type.name})` : type;
  const made = (value: GraphValue, dtype: Dtype, elements: Elements): Tensor => {
    const shape = knownShape(builder.typeOf(value));
    return createTensor(shape, {
      dtype,
      elements,
      graph: { nodes: builder.nodes, value },
      place,
      maker,
      order: orderOfResult(type, call.inputs, shape),
    });
  };
  const dtype = outputDtype(call);
  const main = made(answer[0], dtype, call.elements ?? null);
  if (answer.length === 1) return [main];
  return [main, ...answer.slice(1).map((value) => made(value, call.furtherDtype ?? dtype, null))];
}

/** The outputs of a call if one of its inputs has no elements. */
function withoutElements(call: OpCall, place: Place | null): readonly [Tensor, ...Tensor[]] | null {
  if (!call.inputs.some(({ host }) => host.shape.includes(0))) return null;
  const { type, args = {} } = call;
  const shapes = shapesWithoutElements({ type, args, shapes: call.inputs.map(({ host }) => host.shape) });
  const [main, ...further] = shapes ?? [];
  if (main === undefined) return null;
  const dtype = outputDtype(call);
  const made = (shape: Shape, own: Dtype): Tensor =>
    createTensor(shape, {
      dtype: own,
      elements: shape.includes(0) ? known([]) : null,
      place,
      maker: type,
    });
  return [made(main, dtype), ...further.map((shape) => made(shape, call.furtherDtype ?? dtype))];
}

/** The steps that a call takes from the interpreter's budget. */
const STEPS_OF_CALL = 40;

/** Takes a call's steps from the interpreter's budget, and refuses more calls than a network may make. */
function takeCall({ machine, recording, mostNodes }: Session): void {
  if (recording.builder.nodes.length >= mostNodes)
    refuse({
      code: 'limit/layers',
      message: `the network has more than ${mostNodes} layer calls`,
      help: 'raise the limit with --max-layers',
    });
  takeSteps(machine, STEPS_OF_CALL);
}

/** The main output of a call. */
export function callForOne(session: Session, call: OpCall): Tensor {
  const made = callOp(session, call)[0];
  const input = call.inputs[0];
  if (input !== undefined && VIEWS.has(call.type)) showAs(made, input, null);
  return made;
}

/** Layer types that only rearrange or select elements. */
const VIEWS = new Set(
  'Select Narrow Slice Chunk Reshape Flatten Unflatten Squeeze Unsqueeze Permute Transpose Expand Diagonal'.split(
    ' ',
  ),
);

/** A call of a function that has no layer type and no matrix products. */
interface OpaqueCall {
  /** Its name in output: `torch.fft.rfft2`. */
  readonly type: string;
  readonly inputs: readonly Tensor[];
  readonly shape: Shape;
  /** The element type of its result; that of the first input when not given. */
  readonly dtype?: Dtype;
  readonly elements?: Elements;
}

/** Calls a function of whose result only the shape is known. */
export function callOpaque(session: Session, call: OpaqueCall): Tensor {
  const { type, inputs, shape, elements } = call;
  const dtype = outputDtype(call);
  const { builder } = session.recording;
  takeCall(session);
  const place = userPlace(session.machine);
  const origin = originOf(place);
  const [value] = builder.unknown(
    type,
    inputs.map((tensor) => graphValue(session, tensor, origin)),
    [dtype === 'float32' ? { shape } : { shape, dtype }],
    { path: currentPath(session), origin, functional: true, work: 'none' },
  );
  return createTensor(shape, {
    dtype,
    elements: elements ?? null,
    graph: value === undefined ? null : { nodes: builder.nodes, value },
    place,
    maker: type,
    order: 'unknown',
  });
}

/** The current place in the user's code: the innermost frame that is not in a source of this project. */
export function userPlace(machine: Machine): Place | null {
  for (let frame: Frame | null = machine.frame; frame !== null; frame = frame.caller) {
    if (frame.module.source?.document.startsWith('<') === false) return placeIn(frame);
  }
  return null;
}

/** A place of Python code as the origin of a node; the beginning of an unnamed document if there is none. */
export function originOf(place: Place | null): Origin {
  if (place === null) return { document: '', at: { line: 1, column: 1 } };
  const { document, line, column, start, end } = place;
  return { document, at: { line, column, range: { start, end } } };
}

function outputDtype({ dtype, inputs }: Pick<OpCall, 'dtype' | 'inputs'>): Dtype {
  return dtype ?? inputs[0]?.host.dtype ?? 'float32';
}

/** The element types of outputs, for the graph, if they are not all float32. */
function statedOutputs(call: OpCall): Pick<CallOptions, 'outputDtypes' | 'outputCount'> {
  if (call.outputs !== undefined) return { outputCount: call.outputs };
  const dtype = outputDtype(call);
  const further = call.furtherDtype ?? dtype;
  return dtype === 'float32' && further === 'float32' ? {} : { outputDtypes: [dtype, further] };
}

function knownShape({ shape }: TensorType): Shape {
  return shape.filter((size) => size !== null);
}

/** A tensor's value in the graph; bare parameters and constants are added at their first use. */
export function graphValue(session: Session, { host }: Tensor, origin?: Origin): GraphValue {
  const { builder, parameters, bareParameters } = session.recording;
  if (host.graph !== null && host.graph.nodes === builder.nodes) return host.graph.value;
  const parameter = parameters.get(host);
  if (parameter === undefined) {
    const value = builder.constant(host.maker, typeOfConstant(host));
    host.graph = { nodes: builder.nodes, value };
    return value;
  }
  const known = bareParameters.get(host);
  if (known !== undefined) return known;
  const value = addBareParameter(session, host, parameter, origin ?? originOf(null));
  bareParameters.set(host, value);
  return value;
}

function addBareParameter(
  { recording: { builder } }: Session,
  host: TensorData,
  { id, path, kind }: { readonly id: number; readonly path: string; readonly kind: string },
  origin: Origin,
): GraphValue {
  const type = kind === 'buffer' ? 'Buffer' : 'Parameter';
  const answer = builder.call(type, { shape: host.shape }, [], {
    path,
    origin,
    functional: true,
    parameters: [id],
    ...(host.dtype === 'float32' ? {} : { outputDtypes: [host.dtype] }),
  });
  return isRefusal(answer) ? builder.constant(path, typeOfTensor(host)) : answer[0];
}

/**
 * The type of a constant with the elements that writers of code need: all of a small one, or the only value if
 * all are equal.
 */
function typeOfConstant(host: TensorData): TensorType {
  const { isNumber, elements, fill, shape } = host;
  const type = typeOfTensor(host);
  if (elements === null || elements.count > MOST_ELEMENTS) return { ...type, ...filledWith(fill) };
  const list = elementList(elements);
  if (isNumber || shape.length === 0) return { ...type, value: list };
  const [first = null] = list;
  if (list.every((element) => element === first)) return { ...type, ...filledWith(first) };
  return list.every(Number.isFinite) ? { ...type, value: list } : type;
}

function filledWith(fill: number | null): Pick<TensorType, 'fill'> {
  const given = fill === null ? null : asExtendedNumber(fill);
  return given === null ? {} : { fill: given };
}

/** The largest number of elements that writers of code write. */
const MOST_ELEMENTS = 1024;

function typeOfTensor({ shape, dtype }: TensorData): TensorType {
  return dtype === 'float32' ? { shape } : { shape, dtype };
}

function usedParameters({ recording }: Session, weights: OpCall['weights']): readonly number[] {
  const ids: number[] = [];
  weights?.forEach((weight) => {
    const known = weight === null ? undefined : recording.parameters.get(weight.host);
    if (known !== undefined) ids.push(known.id);
  });
  return ids;
}

function refuseCall(session: Session, call: OpCall, refusal: Refusal, place: Place | null): never {
  const running = session.recording.running.at(-1);
  const path = currentPath(session);
  const name = running?.kind === 'layer' && path !== '' ? `${path} (${running.module.type.name})` : call.type;
  const producers = call.inputs.filter(({ host }) => !host.isNumber).map(({ host }) => describeTensor(host));
  const isShape = refusal.code !== 'argument' || refusal.disagreement !== undefined;
  return raiseWith('RuntimeError', {
    code: isShape ? 'shape/mismatch' : 'pytorch/argument',
    message:
      producers.length === 0
        ? `${name} cannot be created: ${refusal.problem}`
        : `${name} cannot take ${producers.join(' and ')}`,
    ...(producers.length === 0 ? {} : { why: refusal.problem }),
    ...helpFor(call, refusal),
    ...(place === null ? {} : { place }),
  });
}

function helpFor({ type, inputs: [input] }: OpCall, refusal: Refusal): { readonly help?: string } {
  const { help } = refusal;
  const disagreement = refusal.code === 'argument' ? refusal.disagreement : undefined;
  const moved = input === undefined ? null : helpForAxes(type, input.host.shape, disagreement?.given);
  if (help === undefined) return moved === null ? {} : { help: moved };
  return { help: [asPythonHelp(help), ...(moved === null ? [] : [moved])].join(', or ') };
}

/** Adapts help to Python, where a size that follows from the input cannot be left out as in a spec. */
function asPythonHelp(help: string): string {
  return help.replace(/^leave (\w+) out, or make it /, 'make $1 ');
}
