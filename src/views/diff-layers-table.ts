import { figureTitles } from '../counts/figure-titles';
import { formatShape } from '../ops/shape';
import type { Diff } from '../report/diff';
import { isDifference, type LayerChange } from '../report/diff-layers';
import { type LayerCount, layerCount, layerCounts } from '../report/diff-metrics';
import { printable } from '../text/printable';
import { argText, differenceOf, shapesText } from './diff-cells';
import { hasOwnCount } from './diff-totals-table';
import { isKnownOfBoth, NOT_COUNTED } from './known-figures';
import { type Cell, figureColumn, type Table, tableOf, textCell, textColumn } from './table';

/** The signs at the beginning of the rows of a diff. */
export const marks = { added: '+', removed: '-', changed: '~', renamed: '=', rewritten: '=', unchanged: '=' };

/** The layers that have a row: those that differ in more than their receptive field. */
export function shownLayers({ layers }: Diff): readonly LayerChange[] {
  return layers.filter((layer) => isDifference(layer) && !isFieldOnly(layer));
}

/** Whether only a layer's receptive field differs, as that of every layer after a changed kernel does. */
export function isFieldOnly({ status, figures }: LayerChange): boolean {
  return status === 'changed' && figures.every((figure) => figure === 'receptive_field');
}

/** The layers that differ, the largest changes first, `most` of them at most. */
export function diffLayersTable(diff: Diff, most: number): Table {
  return tableOf(shownLayers(diff).slice(0, most), [
    textColumn('', 'status', ({ status }) => marks[status]),
    textColumn('Layer', 'path', pathText),
    textColumn('Type', 'type', ({ old, new: next }) => arrow(old?.type, next?.type)),
    ...shownCounts(diff).map((name) =>
      figureColumn(
        name === 'count' ? diff.new.convention.title : figureTitles[name],
        name,
        (layer: LayerChange) => differenceCellOf(layer, name),
      ),
    ),
    textColumn('Change', 'change', changeText),
  ]);
}

/** Parameters and work, and of the other figures those that differ on their own in some layer. */
function shownCounts(diff: Diff): readonly LayerCount[] {
  const { metrics } = diff;
  const isWhole = metrics.includes('params') && metrics.includes('macs');
  const shown = shownLayers(diff);
  return layerCounts.filter((name) => {
    if (!metrics.includes(name)) return false;
    if (name === 'count') return hasOwnCount(diff);
    if (name === 'params' || name === 'macs' || !isWhole) return true;
    if (name === 'flops') return false;
    return shown.some(
      ({ figures }) => figures.includes(name) && (name === 'buffers' || !figures.includes('params')),
    );
  });
}

function differenceCellOf({ old, new: next }: LayerChange, name: LayerCount): Cell {
  if (!isKnownOfBoth(old, next, name)) return textCell(NOT_COUNTED);
  return differenceOf(old === null ? 0 : layerCount(old, name), next === null ? 0 : layerCount(next, name));
}

/** A layer's path, `old -> new` if it changed; the root's own calls have none. */
export function pathText({ old, new: next }: Pick<LayerChange, 'old' | 'new'>): string {
  return arrow(
    old === null ? undefined : old.path || '(root)',
    next === null ? undefined : next.path || '(root)',
  );
}

function arrow(old: string | undefined, next: string | undefined): string {
  if (old === undefined || next === undefined || old === next) return printable(next ?? old ?? '');
  return printable(`${old} -> ${next}`);
}

/** How a layer changed, in words. */
export function changeText(layer: LayerChange): string {
  const { old, new: next, figures } = layer;
  if (old === null || next === null) {
    const only = next ?? old;
    const what = old === null ? 'added' : 'removed';
    return only === null ? what : `${what}, output ${formatShape(only.output)}`;
  }
  if (figures.includes('folded')) return 'folded: what is taken from the table is stored';
  const parts = argTexts(layer);
  const output = figures.includes('output')
    ? [`output ${formatShape(old.output)} -> ${formatShape(next.output)}`]
    : [];
  if (parts.length + output.length > 0) return [...parts, ...output].join('; ');
  if (figures.includes('input')) return `input ${shapesText(old.inputs)} -> ${shapesText(next.inputs)}`;
  return figures.includes('type') ? 'another type' : figures.join(', ');
}

/** The arguments of a layer that differ: `kernel_size 3 -> 5`. */
export function argTexts({ args }: LayerChange): readonly string[] {
  return args.map(({ name, old, new: next }) => `${name} ${argText(old)} -> ${argText(next)}`);
}
