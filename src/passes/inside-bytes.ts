import {
  addCounts,
  type Count,
  isLarger,
  multiplyCounts,
  productOf,
  subtractCounts,
  sumOf,
} from '../counts/count';
import { bytesOfElements, type Dtype } from '../graph/dtype';
import type { Node } from '../graph/graph';
import type { Inside } from '../ops/inside';

/** What a call holds while it runs, step by step. */
export interface InsideBytes {
  /**
   * For each step the bytes of the tensors that the call has made and still needs, including its output once it
   * is made.
   */
  readonly steps: readonly Count[];
  /** For each input the last step that reads it. */
  readonly inputsTo: readonly number[];
  /** The sum of all tensors that it makes, besides its outputs. */
  readonly made: Count;
}

/** The bytes of the tensors that an op holds while it runs. */
export function bytesInside(
  { tensors, inputsTo, outputFrom }: Inside,
  { inputs, output }: { readonly inputs: readonly unknown[]; readonly output: readonly number[] },
  dtype: Dtype,
): InsideBytes {
  const steps = new Array<Count>(outputFrom + 1).fill(0);
  let made: Count = 0;
  const hold = (bytes: Count, from: number, to: number): void => {
    for (let step = from; step <= to; step += 1) steps[step] = addCounts(steps[step] ?? 0, bytes);
  };
  for (const { shape, times = 1, from, to } of tensors) {
    const bytes = bytesOfElements(productOf(shape), dtype);
    hold(bytes, from, to);
    made = addCounts(made, multiplyCounts(bytes, times));
  }
  hold(bytesOfElements(productOf(output), dtype), outputFrom, outputFrom);
  return { steps, inputsTo: inputs.map(() => inputsTo), made };
}

/** A tensor that nothing needs after a call: its bytes, and the last step of the call that reads it. */
export interface FreedInput {
  readonly bytes: Count;
  readonly to: number;
}

/** The live bytes at each step of a call, from those before it. */
export function liveBySteps(
  before: Count,
  { steps }: Pick<InsideBytes, 'steps'>,
  freed: readonly FreedInput[],
): readonly Count[] {
  return steps.map((bytes, step) => {
    const gone = sumOf(freed.flatMap(({ to, bytes: size }) => (to < step ? [size] : [])));
    return subtractCounts(addCounts(before, bytes), gone);
  });
}

/** The inputs of a call that nothing needs after it, each storage once. */
export function freedInputs(
  { inputs }: Pick<Node, 'inputs'>,
  { inputsTo }: Pick<InsideBytes, 'inputsTo'>,
  freedStorage: (value: Node['inputs'][number]) => { readonly storage: number; readonly bytes: Count } | null,
): readonly FreedInput[] {
  const freed = new Map<number, FreedInput>();
  for (const [position, value] of inputs.entries()) {
    const found = freedStorage(value);
    if (found === null) continue;
    const to = Math.max(inputsTo[position] ?? 0, freed.get(found.storage)?.to ?? 0);
    freed.set(found.storage, { bytes: found.bytes, to });
  }
  return [...freed.values()];
}

/** The largest of some counts; 0 for none. */
export function largestOf(counts: readonly Count[]): Count {
  let largest: Count = 0;
  for (const count of counts) if (isLarger(count, largest)) largest = count;
  return largest;
}
