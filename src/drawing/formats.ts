import type { RenderDrawing } from './drawn-network';

/** The names of the formats of drawings, as `--format` takes them. */
export const drawingFormatNames = ['text', 'svg', 'mermaid', 'dot'] as const;

export type DrawingFormat = (typeof drawingFormatNames)[number];

/** The formats of drawings, each loaded when it is used. */
export const drawingFormats: Readonly<Record<DrawingFormat, () => RenderDrawing>> = {
  text: () => {
    const { renderFitted }: typeof import('./terminal/fitted') = require('./terminal/fitted');
    return renderFitted;
  },
  svg: () => {
    const { renderSvg }: typeof import('./svg/picture') = require('./svg/picture');
    return (networks, { columns }) => ({
      text: renderSvg(
        networks.map(({ diagram }) => diagram),
        { columns },
      ),
    });
  },
  mermaid: () => {
    const { renderMermaid }: typeof import('./mermaid') = require('./mermaid');
    return renderMermaid;
  },
  dot: () => {
    const { renderDot }: typeof import('./dot') = require('./dot');
    return renderDot;
  },
};

/** The only format in which a long network is broken into columns. */
export const FORMAT_OF_COLUMNS = 'svg';

/** The only format that chooses its characters. */
export const FORMAT_OF_CHARACTERS = 'text';

/** The format for the ending of a file name; undefined for an unknown ending. */
export function formatOfFile(path: string): DrawingFormat | undefined {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(path) ?? [];
  return FORMAT_OF_ENDING[ending.toLowerCase()];
}

const FORMAT_OF_ENDING: Readonly<Record<string, DrawingFormat>> = {
  svg: 'svg',
  txt: 'text',
  mmd: 'mermaid',
  mermaid: 'mermaid',
  dot: 'dot',
  gv: 'dot',
};
