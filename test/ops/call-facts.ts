import { multiplyCounts, productOf } from '../../src/counts/count';
import { findOp } from '../../src/ops/index';
import type { Op, Reach, Storage } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall, knownWork } from '../support/call-op';

/** What an op says of one call, beside its output and its totals. */
export interface CallFacts {
  /** Operations of each kind, those that are none left out. */
  readonly work: Readonly<Record<string, number>>;
  /** Learned tensors and buffers: name and sizes. */
  readonly params: Readonly<Record<string, string>>;
  readonly buffers: Readonly<Record<string, string>>;
  readonly reach: Reach;
  readonly storage: Storage;
  readonly further: readonly Shape[];
}

/** Asks an op for everything that it says of a call. */
export function factsOf(type: string, given: object, ...inputs: readonly Shape[]): CallFacts {
  const op = findOp(type) as Op;
  const { args, output } = acceptedCall(op, given, inputs);
  const work: Record<string, number> = {};
  for (const { unit, factors } of knownWork(op, args, inputs, output)) {
    const operations = Number(multiplyCounts(productOf(factors), 1));
    if (operations !== 0) work[unit] = (work[unit] ?? 0) + operations;
  }
  const byName = (tensors: readonly { readonly name: string; readonly shape: Shape }[]) =>
    Object.fromEntries(tensors.map(({ name, shape }) => [name, shape.join('x')]));
  return {
    work,
    params: byName(op.params?.(args, inputs) ?? []),
    buffers: byName(op.buffers?.(args, inputs) ?? []),
    reach: op.reach?.(args, inputs, output) ?? 'position',
    storage: op.storage?.(args) ?? 'new',
    further: op.furtherOutputs?.(args, inputs) ?? [],
  };
}
