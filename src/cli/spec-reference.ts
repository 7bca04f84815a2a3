import { parseInputShape } from '../language/input-shape';
import { type Analysis, analyse } from './analyse';
import type { Io } from './io';
import type { SpecOptions } from './spec-options';

/** A spec with the sizes of its input, where the reference gives them. */
interface SpecReference {
  readonly spec: string;
  /** As `--in` takes it: `192x28x28`. */
  readonly input: string | null;
}

/** Reads `v2@192x28x28`. What is no shape after the last "@", and a file of the whole name, is left as it is. */
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

/** Analyses `v2@192x28x28`: the sizes of the reference before those of `--in`. */
export function analyseReference(reference: string, options: SpecOptions, io: Io): Analysis {
  const { spec, input } = parseSpecReference(reference, io);
  return analyse(spec, input === null ? options : { ...options, in: [input] }, io);
}
