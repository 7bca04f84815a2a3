import fc from 'fast-check';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import { readOnnx } from '../../src/frontends/onnx/read-onnx';
import { createReport } from '../../src/report/report';
import { onnxFixtures } from '../support/onnx-fixtures';
import type { Verdict } from './judge';

/** Larger files take too long to try often. */
const LARGEST_FILE = 8192;

/** A small ONNX file with some bytes turned over, put in, left out or cut off. */
export function damagedOnnx(packageFolder: string): fc.Arbitrary<Uint8Array> {
  const files = [...onnxFixtures(packageFolder)]
    .filter(([name, { length }]) => name.endsWith('.onnx') && length <= LARGEST_FILE)
    .map(([, bytes]) => bytes);
  const edit = fc.record({
    kind: fc.constantFrom('set', 'insert', 'remove', 'cut'),
    // a share of the file, so that an edit fits every file
    place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
  });
  return fc
    .tuple(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([file, edits]) =>
      edits.reduce((bytes, { kind, place, bytes: given }) => {
        const at = Math.floor(place * bytes.length);
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
        if (kind === 'cut') return before;
        const rest = kind === 'insert' ? after : after.subarray(given.length);
        return Uint8Array.from(kind === 'remove' ? [...before, ...rest] : [...before, ...given, ...rest]);
      }, file),
    );
}

/** Reads a file, which must end in a network whose figures are whole, or in an error. */
export function judgeOnnx(bytes: Uint8Array): Verdict {
  const options = { batch: null, maxLayers: 2000, allowOutside: false, inputs: [], vars: [] };
  const { graph, diagnostics } = readOnnx({ path: 'model.onnx', bytes: bytesInMemory(bytes) }, options);
  if ((graph === null) !== diagnostics.length > 0) throw new Error('neither a network nor an error');
  if (graph === null) return { outcome: 'rejected', codes: diagnostics.map(({ code }) => code) };
  const { params, macs, activationBytes } = createReport(graph).totals;
  for (const figure of [params, macs, activationBytes]) {
    if (typeof figure === 'number' && !(Number.isSafeInteger(figure) && figure >= 0))
      throw new Error(`a figure is ${figure}`);
  }
  return { outcome: 'accepted' };
}
