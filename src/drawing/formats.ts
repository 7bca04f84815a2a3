import type { RenderDrawing } from './drawn-network';

/** The formats of drawings by the names that `--format` takes, each loaded when it is asked for. */
export const drawingFormats: Readonly<Record<string, () => RenderDrawing>> = {
  text: (): RenderDrawing => {
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
  mermaid: (): RenderDrawing => {
    const { renderMermaid }: typeof import('./mermaid') = require('./mermaid');
    return renderMermaid;
  },
  dot: (): RenderDrawing => {
    const { renderDot }: typeof import('./dot') = require('./dot');
    return renderDot;
  },
};

/** The only format in which a long network is broken into columns. */
export const FORMAT_OF_COLUMNS = 'svg';

/** The only format that chooses its characters. */
export const FORMAT_OF_CHARACTERS = 'text';

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
