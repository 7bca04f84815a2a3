import { type CallName, type CallValue, isCallProblem, readLayerCall } from '../text/layer-call';
import type { JsonLocation, TextRange } from './diagnostic';

/**
 * The range of a part of a layer in its call: of the type, a name, an argument, or a part of these; null if the
 * call does not have it.
 */
export function placeInCall(
  text: string,
  [key, ...steps]: JsonLocation['path'],
  { target, within }: Pick<JsonLocation, 'target' | 'within'>,
): TextRange | null {
  const call = readLayerCall(text);
  if (isCallProblem(call)) return null;
  if (key === 'type') return call.type;
  if (key === 'name') return call.name === null ? null : partOf(call.name, within, 0);
  if (key === 'from') {
    const sources: readonly (CallName | { readonly name: CallName; readonly value: CallName })[] =
      call.from ?? [];
    const [step = 0] = steps;
    const source =
      typeof step === 'number'
        ? sources[step]
        : sources.find((one) => 'value' in one && one.name.text === step);
    if (source === undefined) return null;
    if ('text' in source) return partOf(source, within, 0);
    return target === 'key' ? source.name : partOf(source.value, within, 0);
  }
  const argument = call.args.find(({ name }) => name.text === key);
  if (argument === undefined) return null;
  if (target === 'key') return argument.name;
  let value: CallValue | undefined = argument.value;
  for (const step of steps) value = value?.kind === 'list' ? value.items[Number(step)] : undefined;
  if (value === undefined) return argument.value;
  if (value.kind === 'list') return value;
  // `${width}` in a layer's object is `width` in a call, and `'same'` has a quote before it
  return partOf(value, within, value.kind === 'text' ? -1 : '${'.length);
}

/** A part of a part, whose offsets are counted from `before` characters before it. */
function partOf({ start, end }: TextRange, within: TextRange | undefined, before: number): TextRange {
  if (within === undefined) return { start, end };
  const first = Math.min(Math.max(start, start + within.start - before), end - 1);
  return { start: first, end: Math.max(first + 1, Math.min(end, start + within.end - before)) };
}
