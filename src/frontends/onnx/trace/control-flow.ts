import type { Attributes, NodeModel } from '../model/model';
import type { Tensor } from '../operators/operator';
import { traceIf } from './branches';
import { traceLoop } from './loops';
import { traceScan } from './scan';
import type { Scope, Trace } from './trace';

type ControlRule = (
  trace: Trace,
  scope: Scope,
  resolved: {
    readonly node: NodeModel;
    readonly attributes: Attributes;
    readonly inputs: readonly (Tensor | null)[];
  },
) => readonly Tensor[] | null;

/** Operators that contain graphs. */
export const controlFlow: Readonly<Record<string, ControlRule>> = {
  If: traceIf,
  Loop: traceLoop,
  Scan: traceScan,
};
