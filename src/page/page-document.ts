import type { Spec } from '../language/spec';
import type { ReportOptions } from '../report/report';
import type { StoredGraph } from './stored-graph';

interface NetworkOf {
  /** The reference that the user gave for it. */
  readonly name: string;
  /** The arguments for `inception summary`: a reference and options. */
  readonly words: readonly string[];
}

/** A network that the page can build again with other values. */
export interface SpecNetwork extends NetworkOf {
  readonly kind: 'spec';
  /** As written: with the variables and inputs of the command line. */
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

/** How the networks of a page are built and counted, independent of their values. */
export interface PageSettings extends Pick<ReportOptions, 'dtype' | 'paramDtype' | 'attention'> {
  /** The batch; 1 if null. */
  readonly batch: number | null;
  readonly maxLayers: number | null;
}

/** The contents of a page: plain data, which the page contains as JSON. */
export interface PageDocument {
  readonly settings: PageSettings;
  /** One network, or two, the second compared with the first. */
  readonly networks: readonly PageNetwork[];
}
