import type { GraphBuilder } from '../../../graph/builder';
import type { CallOptions } from '../../../graph/call-options';
import type { Dtype } from '../../../graph/dtype';
import type { TensorType as GraphType, ParameterId, Value } from '../../../graph/graph';
import { isRefusal } from '../../../graph/refusal';
import { isKnownType } from '../../../graph/tensor-types';
import { findOp } from '../../../ops/index';
import type { ArgValue } from '../../../ops/op';
import type { NodeModel } from '../model/model';
import { dtypeOf } from '../operators/element-types';
import {
  allKnown,
  type Call,
  hasUnknownSize,
  type Lowered,
  type Products,
  type Tensor,
} from '../operators/operator';
import type { NamedCall } from './named-calls';
import type { StoredParameter } from './parameters';
import { isGivenName } from './paths';

/** The state of making a graph. */
export interface Emission {
  readonly builder: GraphBuilder<Readonly<Record<string, ArgValue>>>;
  readonly document: string;
  readonly values: Map<Tensor, Value>;
  readonly parameters: Map<Tensor, ParameterId>;
  /** The numbers of the layers by path, for those that are called again. */
  readonly layers: Map<string, number>;
  /** The first node that reads each parameter, and the parameters that another node reads too. */
  readonly readers: Map<ParameterId, NodeModel>;
  readonly shared: Set<ParameterId>;
}

/** The value of a tensor in the graph: an output, an input, or a stored tensor. */
export function graphValue(emission: Emission, tensor: Tensor): Value {
  const { builder, values, parameters } = emission;
  const before = values.get(tensor);
  if (before !== undefined) return before;
  const id = parameters.get(tensor);
  const type = typeOf(tensor);
  const made = id === undefined ? builder.constant(tensor.name, type) : builder.parameterValue(id);
  values.set(tensor, made);
  return made;
}

/** A tensor's type in the graph; a tensor of unknown rank has one unknown dimension. */
export function typeOf({ dims, elementType }: Pick<Tensor, 'dims' | 'elementType'>): GraphType {
  const dtype = dtypeOf(elementType);
  const shape = dims ?? UNKNOWN_RANK;
  return dtype === undefined ? { shape } : { shape, dtype };
}

const UNKNOWN_RANK = [null];

/** Adds a call to the graph. */
export function emitCall(emission: Emission, named: NamedCall): void {
  const { builder, values, layers, document } = emission;
  const { call, path, isRepeated } = named;
  const options = {
    path,
    origin: { document, at: nodeOf(call) },
    called: call.called,
    parameters: idsOf(emission, named),
    layer: (isRepeated ? layers.get(path) : undefined) ?? null,
  };
  const number = builder.nodes.length;
  const outputs = knownCall(emission, call, options) ?? unknownCall(emission, call, options);
  layers.set(path, number);
  for (const [slot, tensor] of givenOutputs(call).entries()) {
    const value = outputs[slot];
    if (value !== undefined) values.set(tensor, value);
  }
}

/** The outputs that the node names, the main one first; an output without a name is not given. */
function givenOutputs({ node, outputs }: Call): readonly Tensor[] {
  return outputs.length === 1
    ? outputs
    : outputs.filter((_tensor, slot) => (node.outputs[slot] ?? '') !== '');
}

function nodeOf({ node, parts }: Call): {
  readonly node: string;
  readonly operator: string;
  readonly tensor: string;
} {
  const operator = parts?.map((part) => operatorName(part.node)).join('+') ?? operatorName(node);
  return { node: node.name, operator, tensor: node.outputs.find((name) => name !== '') ?? '' };
}

function operatorName({ domain, opType }: Call['node']): string {
  return domain === '' ? opType : `${domain}.${opType}`;
}

/** The ids of a call's parameters; a tensor that is read for the first time becomes one. */
function idsOf(
  { builder, parameters, readers, shared }: Emission,
  { call, path, parameters: stored }: NamedCall,
): readonly ParameterId[] {
  return stored.map((parameter, index) => {
    const before = parameters.get(parameter.tensor);
    if (before !== undefined) {
      if (readers.get(before) !== call.node) shared.add(before);
      return before;
    }
    const name = isGivenName(parameter.tensor.name)
      ? parameter.tensor.name
      : `${path}.${index === 0 ? 'weight' : index === 1 ? 'bias' : `weight_${index}`}`;
    const { shape, dtype } = storedType(call, parameter);
    const id = builder.parameter(name, shape, parameter.kind, dtype);
    parameters.set(parameter.tensor, id);
    readers.set(id, call.node);
    return id;
  });
}

