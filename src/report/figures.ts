import type { Count } from '../counts/count';

/** The figures of a part of a network: exact, except that a sum leaves out what is not known. */
export interface Figures {
  readonly params: Count;
  readonly trainableParams: Count;
  readonly buffers: Count;
  /** Multiply-adds. */
  readonly macs: Count;
  /** 2 x multiply-adds. */
  readonly flops: Count;
  /** The figure under the report's convention. */
  readonly count: Count;
  /** Whether `macs` and `flops` are complete; false where the work of a layer is not known. */
  readonly isWorkKnown: boolean;
  /** Whether `count` is complete; false where the convention cannot count a layer. */
  readonly isCounted: boolean;
}
