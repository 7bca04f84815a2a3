import { at, range } from '../support/combinations';
import { elementAt, gathered, places, type Step } from './grid';
import type { Merge, Plan, PlanStep } from './plan';
import { adapted, convolved, pooled, spread } from './window-steps';

/** Which elements of the network's input are behind one element: bit i stands for element i. */
export type Seen = bigint;

/** A tensor on its way: its sizes without the batch, and for each element what is behind it. */
interface Tensor {
  readonly sizes: readonly number[];
  readonly seen: readonly Seen[];
}

/** What a network came to, found by doing what it does. */
export interface Outcome {
  readonly sizes: readonly number[];
  readonly macs: number;
  readonly params: number;
  /** For each output element, the input elements that change it. */
  readonly seen: readonly Seen[];
}

/** Runs a network element by element; null where a step cannot take its input. */
export function runPlan({ batch, input, steps }: Plan): Outcome | null {
  const tally = { uses: 0, learned: 0 };
  const source = { sizes: input, seen: places(input).map((_place, element) => 1n << BigInt(element)) };
  const output = runSteps(steps, source, tally);
  if (output === null) return null;
  let macs = 0;
  for (let sample = 0; sample < batch; sample += 1) macs += tally.uses;
  return { ...output, macs, params: tally.learned };
}

interface Tally {
  uses: number;
  learned: number;
}

function runSteps(steps: readonly PlanStep[], input: Tensor, tally: Tally): Tensor | null {
  let current: Tensor | null = input;
  for (const step of steps) {
    current = runStep(step, current, tally);
    if (current === null) return null;
  }
  return current;
}

function runStep(step: PlanStep, input: Tensor, tally: Tally): Tensor | null {
  switch (step.kind) {
    case 'branches':
      return merged(
        step.merge,
        step.branches.map((branch) => runSteps(branch, input, tally)),
      );
    case 'residual':
      return merged('add', [runSteps(step.steps, input, tally), input]);
    case 'uncalled': {
      const built: Tally = { uses: 0, learned: 0 };
      if (runSteps(step.steps, input, built) === null) return null;
      tally.learned += built.learned;
      return input;
    }
    case 'tapped': {
      const halfway = runSteps(step.first, input, tally);
      return halfway === null ? null : merged('add', [runSteps(step.second, halfway, tally), halfway]);
    }
    case 'gate': {
      const gate = runSteps(gateSteps(step.squeezed, input.sizes), input, tally);
      return merged('mul', [gate, input]);
    }
    default: {
      const done = stepOf(step, input.sizes);
      if (done === null) return null;
      tally.uses += done.uses;
      tally.learned += done.learned;
      return { sizes: done.sizes, seen: done.touched.map((elements) => unionOf(input, elements)) };
    }
  }
}

function unionOf({ seen }: Tensor, elements: readonly number[]): Seen {
  return elements.reduce((union, element) => union | (seen[element] ?? 0n), 0n);
}

/** A global pool, a convolution to fewer channels, and one back. */
function gateSteps(squeezed: number, sizes: readonly number[]): readonly PlanStep[] {
  const ones = sizes.slice(1).map(() => 1);
  const pointwise = (outputs: number): PlanStep => ({
    kind: 'convolution',
    outputs,
    grouped: false,
    bias: true,
    border: 'valid',
    kernel: ones,
    stride: ones,
    padding: ones.map(() => 0),
    dilation: ones,
  });
  return [{ kind: 'adaptive', sizes: ones }, pointwise(squeezed), { kind: 'relu' }, pointwise(at(sizes, 0))];
}

function stepOf(
  step: Exclude<PlanStep, { kind: 'branches' | 'residual' | 'uncalled' | 'tapped' | 'gate' }>,
  input: readonly number[],
): Step | null {
  const same = (learned: number) => gathered(input, (place) => [elementAt(input, place)], learned);
  switch (step.kind) {
    case 'convolution':
      return convolved(input, step);
    case 'transposed':
      return spread(input, step);
    case 'pool':
      return pooled(input, step);
    case 'adaptive':
      return adapted(input, step);
    case 'relu':
      return same(0);
    case 'norm':
      return same(2 * at(input, 0));
    case 'upsample':
      return gathered(
        [at(input, 0), ...input.slice(1).map((dim) => dim * step.factor)],
        ([channel = 0, ...place]) => [
          elementAt(input, [channel, ...place.map((index) => Math.floor(index / step.factor))]),
        ],
      );
    case 'pad':
      return padded(input, step.before, step.after);
    case 'head':
      return dense(input, step.outputs);
  }
}

/** Adds elements to the last axis, or cuts them off. */
function padded(input: readonly number[], before: number, after: number): Step | null {
  const last = at(input, input.length - 1);
  if (before + last + after < 1) return null;
  return gathered([...input.slice(0, -1), before + last + after], (place) => {
    const index = at(place, place.length - 1) - before;
    return index < 0 || index >= last ? [] : [elementAt(input, [...place.slice(0, -1), index])];
  });
}

/** Every output takes every input element with a weight of its own. */
function dense(input: readonly number[], outputs: number): Step {
  const elements = range(places(input).length);
  let uses = 0;
  const touched = range(outputs).map(() =>
    elements.map((element) => {
      uses += 1;
      return element;
    }),
  );
  return { sizes: [outputs], touched, uses, learned: uses + outputs };
}

function merged(merge: Merge, tensors: readonly (Tensor | null)[]): Tensor | null {
  const [first, ...others] = tensors;
  if (first === null || first === undefined) return null;
  let result = first;
  for (const other of others) {
    if (other === null) return null;
    const next = merge === 'concat' ? joined(result, other) : broadcast(result, other);
    if (next === null) return null;
    result = next;
  }
  return result;
}

function joined(left: Tensor, right: Tensor): Tensor | null {
  const [leftChannels = 0, ...dims] = left.sizes;
  const [rightChannels = 0, ...others] = right.sizes;
  if (dims.length !== others.length || dims.some((dim, axis) => dim !== others[axis])) return null;
  return { sizes: [leftChannels + rightChannels, ...dims], seen: [...left.seen, ...right.seen] };
}

function broadcast(left: Tensor, right: Tensor): Tensor | null {
  if (left.sizes.length !== right.sizes.length) return null;
  const isMatch = left.sizes.every(
    (size, axis) => size === right.sizes[axis] || size === 1 || right.sizes[axis] === 1,
  );
  if (!isMatch) return null;
  const sizes = left.sizes.map((size, axis) => Math.max(size, at(right.sizes, axis)));
  const seenBy = ({ sizes: own, seen }: Tensor, place: readonly number[]) =>
    seen[
      elementAt(
        own,
        place.map((index, axis) => (own[axis] === 1 ? 0 : index)),
      )
    ] ?? 0n;
  return {
    sizes,
    seen: places(sizes).map((place) => seenBy(left, place) | seenBy(right, place)),
  };
}
