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
  /** The number of enclosing uncalled steps when it was made; nodes within more are uncalled in it. */
  readonly uncalledDepth: number;
}

/** Why an existing name has no output; an error only if its output is read. */
export interface Absence {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
}

/** The target of a reference; without absence and output if an error left it unknown. */
export interface Source {
  readonly output: Flow;
  readonly absence: Absence | null;
}

/**
 * A named step of a body. A step that is left out does nothing, even when it is called again; a step that was
 * refused or is not called has no recording.
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
