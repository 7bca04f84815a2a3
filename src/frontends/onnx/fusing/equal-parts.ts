import { madeOnce } from '../../../graph/made-once';
import type { Call, Lowered, Tensor } from '../operators/operator';

/** A part of an axis that a Slice takes. */
interface Part {
  readonly call: Call;
  readonly dim: number;
  readonly start: number;
  readonly length: number;
  readonly input: Tensor;
}

/** Replaces Slices that cut an axis into parts of equal length by the parts of one `chunk`. */
export function withEqualParts(calls: readonly Call[]): readonly Call[] {
  const byInput = new Map<Tensor, Part[]>();
  for (const call of calls) {
    const part = partOf(call);
    if (part === null) continue;
    madeOnce(byInput, part.input, () => []).push(part);
  }
  const lowered = new Map([...byInput.values()].flatMap(asChunks));
  if (lowered.size === 0) return calls;
  return calls.map((call) => {
    const chunk = lowered.get(call);
    return chunk === undefined ? call : { ...call, operator: { ...call.operator, lower: () => chunk } };
  });
}

function partOf(call: Call): Part | null {
  const [input = null] = call.inputs;
  if (call.node.opType !== 'Slice' || input === null) return null;
  const lowered = call.operator.lower?.(call) ?? null;
  if (lowered?.type !== 'Narrow') return null;
  const { dim, start, length } = lowered.args;
  return { call, input, dim: Number(dim), start: Number(start), length: Number(length) };
}

function asChunks(parts: readonly Part[]): readonly (readonly [Call, Lowered])[] {
  const [first] = parts;
  if (first === undefined || parts.length < 2) return [];
  const { dim, length, input } = first;
  const starts = new Set(parts.map(({ start }) => start));
  const isEqual = parts.every(
    (part) => part.dim === dim && part.length === length && part.start % length === 0,
  );
  if (!isEqual || starts.size !== parts.length || parts.length * length !== input.dims?.[dim]) return [];
  return parts.map(({ call, start }) => [
    call,
    { type: 'Chunk', args: { chunks: parts.length, dim, index: start / length }, inputs: [0] },
  ]);
}
