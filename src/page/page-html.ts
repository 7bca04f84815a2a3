import { utf8Length } from '../text/utf8';
import { analyseNetwork } from './analysed-network';
import { html, htmlText } from './html';
import { pageBody } from './page-body';
import type { PageDocument } from './page-document';
import { UNCHANGED_NETWORK } from './page-state';
import { pageStyle } from './page-style';
import { figureParts, icicleParts, type ShownNetwork, tableParts } from './page-view';
import { drawDiagram, pictureRules } from './pictures';

/** What a page contains besides its networks, and how its texts are packed and hashed. */
export interface PageOptions {
  /** The program that runs in the page. */
  readonly program: string;
  /** The script that unpacks the networks and the program, and runs it. */
  readonly loader: string;
  /** Packs a text by DEFLATE, without a header, and returns it as base64. */
  readonly packed: (text: string) => string;
  /** The hash of a text in the form of a Content-Security-Policy: `sha256-...`. */
  readonly hashOf: (text: string) => string;
}

/**
 * A page in one file: its networks as written, readable without its script, and the script with which they
 * change. Nothing is loaded from elsewhere: its own policy only allows its style sheet and its script, by their
 * hashes. Without the script, tables of very large networks show fewer rows, so that the file stays small.
 */
export function pageHtml(document: PageDocument, options: PageOptions): string {
  const shown = document.networks.map((network): ShownNetwork => {
    const analysis = analyseNetwork(network, UNCHANGED_NETWORK, document.settings);
    if (analysis.problems !== undefined) throw new RangeError('a network of a page is right as written');
    return { name: network.name, written: analysis, current: analysis };
  });
  const diagrams = shown.map(({ current }, at) => drawDiagram(current, null, at));
  const pictures = new Map([
    ...figureParts(shown),
    ...diagrams.map(({ svg }, at) => [`diagram-${at}`, svg] as const),
    ...shown.flatMap((network, at) => [...icicleParts(network, ICICLE_WIDTH / shown.length, at)]),
  ]);
  const style = pageStyle([
    ...shown.flatMap((_, at) => pictureRules(at)),
    ...diagrams.map(({ rules }) => rules),
  ]);
  const frame = { head: headOf(document, style, options), tail: tailOf(document, options) };
  const pages = ROW_LIMITS.map((mostRows) => () => {
    const tables = shown.flatMap((network, at) => [...tableParts(network, { search: '', mostRows }, at)]);
    return `${frame.head}\n${pageBody(document, new Map([...pictures, ...tables]))}\n${frame.tail}`;
  });
  return firstSmall(pages);
}

/** The most bytes that a page should have. */
const MOST_BYTES = 400_000;

/** The rows that tables have without the script, as many as the file has room for. */
const ROW_LIMITS = [Number.POSITIVE_INFINITY, 300, 100];

/** The first of several texts that is small enough; the last one if none is. */
function firstSmall(texts: readonly (() => string)[]): string {
  let text = '';
  for (const make of texts) {
    text = make();
    if (utf8Length(text) <= MOST_BYTES) return text;
  }
  return text;
}

function headOf({ networks }: PageDocument, style: string, { loader, program, hashOf }: PageOptions): string {
  const scripts = `'${hashOf(loader)}' '${hashOf(program)}'`;
  const policy = `default-src 'none'; script-src ${scripts}; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  const names = networks.map(({ name }) => name).join(' and ');
  return `<!doctype html>
<html lang="en" class="still">
<head>
<meta charset="utf-8">
${html('meta', { 'http-equiv': 'Content-Security-Policy', content: policy })}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="inception">
<title>${htmlText(`${names}: parameters, multiply-adds, memory`)}</title>
<style>${style}</style>
</head>
<body>`;
}

function tailOf(document: PageDocument, { loader, program, packed }: PageOptions): string {
  return `<script type="text/plain" id="document">${packed(JSON.stringify(document))}</script>
<script type="text/plain" id="program">${packed(program)}</script>
<script>${loader}</script>
</body>
</html>
`;
}

/** The width of an icicle before the page knows its own width. */
const ICICLE_WIDTH = 940;
