import { bytesClass } from '../classes';
import { createComplex, createFloat, ellipsis, normalInt } from '../containers';
import type { ExpressionOf } from '../syntax';
import type { Value } from '../value';
import type { Context } from './code';

/** The value of a literal. */
export function constantValue(node: ExpressionOf<'Constant'>, context: Context): Value {
  const value: unknown = node.value;
  if (typeof value === 'string') {
    if (node.quote_style === undefined) return value === '...' ? ellipsis : value;
    if (/b/i.test(node.quote_style)) return { kind: 'bytes', type: bytesClass, text: value };
    return value;
  }
  if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null;
  if (typeof value === 'bigint') return normalInt(value);
  if (typeof value === 'number') return numberValue(node, value, context);
  return typeof value === 'object' && 'imag' in value ? createComplex(0, Number(value.imag)) : null;
}

/** The parser gives 2 and 2.0 as the same number, so that the source decides. */
function numberValue(node: ExpressionOf<'Constant'>, value: number, { lines }: Context): Value {
  const line = lines[node.lineno - 1] ?? '';
  const written = sliceOfBytes(line, node.col_offset, node.end_col_offset ?? line.length).replaceAll('_', '');
  if (/^(0[xob])?[0-9a-f]+$/i.test(written) && !/^\d+e\d+$/i.test(written)) {
    return Number.isSafeInteger(value) ? value : normalInt(BigInt(written.replace(/^0+(?=\d)/, '')));
  }
  return createFloat(value);
}

/** A part of a line, by offsets in bytes of UTF-8. */
function sliceOfBytes(line: string, start: number, end: number): string {
  if (/^[\t -~]*$/.test(line)) return line.slice(start, end);
  return new TextDecoder().decode(new TextEncoder().encode(line).slice(start, end));
}
