import type { Attributes, NodeModel } from '../model/model';
import { findOperator } from '../operators/index';
import {
  BOOL,
  type Call,
  FLOAT,
  INT64,
  type Operator,
  type Tensor,
  unknownOutputs,
} from '../operators/operator';
import { addCall } from './add-call';
import { graphAttribute, traceInner, undecidedOperator } from './inner-graph';
import { heldBy, inputTensor, knownTensor, sequenceOf } from './make-tensor';
import { stackOperator } from './stack';
import { labelOf, type Scope, type Trace } from './trace';

interface Resolved {
  readonly node: NodeModel;
  readonly attributes: Attributes;
  readonly inputs: readonly (Tensor | null)[];
}

type SequenceRule = (trace: Trace, scope: Scope, resolved: Resolved) => readonly Tensor[] | null;

function nameOf({ outputs }: NodeModel): string {
  return outputs[0] ?? '';
}

function numberOf(attributes: Attributes, name: string, byDefault: number): number {
  const attribute = attributes.get(name);
  return attribute?.kind === 'number' ? attribute.value : byDefault;
}

/** What a sequence holds; null where that is not known. */
function itemsOf(tensor: Tensor | null | undefined): readonly Tensor[] | null {
  return tensor?.items ?? null;
}

/** A place in a sequence, negative from its end; null where it is not known. */
function placeOf(trace: Trace, position: Tensor | null | undefined, length: number): number | null {
  const place = position == null ? null : (trace.elementsOf(position)?.[0] ?? null);
  if (place === null) return null;
  return place < 0 ? place + length : place;
}

/** A value, or a sequence, that is not known before the run. */
const unknownItem: Operator = {
  outputs: (call: Call) => unknownOutputs(call, FLOAT),
  isDeterministic: false,
};

/** A single number that is not known before the run. */
function unknownNumber(elementType: number): Operator {
  return { outputs: () => [{ dims: [], elementType }], isDeterministic: false };
}

/** A call that gives what is not known before the run: all that went into the sequence leads to its output. */
function unknown(
  trace: Trace,
  scope: Scope,
  { node, attributes, inputs }: Resolved,
  operator = unknownItem,
): readonly Tensor[] {
  return addCall(trace, scope, { node, attributes, version: 1, operator }, heldBy(inputs));
}

const at: SequenceRule = (trace, scope, resolved) => {
  const [sequence, position] = resolved.inputs;
  const items = itemsOf(sequence);
  const place = items === null ? null : placeOf(trace, position, items.length);
  const item = place === null ? undefined : items?.[place];
  return item === undefined ? unknown(trace, scope, resolved) : [item];
};

const insert: SequenceRule = (trace, scope, resolved) => {
  const { node, inputs } = resolved;
  const [sequence, item = null, position = null] = inputs;
  const items = itemsOf(sequence);
  const end = items?.length ?? 0;
  const place = position === null ? end : placeOf(trace, position, end);
  if (items === null || item === null || place === null) return unknown(trace, scope, resolved);
  return [sequenceOf(nameOf(node), [...items.slice(0, place), item, ...items.slice(place)])];
};

const erase: SequenceRule = (trace, scope, resolved) => {
  const { node, inputs } = resolved;
  const [sequence, position = null] = inputs;
  const items = itemsOf(sequence);
  const end = items?.length ?? 0;
  const place = position === null ? end - 1 : placeOf(trace, position, end);
  if (items === null || place === null) return unknown(trace, scope, resolved);
  const left = items.filter((_item, index) => index !== place);
  return [sequenceOf(nameOf(node), left)];
};

const length: SequenceRule = (trace, scope, resolved) => {
  const items = itemsOf(resolved.inputs[0]);
  return items === null
    ? unknown(trace, scope, resolved, unknownNumber(INT64))
    : [knownTensor(nameOf(resolved.node), [], [items.length])];
};

const concat: SequenceRule = (trace, scope, resolved) => {
  const { node, attributes, inputs } = resolved;
  const items = itemsOf(inputs[0]);
  const joining = findOperator('', 'Concat');
  if (items === null || items.length === 0 || joining === undefined) return unknown(trace, scope, resolved);
  const operator =
    numberOf(attributes, 'new_axis', 0) === 1 ? stackOperator(numberOf(attributes, 'axis', 0)) : joining;
  return addCall(trace, scope, { node, attributes, version: 13, operator }, items);
};

