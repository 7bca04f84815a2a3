/**
 * What a neural network costs before anyone runs it: a JSON spec, PyTorch source or an ONNX model in, exact
 * figures out.
 *
 * Everything here is pure: no function prints, throws, or reads a file except through a function that it is
 * given. Problems of specs and checks are returned as diagnostics. Given a value that its types do not allow, a
 * function that gives diagnostics gives one with the code `usage/invalid-argument`, a method of a builder a
 * refusal, one that gives a text an empty text, one that gives a list an empty list, and any other null;
 * `hasErrors` then says true.
 */
import { checkedBuildGraph, checkedMeasure, checkedReadNetwork, requireSizes } from './checked-functions';
import { diagnosticOf, neverThrowing, refusalOf } from './diagnostics/never-throwing';
import * as functions from './functions';

export type { Convention } from './conventions/convention';
export { conventions } from './conventions/index';
export type { Amount } from './counts/amount';
export type { Count } from './counts/count';
export type { Diagnostic, DiagnosticCode, Location } from './diagnostics/diagnostic';
export { diagnosticCodes } from './diagnostics/diagnostic';
export type { ReadContents } from './frontends/contents-io';
export type { ReadResult } from './frontends/front-end';
export type { NetworkOptions } from './frontends/read-network';
export type { BuildOptions, GraphResult } from './frontends/spec/build-graph';
export type { Rebuild } from './frontends/warnings';
export type { GraphBuilder } from './graph/builder';
export type { CallOptions, RegionStart } from './graph/call-options';
export type { Dtype } from './graph/dtype';
export { elementBytes } from './graph/dtype';
export type {
  Computation,
  Graph,
  NamedValue,
  Node,
  Origin,
  Parameter,
  ParameterId,
  Region,
  Source,
  TensorType,
  UnknownComputation,
  Value,
} from './graph/graph';
export type { Refusal } from './graph/refusal';
export type { CheckEntry, ChecksResult } from './language/checks/parse-checks';
export type { SpecResult } from './language/parse-spec';
export type { ParseSpecOptions } from './language/parse-spec-text';
export type { InputSpec, Spec } from './language/spec';
export type { StoredReport, StoredReportResult } from './language/stored-report';
export type { Formula, SizeTerm } from './ops/formula';
export type { AttentionPath } from './ops/inside';
export { attentionPaths } from './ops/inside';
export type { Op, Tensor, Work, WorkTerm } from './ops/op';
export type { NamedShape, PartialShape, Shape } from './ops/shape';
export type { SpecPlaces } from './renderers/diff-github';
export type { Place } from './renderers/github';
export type { BaseReport, CheckResult, JudgedCheck, TroubledCheck, Verdict } from './report/check';
export type { Check, Limit, MetricName } from './report/check-definition';
export { metricNames } from './report/check-definition';
export type { Comparable } from './report/comparable';
export type {
  ComparedBranch,
  ComparedFigure,
  ComparedNetwork,
  Comparison,
  ComparisonOptions,
  StoredNetwork,
} from './report/compare';
export type { Change } from './report/compare-change';
export type { ComparedConvention } from './report/compare-conventions';
export type { ComparedMetric } from './report/compare-metrics';
export { comparedMetricNames } from './report/compare-metrics';
export type { Decode } from './report/decode';
export type { Diff, DiffOptions, SpecText } from './report/diff';
export type { BranchChange } from './report/diff-branches';
export type { DiffGate, FailReason, GrowthLimit, Overgrowth, SpecFailure } from './report/diff-gate';
export type { LayerChange, LayerStatus } from './report/diff-layers';
export type { DiffMetric } from './report/diff-metrics';
export { diffMetrics } from './report/diff-metrics';
export type { DiffSet, DiffSides } from './report/diff-set';
export type { SetTotal, SetTotals } from './report/diff-set-totals';
export type { Explanation, GroupExplanation, LayerExplanation } from './report/explanation';
export type { Figures } from './report/figures';
export type { LimitChange } from './report/limit-update';
export type { Figure, FigureProblem } from './report/metric';
export type { Quotient } from './report/ratio';
export type { ReportOptions } from './report/report';
export type {
  BranchRow,
  CallKind,
  LayerRow,
  ModuleRow,
  OutputTensor,
  ReceptiveField,
  Report,
  Totals,
} from './report/report-rows';
export type { SpecChange } from './report/spec-change';
export type { Optimizer, Training, TrainingPlan } from './report/training';
export { optimizers } from './report/training';
export type { ColumnName } from './views/column-names';
export { columnNames } from './views/column-names';
export type { Cell, Column, Table } from './views/table';

export const {
  formatCount,
  formatFormula,
  formatShape,
  renderChecksGithub,
  renderChecksJson,
  renderChecksMarkdown,
  renderChecksText,
  renderComparisonJson,
  renderComparisonMarkdown,
  renderComparisonText,
  renderCsv,
  renderDiagnosticsJson,
  renderDiagnosticsText,
  renderDiffGithub,
  renderDiffJson,
  renderDiffMarkdown,
  renderDiffText,
  renderExplanationJson,
  renderExplanationText,
  renderMarkdown,
  renderReportJson,
  renderText,
  renderTorchsummary,
  renderTree,
} = neverThrowing(
  {
    formatCount: functions.formatCount,
    formatFormula: functions.formatFormula,
    formatShape: functions.formatShape,
    renderChecksGithub: functions.renderChecksGithub,
    renderChecksJson: functions.renderChecksJson,
    renderChecksMarkdown: functions.renderChecksMarkdown,
    renderChecksText: functions.renderChecksText,
    renderComparisonJson: functions.renderComparisonJson,
    renderComparisonMarkdown: functions.renderComparisonMarkdown,
    renderComparisonText: functions.renderComparisonText,
    renderCsv: functions.renderCsv,
    renderDiagnosticsJson: functions.renderDiagnosticsJson,
    renderDiagnosticsText: functions.renderDiagnosticsText,
    renderDiffGithub: functions.renderDiffGithub,
    renderDiffJson: functions.renderDiffJson,
    renderDiffMarkdown: functions.renderDiffMarkdown,
    renderDiffText: functions.renderDiffText,
    renderExplanationJson: functions.renderExplanationJson,
    renderExplanationText: functions.renderExplanationText,
    renderMarkdown: functions.renderMarkdown,
    renderReportJson: functions.renderReportJson,
    renderText: functions.renderText,
    renderTorchsummary: functions.renderTorchsummary,
    renderTree: functions.renderTree,
  },
  () => '',
);

