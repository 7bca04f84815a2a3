import { type CheckResult, isBroken, type JudgedCheck, type Verdict } from '../report/check';
import { checkTable, contributorsTable } from '../views/check-table';
import { checkSentence, statedNotes, tallyText } from '../views/check-words';
import {
  fitMarkdown,
  type MarkdownLimit,
  type MarkdownPart,
  MOST_COMMENT_BYTES,
  tableParts,
} from './fit-markdown';
import { inertHtml, inertMarkdown, inertParagraph } from './inert-markdown';
import { renderMarkdown } from './markdown';

/**
 * The results of checks as GitHub's Markdown: a table, and for each broken or troubled one the details.
 *
 * If it is too long, rows of checks that pass are left out first, then details, then other rows.
 */
export function renderChecksMarkdown(
  results: readonly CheckResult[],
  { mostBytes = MOST_COMMENT_BYTES }: MarkdownLimit = {},
): string {
  const parts: readonly MarkdownPart[] = [
    { text: `**${tallyText(results)}**\n\n`, rank: 0, noun: 'headline' },
    ...tableParts(renderMarkdown(checkTable(results)), 'row of the table', 1, (row) => rankOf(results[row])),
    ...statedNotes(results).map((note) => ({
      text: `\n${inertMarkdown(note)}\n`,
      rank: DETAILS_RANK,
      noun: 'note',
    })),
    ...results.flatMap((result) => {
      const text = detailsOf(result);
      return text === null ? [] : [{ text: `\n${text}`, rank: DETAILS_RANK, noun: 'details of a check' }];
    }),
  ];
  return fitMarkdown(parts, mostBytes);
}

const DETAILS_RANK = 4;

const rowRanks: Readonly<Record<Verdict, number>> = {
  trouble: 2,
  broken: 2,
  warning: 3,
  pass: DETAILS_RANK + 1,
};

function rankOf(result: CheckResult | undefined): number {
  return rowRanks[result?.verdict ?? 'pass'];
}

function detailsOf(result: CheckResult): string | null {
  if (isBroken(result)) return brokenDetails(result);
  if (result.verdict !== 'trouble') return null;
  return `**${inertMarkdown(result.check.name.replace(/\s+/g, ' ').trim())}**: ${inertMarkdown(checkSentence(result))}\n`;
}

function brokenDetails(result: JudgedCheck): string {
  const { check, contributors } = result;
  return [
    `<details><summary>${inertHtml(`${check.name}: ${checkSentence(result)}`)}</summary>\n`,
    ...(check.note === null ? [] : [`${inertParagraph(check.note)}\n`]),
    ...(contributors.length === 0 ? [] : [renderMarkdown(contributorsTable(contributors))]),
    '</details>\n',
  ].join('\n');
}
