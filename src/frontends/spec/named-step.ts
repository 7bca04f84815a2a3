import type { DiagnosticCode } from '../../diagnostics/diagnostic';
import type { PathScope } from '../../graph/naming';
import type { Flow } from './flow';

/** The records that a step left in the graph, so that it can be called again. */
export interface Recording {
  readonly inputs: readonly Flow[];
  readonly output: Flow;
  readonly firstNode: number;
  readonly endNode: number;
  readonly firstRegion: number;
  readonly endRegion: number;
  /** The step of the building at which it began. */
  readonly startedAt: number;
  /** Within how many uncalled steps it was made: what is within more is uncalled in it. */
  readonly uncalledDepth: number;
}

/** Why nothing can be taken of a name that is there: an error only where something is to be taken. */
export interface Absence {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
}

/** What a reference names; no absence and no output where an error left it unknown. */
export interface Source {
  readonly output: Flow;
  readonly absence: Absence | null;
}

/**
 * A named step of a body. One that is left out does nothing, when it is called again too; there is no recording of
 * one that was refused or is not called.
 */
export interface NamedStep extends Source {
  readonly recording: Recording | 'left out' | null;
  /** The step of the building at which it had its name. */
  readonly namedAt: number;
}

/** A body by its path, with its named steps. */
export interface Body {
  readonly scope: PathScope;
  readonly named: Map<string, NamedStep>;
}
