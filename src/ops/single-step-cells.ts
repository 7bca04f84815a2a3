import { multiplyCounts } from '../counts/count';
import { example } from './example';
import type { Fields } from './field';
import { flag, inferred, whole, words } from './fields';
import { defineOp, type Op } from './op';
import { gruCell, lstmCell, plainCells } from './recurrent-cells';
import { type Shape, sizeAt } from './shape';
import { perElement } from './work';

/** RNNCell, LSTMCell and GRUCell: one step of a recurrent layer. */
export function singleStepCellOps(): readonly Op[] {
  return [
    cell('RNNCell', 'One step of a recurrent layer with one gate.', plainCells.tanh, {
      nonlinearity: words(['tanh', 'relu'], 'tanh', 'Applied to the sum'),
    }),
    cell('LSTMCell', 'One step of an LSTM: gives the hidden state and the cell state.', lstmCell, {}),
    cell('GRUCell', 'One step of a GRU.', gruCell, {}),
  ];
}

function cell(type: string, summary: string, { gates, steps }: typeof gruCell, fields: Fields): Op {
  const weights = (inputSize: number, hidden: number) => multiplyCounts(gates * hidden, inputSize + hidden);
  return defineOp({
    type,
    family: 'recurrent',
    summary,
    fields: {
      input_size: inferred('Size of the last dimension of the input'),
      hidden_size: whole(1, 'Size of the hidden state'),
      bias: flag(true, 'Adds two learned numbers to each gate'),
      ...fields,
    },
    ranks: [1, 2],
    inputs: { least: 1, most: 3 },
    inferred: { input_size: (input: Shape) => input.at(-1) },
    output: ({ hidden_size }, [input]) => [...input.slice(0, -1), hidden_size],
    params: ({ input_size, hidden_size, bias }) => [
      { name: 'weight_ih', shape: [gates * hidden_size, input_size] },
      { name: 'weight_hh', shape: [gates * hidden_size, hidden_size] },
      ...(bias
        ? [
            { name: 'bias_ih', shape: [gates * hidden_size] },
            { name: 'bias_hh', shape: [gates * hidden_size] },
          ]
        : []),
    ],
    work: ({ input_size, hidden_size, bias }, [input]) => {
      const rows = input.length === 1 ? [] : [sizeAt(input, 0)];
      return [
        { unit: 'mac', factors: [weights(input_size, hidden_size), ...rows] },
        ...(bias ? [{ unit: 'bias_add' as const, factors: [2 * gates, hidden_size, ...rows] }] : []),
        ...perElement(steps, [hidden_size, ...rows]),
      ];
    },
    reach: () => 'everything',
    furtherOutputs: ({ hidden_size }, [input]) =>
      type === 'LSTMCell' ? [[...input.slice(0, -1), hidden_size]] : [],
    examples: [
      example(
        '2x8 -> 2x16',
        { hidden_size: 16 },
        { params: gates * 16 * (8 + 16 + 2), macs: 2 * gates * 16 * (8 + 16) },
      ),
    ],
  });
}
