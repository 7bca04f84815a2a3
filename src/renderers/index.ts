import type { BestFit } from '../report/best-fit';
import type { CheckResult } from '../report/check';
import type { Comparison } from '../report/compare';
import type { DiffSet } from '../report/diff-set';
import type { Explanation } from '../report/explanation';
import type { Report } from '../report/report-rows';
import type { SweepTable } from '../report/sweep-row';
import type { Verification } from '../report/verification';
import type { DocumentedConvention } from '../views/conventions-table';
import type { DocumentedOp } from '../views/ops-table';
import type { ChecksGithubOptions } from './check-github';
import { renderChecksText } from './check-text';
import { renderComparisonText } from './compare-text';
import { renderConventionsText } from './conventions-text';
import type { DiffGithubOptions } from './diff-github';
import { renderDiffText } from './diff-text';
import { renderExplanationText } from './explain-text';
import type { MarkdownLimit } from './fit-markdown';
import { renderOpsText } from './ops-text';
import { renderText, type TextOptions } from './text';
import type { TextStyle } from './text-style';
import { renderTorchsummary } from './torchsummary';
import type { TreeTextOptions } from './tree';
import { renderVerificationText } from './verification-text';
import type { JsonLayout } from './write-json';

/**
 * Renders a document as a string, or in pieces if it may be long; the context is all that any format of its
 * kind needs.
 */
type Render<Document, Context> = (document: Document, context: Context) => string | Iterable<string>;

/**
 * The formats of a kind of document by the names that `--format` takes, the default first. Formats that most
 * runs print are loaded with the program, the others on use.
 */
export type Formats<Document, Context> = Readonly<Record<string, () => Render<Document, Context>>>;

export interface ReportContext extends TextOptions, TreeTextOptions, TextStyle, MarkdownLimit {
  readonly layout: JsonLayout;
}

export const reportFormats = {
  text: () => renderText,
  tree: (): typeof import('./tree').renderTree => require('./tree').renderTree,
  torchsummary: () => renderTorchsummary,
  json: (): typeof import('./report-json').reportJsonPieces => require('./report-json').reportJsonPieces,
  csv: (): typeof import('./report-csv').renderReportCsv => require('./report-csv').renderReportCsv,
  markdown: (): typeof import('./report-markdown').renderReportMarkdown =>
    require('./report-markdown').renderReportMarkdown,
} satisfies Formats<Report, ReportContext>;

/** The formats of the totals of a report by the types of its layers. */
export const typesFormats = {
  text: (): typeof import('./types-formats').renderTypesText => require('./types-formats').renderTypesText,
  json: (): typeof import('./types-formats').renderTypesJson => require('./types-formats').renderTypesJson,
  csv: (): typeof import('./types-formats').renderTypesCsv => require('./types-formats').renderTypesCsv,
  markdown: (): typeof import('./types-formats').renderTypesMarkdown =>
    require('./types-formats').renderTypesMarkdown,
} satisfies Formats<Report, ReportContext>;

/** The formats of a report that can stop at a depth. */
export const formatsWithDepth: readonly string[] = ['tree'];

/** The formats of a report whose columns cannot be chosen, and why. */
export const formatsWithOwnColumns: Readonly<Record<string, string>> = {
  torchsummary: "its columns are torchsummary's own",
};

export interface ComparisonContext extends TextStyle, MarkdownLimit {}

export const comparisonFormats = {
  text: () => renderComparisonText,
  json: (): typeof import('./compare-json').renderComparisonJson =>
    require('./compare-json').renderComparisonJson,
  markdown: (): typeof import('./compare-markdown').renderComparisonMarkdown =>
    require('./compare-markdown').renderComparisonMarkdown,
  csv: (): typeof import('./compare-csv').renderComparisonCsv => require('./compare-csv').renderComparisonCsv,
} satisfies Formats<Comparison, ComparisonContext>;

export interface DiffContext extends TextStyle, DiffGithubOptions, MarkdownLimit {}

export const diffFormats = {
  text: () => renderDiffText,
  stat: (): typeof import('./diff-stat').renderDiffStat => require('./diff-stat').renderDiffStat,
  json: (): typeof import('./diff-json').renderDiffJson => require('./diff-json').renderDiffJson,
  markdown: (): typeof import('./diff-markdown').renderDiffMarkdown =>
    require('./diff-markdown').renderDiffMarkdown,
  github: (): typeof import('./diff-github').renderDiffGithub => require('./diff-github').renderDiffGithub,
} satisfies Formats<DiffSet, DiffContext>;

export interface ChecksContext extends TextStyle, ChecksGithubOptions, MarkdownLimit {}

export const checksFormats = {
  text: () => renderChecksText,
  json: (): typeof import('./check-json').renderChecksJson => require('./check-json').renderChecksJson,
  markdown: (): typeof import('./check-markdown').renderChecksMarkdown =>
    require('./check-markdown').renderChecksMarkdown,
  github: (): typeof import('./check-github').renderChecksGithub =>
    require('./check-github').renderChecksGithub,
} satisfies Formats<readonly CheckResult[], ChecksContext>;

export const sweepFormats = {
  table: (): typeof import('./sweep-table').renderSweepTable => require('./sweep-table').renderSweepTable,
  csv: (): typeof import('./sweep-csv').renderSweepCsv => require('./sweep-csv').renderSweepCsv,
  json: (): typeof import('./sweep-json').renderSweepJson => require('./sweep-json').renderSweepJson,
} satisfies Formats<SweepTable, TextStyle>;

export const bestFitFormats = {
  text: (): typeof import('./best-fit-text').renderBestFitText =>
    require('./best-fit-text').renderBestFitText,
  json: (): typeof import('./best-fit-json').renderBestFitJson =>
    require('./best-fit-json').renderBestFitJson,
} satisfies Formats<BestFit, TextStyle>;

export const explanationFormats = {
  text: () => renderExplanationText,
  json: (): typeof import('./explain-json').renderExplanationJson =>
    require('./explain-json').renderExplanationJson,
} satisfies Formats<Explanation, TextStyle>;

export const verificationFormats = {
  text: () => renderVerificationText,
  json: (): typeof import('./verification-json').renderVerificationJson =>
    require('./verification-json').renderVerificationJson,
} satisfies Formats<Verification, TextStyle>;

export const opsFormats = {
  text: () => renderOpsText,
  markdown: (): typeof import('./ops-markdown').renderOpsMarkdown =>
    require('./ops-markdown').renderOpsMarkdown,
  json: (): typeof import('./ops-json').renderOpsJson => require('./ops-json').renderOpsJson,
} satisfies Formats<readonly DocumentedOp[], TextStyle>;

export const conventionsFormats = {
  text: () => renderConventionsText,
  markdown: (): typeof import('./conventions-markdown').renderConventionsMarkdown =>
    require('./conventions-markdown').renderConventionsMarkdown,
  json: (): typeof import('./conventions-json').renderConventionsJson =>
    require('./conventions-json').renderConventionsJson,
} satisfies Formats<readonly DocumentedConvention[], TextStyle>;
