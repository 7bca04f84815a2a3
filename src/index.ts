/**
 * What a neural network costs before anyone writes it: a JSON spec in, exact figures out.
 *
 * Everything here is pure: no function prints, reads a file or throws on bad input; problems come back as
 * diagnostics.
 */
export type { Convention } from './conventions/convention';
export { conventions, findConvention } from './conventions/index';
export { type Amount, parseAmount } from './counts/amount';
export { type Count, formatCount } from './counts/count';
export { parseCount } from './counts/parse-count';
export {
  type Diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  hasErrors,
  type Location,
} from './diagnostics/diagnostic';
export { type BuildOptions, buildGraph, type GraphResult } from './frontends/spec/build-graph';
export { type CallOptions, createBuilder, type GraphBuilder, type RegionStart } from './graph/builder';
export { type Dtype, elementBytes } from './graph/dtype';
export {
  type Computation,
  type Graph,
  type NamedValue,
  type Node,
  type Origin,
  type Parameter,
  type ParameterId,
  type Region,
  type Source,
  type TensorType,
  typeOfValue,
  type UnknownComputation,
  type Value,
} from './graph/graph';
export { isRefusal, type Refusal } from './graph/refusal';
export { checksJsonSchema } from './language/checks/checks-schema';
export {
  type CheckEntry,
  type ChecksResult,
  parseChecks,
  parseChecksValue,
} from './language/checks/parse-checks';
export { updateChecks } from './language/checks/update-checks';
export { comparableOfStored } from './language/comparable-of-stored';
export { specJsonSchema } from './language/json-schema';
export { parseSpecValue, type SpecResult } from './language/parse-spec';
export { type ParseSpecOptions, parseSpec } from './language/parse-spec-text';
export type { InputSpec, Spec } from './language/spec';
export { readStoredReport, type StoredReport, type StoredReportResult } from './language/stored-report';
export { evaluateFormula, type Formula, formatFormula, type SizeTerm } from './ops/formula';
export { allOps, findOp } from './ops/index';
export type { Op, Tensor, Work, WorkTerm } from './ops/op';
export { formatShape, type NamedShape, type PartialShape, type Shape } from './ops/shape';
export { renderChecksGithub } from './renderers/check-github';
export { renderChecksJson } from './renderers/check-json';
export { renderChecksMarkdown } from './renderers/check-markdown';
export { renderChecksText } from './renderers/check-text';
export { renderComparisonJson } from './renderers/compare-json';
export { renderComparisonMarkdown } from './renderers/compare-markdown';
export { renderComparisonText } from './renderers/compare-text';
export { renderCsv } from './renderers/csv';
export { renderDiagnosticsJson } from './renderers/diagnostics-json';
export { renderDiagnosticsText } from './renderers/diagnostics-text';
export { type Place, renderDiffGithub, type SpecPlaces } from './renderers/diff-github';
export { renderDiffJson } from './renderers/diff-json';
export { renderDiffMarkdown } from './renderers/diff-markdown';
export { renderDiffText } from './renderers/diff-text';
export { renderExplanationJson } from './renderers/explain-json';
export { renderExplanationText } from './renderers/explain-text';
export { renderMarkdown } from './renderers/markdown';
export { renderReportJson } from './renderers/report-json';
export { renderText } from './renderers/text';
export { renderTorchsummary } from './renderers/torchsummary';
export { renderTree } from './renderers/tree';
export {
  type BaseReport,
  type CheckResult,
  evaluateCheck,
  type JudgedCheck,
  type TroubledCheck,
  type Verdict,
} from './report/check';
export { type Check, type Limit, type MetricName, metricNames } from './report/check-definition';
export { type Comparable, comparableOf } from './report/comparable';
export {
  type ComparedBranch,
  type ComparedFigure,
  type ComparedNetwork,
  type Comparison,
  type ComparisonOptions,
  createComparison,
} from './report/compare';
export type { Change } from './report/compare-change';
export type { ComparedConvention } from './report/compare-conventions';
export { type ComparedMetric, comparedMetricNames } from './report/compare-metrics';
export { createDiff, type Diff, type DiffOptions, type SpecText } from './report/diff';
export type { BranchChange } from './report/diff-branches';
export type { DiffGate, FailReason, GrowthLimit, Overgrowth, SpecFailure } from './report/diff-gate';
export type { LayerChange, LayerStatus } from './report/diff-layers';
export { type DiffMetric, diffMetrics } from './report/diff-metrics';
export { createDiffSet, type DiffSet, type DiffSides, specChangeOf } from './report/diff-set';
export type { SetTotal, SetTotals } from './report/diff-set-totals';
export { createExplanation, explainablePaths } from './report/explain';
export type { Explanation, GroupExplanation, LayerExplanation } from './report/explanation';
export { type LimitChange, limitChange, tighterLimit } from './report/limit-update';
export { type Figure, type FigureProblem, isFigureProblem, measure } from './report/metric';
export { decimalOf, type Quotient } from './report/ratio';
export { createReport, type ReportOptions } from './report/report';
export type {
  BranchRow,
  CallKind,
  Figures,
  LayerRow,
  ModuleRow,
  OutputTensor,
  ReceptiveField,
  Report,
  Totals,
} from './report/report-rows';
export type { SpecChange } from './report/spec-change';
export { type ColumnName, columnNames } from './views/column-names';
export { comparedConventionsList, comparisonList } from './views/compare-list';
export { comparisonSentences } from './views/compare-sentence';
export { branchTables, comparedConventionsTable, comparisonTable } from './views/compare-table';
export { diffLayersTable } from './views/diff-layers-table';
export { diffTotalsTable } from './views/diff-totals-table';
export { layersTable } from './views/layers-table';
export type { Cell, Column, Table } from './views/table';
export { treeTable } from './views/tree-table';
