import { parseInputShape } from '../language/input-shape';
import { type Analysis, analyse } from './analyse';
import type { Io } from './io';
import type { SpecOptions } from './spec-options';

/** A spec with the sizes of its input, if the reference gives them. */
interface SpecReference {
  readonly spec: string;
  /** As `--in` takes it: `192x28x28`. */
  readonly input: string | null;
}

/**
 * Reads `v2@192x28x28`. If what follows the last "@" is no shape, or a file has the whole name, the reference
 * is left as it is.
 */
export function parseSpecReference(reference: string, io: Pick<Io, 'fileExists'>): SpecReference {
  const [, spec, input] = /^(.+)@([^@]+)$/s.exec(reference) ?? [];
  if (
    spec === undefined ||
    input === undefined ||
    parseInputShape(input) === null ||
    io.fileExists(reference)
  )
    return { spec: reference, input: null };
  return { spec, input };
}

/** Analyses `v2@192x28x28`: the sizes of the reference take precedence over those of `--in`. */
export function analyseReference(reference: string, options: SpecOptions, io: Io): Analysis {
  const { spec, input } = parseSpecReference(reference, io);
  return analyse(spec, input === null ? options : { ...options, in: [input] }, io);
}
