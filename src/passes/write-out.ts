import { createBuilder } from '../graph/builder';
import type { Computation, Graph, Origin, Value } from '../graph/graph';
import { isRefusal } from '../graph/refusal';
import type { Args } from '../ops/args';
import type { AttentionPath, InnerValue, Writer } from '../ops/inside';
import { isKnownShape } from '../ops/shape';
import { isWrittenOut } from './is-written-out';

/** How a call is written out. */
export interface WriteOutOptions {
  readonly attention: AttentionPath;
  /** Whether its parameters are trained. */
  readonly parameters: 'trainable' | 'frozen';
}

/**
 * The network that a call is written out in, its inputs in their order and its main output; null if it cannot
 * be written out.
 *
 * Throws if an op writes itself out in calls that are refused, which is a fault of the op.
 */
export function writeOut(computation: Computation, { attention, parameters }: WriteOutOptions): Graph | null {
  const { op, args, inputs, inputShapes } = computation;
  if (op.writtenOut === undefined || !isWrittenOut(computation)) return null;
  const builder = createBuilder<Args>((_op, given) => ({ args: given }));
  const values = new Map<InnerValue, Value>();
  const keep = (value: Value): InnerValue => {
    const { shape } = builder.typeOf(value);
    if (!isKnownShape(shape)) throw new RangeError(`${op.type} has an inner tensor of unknown size`);
    const inner = { shape };
    values.set(inner, value);
    return inner;
  };
  const graphValue = (inner: InnerValue): Value => {
    const value = values.get(inner);
    if (value === undefined) throw new RangeError(`${op.type} uses a tensor that it was not given`);
    return value;
  };
  const writer: Writer = {
    attention,
    inputs: inputs.map((type, index) => keep(builder.input(`input ${index}`, type))),
    call: (type, given, ...from) => {
      const frozen = parameters === 'frozen';
      const options = { path: '', origin: NOWHERE, frozen };
      const outputs = builder.call(type, given, from.map(graphValue), options);
      if (isRefusal(outputs)) throw new RangeError(`${type} inside ${op.type}: ${outputs.problem}`);
      return keep(outputs[0]);
    },
    parameter: (shape) => keep(builder.parameterValue(builder.parameter('', shape, parameters))),
    constant: (shape) => keep(builder.constant('', { shape })),
  };
  const output = op.writtenOut(args, inputShapes, writer);
  if (output === null) return null;
  builder.output('', graphValue(output));
  return builder.finish({ name: op.type, kind: 'module', source: '', batch: 1 });
}

const NOWHERE: Origin = { document: '', at: '' };
