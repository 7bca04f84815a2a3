import type { Dtype } from '../../../graph/dtype';
import { isFloating } from '../dtypes';
import { mapElements } from '../elements';
import { type Elements, elementList, workedOutLater } from '../known-elements';

/** Elements as a type holds them: whole numbers for ints. */
export function asType(dtype: Dtype, elements: Elements): Elements {
  if (elements === null || isFloating(dtype) || dtype.startsWith('complex')) return elements;
  if (dtype === 'bool') return mapElements(elements, (element) => Number(element !== 0));
  const short = SHORT_INTS.get(dtype);
  if (short === undefined) return mapElements(elements, Math.trunc);
  return workedOutLater(elements.count, [elements], () => [...short.from(elementList(elements))]);
}

/** Ints that are cut to their bits, as the arrays of JavaScript cut them. */
const SHORT_INTS = new Map<
  Dtype,
  typeof Int8Array | typeof Uint8Array | typeof Int16Array | typeof Int32Array
>([
  ['int8', Int8Array],
  ['uint8', Uint8Array],
  ['int16', Int16Array],
  ['int32', Int32Array],
]);
