import type {
  ComparedBranch,
  ComparedBranchFigure,
  ComparedFigure,
  ComparedShapes,
  ComparedSpec,
  Comparison,
} from '../report/compare';
import type { Change } from '../report/compare-change';
import { numberOf } from '../report/ratio';
import { comparisonSentences } from '../views/compare-sentence';
import { modelDocument } from './report-json';
import { type JsonValue, writeJson } from './write-json';

/**
 * A comparison as JSON, schema `inception.comparison/1`: `values` in the order of `specs`; `changes` has one
 * entry for each spec after the first, with the exact difference, the change in percent, and the first one's
 * value divided by this one's, both rounded to six decimals. Unknown figures are null.
 *
 * If conventions were requested, `conventions` has a key for each, in that order, with its `title` and the
 * `values` and `changes` of the totals under it.
 */
export function renderComparisonJson(comparison: Comparison): string {
  return `${writeJson(comparisonDocument(comparison))}\n`;
}

function comparisonDocument(comparison: Comparison): JsonValue {
  const { convention, specs, figures, outputs, showsOutputs, branches, conventions } = comparison;
  return {
    schema: 'inception.comparison/1',
    convention: convention.name,
    specs: specs.map(specDocument),
    metrics: {
      ...Object.fromEntries(figures.map((figure) => [figure.metric, figureDocument(figure)])),
      output: showsOutputs ? shapesDocument(outputs) : undefined,
    },
    branches: branches.map(branchDocument),
    conventions: conventions === null ? undefined : conventionsDocument(conventions),
    summary: comparisonSentences(comparison),
  };
}

function specDocument({ name, model, complete, stated }: ComparedSpec): JsonValue {
  return {
    name,
    model: model.name,
    ...modelDocument(model),
    complete,
    stated: stated === null ? undefined : { ...stated },
  };
}

function conventionsDocument(conventions: NonNullable<Comparison['conventions']>): JsonValue {
  return Object.fromEntries(
    conventions.map(({ convention: { name, title }, ...figure }) => [
      name,
      { title, ...figureDocument(figure) },
    ]),
  );
}

function figureDocument({ values, changes }: Pick<ComparedFigure, 'values' | 'changes'>) {
  return { values, changes: changes.map(changeDocument) };
}

function changeDocument(change: Change | null): JsonValue {
  return change === null
    ? null
    : { difference: change.difference, percent: numberOf(change.percent), ratio: numberOf(change.ratio) };
}

function shapesDocument({ shapes, same }: ComparedShapes): JsonValue {
  return { values: shapes.map((list) => list.map(({ shape }) => shape)), same };
}

function branchDocument({ name, outputs, figures }: ComparedBranch): JsonValue {
  return {
    name,
    outputs,
    metrics: Object.fromEntries(figures.map((figure) => [figure.metric, branchFigureDocument(figure)])),
  };
}

function branchFigureDocument({ values, shares, changes }: ComparedBranchFigure): JsonValue {
  return {
    values,
    shares: shares.map((share) => (share === null ? null : numberOf(share))),
    changes: changes.map(changeDocument),
  };
}
