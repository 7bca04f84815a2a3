import { numberAttribute, numbersAttribute } from './attributes';
import { isProblem } from './broadcasting';
import { convolution, filterProducts, type Operands, PLAIN, QUANTISED } from './convolution';
import {
  allKnown,
  type Call,
  dimsAt,
  type Operator,
  type Operators,
  outputDims,
  ranked,
  sizeOn,
  unknownOutputs,
} from './operator';
import { averagePool, globalOutputs, globalPool, kernelOf, maxPool, QUANTISED_POOL } from './pooling';
import { channelsLastOutput } from './windows';

/** A convolution whose input and output have the channels last; its weight has them where others have. */
function convolutionLast({ weight, roles, elementTypeOf }: Operands): Operator {
  return {
    roles,
    outputs: ranked((call, dims) => {
      const sizes = dimsAt(call, weight);
      const kernel = numbersAttribute(call, 'kernel_shape') ?? allKnown(sizes?.slice(2) ?? null);
      if (kernel === null) return unknownOutputs(call);
      const outputs = channelsLastOutput(call, dims, kernel, sizeOn(sizes, 0));
      if (isProblem(outputs) || elementTypeOf === undefined) return outputs;
      return outputs.map((type) => ({ ...type, elementType: elementTypeOf(call) }));
    }),
    products: (call) => filterProducts(outputDims(call), dimsAt(call, weight)),
  };
}

const poolLast: Operator = {
  outputs: ranked((call, dims) => channelsLastOutput(call, dims, kernelOf(call), sizeOn(dims, -1))),
};

const globalPoolLast: Operator = { outputs: (call) => globalOutputs(call, 'last') };

/** An operator whose `channels_last` says which of two layouts it has. */
function byLayout(first: Operator, last: Operator): Operator {
  const chosen = (call: Call): Operator => (numberAttribute(call, 'channels_last', 0) === 1 ? last : first);
  return {
    ...first,
    outputs: (call) => chosen(call).outputs(call),
    lower: (call) => chosen(call).lower?.(call) ?? null,
    products: (call) => {
      const { products } = chosen(call);
      return products === undefined ? [] : products(call);
    },
  };
}

/** Convolutions and pools of com.microsoft, whose channels may be last. */
export const microsoftWindows: Operators = {
  FusedConv: convolution(PLAIN),
  NhwcConv: convolutionLast(PLAIN),
  NhwcFusedConv: convolutionLast(PLAIN),
  QLinearConv: byLayout(convolution(QUANTISED), convolutionLast(QUANTISED)),
  NhwcMaxPool: poolLast,
  MaxpoolWithMask: { ...maxPool, roles: ['data', 'plain'], lower: () => null },
  QLinearAveragePool: { ...byLayout(averagePool, poolLast), roles: QUANTISED_POOL },
  QLinearGlobalAveragePool: { ...byLayout(globalPool('Avg'), globalPoolLast), roles: QUANTISED_POOL },
};
