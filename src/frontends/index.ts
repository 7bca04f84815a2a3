import type { FrontEnd } from './front-end';
import { specFrontEnd } from './spec/index';

/** Every front end; the first that recognises a document reads it. */
export const frontEnds: readonly FrontEnd[] = [specFrontEnd];

/** The front end that reads a document; undefined where its kind is not known. */
export function findFrontEnd(path: string, bytes: Uint8Array): FrontEnd | undefined {
  return frontEnds.find(({ recognises }) => recognises(path, bytes));
}

/** Whether a name ends as those of documents that networks are read from. */
export function hasNetworkEnding(path: string): boolean {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return ending !== undefined && frontEnds.some(({ endings }) => endings.includes(ending));
}
