import type { JsonObject } from './json-object';

/** Whether a document is one that the program writes or judges by, such as a stored report or a file of checks. */
export function isOwnDocument({ schema }: JsonObject): boolean {
  return typeof schema === 'string' && schema.startsWith('inception.');
}
