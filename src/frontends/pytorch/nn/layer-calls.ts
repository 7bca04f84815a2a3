import { madeOnce } from '../../../graph/made-once';
import type { Field } from '../../../ops/field';
import type { Args, ArgValue, Op } from '../../../ops/op';
import { tupleClass } from '../../../python/classes';
import { createFloat, createTuple } from '../../../python/containers';
import { isKind } from '../../../python/kinds';
import type { Keywords, Value } from '../../../python/value';
import type { Session } from '../session';
import { bindLayerArguments, checkWithoutInput, completeArguments } from './layer-arguments';

/** The result of a call that makes a layer: its complete arguments, and the attributes that they become. */
export interface LayerCall {
  readonly complete: Args;
  readonly attributes: ReadonlyMap<string, Value>;
}

/** A call of a layer's class as Python code writes it. */
interface WrittenCall {
  readonly op: Op;
  readonly args: readonly Value[];
  readonly keywords: Keywords;
}

const calls = new WeakMap<Session, Map<string, LayerCall>>();

/**
 * The result of such a call, checked once for all equal calls of a run, since a network has many layers but few
 * different ones.
 */
export function layerCall(session: Session, written: WrittenCall): LayerCall {
  const key = keyOf(written);
  if (key === null) return checkedCall(session, written);
  const known = calls.get(session) ?? new Map<string, LayerCall>();
  calls.set(session, known);
  return madeOnce(known, key, () => checkedCall(session, written));
}

/** A string that identifies equal calls; null if an argument is a mutable object, such as a list. */
function keyOf({ op, args, keywords }: WrittenCall): string | null {
  const words = [op.type];
  for (let index = 0; index < args.length; index += 1) {
    const text = textOf(args[index] ?? null);
    if (text === null) return null;
    words.push(text);
  }
  let isWhole = true;
  keywords.forEach((value, name) => {
    const text = textOf(value);
    isWhole &&= text !== null;
    words.push(name, text ?? '');
  });
  return isWhole ? words.join(' ') : null;
}

function textOf(value: Value): string | null {
  if (value === null) return 'None';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (isKind(value, 'float')) return `${Object.is(value.value, -0) ? '-0' : value.value}.`;
  if (!isKind(value, 'tuple') || value.type !== tupleClass) return null;
  const items = value.items.map(textOf);
  return items.includes(null) ? null : `(${items.join()},)`;
}

function checkedCall(session: Session, { op, args, keywords }: WrittenCall): LayerCall {
  const given = bindLayerArguments(op, args, keywords);
  const complete = completeArguments(session, op, given);
  checkWithoutInput(op, complete);
  const attributes = new Map<string, Value>();
  for (const [name, field] of Object.entries(op.fields))
    attributes.set(name, attributeOf(op, name, field, complete, given.get(name)));
  return { complete, attributes };
}

/** An argument as an attribute of the module: convolutions and normalised shapes keep tuples. */
export function attributeOf(op: Op, name: string, field: Field, args: Args, given: Value | undefined): Value {
  const value = args[name] ?? null;
  if (op.family === 'convolution' && isKind(given, 'list')) return createTuple(given.items);
  if (op.family === 'convolution' && field.kind !== 'whole' && typeof value === 'number')
    return createTuple(new Array<Value>(op.ranks?.[0] === undefined ? 1 : op.ranks[0] - 2).fill(value));
  if (name === 'normalized_shape' && value !== null)
    return createTuple((Array.isArray(value) ? value : [value]).map(pythonValue));
  if (name === 'stride' && value === null) return pythonValue(args.kernel_size ?? null);
  if (name === 'padding_idx' && typeof value === 'number' && value < 0)
    return value + Number(args.num_embeddings);
  if (given === undefined && field.kind === 'number' && typeof value === 'number' && name !== 'ignore_index')
    return createFloat(value);
  return given !== undefined && typeof given !== 'boolean' && op.family !== 'convolution'
    ? given
    : pythonValue(value);
}

function pythonValue(value: ArgValue): Value {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'number' && !Number.isInteger(value) ? createFloat(value) : value;
  }
  return createTuple(value.map(pythonValue));
}
