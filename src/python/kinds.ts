import type { PyObject, Value } from './value';

type Kind = PyObject['kind'];

/** Whether a value is an object of a kind. */
export function isKind<K extends Kind>(
  value: Value | undefined,
  kind: K,
): value is Extract<PyObject, { kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}
