import type { Count } from '../counts/count';
import { type Nodes, pathAt } from '../graph/nodes';
import { fieldSize, fieldStride } from '../passes/field-axis';
import { type Fields, fieldOf } from '../passes/fields';
import type { SharedFacts } from './layer-facts';
import type { LayerRange } from './range-sums';
import type { LayerFacts, LayerRow, ReceptiveField } from './report';

/**
 * The calls of a report in the order of execution, a list for each fact of them: a row for each call would be most of
 * a large report, and most of the time that it takes.
 */
export interface Layers extends SharedFacts {
  readonly count: number;
  /** What the calls are named. */
  readonly nodes: Nodes;
  /** For each call the sum of live tensors. */
  readonly liveBytes: readonly Count[];
  readonly fields: Fields;
}

/** A report, as far as its layers are asked for. */
interface WithLayers {
  readonly layers: Layers;
}

/** What is known of a call whatever its path. */
export function factsAt({ layers }: WithLayers, number: number): LayerFacts {
  return layers.facts[layers.positions[number] as number] as LayerFacts;
}

/** What is known of every call from `first` to before `end` whatever its path. */
export function factsWithin(report: WithLayers, { first, end }: LayerRange): readonly LayerFacts[] {
  return Array.from({ length: end - first }, (_, index) => factsAt(report, first + index));
}

/** Everything that is known of a call, by its number, which must be below the count of the layers. */
export function layerAt(report: WithLayers, number: number): LayerRow {
  return rowOf(report, number, receptiveFieldAt(report, number));
}

function rowOf(report: WithLayers, number: number, receptiveField: ReceptiveField | null): LayerRow {
  return {
    path: pathAt(report.layers.nodes, number),
    facts: factsAt(report, number),
    liveBytes: report.layers.liveBytes[number] as Count,
    receptiveField,
  };
}

/** Every call from `first` to before `end`, at most the count of the layers, with everything that is known of it. */
export function layersWithin(report: WithLayers, { first, end }: LayerRange): readonly LayerRow[] {
  const { numbers } = report.layers.fields;
  const rows: LayerRow[] = [];
  for (let number = first; number < end; number += 1) {
    const before = numbers[number] === numbers[number - 1] ? rows.at(-1) : undefined;
    const receptiveField = before === undefined ? receptiveFieldAt(report, number) : before.receptiveField;
    rows.push(rowOf(report, number, receptiveField));
  }
  return rows;
}

/** Every call with everything that is known of it, in the order of execution. */
export function allLayers(report: WithLayers): readonly LayerRow[] {
  return layersWithin(report, { first: 0, end: report.layers.count });
}

/** What the output of a call sees. */
export function receptiveFieldAt({ layers: { fields } }: WithLayers, number: number): ReceptiveField | null {
  const field = fieldOf(fields, number);
  return field === null ? null : { size: field.axes.map(fieldSize), stride: field.axes.map(fieldStride) };
}