/** The parts of a tensor are the outputs of a Split; without sizes each has one element, and loses the axis. */
const split: SequenceRule = (trace, scope, resolved) => {
  const { node, attributes, inputs } = resolved;
  const [input, sizes] = inputs;
  const splitting = findOperator('', 'Split');
  const dims = input?.dims ?? null;
  const axis = numberOf(attributes, 'axis', 0);
  const size = dims?.[axis < 0 ? axis + dims.length : axis] ?? null;
  const parts = partsOf(trace, size, sizes ?? null);
  if (input == null || parts === null || splitting === undefined || parts.length > MOST_PARTS) {
    return unknown(trace, scope, resolved);
  }
  const label = nameOf(node);
  const split = { ...node, outputs: parts.map((_part, index) => `${label}.${index}`) };
  const given = knownTensor('', [parts.length], parts);
  const outputs = addCall(trace, scope, { node: split, attributes, version: 13, operator: splitting }, [
    input,
    given,
  ]);
  const isSqueezed = sizes == null && numberOf(attributes, 'keepdims', 1) === 0;
  const squeezing = findOperator('', 'Squeeze');
  const items =
    !isSqueezed || squeezing === undefined
      ? outputs
      : outputs.flatMap((part) =>
          addCall(
            trace,
            scope,
            {
              node: { ...node, opType: 'Squeeze', outputs: [part.name] },
              attributes,
              version: 13,
              operator: squeezing,
            },
            [part, knownTensor('', [1], [axis])],
          ),
        );
  return [sequenceOf(label, items)];
};

const MOST_PARTS = 4096;

function partsOf(trace: Trace, size: number | null, sizes: Tensor | null): readonly number[] | null {
  if (size === null) return null;
  const elements = sizes === null ? [1] : trace.elementsOf(sizes);
  const known = elements?.filter((element) => element !== null) ?? [];
  if (elements === null || known.length < elements.length) return null;
  const [part = 1] = known;
  if (sizes !== null && sizes.dims?.length === 1) return known;
  if (part < 1 || size / part > MOST_PARTS) return null;
  return Array.from({ length: Math.ceil(size / part) }, (_, index) => Math.min(part, size - index * part));
}

/** The body is traced for each item of the first sequence; where it is not known how many there are, for one. */
const map: SequenceRule = (trace, scope, resolved) => {
  const { node, attributes, inputs } = resolved;
  const body = graphAttribute(attributes, 'body');
  if (body === null) return null;
  const label = labelOf(node, trace.nodes);
  const results = itemsOf(inputs[0])?.map((_item, index) => {
    const given = inputs.map((input) => input?.items?.[index] ?? input);
    return traceInner(trace, scope, body, { path: `${label}.${index}`, given });
  });
  if (results !== undefined)
    return node.outputs.map((name, slot) =>
      sequenceOf(
        name,
        results.flatMap((outputs) => outputs[slot] ?? []),
      ),
    );
  const [first, ...others] = body.inputs;
  const item = inputTensor(first?.name ?? '', { dims: null, elementType: first?.type.elementType ?? FLOAT });
  const given = [item, ...others.map((_input, index) => inputs[index + 1] ?? null)];
  const outputs = traceInner(trace, scope, body, { path: `${label}.0`, given });
  const reason = 'how many items the sequence has is not known before the run: one is counted';
  trace.notes.add(`${label}: ${reason}`);
  const operator = undecidedOperator(node.outputs.map(() => ({ dims: null, elementType: FLOAT })));
  return addCall(
    trace,
    scope,
    { node, attributes, operator, version: 1, reason },
    heldBy([...inputs, ...outputs]),
  );
};

/** Operators on sequences and optional values. */
export const sequenceOperators: Readonly<Record<string, SequenceRule>> = {
  SequenceEmpty: (_trace, _scope, { node }) => [sequenceOf(nameOf(node), [])],
  SequenceConstruct: (_trace, _scope, { node, inputs }) => [
    sequenceOf(
      nameOf(node),
      inputs.filter((input) => input !== null),
    ),
  ],
  SequenceAt: at,
  SequenceInsert: insert,
  SequenceErase: erase,
  SequenceLength: length,
  ConcatFromSequence: concat,
  SplitToSequence: split,
  SequenceMap: map,
  Optional: (_trace, _scope, { node, inputs: [input = null] }) => [input ?? sequenceOf(nameOf(node), null)],
  OptionalGetElement: (_trace, _scope, { inputs: [input = null] }) => (input === null ? null : [input]),
  OptionalHasElement: (trace, scope, resolved) => {
    const [input = null] = resolved.inputs;
    if (input?.items === null) return unknown(trace, scope, resolved, unknownNumber(BOOL));
    return [knownTensor(nameOf(resolved.node), [], [input === null ? 0 : 1], BOOL)];
  },
};
