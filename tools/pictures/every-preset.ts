// What the checks of pictures draw: every preset in every way, and the pictures that other programs look at.
import { createDiagram } from '../../src/drawing/boxes';
import { renderSvg } from '../../src/drawing/svg/picture';
import { drawingFaults, drawingWays } from '../../test/support/drawing-faults';
import { analysedPreset, type Network, presetsAskedFor } from './analysed-preset';
import { plots } from './plots';

/**
 * What is wrong with the drawings of the presets of these names, all of them for none: at depths 1, 2, 3 and whole,
 * folded and not, collapsed and not.
 */
export function drawingFaultsOf(
  root: string,
  names: readonly string[],
): { readonly looked: string; readonly faults: readonly string[] } {
  const presets = presetsAskedFor(root, names);
  const faults = presets.flatMap((name) => {
    const { graph, report } = analysedPreset(root, name);
    return drawingWays.flatMap((way) =>
      drawingFaults(graph, report, way).map((fault) => `${name} ${Object.values(way).join(' ')}: ${fault}`),
    );
  });
  const drawings = drawingWays.length * presets.length;
  return { looked: `${drawings} drawings of ${presets.length} presets`, faults };
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

/** Names with special meaning in XML, or that are long, wide or written from right to left. */
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
    const { graph, report } = analysedPreset(root, name);
    const diagram = createDiagram(graph, report, depth === null ? {} : { depth });
    return { name: `${name} at depth ${diagram.depth}`, svg: renderSvg([diagram]) };
  });
  const [first, second] = [analysedPreset(root, 'v1'), analysedPreset(root, 'v2')];
  const scale = { name: 'v1', report: first.report };
  const pair = [
    createDiagram(first.graph, first.report),
    createDiagram(second.graph, second.report, { scale }),
  ];
  const columns = analysedPreset(root, 'googlenet');
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
