import { addCounts, type Count, sumOf } from '../counts/count';
import type { Graph } from '../graph/graph';
import { sumsFor } from '../report/range-sums';
import type { Report } from '../report/report-rows';
import { printable } from '../text/printable';
import { collapseRuns } from './collapse';
import {
  type Box,
  type Colouring,
  type Diagram,
  type DrawnFigures,
  type Edge,
  type Group,
  type Item,
  isPartOfNetwork,
  type Segment,
  type ShareFigure,
} from './diagram';
import type { DraftBox, DraftGroup, DraftItem } from './draft';
import { draftBoxes } from './draft';
import { type Drafts, draftBoxesOf } from './draft-boxes';
import { foldBoxes, withoutSingleGroups } from './fold';
import { deepestLevel, nestingOf, type Span } from './nesting';
import { addPorts } from './ports';

/** The options of how a network is divided into boxes. */
export interface DiagramOptions {
  /** The levels of modules that are open; if not given, the deepest with a readable number of boxes. */
  readonly depth?: number | 'all';
  /** Whether activations, norms and the like are named in the box next to them; true if not given. */
  readonly folding?: 'fold' | 'no-fold';
  /** Whether a run of equal parts is drawn once; true if not given. */
  readonly collapsing?: 'collapse' | 'no-collapse';
  /** By shares of multiply-adds if not given. */
  readonly colouring?: Colouring;
  /** The network whose total is 100 %, to draw several on one scale; the network itself if not given. */
  readonly scale?: { readonly name: string; readonly report: Report };
}

/** The number of boxes that can be read at a glance: the depth is chosen by it. */
const READABLE_BOXES = 24;

/** Divides a network into boxes with their figures: the data for every drawing of it. Pure; never throws. */
export function createDiagram(graph: Graph, report: Report, options: DiagramOptions = {}): Diagram {
  const nesting = nestingOf(graph);
  const deepest = deepestLevel(nesting);
  const { depth = null } = options;
  const draftsOf = (levels: number): LevelDrafts => draftsAt(graph, report, { nesting, levels }, options);
  const drafts =
    depth === null
      ? readableDrafts(deepest, draftsOf)
      : draftsOf(depth === 'all' ? deepest : Math.min(depth, deepest));
  return diagramOf(graph, report, { ...drafts, deepest }, options);
}

/** How many boxes a network has at each depth, from 1 on. */
export function boxesAtDepths(graph: Graph, report: Report, options: DiagramOptions): readonly number[] {
  const nesting = nestingOf(graph);
  return Array.from(
    { length: deepestLevel(nesting) },
    (_, index) => draftsAt(graph, report, { nesting, levels: index + 1 }, options).boxes,
  );
}

/** The deepest level with a readable number of boxes; if one level less has as many boxes, the drawing is the same. */
function readableDrafts(deepest: number, draftsOf: (levels: number) => LevelDrafts): LevelDrafts {
  let drafts = draftsOf(deepest);
  while (drafts.levels > 1) {
    const fewer = draftsOf(drafts.levels - 1);
    if (drafts.boxes <= READABLE_BOXES && fewer.boxes !== drafts.boxes) return drafts;
    drafts = fewer;
  }
  return drafts;
}

interface Levels {
  readonly nesting: Span;
  readonly levels: number;
}

/** What is drawn at a depth, and how many boxes that are, inputs and outputs aside. */
interface LevelDrafts extends Drafts {
  readonly levels: number;
  readonly boxes: number;
}

/** The boxes at a depth, folded and collapsed as the options say. */
function draftsAt(
  graph: Graph,
  report: Report,
  { nesting, levels }: Levels,
  { folding = 'fold', collapsing = 'collapse' }: DiagramOptions,
): LevelDrafts {
  const { root, uncalled } = draftBoxesOf(graph, nesting, levels);
  if (folding === 'fold') foldBoxes(graph, root);
  withoutSingleGroups(root);
  if (collapsing === 'collapse') collapseRuns(graph, report.layers, root);
  const boxes = draftBoxes(root).filter(isPartOfNetwork).length;
  return { root, uncalled, levels, boxes };
}

function diagramOf(
  graph: Graph,
  report: Report,
  { root, uncalled, levels, deepest }: LevelDrafts & { readonly deepest: number },
  options: DiagramOptions,
): Diagram {
  addPorts(root);
  const { colouring = 'macs', scale } = options;
  const shareOf = colouring === 'type' || colouring === 'none' ? 'macs' : colouring;
  const { totals, model, layers } = report;
  const whole = wholeOf(scale?.report ?? report, shareOf);
  const { items, edges } = finished(graph, root, figuresFor(report, root, shareOf, whole));
  return {
    name: printable(model.name),
    source: model.source,
    totals: { params: totals.params, count: totals.count, isCounted: totals.isCounted },
    unit: unitOf(report),
    colouring,
    shareOf,
    scaleOf: scale?.name ?? '',
    depth: levels,
    deepest,
    items,
    edges,
    uncalled: {
      layers: uncalled,
      params: sumOf(uncalled.map((number) => layers[number]?.params ?? 0)),
    },
  };
}

