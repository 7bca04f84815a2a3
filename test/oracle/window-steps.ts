import { at, combinations, range } from '../support/combinations';
import { elementAt, gathered, places, type Step, unpadded } from './grid';
import type { PlanStep, WindowStep } from './plan';

type Of<Kind extends PlanStep['kind']> = Extract<PlanStep, { readonly kind: Kind }>;

/** Slides each output channel's window over the padded input and counts every weight that it lays on it. */
export function convolved(input: readonly number[], step: Of<'convolution'>): Step | null {
  const [channels = 0, ...dims] = input;
  const groups = step.grouped ? channels : 1;
  const { before, total } = borders(step, dims.length);
  const starts = dims.map((dim, axis) =>
    startsWithin(
      dim + at(total, axis),
      at(step.kernel, axis),
      at(step.stride, axis),
      at(step.dilation, axis),
    ),
  );
  if (starts.some((list) => list.length === 0)) return null;
  if (step.border === 'same' && step.stride.some((stride) => stride !== 1)) return null;
  const perGroup = channels / groups;
  const taps = combinations(step.kernel.map(range));
  const weights = new Set<string>();
  let uses = 0;
  const touched: number[][] = [];
  for (let output = 0; output < step.outputs * groups; output += 1) {
    const group = Math.floor(output / step.outputs);
    for (const start of combinations(starts)) {
      const elements: number[] = [];
      for (let channel = group * perGroup; channel < (group + 1) * perGroup; channel += 1) {
        for (const tap of taps) {
          weights.add([output, channel, ...tap].join());
          uses += 1;
          const place = start.map((from, axis) => from + at(tap, axis) * at(step.dilation, axis));
          const inside = unpadded(dims, place, before);
          if (inside !== null) elements.push(elementAt(input, [channel, ...inside]));
        }
      }
      touched.push(elements);
    }
  }
  const outputs = step.outputs * groups;
  return {
    sizes: [outputs, ...starts.map((list) => list.length)],
    touched,
    uses,
    learned: weights.size + (step.bias ? outputs : 0),
  };
}

/** What is added before each axis and in all; "same" puts the odd element after. */
function borders(step: Of<'convolution'>, axes: number) {
  if (step.border === 'valid') return { before: range(axes).map(() => 0), total: range(axes).map(() => 0) };
  if (step.border === 'given') return { before: step.padding, total: step.padding.map((added) => 2 * added) };
  const total = step.kernel.map((size, axis) => at(step.dilation, axis) * (size - 1));
  return { before: total.map((added) => Math.floor(added / 2)), total };
}

function startsWithin(length: number, size: number, stride: number, dilation: number): number[] {
  const starts: number[] = [];
  for (let start = 0; start + dilation * (size - 1) < length; start += stride) starts.push(start);
  return starts;
}

/** Lays each input element's window on the output and counts every weight that is written there. */
export function spread(input: readonly number[], step: Of<'transposed'>): Step | null {
  const dims = input.slice(1);
  const isExtraTooLarge = step.extra.some(
    (added, axis) => added >= at(step.stride, axis) && added >= at(step.dilation, axis),
  );
  const sizes = dims.map((dim, axis) => {
    const last = (dim - 1) * at(step.stride, axis) + (at(step.kernel, axis) - 1) * at(step.dilation, axis);
    return last + 1 - 2 * at(step.padding, axis) + at(step.extra, axis);
  });
  if (isExtraTooLarge || sizes.some((size) => size < 1)) return null;
  const output = [step.outputs, ...sizes];
  const touched: number[][] = places(output).map(() => []);
  const weights = new Set<string>();
  let uses = 0;
  for (const [channel = 0, ...place] of places(input)) {
    for (const [to = 0, ...tap] of combinations([step.outputs, ...step.kernel].map(range))) {
      weights.add([channel, to, ...tap].join());
      uses += 1;
      const target = place.map(
        (from, axis) => from * at(step.stride, axis) + at(tap, axis) * at(step.dilation, axis),
      );
      const inside = unpadded(sizes, target, step.padding);
      if (inside !== null)
        touched[elementAt(output, [to, ...inside])]?.push(elementAt(input, [channel, ...place]));
    }
  }
  return { sizes: output, touched, uses, learned: weights.size + (step.bias ? step.outputs : 0) };
}

/** Lays windows on each channel; in ceil mode one more, if it starts before the input's end. */
export function pooled(input: readonly number[], step: Of<'pool'>): Step | null {
  const [channels = 0, ...dims] = input;
  const dilation = step.mean ? step.kernel.map(() => 1) : step.dilation;
  if (step.padding.some((added, axis) => added > at(step.kernel, axis) / 2)) return null;
  const counts = dims.map((dim, axis) => pooledCount(dim, axis, { ...step, dilation }, step.ceil));
  if (counts.some((count) => count < 1)) return null;
  return gathered([channels, ...counts], ([channel = 0, ...place]) =>
    combinations(step.kernel.map(range)).flatMap((tap) => {
      const reached = place.map(
        (index, axis) => index * at(step.stride, axis) + at(tap, axis) * at(dilation, axis),
      );
      const inside = unpadded(dims, reached, step.padding);
      return inside === null ? [] : [elementAt(input, [channel, ...inside])];
    }),
  );
}

function pooledCount(dim: number, axis: number, step: WindowStep, ceil: boolean): number {
  const [size, stride] = [at(step.kernel, axis), at(step.stride, axis)];
  const padding = at(step.padding, axis);
  const end = dim + padding - 1;
  for (let count = 0; ; count += 1) {
    const start = count * stride - padding;
    const last = start + at(step.dilation, axis) * (size - 1);
    if (!(last <= end || (ceil && last - stride < end && start < dim))) return count;
  }
}

/** The elements of window i are those from floor(i x input / output) that begin before (i + 1) x input / output. */
export function adapted(input: readonly number[], step: Of<'adaptive'>): Step {
  const [channels = 0, ...dims] = input;
  const windows = dims.map((dim, axis) => {
    const wanted = at(step.sizes, axis);
    return range(wanted).map((index) =>
      range(dim).filter(
        (place) => place >= Math.floor((index * dim) / wanted) && place * wanted < (index + 1) * dim,
      ),
    );
  });
  return gathered([channels, ...step.sizes.slice(0, dims.length)], ([channel = 0, ...place]) =>
    combinations(place.map((index, axis) => windows[axis]?.[index] ?? [])).map((inside) =>
      elementAt(input, [channel, ...inside]),
    ),
  );
}
