import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createProcessIo } from '../../src/cli/io';
import { presetNames, readPreset } from '../../src/cli/presets';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import { readOnnx } from '../../src/frontends/onnx/read-onnx';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import type { Spec } from '../../src/language/spec';
import { acceptedNetwork } from '../fuzz/arbitrary-spec';
import { isPreset, loadPreset } from './load-preset';
import { onnxCases, onnxFixtures } from './onnx-fixtures';
import { readTruth, readTruths } from './pytorch-truth';

/** A network of a group; its graph is made when needed, and null if the document should be refused. */
export interface ExportCase {
  readonly name: string;
  readonly graph: () => Graph | null;
}

/** Every network that the export is tried on, by where it is from. */
export function exportCases(packageFolder: string): Readonly<Record<string, readonly ExportCase[]>> {
  const golden = join(packageFolder, 'test/golden');
  return {
    presets: presetCases(packageFolder),
    specs: ['specs', 'networks/specs'].flatMap((folder) => specCases(join(golden, folder))),
    'random specs of the goldens': readFileSync(join(golden, 'random_cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { id, spec }: { readonly id: number; readonly spec: unknown } = JSON.parse(line);
        return { name: String(id), graph: () => documentGraph(JSON.stringify(spec)) };
      }),
    PyTorch: ['pytorch', 'torchvision-models'].flatMap((folder) =>
      readTruths(join(golden, folder, 'truth'))
        .filter(({ refused }) => refused === undefined)
        .map((truth) => ({
          name: `${truth.file}:${truth.class}`,
          graph: () => readTruth(join(golden, folder, 'files'), truth).graph,
        })),
    ),
    ONNX: onnxGraphs(packageFolder),
    'random networks': fc
      .sample(acceptedNetwork, { numRuns: RANDOM_NETWORKS, seed: 20 })
      .map((document, at) => ({ name: String(at), graph: () => documentGraph(JSON.stringify(document)) })),
  };
}

/** Some have what PyTorch has no layer for, and are refused: 300 are left. */
const RANDOM_NETWORKS = 325;

/** The presets as the build compiled them. */
function presetCases(packageFolder: string): readonly ExportCase[] {
  const io = createProcessIo(packageFolder);
  return presetNames(io).map((name) => ({
    name,
    graph: () => {
      const spec = readPreset(io, name);
      return spec === undefined ? null : graphOf(spec);
    },
  }));
}

function specCases(folder: string): readonly ExportCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file,
      graph: () => documentGraph(readFileSync(join(folder, file), 'utf8'), folder),
    }));
}

/**
 * The graph of a document, null if it has errors. `folder` holds what it extends, and what is no file in it is
 * a preset.
 */
function documentGraph(text: string, folder: string | null = null): Graph | null {
  const resolveBase = (base: string): ReturnType<typeof parseSpec> => {
    if (folder === null) return { spec: null, diagnostics: [] };
    if (isPreset(base)) return { spec: loadPreset(base), diagnostics: [] };
    return parseSpec(readFileSync(join(folder, base), 'utf8'), { document: base, defaultName: 'Net' });
  };
  const { spec, diagnostics } = parseSpec(text, { document: 'net.json', defaultName: 'Net', resolveBase });
  return spec === null || diagnostics.length > 0 ? null : graphOf(spec);
}

function graphOf(spec: Spec): Graph | null {
  const { graph, diagnostics } = buildGraph(spec);
  return diagnostics.length > 0 ? null : graph;
}

function onnxGraphs(packageFolder: string): readonly ExportCase[] {
  const fixtures = onnxFixtures(packageFolder);
  return onnxCases(fixtures)
    .filter(({ error }) => error === undefined)
    .map(({ id, file, args }) => ({
      name: id,
      graph: () => {
        const valuesOf = (option: string) =>
          args.flatMap((arg, at) => (arg === option ? [args[at + 1] ?? ''] : []));
        const [batch] = valuesOf('--batch');
        return readOnnx(
          { path: file, bytes: bytesInMemory(fixtures.get(file) ?? new Uint8Array()) },
          {
            ...{ batch: batch === undefined ? null : Number(batch), maxLayers: null, allowOutside: false },
            ...{ inputs: valuesOf('--in'), vars: [] },
          },
        ).graph;
      },
    }));
}
