import { subtractCounts } from '../counts/count';
import type { ComparableLayer } from './comparable';
import type { LayerChange } from './diff-layers';

/**
 * A learned table of which an exporter stored the entries that are read, with the layer that reads them: it has
 * as many parameters more as the output of the table has elements.
 */
export interface FoldedTable {
  readonly table: LayerChange;
  readonly reader: LayerChange;
  /** The reader without these parameters. */
  readonly emptied: LayerChange;
}

/** The tables among the changes of one module whose entries are stored in layers of the other side. */
export function foldedTables(group: readonly LayerChange[]): readonly FoldedTable[] {
  const found: FoldedTable[] = [];
  const used = new Set<LayerChange>();
  for (const table of group) {
    const side = table.new === null ? 'old' : 'new';
    const layer = table[side];
    if (layer?.type !== 'Parameter' || (table.old !== null && table.new !== null)) continue;
    for (const reader of group) {
      const emptied = reader === table || used.has(reader) ? null : without(reader, side, layer);
      if (emptied === null) continue;
      used.add(reader);
      found.push({ table, reader, emptied });
      break;
    }
  }
  return found;
}

/**
 * A change without the parameters that are a table's output; null if it has not exactly this many more than the
 * table's side.
 */
function without(
  reader: LayerChange,
  side: 'old' | 'new',
  { output, params }: ComparableLayer,
): LayerChange | null {
  const other = side === 'old' ? 'new' : 'old';
  const layer = reader[other];
  const elements = output.reduce<number>((product, size) => product * (size ?? Number.NaN), 1);
  const more = layer === null ? 0 : subtractCounts(layer.params, reader[side]?.params ?? 0);
  if (layer === null || more !== elements || elements === params) return null;
  const emptied = {
    ...layer,
    params: subtractCounts(layer.params, elements),
    trainableParams: subtractCounts(layer.trainableParams, elements),
  };
  return { ...reader, [other]: emptied };
}

/** The table and its reader as one change. */
export function asFolded({ table, reader }: FoldedTable): LayerChange {
  const [old, next] = table.new === null ? [table.old, reader.new] : [reader.old, table.new];
  return {
    status: 'changed',
    old,
    new: next,
    number: next === null ? null : (reader.number ?? table.number),
    figures: [...new Set([...table.figures, ...reader.figures]), 'folded'],
    args: [],
    size: Math.abs(reader.size - table.size),
  };
}
