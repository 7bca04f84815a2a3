// The plots that other programs look at: bars, scatter plots, icicles and volumes.
import { comparisonPlot } from '../../src/drawing/plots/comparison-plot';
import { icicle } from '../../src/drawing/plots/icicle';
import { type ScatterPoint, scatterPlot } from '../../src/drawing/plots/scatter';
import { volumeChain } from '../../src/drawing/volumes/chain';
import { volumesPicture } from '../../src/drawing/volumes/volumes';
import { createComparison } from '../../src/report/compare';
import { analysedPreset } from './analysed-preset';

interface Plot {
  readonly name: string;
  readonly svg: string;
}

/** Plots of presets; `root` is the package with its built presets. */
export function plots(root: string): readonly Plot[] {
  const networkOf = (name: string) => ({ name, ...analysedPreset(root, name) });
  const compared = (...names: readonly string[]): Plot => ({
    name: `bars of ${names.join(', ')}`,
    svg: comparisonPlot(createComparison(names.map(networkOf)), 'essentials'),
  });
  const volumes = (...names: readonly string[]): Plot => {
    const chains = names.map(networkOf).flatMap(({ graph, report }) => {
      const chain = volumeChain(graph, report);
      return 'problem' in chain ? [] : [chain];
    });
    return { name: `volumes of ${names.join(', ')}`, svg: volumesPicture(chains) };
  };
  const icicles = ['googlenet', 'vit_b_16', 'resnet50'].flatMap((name) =>
    (['macs', 'params'] as const).map((figure): Plot => {
      return { name: `icicle of ${name} by ${figure}`, svg: icicle(networkOf(name).report, { figure }) };
    }),
  );
  const points = ['v1', 'v2', 'resnet18', 'resnet50', 'mobilenet_v2', 'googlenet'].map(
    (name, at): ScatterPoint => {
      const { params, macs } = networkOf(name).report.totals;
      return { name, x: macs, y: params, kind: at % 2 === 0 ? 'front' : 'other' };
    },
  );
  const titles = { title: 'Presets', xTitle: 'multiply-adds', yTitle: 'parameters' };
  return [
    compared('v1', 'v2'),
    compared('resnet18', 'resnet50', 'mobilenet_v2'),
    volumes('direct5x5', 'bottleneck5x5'),
    volumes('alexnet'),
    ...icicles,
    { name: 'scatter plot', svg: scatterPlot(points, titles) },
  ];
}
