import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../front-end';
import { type Reading, readAs, withNote } from './read-once';

/**
 * Runs a Python file, makes its network, and calls it on inputs of the given shapes. If a module-level
 * statement fails, the file is run a second time without failing statements; if the network needs elements of
 * tensors and the code asks whether it is traced, it is run again as traced code.
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
  'control flow depends on elements of tensors: read as torch.compile sees it, with torch.compiler.is_compiling() true';

/** Whether a run without failing statements can be used: the network needs none of the skipped statements. */
function isReadWithout({ stage, result }: Reading): boolean {
  return stage === 'network' && !result.diagnostics.some(({ code }) => NEEDS_MORE.has(code));
}

/** Errors that a skipped statement, or the steps of the run before, may have caused. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['python/unknown-import', 'python/endless']);
