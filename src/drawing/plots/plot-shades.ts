import type { Shade } from '../palette';
import type { NamedShade } from '../svg/styles';

/** The colours of plots in addition to those of all images; texts are only on the background. */
const plotShades = {
  grid: { light: '#e2e6eb', dark: '#262c34' },
  point: { light: '#2f7fd6', dark: '#58a6ff' },
  front: { light: '#d9640f', dark: '#f0883e' },
  series1: { light: '#a8b1bb', dark: '#7d8590' },
  series2: { light: '#ee8636', dark: '#d5741f' },
  series3: { light: '#4a90d9', dark: '#3d7fc4' },
  series4: { light: '#2da44e', dark: '#2f9a4c' },
  series5: { light: '#a475f9', dark: '#8e63d8' },
  series6: { light: '#d4a72c', dark: '#b08a1e' },
  series7: { light: '#e06c9f', dark: '#c25a88' },
  series8: { light: '#2ba6a6', dark: '#258d8d' },
  nearFace: { light: '#dce9f9', dark: '#1d3a5f' },
  upperFace: { light: '#eef5fd', dark: '#2a4d78' },
  sideFace: { light: '#b8d3f0', dark: '#142b47' },
  nearKernel: { light: '#fdc283', dark: '#875012' },
  upperKernel: { light: '#ffedd3', dark: '#a5672a' },
  sideKernel: { light: '#f9a65c', dark: '#6b4419' },
} as const satisfies Readonly<Record<string, Shade>>;

/** The name of a colour of plots. */
export type PlotShade = keyof typeof plotShades;

/** A colour of plots under its own name. */
export function plotShade(name: PlotShade): NamedShade {
  return { name, shade: plotShades[name] };
}

const seriesShades = Object.keys(plotShades).filter((name): name is SeriesShade => /^series\d$/.test(name));

type SeriesShade = Extract<PlotShade, `series${number}`>;

/** How many series have a colour of their own. */
export const SERIES_COLOURS = seriesShades.length;

/** The colour of a series by its position; after the last one they repeat. */
export function seriesShade(position: number): NamedShade {
  return plotShade(seriesShades[position % SERIES_COLOURS] ?? 'series1');
}