/** The sizes and the element type of a parameter; those of packed ones come from the operator that unpacks them. */
function storedType(
  call: Call,
  { tensor }: StoredParameter,
): {
  readonly shape: readonly number[];
  readonly dtype: Dtype | undefined;
} {
  const packed = call.operator.packed?.(call).find(({ operand }) => call.inputs[operand] === tensor);
  if (packed !== undefined) return packed;
  const { origin } = tensor;
  const dims = origin.kind === 'stored' ? origin.tensor.dims : (allKnown(tensor.dims) ?? []);
  const nonZero = origin.kind === 'stored' ? origin.tensor.nonZero : null;
  return { shape: nonZero === null ? dims : [nonZero], dtype: dtypeOf(tensor.elementType) };
}

/** The options of a call that apply to every form of it. */
type EmittedOptions = Omit<CallOptions, 'outputs' | 'functional'> & Required<Pick<CallOptions, 'parameters'>>;

/** A call of an op of the registry; null if there is no equivalent op, or if sizes are unknown. */
function knownCall(emission: Emission, call: Call, options: EmittedOptions): readonly Value[] | null {
  const { builder } = emission;
  const outputs = givenOutputs(call).map(typeOf);
  if (call.reason !== null || !outputs.every(isKnownType)) return null;
  for (const lower of [call.operator.lower, statedCall]) {
    const lowered = lower?.(call) ?? null;
    const op = lowered === null ? undefined : findOp(lowered.type);
    if (lowered === null || op === undefined) continue;
    const inputs = operandsOf(call, lowered).map((tensor) => graphValue(emission, tensor));
    const isFree = options.parameters.length === 0 && productsOf(call)?.length === 0;
    const functional = op.form === 'function' && isFree;
    const answer = builder.call(lowered.type, lowered.args, inputs, { ...options, functional, outputs });
    if (!isRefusal(answer)) return answer;
  }
  return null;
}

function productsOf(call: Call): Products {
  return call.operator.products === undefined ? [] : call.operator.products(call);
}

/** The operands that are inputs of the layer. */
function operandsOf(call: Call, { inputs }: Pick<Lowered, 'inputs'>): readonly Tensor[] {
  const operands = inputs?.map((index) => call.inputs[index] ?? null) ?? dataOperands(call);
  return operands.filter((tensor) => tensor !== null);
}

function dataOperands({ inputs, operator }: Call): readonly (Tensor | null)[] {
  if (operator.roles === undefined) return inputs;
  return inputs.filter((_input, index) => operator.roles?.[index] !== 'shape');
}

/** A call that states its outputs, and its multiply-adds where it has any, by the operator's own name. */
function statedCall(call: Call): Lowered | null {
  const products = productsOf(call);
  const outputs = givenOutputs(call).map(({ dims }) => allKnown(dims));
  if (products === null || outputs.includes(null)) return null;
  const known = products.map((factors) => allKnown(factors));
  if (known.includes(null) || known.flat().some((factor) => !Number.isSafeInteger(factor))) return null;
  const args = { outputs: outputs.filter((shape) => shape !== null) };
  const factors = known.filter((list) => list !== null);
  const type = `onnx.${call.operator.statedAs ?? call.node.opType}`;
  return { type, args: factors.length === 0 ? args : { ...args, products: factors } };
}

/** A call without an op in the registry, or on unknown sizes. */
function unknownCall(emission: Emission, call: Call, options: EmittedOptions): readonly Value[] {
  const operands = dataOperands(call).filter((tensor) => tensor !== null);
  const inputs = operands.map((tensor) => graphValue(emission, tensor));
  const isFree = call.reason === null && productsOf(call)?.length === 0;
  return emission.builder.unknown(
    call.operator.lower?.(call)?.type ?? call.node.opType,
    inputs,
    givenOutputs(call).map(typeOf),
    {
      ...options,
      work: isFree ? 'none' : 'unknown',
      ...(isFree ? {} : { reason: call.reason ?? call.operator.uncounted ?? reasonOf(call) }),
    },
  );
}

function reasonOf(call: Call): string {
  const unknown = [...call.inputs, ...call.outputs].find(
    (tensor) => tensor !== null && hasUnknownSize(tensor),
  );
  return unknown == null
    ? 'no rule counts its multiply-adds'
    : `the sizes of ${unknown.name || 'an operand'} are not known before the run`;
}
