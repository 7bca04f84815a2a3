import { parseInputShape } from '../language/input-shape';
import { type Analysis, analyse } from './analyse';
import type { Io } from './io';
import type { SpecOptions } from './spec-options';

/**
 * Analyses `v2@192x28x28`: the sizes of the reference before those of `--in`. What is no shape after the last "@", and
 * a file of the whole name, is left as it is.
 */
export function analyseReference(reference: string, options: SpecOptions, io: Io): Analysis {
  const [, spec, input] = /^(.+)@([^@]+)$/s.exec(reference) ?? [];
  const isWhole = input === undefined || parseInputShape(input) === null || io.fileExists(reference);
  if (spec === undefined || isWhole) return analyse(reference, options, io);
  return analyse(spec, { ...options, in: [input] }, io);
}
