import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { parseSetting } from '../frontends/setting';
import type { ArgValue } from '../ops/op';

/** The axis of one `--vary`: a variable or the input, and its values in order. */
export interface Axis {
  /** The variable; `in` for the input, `in.NAME` for one of several. */
  readonly name: string;
  readonly values: readonly ArgValue[];
}

/** The largest number of values of an axis. */
const MOST_VALUES = 1_000_000;

const EXAMPLE = 'for example --vary out_3x3=64..256:32, or --vary in=160,192,224';

/**
 * Reads `NAME=VALUES`: ranges `64..256:32` and values, separated by commas, in their order.
 *
 * A range includes its end if a step reaches it. Without a step it goes by 1 in the last decimal place of its
 * ends: by 1 for `1..4`, by 0.01 for `0.25..2`. Its values are exact decimals.
 */
export function parseAxis(text: string): Axis | Diagnostic {
  const [, name, list] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || list === undefined) return invalidOption('--vary', text, 'name=values', EXAMPLE);
  const values: ArgValue[] = [];
  for (const item of itemsOf(list)) {
    if (item === '')
      return invalidOption('--vary', text, 'values between commas, none of them empty', EXAMPLE);
    const range = valuesOfRange(item);
    if ('problem' in range) return invalidOption('--vary', text, range.problem, EXAMPLE);
    if (values.length + range.values.length > MOST_VALUES)
      return invalidOption('--vary', text, `at most ${MOST_VALUES} values`, 'take larger steps');
    for (const value of range.values) values.push(value);
  }
  return { name, values: [...new Map(values.map((value) => [JSON.stringify(value), value])).values()] };
}

/** The parts between commas; those within brackets belong to a list that is one value. */
function itemsOf(list: string): readonly string[] {
  return list.split(/,(?![^[]*\])/).map((item) => item.trim());
}

type Values = { readonly values: readonly ArgValue[] } | { readonly problem: string };

function valuesOfRange(item: string): Values {
  const [, first, last, step] = /^(-?[\d.]+?)\.\.(-?[\d.]+?)(?::([\d.]+))?$/.exec(item) ?? [];
  if (first === undefined || last === undefined)
    return BEGINS_AS_RANGE.test(item) ? { problem: RANGE } : { values: [parseSetting(item)] };
  const ends = [first, last, ...(step === undefined ? [] : [step])];
  if (!ends.every((end) => DECIMAL.test(end))) return { problem: RANGE };
  const places = Math.max(...ends.map(decimalPlaces));
  const scale = 10 ** places;
  const [from, to, by] = [first, last, step ?? '1'].map((end) => Math.round(Number(end) * scale));
  const width = step === undefined ? 1 : by;
  if (from === undefined || to === undefined || width === undefined || width === 0 || to < from)
    return { problem: 'a range from its smaller end to its larger one, by a step above 0' };
  const count = Math.floor((to - from) / width) + 1;
  if (count > MOST_VALUES) return { problem: `at most ${MOST_VALUES} values` };
  return { values: Array.from({ length: count }, (_, index) => (from + index * width) / scale) };
}

const RANGE = 'a range of numbers, first..last:step';

/** `1..x` and `1..9:-1` are invalid ranges, not words. */
const BEGINS_AS_RANGE = /^-?[\d.]*\d\.\./;

const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

function decimalPlaces(text: string): number {
  return /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
}
