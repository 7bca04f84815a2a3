import { createTuple } from '../../python/containers';
import { isKind } from '../../python/kinds';
import type { Machine, Value } from '../../python/value';
import { isTensor, type Tensor } from './tensor';
import { writeThrough } from './view-elements';

/** A tensor becomes another one: code that holds it sees the new elements. */
export function overwritten(machine: Machine, self: Tensor, result: Tensor): Tensor {
  const { dtype, isNumber: number, requiresGrad } = self.host;
  Object.assign(self.host, result.host, { dtype, isNumber: number, requiresGrad });
  writeThrough(machine, self);
  return self;
}

/** What a function gives, in the tensors that `out=` names: they become it. */
export function putInto(machine: Machine, out: Value, result: Value): Value {
  if (isTensor(out) && isTensor(result)) return overwritten(machine, out, result);
  if (!isSequence(out) || !isKind(result, 'tuple')) return result;
  return createTuple(result.items.map((item, at) => putInto(machine, out.items[at] ?? null, item)));
}

function isSequence(value: Value) {
  return isKind(value, 'tuple') || isKind(value, 'list');
}
