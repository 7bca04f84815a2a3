// What the checks of pictures draw: every preset in every way, and the pictures that other programs look at.
import { analyse } from '../../src/cli/analyse';
import { createProcessIo } from '../../src/cli/io';
import { presetNames } from '../../src/cli/presets';
import { createDiagram, type DiagramOptions } from '../../src/drawing/boxes';
import { renderSvg } from '../../src/drawing/svg/picture';
import type { Graph } from '../../src/graph/graph';
import type { Report } from '../../src/report/report-rows';
import { drawingFaults } from '../../test/support/drawing-faults';
import { plots } from './plots';

interface Network {
  readonly graph: Graph;
  readonly report: Report;
}

/** `root` is the package with its built presets. */
function analysed(root: string, name: string): Network {
  const { graph, report } = analyse(name, {}, createProcessIo(root));
  if (graph === null || report === null) throw new Error(`${name} has no report`);
  return { graph, report };
}

/** The names of the presets. */
export function everyPreset(root: string): readonly string[] {
  return presetNames(createProcessIo(root));
}

const ways: readonly DiagramOptions[] = ([1, 2, 3, 'all'] as const).flatMap((depth) =>
  (['fold', 'no-fold'] as const).flatMap((folding) =>
    (['collapse', 'no-collapse'] as const).map((collapsing) => ({ depth, folding, collapsing })),
  ),
);

/** Draws a preset at depths 1, 2, 3 and whole, folded and not, collapsed and not. */
export function faultsOfPreset(
  root: string,
  name: string,
): { readonly drawings: number; readonly faults: readonly string[] } {
  const { graph, report } = analysed(root, name);
  const faults = ways.flatMap((way) =>
    drawingFaults(graph, report, way).map((fault) => `${name} ${Object.values(way).join(' ')}: ${fault}`),
  );
  return { drawings: ways.length, faults };
}

interface Picture {
  readonly name: string;
  readonly svg: string;
}

/** Presets with their depths, null for the one that is chosen. */
const looked: readonly (readonly [name: string, depth: number | null])[] = [
  ['v1', null],
  ['v2', null],
  ['googlenet', 1],
  ['googlenet', 2],
  ['resnet50', 2],
  ['resnet50', 3],
  ['unet', 1],
  ['unet', 2],
  ['vit_b_16', 5],
  ['inception_v3', 3],
  ['densenet121', 2],
  ['swin_t', null],
  ['fpn_resnet50', 2],
  ['wavenet', 2],
  ['ddpm_unet', null],
  ['t5_small', null],
];

/** Names that mean something to XML, or that are long, wide or written from the right. */
const hostileNames: readonly string[] = [
  '<script>alert(1)</script>',
  '"><rect onload="x"/>&amp;',
  ']]>-->&#0;\u0000\u001b\ud800\uffff',
  '\u202egnp.exe\u2066',
  '畳み込み層の名前🙂🙂',
  'الطبقة الأولى',
  'W'.repeat(400),
];

/** The pictures that other programs look at. */
export function pictures(root: string): readonly Picture[] {
  const single = looked.map(([name, depth]): Picture => {
    const { graph, report } = analysed(root, name);
    const diagram = createDiagram(graph, report, depth === null ? {} : { depth });
    return { name: `${name} at depth ${diagram.depth}`, svg: renderSvg([diagram]) };
  });
  const [first, second] = [analysed(root, 'v1'), analysed(root, 'v2')];
  const scale = { name: 'v1', report: first.report };
  const pair = [
    createDiagram(first.graph, first.report),
    createDiagram(second.graph, second.report, { scale }),
  ];
  const columns = analysed(root, 'googlenet');
  const colourings = (['params', 'memory', 'type', 'none'] as const).map((colouring): Picture => {
    return {
      name: `v2 by ${colouring}`,
      svg: renderSvg([createDiagram(second.graph, second.report, { colouring })]),
    };
  });
  return [
    ...single,
    ...colourings,
    { name: 'v1 beside v2', svg: renderSvg(pair) },
    {
      name: 'googlenet in columns',
      svg: renderSvg([createDiagram(columns.graph, columns.report, { depth: 2 })], { columns: 3 }),
    },
    ...plots(root),
    ...hostileNames.map((name): Picture => ({ name: JSON.stringify(name), svg: renamed(second, name) })),
  ];
}

/** A network in which everything has this name. */
function renamed({ graph, report }: Network, name: string): string {
  const nodes = graph.nodes.map((node) => ({ ...node, path: name }));
  const regions = graph.regions.map((region) => ({ ...region, path: name, type: name }));
  const model = { ...report.model, name };
  return renderSvg([createDiagram({ ...graph, name, nodes, regions }, { ...report, model })]);
}
