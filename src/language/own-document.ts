import type { JsonObject } from './json-object';

/** Whether a document is another kind that the program reads or writes, such as a stored report or a file of checks. */
export function isOwnDocument({ schema }: JsonObject): boolean {
  return typeof schema === 'string' && schema.startsWith('inception.');
}
