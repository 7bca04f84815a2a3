import { type CheckResult, isBroken, type JudgedCheck, type Verdict } from '../report/check';
import { printable } from '../text/printable';
import { checkTable, contributorsTable } from '../views/check-table';
import { checkSentence, tallyText, verdictWords } from '../views/check-words';
import { type Palette, plainPalette } from './palette';
import { renderPlainTable } from './plain-table';
import type { TextStyle } from './text-style';

/** The results of checks for people: a line each, then what each broken one exceeds its limit by and why. */
export function renderChecksText(
  results: readonly CheckResult[],
  { palette = plainPalette }: TextStyle = {},
): string {
  return [
    ...documentsOf(results).map(([document, own], _, all) => {
      const heading = all.length > 1 ? `${palette.accent(printable(document))}\n` : '';
      return heading + tableText(own, palette);
    }),
    ...results.flatMap((result) => (isBroken(result) ? [brokenText(result, palette)] : [])),
    `${tallyText(results)}\n`,
  ].join('\n');
}

/** The results of each document, in the order of the documents. */
function documentsOf(
  results: readonly CheckResult[],
): readonly (readonly [string, readonly CheckResult[]])[] {
  const byDocument = new Map<string, CheckResult[]>();
  for (const result of results) {
    const document = result.check.location?.document ?? '';
    byDocument.set(document, [...(byDocument.get(document) ?? []), result]);
  }
  return [...byDocument];
}

/** The verdict ends its line, so the mark goes around the last word. */
function tableText(results: readonly CheckResult[], palette: Palette): string {
  const lines = renderPlainTable(checkTable(results), palette).split('\n');
  const marked = lines.map((line, index) => {
    const result = results[index - HEADER_LINES];
    if (result === undefined) return line;
    const word = verdictWords[result.verdict];
    return line.slice(0, line.length - word.length) + markOf(result.verdict, palette)(word);
  });
  return marked.join('\n');
}

const HEADER_LINES = 2;

function markOf(verdict: Verdict, palette: Palette): (text: string) => string {
  if (verdict === 'pass') return palette.good;
  return verdict === 'warning' ? palette.warning : palette.bad;
}

function brokenText(result: JudgedCheck, palette: Palette): string {
  const { check, contributors, verdict } = result;
  const mark = markOf(verdict, palette);
  const lines = [
    `${mark(verdictWords[verdict])} ${palette.strong(printable(check.name))}: ${printable(checkSentence(result))}`,
    ...(check.note === null ? [] : [`  note: ${printable(check.note)}`]),
    ...(contributors.length === 0 ? [] : [indented(renderPlainTable(contributorsTable(contributors)))]),
  ];
  return `${lines.join('\n')}\n`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
