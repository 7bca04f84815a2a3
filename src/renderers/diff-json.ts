import { subtractCounts } from '../counts/count';
import type { Comparable, ComparableBranch, ComparableLayer } from '../report/comparable';
import type { CountChange, Diff, SettingChange } from '../report/diff';
import type { BranchChange } from '../report/diff-branches';
import type { LayerChange } from '../report/diff-layers';
import { layerCount, layerCounts } from '../report/diff-metrics';
import type { DiffSet, SpecChange } from '../report/diff-set';
import { isKnown } from '../report/uncounted';
import { isKnownOfBoth } from '../views/known-figures';
import { fieldDocument, namedShape } from './report-json';
import { type JsonValue, writeJson } from './write-json';

/** A diff for scripts, schema `inception.diff/1`; what is the same on both sides is counted, not listed. */
export function renderDiffJson({ base, verdict, specs }: DiffSet): string {
  return `${writeJson({ schema: 'inception.diff/1', base, verdict, specs: specs.map(specDocument) })}\n`;
}

function specDocument(spec: SpecChange): JsonValue {
  const { path, status } = spec;
  if ('diff' in spec) return { path, status, ...diffDocument(spec.diff) };
  if (!('report' in spec)) return { path, status };
  const side = sideDocument(spec.report);
  return { path, status, old: status === 'added' ? null : side, new: status === 'added' ? side : null };
}

function diffDocument(diff: Diff) {
  const listed = diff.layers.filter(({ status, old, new: next }) => {
    return status !== 'unchanged' || old?.path !== next?.path;
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

function sideDocument({ model, convention, totals }: Comparable): JsonValue {
  return {
    name: model.name,
    source: model.source,
    convention: convention.name,
    params: totals.params,
    macs: totals.macs,
    complete: totals.complete,
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
