import type { CheckResult } from '../report/check';
import type { Comparison } from '../report/compare';
import type { DiffSet } from '../report/diff-set';
import type { Explanation } from '../report/explanation';
import type { Report } from '../report/report-rows';
import type { DocumentedConvention } from '../views/conventions-table';
import type { DocumentedOp } from '../views/ops-table';
import type { ChecksPlacesOptions } from './check-places';
import { renderChecksText } from './check-text';
import { renderComparisonText } from './compare-text';
import { renderConventionsText } from './conventions-text';
import type { DiffGithubOptions } from './diff-github';
import { renderDiffText } from './diff-text';
import { renderExplanationText } from './explain-text';
import { renderOpsText } from './ops-text';
import { reportJsonPieces } from './report-json';
import { renderText, type TextOptions } from './text';
import type { TextStyle } from './text-style';
import { renderTorchsummary } from './torchsummary';
import type { TreeTextOptions } from './tree';
import type { JsonLayout } from './write-json';

/** A document as a text, or in pieces where it may be long; the context is all that any format of its kind needs. */
export type Render<Document, Context> = (document: Document, context: Context) => string | Iterable<string>;

/**
 * The formats of a kind of document by the names that `--format` takes, the default first. What most runs print is
 * at hand; the rest is loaded when it is asked for.
 */
export type Formats<Document, Context> = Readonly<Record<string, () => Render<Document, Context>>>;

export interface ReportContext extends TextOptions, TreeTextOptions {
  readonly layout: JsonLayout;
}

export const reportFormats = {
  text: () => renderText,
  tree: () => (require('./tree') as typeof import('./tree')).renderTree,
  torchsummary: () => renderTorchsummary,
  json: () => reportJsonPieces,
  csv: () => (require('./report-csv') as typeof import('./report-csv')).renderReportCsv,
  markdown: () => (require('./report-markdown') as typeof import('./report-markdown')).renderReportMarkdown,
} satisfies Formats<Report, ReportContext>;

/** The formats of a report that can stop at a depth. */
export const formatsWithDepth: readonly string[] = ['tree'];

/** The formats of a report whose columns cannot be picked, and why. */
export const formatsWithOwnColumns: Readonly<Record<string, string>> = {
  torchsummary: "its columns are torchsummary's own",
};

export const comparisonFormats = {
  text: () => renderComparisonText,
  json: () => (require('./compare-json') as typeof import('./compare-json')).renderComparisonJson,
  markdown: () =>
    (require('./compare-markdown') as typeof import('./compare-markdown')).renderComparisonMarkdown,
  csv: () => (require('./compare-csv') as typeof import('./compare-csv')).renderComparisonCsv,
} satisfies Formats<Comparison, TextStyle>;

export interface DiffContext extends TextStyle, DiffGithubOptions {}

export const diffFormats = {
  text: () => renderDiffText,
  json: () => (require('./diff-json') as typeof import('./diff-json')).renderDiffJson,
  markdown: () => (require('./diff-markdown') as typeof import('./diff-markdown')).renderDiffMarkdown,
  github: () => (require('./diff-github') as typeof import('./diff-github')).renderDiffGithub,
} satisfies Formats<DiffSet, DiffContext>;

export interface ChecksContext extends TextStyle, ChecksPlacesOptions {}

export const checksFormats = {
  text: () => renderChecksText,
  json: () => (require('./check-json') as typeof import('./check-json')).renderChecksJson,
  markdown: () => (require('./check-markdown') as typeof import('./check-markdown')).renderChecksMarkdown,
  github: () => (require('./check-github') as typeof import('./check-github')).renderChecksGithub,
} satisfies Formats<readonly CheckResult[], ChecksContext>;

export const explanationFormats = {
  text: () => renderExplanationText,
  json: () => (require('./explain-json') as typeof import('./explain-json')).renderExplanationJson,
} satisfies Formats<Explanation, TextStyle>;

export const opsFormats = {
  text: () => renderOpsText,
  markdown: () => (require('./ops-markdown') as typeof import('./ops-markdown')).renderOpsMarkdown,
  json: () => (require('./ops-json') as typeof import('./ops-json')).renderOpsJson,
} satisfies Formats<readonly DocumentedOp[], TextStyle>;

export const conventionsFormats = {
  text: () => renderConventionsText,
  markdown: () =>
    (require('./conventions-markdown') as typeof import('./conventions-markdown')).renderConventionsMarkdown,
  json: () => (require('./conventions-json') as typeof import('./conventions-json')).renderConventionsJson,
} satisfies Formats<readonly DocumentedConvention[], TextStyle>;
