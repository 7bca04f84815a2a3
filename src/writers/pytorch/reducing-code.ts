import { findOp } from '../../ops/index';
import { joined } from '../python/layout';
import { tuple } from '../python/literals';
import { byName } from './arguments';
import { atom, type Expression, firstOf, method, operand, operation } from './expression';
import type { FunctionCall } from './function-call';
import { torchFunctionName } from './function-signatures';
import { axisOf } from './taking-code';

/** The code of a reduction, `x.mean((2, 3))`; null for another function. */
export function reduced(given: FunctionCall): Expression | null {
  const { type, of, inputs, shapes } = given;
  const name = torchFunctionName(type, of) ?? NAMES[type];
  if (name === undefined || !Object.hasOwn(findOp(type)?.fields ?? {}, 'keepdim')) return null;
  const first = firstOf(inputs);
  const dim = of('dim');
  const further = byName(of, ['correction', 'keepdim']);
  if (Array.isArray(dim?.value) && OF_ONE_DIMENSION.has(type)) return oneByOne(given, name, dim.value);
  const all = (shapes[0] ?? []).map((_, axis) => String(axis));
  // torch.logsumexp has no form for all elements.
  const dims = dim !== null ? [dim.text] : type === 'LogSumExp' ? [tuple(all)] : [];
  // torch.count_nonzero keeps no dimensions.
  if (type === 'CountNonzero' && further.length > 0)
    return method(operation(operand(first), ' != 0'), 'sum', [...dims, ...further]);
  // The first argument of norm is p.
  return method(first, name, [...(type === 'Norm' ? byName(of, ['p', 'dim']) : dims), ...further]);
}

/** The names of the reductions that are methods in torch. */
const NAMES: Readonly<Record<string, string>> = {
  Prod: 'prod',
  CountNonzero: 'count_nonzero',
  Max: 'max',
  Min: 'min',
  Median: 'median',
  Var: 'var',
  Std: 'std',
  Norm: 'norm',
};

/** Reductions that torch has for one dimension or for all elements. */
const OF_ONE_DIMENSION = new Set(['Prod', 'Max', 'Min', 'Median', 'ArgMax', 'ArgMin']);

/** Functions for several dimensions that correspond to those above. */
const OF_SEVERAL: Readonly<Record<string, string>> = { Max: 'amax', Min: 'amin' };

function oneByOne(
  { type, of, inputs, shapes }: FunctionCall,
  name: string,
  dims: readonly unknown[],
): Expression {
  const further = byName(of, ['keepdim']);
  const several = OF_SEVERAL[type];
  if (several !== undefined) return method(firstOf(inputs), several, [of('dim')?.text ?? '', ...further]);
  const axes = dims.map((dim) => axisOf(dim, shapes) ?? 0).sort((one, other) => other - one);
  const made = axes.reduce((inner, axis) => method(inner, name, [String(axis), ...further]), firstOf(inputs));
  // Along one dimension torch returns the indices too.
  return type === 'Median' ? atom(joined(made.code, '[0]')) : made;
}
