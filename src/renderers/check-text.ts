import { type CheckResult, isBroken, type JudgedCheck, type Verdict } from '../report/check';
import { printable } from '../text/printable';
import { checkTable, contributorsTable } from '../views/check-table';
import { checkSentence, statedNotes, tallyText, verdictWords } from '../views/check-words';
import type { Palette } from './palette';
import { renderPlainTable } from './plain-table';
import { completeStyle, type TextStyle } from './text-style';

type Style = Required<TextStyle>;

/** The results of checks for people: a line each, then for each broken one by how much it exceeds its limit and why. */
export function renderChecksText(results: readonly CheckResult[], options: TextStyle = {}): string {
  const style = completeStyle(options);
  const { palette } = style;
  return [
    ...documentsOf(results).map(([document, own], _, all) => {
      const heading = all.length > 1 ? `${palette.accent(printable(document))}\n` : '';
      return heading + tableText(own, style);
    }),
    ...results.flatMap((result) => (isBroken(result) ? [brokenText(result, style)] : [])),
    [...statedNotes(results).map(printable), tallyText(results), ''].join('\n'),
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

/** The table with marked verdicts: the verdict is the last column, so the last word of a row's first line is marked. */
function tableText(results: readonly CheckResult[], { palette, width }: Style): string {
  const markRow = (line: string, row: number): string => {
    const verdict = results[row]?.verdict;
    const word = verdict === undefined ? '' : verdictWords[verdict];
    if (verdict === undefined || !line.endsWith(word)) return line;
    return line.slice(0, line.length - word.length) + markOf(verdict, palette)(word);
  };
  return renderPlainTable(checkTable(results), { palette, width, markRow });
}

function markOf(verdict: Verdict, palette: Palette): (text: string) => string {
  if (verdict === 'pass') return palette.good;
  return verdict === 'warning' ? palette.warning : palette.bad;
}

function brokenText(result: JudgedCheck, { palette, width }: Style): string {
  const { check, contributors, verdict } = result;
  const mark = markOf(verdict, palette);
  const lines = [
    `${mark(verdictWords[verdict])} ${palette.strong(printable(check.name))}: ${printable(checkSentence(result))}`,
    ...(check.note === null ? [] : [`  note: ${printable(check.note)}`]),
    ...(contributors.length === 0
      ? []
      : [
          indented(
            renderPlainTable(contributorsTable(contributors), { width: width && width - INDENT.length }),
          ),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

const INDENT = '  ';

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => INDENT + line)
    .join('\n');
}
