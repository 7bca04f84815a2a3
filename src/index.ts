/**
 * What a neural network costs before anyone writes it: a JSON spec in, exact figures out.
 *
 * Everything here is pure: no function prints, reads a file or throws on bad input; problems come back as
 * diagnostics.
 */
export type { Convention } from './conventions/convention';
export { conventions, findConvention } from './conventions/index';
export { type Count, formatCount } from './counts/count';
export {
  type Diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  hasErrors,
  type Location,
} from './diagnostics/diagnostic';
export { type BuildOptions, buildGraph, type GraphResult } from './graph/build-graph';
export type { BranchCall, Graph, GraphInput, GraphNode, ModuleCall } from './graph/graph';
export { findOp, ops } from './ops/index';
export type { Op, Tensor, Work, WorkTerm } from './ops/op';
export { formatShape, type Shape } from './ops/shape';
export { type Dtype, elementBytes } from './passes/memory';
export { type ParseSpecOptions, parseSpec } from './readers/parse-spec-text';
export { renderCsv } from './renderers/csv';
export { renderDiagnosticsJson } from './renderers/diagnostics-json';
export { renderDiagnosticsText } from './renderers/diagnostics-text';
export { renderMarkdown } from './renderers/markdown';
export { renderReportJson } from './renderers/report-json';
export { renderText } from './renderers/text';
export { renderTorchsummary } from './renderers/torchsummary';
export {
  type BranchRow,
  createReport,
  type LayerRow,
  type ModuleRow,
  type Report,
  type ReportOptions,
  type Totals,
} from './report/report';
export { specJsonSchema } from './spec/json-schema';
export { parseSpecValue, type SpecResult } from './spec/parse-spec';
export type { InputSpec, Spec } from './spec/spec';
export { layersTable } from './views/layers-table';
export type { Cell, Column, Table } from './views/table';
