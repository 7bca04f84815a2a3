import type { NamedReference } from './modules';

/** How a forward gives outputs that have names of their own: by these names, in a dict, or without them. */
export type GivenOutputs = 'named' | 'plain';

/** Whether a forward gives a dict, as it does where each of its outputs has a name of its own. */
export function givesDict(outputs: readonly NamedReference[], given: GivenOutputs): boolean {
  return given === 'named' && outputs.length > 0 && outputs.every(({ name }) => !NUMBERED.test(name));
}

/** No name, `output` and its numbers: what outputs are called that nobody named. */
const NUMBERED = /^(output_?)?\d*$/;