/** The name of a report's count. */
function unitOf({ convention: { name, title } }: Pick<Report, 'convention'>): string {
  return name === 'macs' ? 'MACs' : title;
}

/** The whole that the shares of a network refer to. */
function wholeOf({ totals, layers }: Report, shareOf: ShareFigure): Count {
  if (shareOf === 'params') return totals.params;
  return shareOf === 'macs' ? totals.count : sumOf(layers.map(({ activationBytes }) => activationBytes));
}

type FiguresOf = (item: DraftItem) => DrawnFigures;

/** The figures of the first copy of an item. */
function figuresFor(report: Report, root: DraftGroup, shareOf: ShareFigure, whole: Count): FiguresOf {
  const { layers } = report;
  const sums = sumsFor(layers, groupRanges(root));
  const shareOfWhole = (part: Count, isKnown: boolean): number | null => {
    if (!isKnown) return null;
    return Number(whole) === 0 ? 0 : Number(part) / Number(whole);
  };
  return (item) => {
    const numbers = item.kind === 'group' ? numbersOf(item) : item.layers;
    const { params, count, isCounted } =
      item.kind === 'group' && item.path !== '' ? sums.between(item) : summed(layers, numbers);
    const activationBytes = sumOf(numbers.map((number) => layers[number]?.activationBytes ?? 0));
    const figures = { params, count, isCounted, activationBytes };
    if (shareOf === 'macs') return { ...figures, share: shareOfWhole(count, isCounted) };
    return { ...figures, share: shareOfWhole(shareOf === 'params' ? params : activationBytes, true) };
  };
}

/** The calls of a group; for a run without a name, those that its boxes stand for. */
function numbersOf(group: DraftGroup): readonly number[] {
  if (group.path === '') return draftBoxes(group).flatMap(({ layers }) => layers);
  return Array.from({ length: group.end - group.first }, (_, offset) => group.first + offset);
}

function groupRanges(group: DraftGroup): readonly DraftGroup[] {
  return [group, ...group.items.flatMap((item) => (item.kind === 'group' ? groupRanges(item) : []))];
}

function summed(
  layers: Report['layers'],
  numbers: readonly number[],
): Pick<DrawnFigures, 'params' | 'count' | 'isCounted'> {
  let [params, count, isCounted]: [Count, Count, boolean] = [0, 0, true];
  for (const number of numbers) {
    const row = layers[number];
    if (row === undefined) continue;
    params = addCounts(params, row.params);
    count = addCounts(count, row.count);
    isCounted &&= row.isCounted;
  }
  return { params, count, isCounted };
}

/** The items with their ids, and the edges between boxes. */
function finished(graph: Graph, root: DraftGroup, figuresOf: FiguresOf): Pick<Diagram, 'items' | 'edges'> {
  const ids = new Map(draftBoxes(root).map((box, index) => [box, `b${index}`]));
  const idOf = (box: DraftBox): string => ids.get(box) ?? '';
  const edges = [...ids].flatMap(([box, to]) =>
    box.sources.map((source, input): Edge => ({ from: idOf(source), to, input })),
  );
  let groups = 0;
  const partOf = (item: DraftItem, times: number) => ({
    path: item.path,
    label: printable(item.label),
    copies: item.copyPaths.length + 1,
    copyPaths: item.copyPaths,
    times: times * (item.copyPaths.length + 1),
  });
  const finish = (item: DraftItem, times: number): Item => {
    const part = partOf(item, times);
    if (item.kind === 'group') {
      const id = `g${groups}`;
      groups += 1;
      const { kind } = item;
      const type = printable(item.type);
      const items = item.items.map((inner) => finish(inner, part.times));
      return { ...part, id, kind, type, figures: figuresOf(item), items } satisfies Group;
    }
    const { kind, work, title, before, after, constants, shapes, layers, copiedLayers } = item;
    return {
      ...part,
      id: idOf(item),
      kind,
      work,
      title: printable(title),
      before: before.map(printable),
      after: after.map(printable),
      constants: constants.map(printable),
      shapes,
      segments: kind === 'concat' ? segmentsOf(graph, item, idOf) : [],
      layers: [...layers, ...copiedLayers],
      figures: isPartOfNetwork(item) ? figuresOf(item) : null,
    } satisfies Box;
  };

  return { items: root.items.map((item) => finish(item, 1)), edges };
}

/** The inputs of a concat with their sizes along the joined dimension; none if an input has no box of its own. */
function segmentsOf({ nodes }: Graph, box: DraftBox, idOf: (box: DraftBox) => string): readonly Segment[] {
  const [number = -1] = box.layers.filter((layer) => nodes[layer]?.computation.op?.type === 'Concat');
  const computation = nodes[number]?.computation;
  if (computation === undefined || computation.op === null) return [];
  const { args, inputShapes } = computation;
  const { sources } = box;
  if (sources.length !== inputShapes.length || typeof args.dim !== 'number') return [];
  return inputShapes.map((shape, index): Segment => {
    const source = sources[index];
    const axis = Number(args.dim) < 0 ? shape.length + Number(args.dim) : Number(args.dim);
    return { from: source === undefined ? '' : idOf(source), size: shape[axis] ?? 0 };
  });
}