export const { explainablePaths, comparisonSentences, branchTables } = neverThrowing(
  {
    explainablePaths: functions.explainablePaths,
    comparisonSentences: functions.comparisonSentences,
    branchTables: functions.branchTables,
  },
  () => [],
);

export const {
  findConvention,
  parseAmount,
  parseCount,
  typeOfValue,
  comparableOfStored,
  evaluateFormula,
  findOp,
  evaluateCheck,
  judgeCheck,
  comparableOf,
  createComparison,
  createDiff,
  createDiffSet,
  specChangeOf,
  createExplanation,
  limitChange,
  tighterLimit,
  decimalOf,
  comparedConventionsList,
  comparisonList,
  comparedConventionsTable,
  comparisonTable,
  diffLayersTable,
  diffTotalsTable,
  layersTable,
  treeTable,
} = neverThrowing(
  {
    findConvention: functions.findConvention,
    parseAmount: functions.parseAmount,
    parseCount: functions.parseCount,
    typeOfValue: functions.typeOfValue,
    comparableOfStored: functions.comparableOfStored,
    evaluateFormula: functions.evaluateFormula,
    findOp: functions.findOp,
    evaluateCheck: functions.evaluateCheck,
    judgeCheck: functions.judgeCheck,
    comparableOf: functions.comparableOf,
    createComparison: functions.createComparison,
    createDiff: functions.createDiff,
    createDiffSet: functions.createDiffSet,
    specChangeOf: functions.specChangeOf,
    createExplanation: functions.createExplanation,
    limitChange: functions.limitChange,
    tighterLimit: functions.tighterLimit,
    decimalOf: functions.decimalOf,
    comparedConventionsList: functions.comparedConventionsList,
    comparisonList: functions.comparisonList,
    comparedConventionsTable: functions.comparedConventionsTable,
    comparisonTable: functions.comparisonTable,
    diffLayersTable: functions.diffLayersTable,
    diffTotalsTable: functions.diffTotalsTable,
    layersTable: functions.layersTable,
    treeTable: functions.treeTable,
  },
  () => null,
);

/** These take no values. */
export const { allOps, checksJsonSchema, specJsonSchema } = functions;

export const { parseSpec, parseSpecValue } = neverThrowing(
  { parseSpec: functions.parseSpec, parseSpecValue: functions.parseSpecValue },
  (problem) => ({ spec: null, diagnostics: [diagnosticOf(problem)] }),
);

export const { buildGraph } = neverThrowing({ buildGraph: checkedBuildGraph }, (problem) => ({
  graph: null,
  diagnostics: [diagnosticOf(problem)],
}));

export const { readNetwork } = neverThrowing({ readNetwork: checkedReadNetwork }, (problem) => ({
  graph: null,
  diagnostics: [diagnosticOf(problem)],
  texts: new Map(),
}));

export const { networkWarnings } = neverThrowing(
  { networkWarnings: functions.networkWarnings },
  (problem) => [diagnosticOf(problem)],
);

export const { parseChecks, parseChecksValue } = neverThrowing(
  { parseChecks: functions.parseChecks, parseChecksValue: functions.parseChecksValue },
  (problem) => ({ entries: [], diagnostics: [diagnosticOf(problem)] }),
);

export const { readStoredReport } = neverThrowing(
  { readStoredReport: functions.readStoredReport },
  (problem) => ({ report: null, diagnostics: [diagnosticOf(problem)] }),
);

export const { measure, measureStored } = neverThrowing(
  { measure: checkedMeasure, measureStored: functions.measureStored },
  ({ message, help }) => ({ code: 'check/no-figure', problem: message, help }),
);

export const { hasErrors } = neverThrowing({ hasErrors: functions.hasErrors }, () => true);

export const { isFigureProblem, isRefusal } = neverThrowing(
  { isFigureProblem: functions.isFigureProblem, isRefusal: functions.isRefusal },
  () => false,
);

/** Returns the text unchanged if the changes do not apply to it. */
export const { updateChecks } = neverThrowing({ updateChecks: functions.updateChecks }, (_problem, [text]) =>
  typeof text === 'string' ? text : '',
);

export const { createReport } = neverThrowing({ createReport: functions.createReport }, () => null);

/** Begins a graph whose methods return a refusal for values that their types do not allow. */
export const createBuilder: typeof functions.createBuilder = (complete) => {
  const { nodes, parameters, regions, ...methods } = functions.createBuilder(complete);
  const { input, constant, parameter } = methods;
  const checked: typeof methods = {
    ...methods,
    input: (name, type) => input(name, requireSizes(type)),
    constant: (name, type) => constant(name, requireSizes(type)),
    parameter: (name, shape, kind) => parameter(name, requireSizes({ shape }).shape, kind),
  };
  return { nodes, parameters, regions, ...neverThrowing(checked, refusalOf) };
};
