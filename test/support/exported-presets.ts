import { variantsOf } from '../../src/cli/export-variants';
import { createProcessIo } from '../../src/cli/io';
import { loadSource, openReference } from '../../src/cli/load-graph';
import { presetNames } from '../../src/cli/presets';
import { inputsOf } from '../../src/graph/graph';
import { createReport } from '../../src/report/report';
import { pytorchTarget } from '../../src/writers/pytorch/index';
import { networkClass } from './export-round-trip';

/** A preset as PyTorch source, with what torch has to say of it. */
interface ExportedPreset {
  readonly name: string;
  readonly file: string;
  readonly class: string;
  readonly text: string;
  readonly inputs: readonly { readonly shape: readonly (number | null)[]; readonly dtype: string }[];
  readonly expected: TorchFacts;
}

interface TorchFacts {
  readonly outputs: readonly (readonly number[])[];
  readonly params: number;
  readonly macs: number;
  readonly state: Readonly<Record<string, readonly number[]>>;
}

/** Larger networks take more memory than most machines have to spare. */
const SMALL = { params: 150_000_000, macs: 25_000_000_000 };

/** The wanted presets, all of them or the small ones where none is named, exported as `inception export` does. */
export function exportedPresets(
  packageFolder: string,
  wanted: readonly string[],
  size: 'small' | 'all',
): readonly ExportedPreset[] {
  const io = createProcessIo(packageFolder);
  const options = { batch: null, maxLayers: null, inputs: [], vars: [], allowOutside: false };
  return presetNames(io).flatMap((name): readonly ExportedPreset[] => {
    if (wanted.length > 0 && !wanted.includes(name)) return [];
    const source = openReference(name, io);
    const { graph, spec = null } = loadSource(source, options, io);
    if (graph === null) return [];
    const report = createReport(graph);
    const { params, macs } = report.totals;
    if (wanted.length === 0 && size === 'small' && (params > SMALL.params || Number(macs) > SMALL.macs))
      return [];
    const written = pytorchTarget.write(graph, report, () => variantsOf(source, { graph, spec }, {}, io));
    if ('unwritable' in written) return [];
    return [
      {
        name,
        file: `${name}.py`,
        class: networkClass(written.text),
        text: written.text,
        inputs: inputsOf(graph).map(({ type: { shape, dtype = 'float32' } }) => ({ shape, dtype })),
        expected: {
          outputs: report.model.outputs.map(({ shape }) => shape.map(Number)),
          params: Number(params),
          macs: Number(macs),
          state: Object.fromEntries(
            graph.parameters.map((one) => [one.name.replace(/\.(parameter|buffer)$/, ''), one.shape]),
          ),
        },
      },
    ];
  });
}

/** What torch says otherwise; null if it says the same. */
export function differenceFromTorch(
  { expected }: ExportedPreset,
  found: TorchFacts | { readonly error: string },
): string | null {
  if ('error' in found) return found.error;
  const differences: string[] = [];
  if (JSON.stringify(found.outputs) !== JSON.stringify(expected.outputs))
    differences.push(`outputs ${JSON.stringify(found.outputs)}, not ${JSON.stringify(expected.outputs)}`);
  for (const key of ['params', 'macs'] as const)
    if (found[key] !== expected[key]) differences.push(`${key} ${found[key]}, not ${expected[key]}`);
  const keys = new Set([...Object.keys(found.state), ...Object.keys(expected.state)]);
  const wrong = [...keys].filter((key) => found.state[key]?.join() !== expected.state[key]?.join());
  if (wrong.length > 0) differences.push(`state_dict: ${wrong.slice(0, 3).join(', ')} (${wrong.length})`);
  return differences.length === 0 ? null : differences.join('; ');
}
