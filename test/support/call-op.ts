import * as z from 'zod/mini';
import { type Count, productOf, sumOf } from '../../src/counts/count';
import { arityRefusal } from '../../src/graph/refusal';
import { fieldSchemas } from '../../src/language/field-schemas';
import { type Args, type ArgValue, isShapeProblem, type Op, type ShapeProblem } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { workOf } from '../../src/passes/work';

/** What an op says of one call. */
export interface Called {
  readonly args: Args;
  readonly output: Shape;
  readonly params: Count;
  readonly buffers: Count;
  readonly macs: Count;
}

/** Validates the arguments, fills in those that follow from the input, and asks the op, as the program does. */
export function callOp(op: Op, given: unknown, inputs: readonly Shape[]): Called | ShapeProblem {
  const parsed = z.strictObject(fieldSchemas(z, op.fields)).safeParse(given);
  if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
  const refusal = arityRefusal(op, inputs.length, parsed.data as Args);
  if (refusal !== null) return { problem: refusal.problem };
  const [first] = inputs;
  if (first !== undefined && op.ranks !== undefined && !op.ranks.includes(first.length)) {
    return { problem: `${first.length} dimensions` };
  }
  const args: Record<string, ArgValue> = { ...parsed.data };
  for (const [name, infer] of Object.entries(op.inferred ?? {})) {
    const size = infer(first as Shape);
    if (size === undefined) return { problem: `no dimension for ${name}` };
    if ((args[name] ?? size) !== size)
      return { problem: `${name} is ${String(args[name])}, the input has ${size}` };
    args[name] = size;
  }
  const output = op.output(args, inputs);
  if (isShapeProblem(output)) return output;
  return {
    args,
    output,
    params: elements(op.params?.(args, inputs) ?? []),
    buffers: elements(op.buffers?.(args, inputs) ?? []),
    macs: macsOf(op, args, inputs, output),
  };
}

/** The same, for a call that must be accepted. */
export function acceptedCall(op: Op, given: unknown, inputs: readonly Shape[]): Called {
  const answer = callOp(op, given, inputs);
  if ('problem' in answer) throw new Error(`${op.type} ${JSON.stringify(given)}: ${answer.problem}`);
  return answer;
}

/** The work of a call, which must be known. */
export function knownWork(op: Op, args: Args, inputs: readonly Shape[], output: Shape) {
  const work = workOf({ op, args, inputShapes: inputs, output });
  if (work === null) throw new Error(`${op.type}: its work is not known`);
  return work;
}

function elements(tensors: readonly { readonly shape: Shape }[]): Count {
  return sumOf(tensors.map(({ shape }) => productOf(shape)));
}

function macsOf(op: Op, args: Args, inputs: readonly Shape[], output: Shape): Count {
  const work = knownWork(op, args, inputs, output);
  return sumOf(work.filter(({ unit }) => unit === 'mac').map(({ factors }) => productOf(factors)));
}
