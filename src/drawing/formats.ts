import type { Report } from '../report/report-rows';
import type { Diagram } from './diagram';

/** A network that is drawn, for formats that choose what of it they have room for. */
export interface DrawnNetwork {
  readonly diagram: Diagram;
  /** The same with other levels of modules open. */
  readonly diagramAt: (depth: number) => Diagram;
  readonly report: Report;
}

/** What the formats need to know besides the networks. */
interface DrawingContext {
  /** Into how many columns a long network is broken. */
  readonly columns: number;
  readonly characters: 'unicode' | 'ascii';
  /** The columns of characters that there are; null for as many as are wanted. */
  readonly width: number | null;
  readonly grounds: 'coloured' | 'plain';
}

/** A drawing as a text, or why a format cannot have it. */
type DrawingText = { readonly text: string } | { readonly problem: string; readonly help: string };

type RenderDrawing = (networks: readonly DrawnNetwork[], context: DrawingContext) => DrawingText;

/** The formats of drawings by the names that `--format` takes, each loaded when it is asked for. */
export const drawingFormats: Readonly<Record<string, () => RenderDrawing>> = {
  svg: () => {
    const { renderSvg }: typeof import('./svg/picture') = require('./svg/picture');
    return (networks, { columns }) => ({
      text: renderSvg(
        networks.map(({ diagram }) => diagram),
        { columns },
      ),
    });
  },
};

/** The format that the ending of a file's name means; undefined for another ending. */
export function formatOfFile(path: string): string | undefined {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(path) ?? [];
  return FORMAT_OF_ENDING[ending.toLowerCase()];
}

const FORMAT_OF_ENDING: Readonly<Record<string, string>> = {
  svg: 'svg',
  txt: 'text',
  mmd: 'mermaid',
  mermaid: 'mermaid',
  dot: 'dot',
  gv: 'dot',
};
