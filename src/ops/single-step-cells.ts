import { type Count, multiplyCounts, productOf, sumOf } from '../counts/count';
import { example } from './example';
import type { Fields } from './field';
import { flag, inferred, whole, words } from './fields';
import { defineOp, type Op, type ShapeProblem } from './op';
import { gruCell, lstmCell, plainCells } from './recurrent-cells';
import { formatShape, isSameShape, type Shape, sizeAt } from './shape';
import { type Gradients, type KeptTensor, keptValues, type Saved } from './training';
import { perElement } from './work';

/** The properties of one type of cell. */
interface CellType {
  readonly type: string;
  readonly summary: string;
  readonly cell: typeof gruCell;
  /** The number of its states: the hidden state, and the cell state of an LSTM. */
  readonly states: 1 | 2;
  /** The tensors that a step saves, in hidden sizes; `output` saves its output. */
  readonly kept: readonly number[] | 'output';
  readonly fields?: Fields;
}

const cellTypes: readonly CellType[] = [
  {
    type: 'RNNCell',
    summary: 'One step of a simple recurrent layer.',
    cell: plainCells.tanh,
    states: 1,
    kept: 'output',
    fields: { nonlinearity: words(['tanh', 'relu'], 'tanh', 'Applied to the sum') },
  },
  {
    type: 'LSTMCell',
    summary: 'One step of an LSTM: gives the hidden state and the cell state.',
    // the gates, and the tanh of the cell state
    cell: lstmCell,
    states: 2,
    kept: [4, 1],
  },
  {
    type: 'GRUCell',
    summary: 'One step of a GRU.',
    // the gates, and three tensors on the way from them to the state
    cell: gruCell,
    states: 1,
    kept: [3, 1, 1, 1],
  },
];

/** RNNCell, LSTMCell and GRUCell: one step of a recurrent layer. */
export function singleStepCellOps(): readonly Op[] {
  return cellTypes.map(cellOp);
}

function cellOp(cellType: CellType): Op {
  const { type, summary, states, fields = {} } = cellType;
  const { gates, steps } = cellType.cell;
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
    inputs: { least: 1, most: 1 + states },
    inferred: { input_size: (input: Shape) => input.at(-1) },
    output: ({ hidden_size }, inputs) => checkStates(type, inputs, states, hidden_size),
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
      const rows = rowsOf(input);
      const weights = multiplyCounts(gates * hidden_size, input_size + hidden_size);
      return [
        { unit: 'mac', factors: [weights, ...rows] },
        ...(bias ? [{ unit: 'bias_add' as const, factors: [2 * gates, hidden_size, ...rows] }] : []),
        ...perElement(steps, [hidden_size, ...rows]),
      ];
    },
    reach: () => 'everything',
    ...(states === 2 ? { furtherNames: ['c_1'] } : {}),
    furtherOutputs: ({ hidden_size }, [input]) =>
      states === 2 ? [[...input.slice(0, -1), hidden_size]] : [],
    saved: ({ hidden_size }, inputs, _output, { params }) => cellSaved(cellType, hidden_size, inputs, params),
    backward: ({ input_size, hidden_size }, [input], _output, gradients) =>
      cellBackward({ input_size, hidden_size, gates }, rowsOf(input), gradients),
    examples: [
      example(
        '2x8 -> 2x16',
        { hidden_size: 16 },
        { params: gates * 16 * (8 + 16 + 2), macs: 2 * gates * 16 * (8 + 16) },
      ),
      example(
        `2x8${', 2x16'.repeat(states)} -> 2x16`,
        { hidden_size: 16 },
        { params: gates * 16 * (8 + 16 + 2), macs: 2 * gates * 16 * (8 + 16) },
      ),
    ],
  });
}

/** The hidden state, if all states are given and have its shape. */
function checkStates(
  type: string,
  [input, ...given]: readonly [Shape, ...Shape[]],
  states: 1 | 2,
  hidden: number,
): Shape | ShapeProblem {
  const output = [...input.slice(0, -1), hidden];
  const wrong = given.find((state) => !isSameShape(state, output));
  if (wrong !== undefined)
    return { problem: `the state ${formatShape(wrong)} is not ${formatShape(output)}` };
  if (given.length === 0 || given.length === states) return output;
  return { problem: `${type} has ${states} states, ${given.length} is given`, help: 'give both, or none' };
}

function rowsOf(input: Shape): Shape {
  return input.length === 1 ? [] : [sizeAt(input, 0)];
}

/**
 * Saves the input and the previous state for the weights, the previous cell state for the gates, and the
 * results of the step. States that are not given are zeros, one tensor for both.
 */
function cellSaved(
  { states, kept }: CellType,
  hidden: number,
  [input, ...given]: readonly [Shape, ...Shape[]],
  trainsParams: boolean,
): Saved {
  const rows = rowsOf(input);
  const readsCellState = states === 2;
  const readsZeros = given.length === 0 && (trainsParams || readsCellState);
  const made: readonly KeptTensor[] =
    kept === 'output' ? [] : kept.map((times) => keptValues([...rows, times, hidden]));
  return {
    inputs: [
      ...(trainsParams ? [0] : []),
      ...(trainsParams && given.length > 0 ? [1] : []),
      ...(readsCellState && given.length > 0 ? [2] : []),
    ],
    outputs: kept === 'output' ? [0] : [],
    inner: [...(readsZeros ? [keptValues([...rows, hidden])] : []), ...made],
  };
}

/** A product for the gradient of each matrix, and one each for those of the input and the previous state. */
function cellBackward(
  {
    input_size,
    hidden_size,
    gates,
  }: { readonly input_size: number; readonly hidden_size: number; readonly gates: number },
  rows: Shape,
  { inputs: [ofInput, ofState], params }: Gradients,
): Count {
  const width = gates * hidden_size;
  return sumOf([
    params ? productOf([input_size + hidden_size, width, ...rows]) : 0,
    ofInput === true ? productOf([input_size, width, ...rows]) : 0,
    ofState === true ? productOf([hidden_size, width, ...rows]) : 0,
  ]);
}
