import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../front-end';
import { type Reading, readAs, withNote } from './read-once';

/**
 * Reads a Python file, makes the network that it defines, and calls it on inputs of the shapes that are given. Where a
 * statement beside the classes fails, it is read once more without those that do; where the network needs the elements of
 * tensors, and the code asks whether it is traced, once more as traced code.
 */
export function readPython(document: NetworkDocument, options: ReadOptions, io: FrontEndIo): ReadResult {
  const plain = { running: 'eager', failing: 'ends the run' } as const;
  const whole = readAs(plain, document, options, io);
  const lenient = { running: 'eager', failing: 'is left out' } as const;
  const rest =
    whole.stage === 'network' || whole.stepsLeft === 0
      ? null
      : readAs({ ...lenient, steps: whole.stepsLeft }, document, options, io);
  const isLenient = rest !== null && isReadWithout(rest);
  const { result, asksWhetherTraced } = isLenient ? rest : whole;
  if (!asksWhetherTraced || !result.diagnostics.some(({ code }) => code === 'pytorch/values')) return result;
  const again = { ...(isLenient ? lenient : plain), running: 'traced' } as const;
  const { result: traced } = readAs(again, document, options, io);
  if (traced.graph === null || traced.diagnostics.length > 0) return result;
  return withNote(traced, TRACED);
}

const TRACED =
  'what runs depends on elements of tensors: it is read as torch.compile sees it, with torch.compiler.is_compiling() true';

/** Whether what is wrong with a network, if anything is, is not that it needs a statement that was left out. */
function isReadWithout({ stage, result }: Reading): boolean {
  return stage === 'network' && !result.diagnostics.some(({ code }) => NEEDS_MORE.has(code));
}

/** A statement that was left out, or steps that the reading before it has taken. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['python/unknown-import', 'python/endless']);
