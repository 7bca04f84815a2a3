import { formatCount } from '../counts/count';
import type { Diff } from '../report/diff';
import type { LayerChange } from '../report/diff-layers';
import type { DiffSet } from '../report/diff-set';
import type { SpecChange } from '../report/spec-change';
import { differenceText } from '../views/diff-cells';
import { changeText, pathText, shownLayers } from '../views/diff-layers-table';
import { shownTotals, totalLine } from '../views/diff-totals-table';
import { diffHeadline, diffNotes, overgrowthText } from '../views/diff-words';
import { isKnownOfBoth, NOT_COUNTED, sumText } from '../views/known-figures';
import { type Annotation, type AnnotationLevel, type Place, renderAnnotations } from './github';

/** The places of a new spec and its layers. */
export interface SpecPlaces {
  readonly spec: Place;
  readonly layer: (number: number) => Place;
}

export interface DiffGithubOptions {
  readonly placesOf: (spec: SpecChange) => SpecPlaces;
  /** The level of a difference that makes the run fail; any other is a notice. */
  readonly level: AnnotationLevel;
}

/** GitHub shows at most ten annotations of a level for a step. */
const MOST_ANNOTATIONS = 10;

const TITLE = 'inception diff';

/** A diff as annotations: one for each spec that differs, then its layers, the largest changes first. */
export function renderDiffGithub(
  { specs, failures }: DiffSet,
  { placesOf, level: levelOfFailure }: DiffGithubOptions,
): string {
  const heads: Annotation[] = [];
  const layers: Annotation[] = [];
  const notes: Annotation[] = [];
  for (const spec of specs) {
    const places = placesOf(spec);
    const head = { title: TITLE, ...places.spec };
    const failure = failures.find(({ path }) => path === spec.path);
    const level = failure === undefined && spec.status !== 'failed' ? 'notice' : levelOfFailure;
    const growths = (failure?.growths ?? []).map((growth) => `\n${overgrowthText(growth)}`);
    if (spec.status !== 'unchanged')
      heads.push({ level, ...head, message: `${specMessage(spec)}${growths.join('')}` });
    if (!('diff' in spec)) continue;
    for (const layer of shownLayers(spec.diff).slice(0, MOST_ANNOTATIONS)) {
      const place = layer.number === null ? places.spec : places.layer(layer.number);
      layers.push({ level, title: TITLE, ...place, message: layerMessage(layer) });
    }
    for (const note of diffNotes(spec.diff)) notes.push({ level: 'notice', ...head, message: note });
  }
  const room = Math.max(0, MOST_ANNOTATIONS - heads.length);
  return renderAnnotations([...heads, ...layers.slice(0, room), ...notes]);
}

function specMessage(spec: SpecChange): string {
  if ('diff' in spec) return diffMessage(spec.diff);
  const { path } = spec;
  if (!('report' in spec)) return `${path}: cannot be compared`;
  if (spec.report === null) return `${path}: ${spec.status}`;
  const { totals } = spec.report;
  const macs = sumText(totals.macs, totals, 'macs');
  return `${path}: ${spec.status}, ${formatCount(totals.params)} parameters, ${macs} mult-adds`;
}

function diffMessage(diff: Diff): string {
  const lines = [diffHeadline(diff), ...shownTotals(diff).map((change) => totalLine(change, diff))];
  return lines.join('\n');
}

function layerMessage(layer: LayerChange): string {
  const { old, new: next } = layer;
  const costs = (['params', 'macs'] as const).flatMap((name) => {
    const [before, after] = [old?.[name] ?? 0, next?.[name] ?? 0];
    if (!isKnownOfBoth(old, next, name)) return [`${name} ${NOT_COUNTED}`];
    return before === after ? [] : [`${name} ${differenceText(before, after)}`];
  });
  const what = [changeText(layer), ...costs].join(', ');
  return `${pathText(layer)} (${(next ?? old)?.type ?? ''}): ${what}`;
}
