import type { Statement } from './syntax';

/** The text that a body begins with; null where it begins with something else. */
export function documentation([first]: readonly Statement[]): string | null {
  if (first?.nodeType !== 'Expr' || first.value.nodeType !== 'Constant') return null;
  const { literal, value } = first.value;
  return literal === 'str' && typeof value === 'string' ? value : null;
}
