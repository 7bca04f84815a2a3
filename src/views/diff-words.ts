import { formatAmount } from '../counts/amount';
import { formatCount } from '../counts/count';
import { counted } from '../counts/counted';
import type { Diff } from '../report/diff';
import type { Overgrowth } from '../report/diff-gate';
import { isDifference, type LayerChange } from '../report/diff-layers';
import { diffMetrics } from '../report/diff-metrics';
import { type DiffSet, type DiffSides, shortCommit } from '../report/diff-set';
import type { SpecChange } from '../report/spec-change';
import { statedFigures, statedText } from '../report/stated';
import { differenceText } from './diff-cells';
import { argTexts, isFieldOnly, pathText } from './diff-layers-table';
import { unchangedTotals } from './diff-totals-table';

/** The verdict on two networks in one line. */
export function diffHeadline(diff: Diff): string {
  const { old, new: next, verdict } = diff;
  const names = [old.model.source, next.model.source] as const;
  if (!diff.complete) return `${names[0]} -> ${names[1]}: the counts cannot be compared`;
  if (verdict === 'different') return `${names[0]} -> ${names[1]}: different${inWhat(diff)}`;
  if (isNarrowed(diff)) return `${names[0]} and ${names[1]} are the same${inWhat(diff)}`;
  const layers = counted(next.layers.length, 'layer');
  const parameters = `${formatCount(next.totals.params)} parameters`;
  return `${names[0]} and ${names[1]} cost the same: ${layers}, ${parameters}`;
}

/** A line for each kind of change that costs nothing: of texts, names, arguments and order. */
export function diffNotes(diff: Diff): readonly string[] {
  const { verdict, specText, layers, moved } = diff;
  const renamed = layers.filter(isRenamed);
  const rewritten = layers.filter(({ status }) => status === 'rewritten');
  const notes: string[] = [];
  const stated = statedFigures(diff.new.layers);
  if (stated !== null) notes.push(`${diff.new.model.source}: ${statedText(stated)}`);
  if (verdict === 'same' && specText === 'different') notes.push(`spec text differs, ${atWhatCost(diff)}`);
  if (renamed.length > 0)
    notes.push(`${counted(renamed.length, 'layer')} renamed: ${listed(renamed, pathText)}`);
  if (rewritten.length > 0) {
    const verb = rewritten.length === 1 ? 'has' : 'have';
    const texts = listed(rewritten, (layer) => `${pathText(layer)} ${argTexts(layer).join(', ')}`);
    notes.push(
      `${counted(rewritten.length, 'layer')} ${verb} other arguments, ${atWhatCost(diff)}: ${texts}`,
    );
  }
  if (moved > 0) {
    const verb = moved === 1 ? 'is' : 'are';
    notes.push(`another order of execution: ${counted(moved, 'layer')} ${verb} called earlier or later`);
  }
  return notes;
}

/** How many parts of a diff have no rows. */
export function hiddenLine(diff: Diff): string {
  const fields = diff.layers.filter(isFieldOnly).length;
  const unchanged = diff.layers.filter((layer) => !isDifference(layer)).length;
  const parts = [
    counted(unchangedTotals(diff), 'unchanged total'),
    counted(unchanged, 'unchanged layer'),
    ...(fields === 0 ? [] : [`${counted(fields, 'layer')} with another receptive field alone`]),
  ];
  return `hidden: ${parts.join(', ')}`;
}

/** The verdict on all specs in one line: `specs: 1 added, 2 changed, 3 unchanged against main`. */
export function diffSetLine({ specs, sides }: DiffSet): string {
  const order = ['added', 'removed', 'renamed', 'repaired', 'changed', 'unchanged', 'failed'] as const;
  const counts = order.flatMap((status) => {
    const count = specs.filter((spec) => spec.status === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${status}`];
  });
  const what = counts.length === 0 ? 'no specs' : `specs: ${counts.join(', ')}`;
  return sides === null ? what : `${what} ${sidesText(sides)}`;
}

/** `against main`, `from main to feature`, with the commit if the old side is the merge base. */
function sidesText({ base, head, mergeBase }: DiffSides): string {
  const old = mergeBase === null ? base : `${base} (merge base ${shortCommit(mergeBase)})`;
  if (head === null) return `against ${old}`;
  return `from ${old} to ${head === '' ? 'what is staged' : head}`;
}

/** A total that grew by more than its limit: `macs 20 -> 57, +37 (+185.0 %), more than +2 % (20)`. */
export function overgrowthText({ limit, old, new: next, most }: Overgrowth): string {
  const figures = `${limit.metric} ${formatCount(old)} -> ${formatCount(next)}, ${differenceText(old, next)}`;
  return `${figures}: over the limit of +${formatAmount(limit.growth)}, ${formatCount(most)}`;
}

/** A spec's path, `old -> new` if it changed. */
export function specPathText(spec: SpecChange): string {
  return 'oldPath' in spec && spec.oldPath !== null ? `${spec.oldPath} -> ${spec.path}` : spec.path;
}

/** Whether a spec has a section of its own; unchanged specs without notes are only counted. */
export function hasOwnSection(spec: SpecChange): boolean {
  return spec.status !== 'unchanged' || diffNotes(spec.diff).length > 0;
}

function isRenamed({ old, new: next }: LayerChange): boolean {
  return old !== null && next !== null && old.path !== next.path;
}

function isNarrowed({ metrics }: Diff): boolean {
  return metrics.length < diffMetrics.length;
}

function inWhat(diff: Diff): string {
  return isNarrowed(diff) ? ` in ${diff.metrics.join(', ')}` : '';
}

function atWhatCost(diff: Diff): string {
  return isNarrowed(diff) ? `the same in ${diff.metrics.join(', ')}` : 'costs equal';
}

const MOST_LISTED = 3;

function listed(layers: readonly LayerChange[], text: (layer: LayerChange) => string): string {
  const shown = layers.slice(0, MOST_LISTED).map(text);
  const rest = layers.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
}
