import { quoted, shortened } from '../../../text/shortened';
import {
  type Attributes,
  type AttributeValue,
  type DeclaredType,
  type FunctionModel,
  functionKey,
  type NodeModel,
} from '../model/model';
import { findOperator } from '../operators/index';
import type { Tensor, TensorType } from '../operators/operator';
import { faultError } from '../wire/fault';
import { addCall, UNKNOWN_OPERATOR } from './add-call';
import { controlFlow } from './control-flow';
import { heldBy, inputTensor, knownTensor, storedTensor } from './make-tensor';
import { searches } from './searches';
import { sequenceOperators } from './sequences';
import {
  countStep,
  innerScope,
  labelOf,
  lookUp,
  nodeText,
  outputNamed,
  type Scope,
  type Trace,
} from './trace';

/** The deepest nesting of calls of functions. */
const DEEPEST_CALL = 64;

/** Traces one node: adds its call, or what it expands into, and names its outputs in the scope. */
export function traceNode(trace: Trace, scope: Scope, node: NodeModel): void {
  trace.nodes += 1;
  countStep(trace);
  const attributes = resolvedAttributes(node, scope);
  const inputs = node.inputs.map((name) => inputNamed(trace, scope, node, name));
  const outputs = outputsOf(trace, scope, { node, attributes, inputs });
  node.outputs.forEach((name, slot) => {
    const tensor = outputs[slot];
    if (name !== '' && tensor !== undefined) scope.values.set(name, tensor);
  });
}

/** A node with its attributes and operands. */
interface ResolvedNode {
  readonly node: NodeModel;
  readonly attributes: Attributes;
  readonly inputs: readonly (Tensor | null)[];
}

function inputNamed(trace: Trace, scope: Scope, node: NodeModel, name: string): Tensor | null {
  if (name === '') return null;
  const found = lookUp(scope, name);
  if (found !== undefined) return found;
  throw faultError({
    code: 'onnx/graph',
    problem: `: ${nodeText(node, trace.nodes)} reads ${quoted(name)}, but no input, weight or node output has that name`,
    help: 'export the model again',
  });
}

/** References to attributes of the function around the node take their values; one that is not given is left out. */
function resolvedAttributes({ attributes }: NodeModel, scope: Scope): Attributes {
  // Only the nodes of functions have references.
  if (scope.attributes.size === 0) return attributes;
  const resolved = new Map<string, AttributeValue>();
  for (const [name, value] of attributes) {
    const given = value.kind === 'reference' ? scope.attributes.get(value.value) : value;
    if (given !== undefined) resolved.set(name, given);
  }
  return resolved;
}

function outputsOf(trace: Trace, scope: Scope, resolved: ResolvedNode): readonly Tensor[] {
  const { node, attributes, inputs } = resolved;
  const rules = node.domain === '' ? special : node.domain === 'com.microsoft' ? searches : NO_RULES;
  const rule = Object.hasOwn(rules, node.opType) ? rules[node.opType] : undefined;
  const given = rule?.(trace, scope, { node, attributes, inputs }) ?? null;
  if (given !== null) return given;
  const operator = findOperator(node.domain, node.opType);
  const version = scope.opsets.get(node.domain) ?? 1;
  if (operator !== undefined) return addCall(trace, scope, { node, attributes, operator, version }, inputs);
  const called = trace.model.functions.get(functionKey(node.domain, node.opType, node.overload));
  if (called !== undefined) return traceFunction(trace, scope, resolved, called);
  const name = shortened(node.domain === '' ? node.opType : `${node.domain}.${node.opType}`);
  const site = { node, attributes, operator: UNKNOWN_OPERATOR, version };
  const declared = node.outputs.map((output) => typeOfDeclared(scope.declared.get(output)));
  if (declared.some((type) => type !== null))
    trace.notes.add(`the output sizes of ${name} are taken from the file`);
  const reason = reasonOf(name, rule);
  return addCall(trace, scope, { ...site, reason, declared }, heldBy(inputs));
}

/** Networks that a tool has compiled for one kind of processor: their layers are not in the file. */
const COMPILED = new Set(['com.microsoft.EPContext', 'com.microsoft.Snpe']);

