import { expect, test } from 'vitest';
import { type LayerRow, layersIn, type Report } from '../../src/report/report-rows';
import { callsInOrder } from '../../src/views/calls';
import { type GoldenCall, goldenCalls, networksWithLayers } from '../support/golden-networks';
import { isPreset, reportOf } from '../support/load-preset';

type Call = Omit<GoldenCall, 'args'>;

function shapeText(shape: readonly (number | null)[] | undefined): string {
  return (shape ?? []).slice(1).join('x');
}

function ownerOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '(root)';
}

/** Parameters that are no layer's, by the path of the module that holds them. */
function bareParams(report: Report): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { path, type, params } of report.layers) {
    if (type !== 'Parameter') continue;
    sums.set(ownerOf(path), (sums.get(ownerOf(path)) ?? 0) + Number(params));
  }
  return sums;
}

/** A layer's parameters without those of torch's `out_proj`, a child of attention that is not called. */
function ownParams({ type, params, output }: LayerRow): number {
  const width = output.at(-1) ?? 0;
  return Number(params) - (type === 'MultiheadAttention' ? width * (width + 1) : 0);
}

/** The module calls of a preset as torch's hooks would write them. */
function callsOf(name: string): readonly Call[] {
  const report = reportOf(name);
  const bare = bareParams(report);
  const calls = callsInOrder(report).flatMap((call): Call[] => {
    if (call.kind === 'layer') {
      const { path, type, inputs, output, functional } = call.row;
      if (functional || type === 'Parameter') return [];
      return [
        {
          path,
          type,
          input: shapeText(inputs[0]),
          output: shapeText(output),
          ownParams: ownParams(call.row),
        },
      ];
    }
    const { path, type, output } = call.row;
    const inside = layersIn(report, call.row);
    const input = shapeText(inside.find(({ inputs }) => inputs.length > 0)?.inputs[0]);
    return [{ path, type, input, output: shapeText(output), ownParams: bare.get(path) ?? 0 }];
  });
  const { inputs, outputs } = report.model;
  return [
    ...calls,
    {
      path: '(root)',
      type: report.model.name,
      input: shapeText(inputs[0]?.shape),
      output: shapeText(outputs[0]?.shape),
      ownParams: bare.get('(root)') ?? 0,
    },
  ];
}

/** Torch's calls; where a hook saw something else than one tensor, the shape is the preset's own. */
function expectedCalls(name: string, calls: readonly Call[]): readonly Call[] {
  return goldenCalls(name).map(({ args: _args, ...call }, number) => ({
    ...call,
    input: call.input === '-' ? (calls[number]?.input ?? '') : call.input,
    output: call.output === '-' ? (calls[number]?.output ?? '') : call.output,
  }));
}

test.each(networksWithLayers.filter(isPreset))('%s has every call of torch', (name) => {
  const calls = callsOf(name);
  expect(calls).toEqual(expectedCalls(name, calls));
});
