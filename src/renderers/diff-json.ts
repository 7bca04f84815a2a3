import { amountText } from '../counts/amount';
import { subtractCounts } from '../counts/count';
import type { Comparable, ComparableBranch, ComparableLayer } from '../report/comparable';
import type { CountChange, Diff, SettingChange } from '../report/diff';
import type { BranchChange } from '../report/diff-branches';
import type { SpecFailure } from '../report/diff-gate';
import type { LayerChange } from '../report/diff-layers';
import { layerCount, layerCounts } from '../report/diff-metrics';
import type { DiffSet } from '../report/diff-set';
import type { SetTotals } from '../report/diff-set-totals';
import { type SpecChange, sidesOfSpec } from '../report/spec-change';
import { statedFigures } from '../report/stated';
import { isKnown } from '../report/uncounted';
import { isKnownOfBoth } from '../views/known-figures';
import { fieldDocument, namedShape } from './report-json';
import { type JsonValue, writeJson } from './write-json';

/** A diff for scripts, schema `inception.diff/1`; parts that are the same on both sides are counted, not listed. */
export function renderDiffJson({ sides, verdict, specs, totals, failures }: DiffSet): string {
  return `${writeJson({
    schema: 'inception.diff/1',
    base: sides?.base ?? null,
    merge_base: sides?.mergeBase ?? null,
    head: sides?.head ?? null,
    verdict,
    failures: failures.map(failureDocument),
    totals: totalsDocument(totals),
    specs: specs.map(specDocument),
  })}\n`;
}

function failureDocument({ path, reasons, growths }: SpecFailure): JsonValue {
  return {
    path,
    reasons,
    growths: growths.map(({ limit, old, new: next, most }) => ({
      metric: limit.metric,
      old,
      new: next,
      most,
      max_growth: `+${amountText(limit.growth)}`,
    })),
  };
}

function totalsDocument({ counts, leftOut }: SetTotals): JsonValue {
  return {
    left_out: leftOut,
    counts: counts.map(({ metric, old, new: next, isComplete }) => ({
      metric,
      old,
      new: next,
      difference: isComplete ? subtractCounts(next, old) : null,
      complete: isComplete,
    })),
  };
}

function specDocument(spec: SpecChange): JsonValue {
  const { path, status } = spec;
  if ('diff' in spec) return { path, old_path: spec.oldPath, status, ...diffDocument(spec.diff) };
  if (!('report' in spec)) return { path, status };
  const { old, new: next } = sidesOfSpec(spec);
  return {
    path,
    status,
    old: old === null ? null : sideDocument(old),
    new: next === null ? null : sideDocument(next),
  };
}

function diffDocument(diff: Diff) {
  const listed = diff.layers.filter(({ status, old, new: next }) => {
    const isOnBoth = old !== null && next !== null;
    return status !== 'unchanged' || (isOnBoth && old.path !== next.path);
  });
  return {
    old: sideDocument(diff.old),
    new: sideDocument(diff.new),
    complete: diff.complete,
    metrics: diff.metrics,
    spec_text: diff.specText,
    settings: diff.settings.map(settingDocument),
    totals: diff.totals.map((change) => totalDocument(change, diff)),
    branches: diff.branches.filter(({ status }) => status !== 'unchanged').map(branchDocument),
    layers: listed.map(layerDocument),
    unchanged_branches: diff.branches.filter(({ status }) => status === 'unchanged').length,
    unchanged_layers: diff.layers.length - listed.length,
    moved_layers: diff.moved,
  } satisfies JsonValue;
}

function sideDocument({ model, convention, totals, layers }: Comparable): JsonValue {
  const stated = statedFigures(layers);
  return {
    name: model.name,
    source: model.source,
    convention: convention.name,
    params: totals.params,
    macs: totals.macs,
    complete: totals.complete,
    stated: stated === null ? undefined : { ...stated },
  };
}

function settingDocument(change: SettingChange): JsonValue {
  const { metric, isChanged: changed } = change;
  if (change.metric === 'batch' || change.metric === 'dtype') {
    return { metric, changed, old: change.old, new: change.new };
  }
  return { metric, changed, old: change.old.map(namedShape), new: change.new.map(namedShape) };
}

function totalDocument({ metric, old, new: next, isChanged }: CountChange, diff: Diff): JsonValue {
  const isAll = isKnownOfBoth(diff.old.totals, diff.new.totals, metric);
  return { metric, changed: isChanged, old, new: next, difference: isAll ? subtractCounts(next, old) : null };
}

function branchDocument({ status, old, new: next }: BranchChange): JsonValue {
  return { status, old: branchSide(old), new: branchSide(next) };
}

function branchSide(branch: ComparableBranch | null): JsonValue {
  if (branch === null) return null;
  const { name, params, output } = branch;
  const [macs, count] = (['macs', 'count'] as const).map((metric) =>
    isKnown(branch, metric) ? branch[metric] : null,
  );
  return { name, params, macs, count, output };
}

function layerDocument({ status, figures, args, old, new: next }: LayerChange): JsonValue {
  return {
    status,
    changed: figures,
    args: args.map(({ name, old: before, new: after }) => ({ name, old: before, new: after })),
    old: layerSide(old),
    new: layerSide(next),
  };
}

function layerSide(layer: ComparableLayer | null): JsonValue {
  if (layer === null) return null;
  const { path, type, inputs, output } = layer;
  const counts = layerCounts.map((name) => [name, isKnown(layer, name) ? layerCount(layer, name) : null]);
  return {
    path,
    type,
    inputs,
    output,
    ...Object.fromEntries(counts),
    receptive_field: layer.receptiveField && fieldDocument(layer.receptiveField),
  };
}
