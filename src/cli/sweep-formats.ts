import { type Formats, sweepFormats as textFormats } from '../renderers/index';
import type { TextStyle } from '../renderers/text-style';
import type { SweepTable } from '../report/sweep-row';

/** The formats of a sweep: those of texts, and the plot. */
export const sweepFormats = {
  ...textFormats,
  svg: () => {
    const {
      renderSweepPlot,
    }: typeof import('../drawing/plots/sweep-plot') = require('../drawing/plots/sweep-plot');
    return renderSweepPlot;
  },
} satisfies Formats<SweepTable, TextStyle>;

/** The format that shows all variants and marks those of the front; the other formats show only the front. */
export const FORMAT_OF_ALL = 'svg';
