/** The freezing of layers below a step whose paths match patterns. */
export interface Freezing {
  /** The path of the step. */
  readonly path: string;
  /** JSON pointer of its `frozen`. */
  readonly at: string;
  readonly patterns: readonly string[];
  /** The patterns that a layer fitted. */
  readonly met: Set<string>;
  /** The freezing of a step around it. */
  readonly around: Freezing | null;
}
