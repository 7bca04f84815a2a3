import type { Report } from '../report/report-rows';
import type { Diagram } from './diagram';

/** A network to be drawn, for formats that choose how much of it fits. */
export interface DrawnNetwork {
  readonly diagram: Diagram;
  /** The same network with another number of levels open. */
  readonly diagramAt: (depth: number) => Diagram;
  readonly report: Report;
}

/** What the formats need to know besides the networks. */
export interface DrawingContext {
  /** The number of columns into which a long network is broken. */
  readonly columns: number;
  readonly characters: 'unicode' | 'ascii';
  /** The available columns of characters; null for no limit. */
  readonly width: number | null;
  readonly grounds: 'coloured' | 'plain';
}

/** A drawing as a text, or why the format cannot draw it. */
export type DrawingText = { readonly text: string } | { readonly problem: string; readonly help: string };

/** A format of drawings: several networks are drawn on one scale. */
export type RenderDrawing = (networks: readonly DrawnNetwork[], context: DrawingContext) => DrawingText;
