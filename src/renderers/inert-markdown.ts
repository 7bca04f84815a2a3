import { printable } from '../text/printable';
import { shortened } from '../text/shortened';

/** Longer texts are cut; they are names of a hostile or completely wrong spec. */
const LONGEST_TEXT = 1000;

/** An invisible character that is put between two that GitHub would take for a mention or a link. */
const BREAK = '&#8203;';

/** The beginning of a mention, a reference to an issue, or an address. */
const LINKED = /@(?=[\w-])|#(?=\d)|\bGH(?=-\d)|:(?=\/\/)|\bwww(?=\.)/gi;

/**
 * A text that Markdown shows as it is: without emphasis, images, links, tags, formulas or mentions, and within
 * its line and cell.
 *
 * Brackets that cannot start a link are left, so that shapes stay readable in the source. GitHub looks for
 * mentions, references and addresses after rendering, when backslashes are gone, so these are broken by an
 * invisible character.
 */
export function inertMarkdown(text: string): string {
  return printable(shortened(text, LONGEST_TEXT))
    .replace(/[\\|`*_<$]|\](?=[([:])|\[(?=\^)|~(?=\S)|(?<=\S)~|&(?=#?\w)|(?<=[\w"'/])>/g, '\\$&')
    .replace(LINKED, `$&${BREAK}`);
}

/** `inertMarkdown` for the beginning of a line, where a sign or a number may start a heading, a list or a quotation. */
export function inertParagraph(text: string): string {
  return inertMarkdown(text.trim().replace(/\s+/g, ' '))
    .replace(/^[-+#>=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** The same for a tag such as `<summary>`, where Markdown is not rendered but GitHub still looks for mentions. */
export function inertHtml(text: string): string {
  return printable(shortened(text.replace(/\s+/g, ' '), LONGEST_TEXT))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(LINKED, `$&${BREAK}`);
}
