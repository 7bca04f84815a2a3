import { type Shade, type ShareClass, shades, shareClasses } from '../palette';
import { type Attributes, element, xmlText } from '../svg/element';

/** The colours of plots by what they are for; texts are on the ground alone. */
const plotShades = {
  ground: shades.ground,
  text: shades.text,
  axis: shades.faintText,
  line: shades.line,
  grid: { light: '#e2e6eb', dark: '#262c34' },
  point: { light: '#2f7fd6', dark: '#58a6ff' },
  front: { light: '#d9640f', dark: '#f0883e' },
  whole: shades.segment,
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

const seriesShades = Object.keys(plotShades).filter((name): name is SeriesShade => /^series\d$/.test(name));

type SeriesShade = Extract<PlotShade, `series${number}`>;

/** How many series have a colour of their own. */
export const SERIES_COLOURS = seriesShades.length;

/** The colour of a series by its position; after the last one they begin again. */
export function seriesShade(position: number): PlotShade {
  return seriesShades[position % SERIES_COLOURS] ?? 'series1';
}

/** A colour of plots by its name, or that of a class of shares. */
type Paint = PlotShade | ShareClass;

/** How a shape is painted; a line of which no fill is given is filled with black, as SVG has it. */
interface Paints {
  readonly fill?: Paint | 'none';
  readonly stroke?: Paint;
}

/** The attributes that paint a shape: for a light page by themselves, for a dark one by the plot's style sheet. */
export function painted({ fill, stroke }: Paints): Attributes {
  const isFilled = fill !== undefined && fill !== 'none';
  const classes = [
    ...(isFilled ? [`fill-${nameOf(fill)}`] : []),
    ...(stroke === undefined ? [] : [`line-${nameOf(stroke)}`]),
  ];
  return {
    fill: isFilled ? lightOf(fill) : fill,
    stroke: stroke === undefined ? undefined : lightOf(stroke),
    class: classes.join(' '),
  };
}

function nameOf(paint: Paint): string {
  return typeof paint === 'string' ? paint : paint.name;
}

function lightOf(paint: Paint): string {
  return typeof paint === 'string' ? plotShades[paint].light : paint.light;
}

/** A text on the ground. */
export function textElement(text: string, attributes: Attributes, shade: PlotShade = 'text'): string {
  return element('text', { ...attributes, ...painted({ fill: shade }) }, xmlText(text));
}

/** What every plot has. */
export interface PlotFrame {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it shows, in words, for readers who do not see it. */
  readonly description: string;
}

/** An SVG document with a ground of its own, for light and dark pages, without fonts, scripts or references. */
export function plotDocument(frame: PlotFrame, content: readonly string[]): string {
  const { title, description } = frame;
  const [width, height] = [Math.ceil(frame.width), Math.ceil(frame.height)];
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': 'system-ui, sans-serif',
    },
    element('title', {}, xmlText(title)),
    element('desc', {}, xmlText(description)),
    element('style', {}, darkStyle),
    `\n${element('rect', { width, height, ...painted({ fill: 'ground' }) })}\n`,
    `${content.join('\n')}\n`,
  )}\n`;
}

const named: readonly (readonly [string, Shade])[] = [
  ...Object.entries(plotShades),
  ...shareClasses.map((shareClass) => [shareClass.name, shareClass] as const),
];

const darkStyle = `@media (prefers-color-scheme: dark){${named
  .map(([name, { dark }]) => `.fill-${name}{fill:${dark}}.line-${name}{stroke:${dark}}`)
  .join('')}}`;
