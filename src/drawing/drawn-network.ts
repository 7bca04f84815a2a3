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
export interface DrawingContext {
  /** Into how many columns a long network is broken. */
  readonly columns: number;
  readonly characters: 'unicode' | 'ascii';
  /** The columns of characters that there are; null for as many as are wanted. */
  readonly width: number | null;
  readonly grounds: 'coloured' | 'plain';
}

/** A drawing as a text, or why a format cannot have it. */
export type DrawingText = { readonly text: string } | { readonly problem: string; readonly help: string };

/** A format of drawings: several networks are drawn on one scale. */
export type RenderDrawing = (networks: readonly DrawnNetwork[], context: DrawingContext) => DrawingText;
