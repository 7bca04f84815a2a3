import type { NamedReference } from './modules';

/** How a forward returns outputs that have their own names: by name in a dict, or without the names. */
export type GivenOutputs = 'named' | 'plain';

/** Whether a forward returns a dict, as it does if each of its outputs has its own name. */
export function givesDict(outputs: readonly NamedReference[], given: GivenOutputs): boolean {
  return given === 'named' && outputs.length > 0 && outputs.every(({ name }) => !NUMBERED.test(name));
}

/** The default names of outputs: empty, `output`, or numbered. */
const NUMBERED = /^(output_?)?\d*$/;
