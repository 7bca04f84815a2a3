import { printable } from '../text/printable';
import { shortened } from '../text/shortened';

/** Longer texts are names of a spec that is hostile, or wrong as a whole. */
const LONGEST_TEXT = 1000;

/** A character that is not shown, between two that GitHub would take for a mention or a link. */
const BREAK = '&#8203;';

/** What a mention, a reference to an issue or an address begins with. */
const LINKED = /@(?=[\w-])|#(?=\d)|\bGH(?=-\d)|:(?=\/\/)|\bwww(?=\.)/gi;

/**
 * A text that Markdown shows as it is: no emphasis, image, link, tag, formula or mention comes of it, and it stays in its
 * line and its cell.
 *
 * Brackets are left where no link can come of them, so that shapes stay readable in the source. GitHub looks for mentions, references and addresses in what Markdown made of a text, so that no backslash keeps
 * them from it: these are broken by a character that is not shown.
 */
export function inertMarkdown(text: string): string {
  return printable(shortened(text, LONGEST_TEXT))
    .replace(/[\\|`*_<$]|\](?=[([:])|\[(?=\^)|~(?=\S)|(?<=\S)~|&(?=#?\w)|(?<=[\w"'/])>/g, '\\$&')
    .replace(LINKED, `$&${BREAK}`);
}

/** The same at the beginning of a line, where a sign or a number may begin a heading, a list or a quotation. */
export function inertParagraph(text: string): string {
  return inertMarkdown(text.trim().replace(/\s+/g, ' '))
    .replace(/^[-+#>=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** The same inside a tag such as `<summary>`, where Markdown is not read but GitHub still looks for mentions. */
export function inertHtml(text: string): string {
  return printable(shortened(text.replace(/\s+/g, ' '), LONGEST_TEXT))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(LINKED, `$&${BREAK}`);
}
