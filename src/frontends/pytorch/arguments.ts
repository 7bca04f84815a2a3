import type { Dtype } from '../../graph/dtype';
import type { ArgValue } from '../../ops/op';
import { typeOf } from '../../python/classes';
import { raise, refuse } from '../../python/failure';
import { itemsOf } from '../../python/iteration';
import { isKind } from '../../python/kinds';
import { helpForMisused } from '../../python/misused-values';
import { intOf, numericOf, realOf } from '../../python/numbers';
import type { Machine, Value } from '../../python/value';
import { dtypeOf, isFloating, type Operand } from './dtypes';
import { known } from './known-elements';
import type { Session } from './session';
import { createTensor, isTensor, ndarrayClass, type Tensor, valuesOf } from './tensor';

/** An argument that must be a tensor. */
export function tensorArgument(name: string, value: Value, argument = 'input'): Tensor {
  if (isTensor(value)) return value;
  return raise(
    'TypeError',
    `${name}(): argument '${argument}' must be Tensor, not ${typeOf(value).name}`,
    (machine) => helpForTensor(machine, value),
  );
}

/** What to do if something else is given instead of a tensor; null if that is not known. */
function helpForTensor(machine: Machine, value: Value): string | null {
  if (isKind(value, 'list'))
    return `join its ${value.items.length} items first, with torch.cat or torch.stack`;
  if (isKind(value, 'dict')) return 'take the tensor out of it by its key';
  return typeOf(value).order.some(({ name }) => name === 'Module')
    ? `${typeOf(value).name} is a module: create it in __init__ and call it, as in self.act(x)`
    : helpForMisused(machine, value, 'tensor');
}

/** An argument that must be a whole number; a known tensor without dimensions is one too. */
export function intArgument(name: string, value: Value, argument = 'dim'): number {
  const int = intIn(value);
  if (int !== undefined) return int;
  if (isTensor(value)) return refuseUnknownValue(value, `${argument} of ${name}`);
  return raise('TypeError', `${name}(): argument '${argument}' must be int, not ${typeOf(value).name}`);
}

function intIn(value: Value): number | undefined {
  const int = intOf(value);
  if (int !== undefined) return Number(int);
  if (isTensor(value)) return onlyElement(value);
  return undefined;
}

function onlyElement(tensor: Tensor): number | undefined {
  return tensor.host.elements?.count === 1 ? valuesOf(tensor)?.[0] : undefined;
}

/** An argument that must be a number. */
export function realArgument(name: string, value: Value, argument: string): number {
  const real = realOf(value) ?? (isTensor(value) ? valuesOf(value)?.[0] : undefined);
  if (real !== undefined) return real;
  if (isTensor(value)) return refuseUnknownValue(value, `${argument} of ${name}`);
  return raise('TypeError', `${name}(): argument '${argument}' must be Number, not ${typeOf(value).name}`);
}

/** Whether a value is a number of Python, which arithmetic with tensors accepts too. */
export function isNumber(value: Value): boolean {
  return numericOf(value) !== undefined;
}

/** Sizes that are given as one sequence or one by one: `view(2, 3)`, `view((2, 3))`, `view(x.shape)`. */
export function sizesArgument(session: Session, name: string, values: readonly Value[]): readonly number[] {
  const [first] = values;
  const isSequence = first !== undefined && (isKind(first, 'list') || isKind(first, 'tuple'));
  const items = values.length === 1 && isSequence ? itemsOf(session.machine, first) : values;
  return items.map((item) => intArgument(name, item, 'size'));
}

/** One whole number, or several. */
export function intsArgument(session: Session, name: string, value: Value): number | readonly number[] {
  if (isKind(value, 'list') || isKind(value, 'tuple'))
    return itemsOf(session.machine, value).map((item) => intArgument(name, item));
  return intArgument(name, value);
}

/** One whole number or several, or null. */
export function optionalInts(
  session: Session,
  name: string,
  value: Value,
): number | readonly number[] | null {
  return value === null ? null : intsArgument(session, name, value);
}

/** A value of Python as an argument of an op; undefined for values that no op takes. */
export function argValue(session: Session, value: Value): ArgValue | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  const real = realOf(value);
  if (real !== undefined) return real;
  if (isTensor(value)) return onlyElement(value);
  if (isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'range')) {
    const items: ArgValue[] = [];
    for (const item of itemsOf(session.machine, value)) {
      const one = argValue(session, item);
      if (one === undefined) return undefined;
      items.push(one);
    }
    return items;
  }
  return undefined;
}

/** The tensors of a list or tuple. */
export function tensorsArgument(session: Session, name: string, value: Value): readonly Tensor[] {
  if (isTensor(value) && value.type !== ndarrayClass)
    raise(
      'TypeError',
      `${name}(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor`,
      () => `pass the tensors as a list: torch.${name}([a, b], dim=1)`,
    );
  return itemsOf(session.machine, value).map((item) => tensorArgument(name, item, 'tensors'));
}

/** Tensors that are given one by one or as one sequence: `meshgrid(x, y)`, `meshgrid([x, y])`. */
export function severalTensors(
  session: Session,
  name: string,
  values: readonly Value[],
  argument = 'input',
): readonly Tensor[] {
  const [first] = values;
  const isSequence = values.length === 1 && first !== undefined && !isTensor(first);
  const items = isSequence ? itemsOf(session.machine, first) : values;
  return items.map((item) => tensorArgument(name, item, argument));
}

/** A tensor or a number as an operand of arithmetic. */
export function operandArgument(name: string, value: Value, argument = 'other'): Tensor {
  if (isTensor(value)) return value;
  const number = numericOf(value);
  if (number === undefined)
    return raise(
      'TypeError',
      `${name}(): argument '${argument}' must be Tensor or Number, not ${typeOf(value).name}`,
    );
  const real = realOf(value);
  const dtype: Dtype =
    typeof value === 'boolean'
      ? 'bool'
      : typeof number !== 'object'
        ? 'int64'
        : real === undefined
          ? 'complex64'
          : 'float32';
  return createTensor([], {
    dtype,
    elements: real === undefined ? null : known([real]),
    isNumber: true,
    maker: 'a number',
  });
}

/** The properties of an operand on which the element type of a result depends. */
export function operandOf({ host }: Tensor): Operand {
  return {
    dtype: host.dtype,
    weight: host.isNumber ? 'number' : host.shape.length === 0 ? 'scalar' : 'tensor',
  };
}

/** The element type that `dtype=` names; null where it is None. */
export function dtypeArgument(value: Value): Dtype | null {
  return dtypeOf(value) ?? null;
}

/** The element type of the result of a function that converts all numbers to real ones. */
export function floatingOf(dtype: Dtype): Dtype {
  return isFloating(dtype) || dtype.startsWith('complex') ? dtype : 'float32';
}

/** Refuses an operation that depends on unknown elements. */
export function refuseUnknownValue(tensor: Tensor, what: string): never {
  const { maker, place } = tensor.host;
  return refuse({
    code: 'pytorch/values',
    dependsOnData: true,
    message: `${what} depends on the elements of a tensor`,
    why: `they come from ${maker}${place === null ? '' : ` at line ${place.line}`}, and only shapes are computed, not elements`,
    help: 'make this depend on shapes or on arguments of the constructor',
    ...(place === null ? {} : { source: place }),
  });
}