/** Why a node is not counted: there is no rule for it, or its rule lacks something. */
function reasonOf(name: string, rule: Special | undefined): string {
  if (rule !== undefined) return `${name} lacks a graph or an operand that it needs`;
  return COMPILED.has(name)
    ? `the operator ${name} contains a compiled network`
    : `the operator ${name} is unknown`;
}

function typeOfDeclared(type: DeclaredType | undefined): TensorType | null {
  if (type?.kind !== 'tensor' || type.dims === null) return null;
  return {
    dims: type.dims.map((dim) => (typeof dim === 'number' ? dim : null)),
    elementType: type.elementType,
  };
}

type Special = (trace: Trace, scope: Scope, resolved: ResolvedNode) => readonly Tensor[] | null;

/** Nodes that are not plain calls of an operator. */
const special: Readonly<Record<string, Special>> = {
  ...controlFlow,
  ...sequenceOperators,
  Constant: (_trace, _scope, { node, attributes }) => [constantOf(node, attributes)],
  Identity: (_trace, _scope, { node, inputs: [input = null] }) =>
    input === null ? null : [sameTensor(input, node.outputs[0] ?? '')],
};

const NO_RULES: Readonly<Record<string, Special>> = {};

/**
 * An Identity is its input. The exporter merges equal vectors of an untrained network into one with an Identity for each
 * other use: those are tensors of their own.
 */
function sameTensor(input: Tensor, name: string): Tensor {
  const { origin, dims } = input;
  // A vector may have sizes of 1 around it, as a layer scale of [C, 1, 1] has; a tied matrix is not a vector.
  const isVector = dims !== null && dims.length > 0 && dims.filter((dim) => dim !== 1).length <= 1;
  if (origin.kind !== 'stored' || !isVector) return input;
  return storedTensor({ ...origin.tensor, name }, name, origin.place);
}

function constantOf({ outputs: [name = ''] }: NodeModel, attributes: Attributes): Tensor {
  for (const [key, attribute] of attributes) {
    if (attribute.kind === 'tensor') return storedTensor(attribute.value, name, 'constant node');
    const elementType = key.startsWith('value_float') ? 1 : key.startsWith('value_string') ? 8 : 7;
    if (attribute.kind === 'number') return knownTensor(name, [], [attribute.value], elementType);
    if (attribute.kind === 'numbers')
      return knownTensor(name, [attribute.value.length], attribute.value, elementType);
    if (attribute.kind === 'text') return inputTensor(name, { dims: [], elementType });
    if (attribute.kind === 'texts') return inputTensor(name, { dims: [attribute.value.length], elementType });
  }
  return inputTensor(name, { dims: null, elementType: 0 });
}

/** A function of the file is traced in the place of its call. */
function traceFunction(
  trace: Trace,
  scope: Scope,
  { node, attributes, inputs }: ResolvedNode,
  called: FunctionModel,
): readonly Tensor[] {
  if (trace.depth >= DEEPEST_CALL) {
    throw faultError({
      code: 'limit/depth',
      problem: `has functions that call each other deeper than ${DEEPEST_CALL}`,
      help: 'export the model again',
    });
  }
  const label = labelOf(node, trace.nodes);
  const inner: Scope = {
    ...innerScope(scope, label),
    parent: null,
    opsets: called.opsets.size === 0 ? scope.opsets : called.opsets,
    attributes: new Map([...called.defaults, ...attributes]),
  };
  for (const [index, name] of called.inputs.entries()) {
    const given = inputs[index] ?? null;
    // An operand that is left out is one that nothing reads, or that is left out again.
    if (given !== null) inner.values.set(name, given);
  }
  const absent = new Set(called.inputs.filter((_name, index) => (inputs[index] ?? null) === null));
  const nodes =
    absent.size === 0
      ? called.nodes
      : called.nodes.map((each) => ({
          ...each,
          inputs: each.inputs.map((name) => (absent.has(name) ? '' : name)),
        }));
  trace.depth += 1;
  trace.traceBody(inner, { nodes });
  trace.depth -= 1;
  return called.outputs.map((name) => outputNamed(inner, name));
}
