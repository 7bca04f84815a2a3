import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** A case of what is true of an ONNX file that is read with these arguments; a null is not checked. */
export interface OnnxCase {
  readonly id: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly params: number;
  readonly buffers: number;
  readonly macs?: number | null;
  readonly complete?: boolean | null;
  readonly outputs?: readonly (readonly [name: string, shape: readonly (number | null)[] | null])[];
  /** The multiply-adds and the output of every node that multiplies. */
  readonly rows?: readonly (readonly [macs: number, output: readonly number[]])[] | null;
  /** The shapes of inner values by name. */
  readonly shapes?: Readonly<Record<string, readonly (number | null)[]>>;
  /** Words of the error that it must end in. */
  readonly error?: readonly string[];
}

/**
 * The exported networks (their weights cut out), small files of one purpose each, and what is true of them, seen in a run
 * of onnxruntime 1.30: one file of a line of JSON with names and lengths, then all bytes.
 */
export function onnxFixtures(packageFolder = join(__dirname, '../..')): ReadonlyMap<string, Uint8Array> {
  const bytes = brotliDecompressSync(readFileSync(join(packageFolder, 'test/golden/onnx/fixtures.br')));
  const end = bytes.indexOf('\n');
  const entries: readonly (readonly [name: string, length: number])[] = JSON.parse(
    bytes.subarray(0, end).toString(),
  );
  const files = new Map<string, Uint8Array>();
  let start = end + 1;
  for (const [name, length] of entries) {
    files.set(name, bytes.subarray(start, start + length));
    start += length;
  }
  return files;
}

/** The cases of the fixtures. */
export function onnxCases(fixtures: ReadonlyMap<string, Uint8Array>): readonly OnnxCase[] {
  const { cases }: { readonly cases: readonly OnnxCase[] } = JSON.parse(
    new TextDecoder().decode(fixtures.get('truth.json')),
  );
  return cases;
}
