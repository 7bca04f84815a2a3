// @ts-nocheck
import { type CheckResult, isBroken, type JudgedCheck } from '../report/check';
import { checkTable, contributorsTable } from '../views/check-table';
import { checkSentence, tallyText } from '../views/check-words';
import { renderMarkdown } from './markdown';

/** The results of checks as GitHub's Markdown: a table, and for each broken or troubled one the details. */
export function renderChecksMarkdown(results: readonly CheckResult[]): string {
  return [
    `**${tallyText(results)}**\n`,
    renderMarkdown(checkTable(results)),
    ...results.flatMap((result) => {
      if (isBroken(result)) return [brokenDetails(result)];
      return result.verdict === 'trouble'
        ? [`**${plain(result.check.name)}**: ${plain(checkSentence(result))}\n`]
        : [];
    }),
  ].join('\n');
}

function brokenDetails(result: JudgedCheck): string {
  const { check, contributors } = result;
  return [
    `<details><summary>${html(`${check.name}: ${checkSentence(result)}`)}</summary>\n`,
    ...(check.note === null ? [] : [`${plain(check.note)}\n`]),
    ...(contributors.length === 0 ? [] : [renderMarkdown(contributorsTable(contributors))]),
    '</details>\n',
  ].join('\n');
}

function plain(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, '\\$&').replace(/\s+/g, ' ');
}

function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\s+/g, ' ');
}
