import type { JsonPath } from './diagnostic';

/**
 * The path of a pointer (RFC 6901), a compact form in which layers store their places; steps that are whole
 * numbers become array indexes.
 */
export function fromPointer(pointer: string): JsonPath {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => {
      const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
      return /^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : key;
    });
}

/** The pointer of a key below another pointer. */
export function childPointer(pointer: string, key: string): string {
  return `${pointer}/${key.includes('~') || key.includes('/') ? key.replace(/~/g, '~0').replace(/\//g, '~1') : key}`;
}
