import { productOf } from '../counts/count';
import { formatShape, isSameShape } from '../ops/shape';
import type { CallOptions } from './call-options';
import { withDtype } from './compute';
import type { Computation, TensorType } from './graph';
import { madeOnce } from './made-once';
import type { Refusal } from './refusal';
import { isKnownType, type KnownTypes, oneType, typeText } from './tensor-types';

/** The computations so far whose outputs are given by the document, by the computation with the op's own outputs. */
export type Layouts = Map<Computation, Map<string, Computation | Refusal>>;

/** The computation with the outputs that its call gives; the same object for the same computation and outputs. */
export function laidOut(
  { types, layouts }: { readonly types: KnownTypes; readonly layouts: Layouts },
  made: Computation,
  options: Pick<CallOptions, 'outputs' | 'outputDtypes' | 'outputCount'>,
): Computation | Refusal {
  const outputs = options.outputs ?? statedOutputs(made, options);
  if (outputs === undefined) return made;
  const known = madeOnce(layouts, made, () => new Map<string, Computation | Refusal>());
  return madeOnce(known, outputs.map(typeText).join(), () =>
    withOutputs(
      made,
      outputs.map((type) => oneType(types, type)),
    ),
  );
}

function statedOutputs(
  { outputs }: Computation,
  { outputDtypes: dtypes, outputCount: count }: Pick<CallOptions, 'outputDtypes' | 'outputCount'>,
): readonly TensorType[] | undefined {
  if (dtypes === undefined && (count === undefined || count === outputs.length)) return undefined;
  return outputs.slice(0, count).map((type, index) => withDtype(type, dtypes?.[index] ?? dtypes?.at(-1)));
}

/** The computation with given outputs in place of the op's own. */
function withOutputs(made: Computation, given: readonly TensorType[]): Computation | Refusal {
  const outputs = given.filter(isKnownType);
  const [main] = outputs;
  const elements = made.outputs.map(({ shape }) => productOf(shape));
  const isSame = main !== undefined && elements.includes(productOf(main.shape));
  if (isSame && outputs.length === given.length) {
    const output = isSameShape(main.shape, made.outputs[0]?.shape ?? []) ? made.output : main.shape;
    return { ...made, outputs, output };
  }
  const open = given.find((type) => !isKnownType(type));
  if (open !== undefined)
    return { code: 'shape', problem: `the output ${formatShape(open.shape)} has a size that is not known` };
  const wanted = given[0]?.shape ?? [];
  return { code: 'shape', problem: `the output is ${formatShape(made.output)}, not ${formatShape(wanted)}` };
}
