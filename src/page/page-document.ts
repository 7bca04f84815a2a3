import type { Spec } from '../language/spec';
import type { ReportOptions } from '../report/report';
import type { StoredGraph } from './stored-graph';

interface NetworkOf {
  /** The reference that it was asked for by. */
  readonly name: string;
  /** What `inception summary` reads it by: a reference and options. */
  readonly words: readonly string[];
}

/** A network that the page builds again with other values. */
export interface SpecNetwork extends NetworkOf {
  readonly kind: 'spec';
  /** As written: with the variables and inputs of the command line in it. */
  readonly spec: Spec;
  /** The variables that take fractions, though they are written as whole numbers: `1` for a factor. */
  readonly fractional: readonly string[];
}

/** A network whose sizes are fixed. */
interface GraphNetwork extends NetworkOf {
  readonly kind: 'graph';
  readonly graph: StoredGraph;
}

/** A network in a page. */
export type PageNetwork = SpecNetwork | GraphNetwork;

/** How the networks of a page are built and counted, whatever their values. */
export interface PageSettings extends Pick<ReportOptions, 'dtype' | 'paramDtype' | 'attention'> {
  /** Samples at once; 1 where null. */
  readonly batch: number | null;
  readonly maxLayers: number | null;
}

/** What a page is made of: plain data, which the page holds as JSON. */
export interface PageDocument {
  readonly settings: PageSettings;
  /** One network, or two, the second against the first. */
  readonly networks: readonly PageNetwork[];
}
