import type { Statement } from './syntax';

/** The docstring of a body; null if it has none. */
export function documentation([first]: readonly Statement[]): string | null {
  if (first?.nodeType !== 'Expr' || first.value.nodeType !== 'Constant') return null;
  const { literal, value } = first.value;
  return literal === 'str' && typeof value === 'string' ? value : null;
}
