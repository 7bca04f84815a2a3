import { type Count, productOf, sumOf } from '../counts/count';
import type { InnerTensor, Inside } from './inside';
import { directionsOf, type RecurrentArgs, stateSize } from './recurrent-cells';
import { type Shape, sizeAt } from './shape';
import type { Gradients, KeptTensor, Saved } from './training';

/** The tensors of a cell at one step of one direction of a layer, as PyTorch computes it on a CPU. */
export interface CellMemory {
  /** Gates, each [batch, hidden]. */
  readonly gates: number;
  /** Further tensors of [batch, hidden], all live in the middle of the step. */
  readonly made: number;
  /** How many tensors of [batch, hidden] autograd saves, besides gates and states. */
  readonly kept: number;
  /**
   * Which states autograd saves: if the state is the gate itself, the result of every step; else the state
   * before each step, for the gradients of the weights.
   */
  readonly states: 'results' | 'before each step';
  /** Whether there is also a cell state, whose values before each step autograd saves. */
  readonly cellState: 'none' | 'kept';
}

export const plainMemory: CellMemory = {
  gates: 1,
  made: 0,
  kept: 0,
  states: 'results',
  cellState: 'none',
};

/** Made: two products whose sum is the new cell state, and its tanh, which is saved. */
export const lstmMemory: CellMemory = {
  gates: 4,
  made: 3,
  kept: 1,
  states: 'before each step',
  cellState: 'kept',
};

/**
 * Made: the new gate, and the state without it. Saved: the new gate, and the tensors that two in-place products
 * overwrite.
 */
export const gruMemory: CellMemory = {
  gates: 3,
  made: 2,
  kept: 3,
  states: 'before each step',
  cellState: 'none',
};

/** The sequence, and the states before its first step where they are given. */
export type RecurrentInputs = readonly [sequence: Shape, ...states: Shape[]];

interface RunSizes {
  readonly steps: number;
  readonly batch: number;
  readonly hidden: number;
  readonly state: number;
  readonly directions: number;
}

function runSizes(args: RecurrentArgs, input: Shape): RunSizes {
  const isBatched = input.length === 3;
  return {
    steps: sizeAt(input, isBatched && args.batch_first ? 1 : 0),
    batch: isBatched ? sizeAt(input, args.batch_first ? 0 : 1) : 1,
    hidden: args.hidden_size,
    state: stateSize(args),
    directions: directionsOf(args),
  };
}

/**
 * The directions of a layer run one after the other, in three steps each: the products of all inputs with the
 * gates' weights, the states step by step, and the sequence of the states. Two directions are then joined.
 */
export function recurrentInside(
  args: RecurrentArgs,
  cell: CellMemory,
  [input, ...given]: RecurrentInputs,
): Inside {
  const { steps, batch, hidden, state, directions } = runSizes(args, input);
  const perLayer = 4 * directions - 1;
  const last = args.num_layers * perLayer - 1;
  const zeros =
    given.length > 0
      ? []
      : firstStates(args, cell, input).map((shape): InnerTensor => ({ shape, from: 0, to: last - 1 }));
  const tensors: InnerTensor[] = [...zeros];
  for (let first = 0; first < last; first += perLayer) {
    const end = first + perLayer - 1;
    for (let project = first; project < first + 3 * directions; project += 3) {
      const run = project + 1;
      const perStep = [cell.gates + cell.made + (isProjected(args) ? 1 : 0), batch, hidden];
      tensors.push({ shape: [steps, batch, cell.gates * hidden], from: project, to: run });
      tensors.push({ shape: perStep, times: steps, from: run, to: run });
      tensors.push({ shape: [steps, batch, state], from: run, to: project + 2 });
      if (directions === 2) tensors.push({ shape: [steps, batch, state], from: project + 2, to: end });
    }
    const lastProject = end + 1 + 3 * (directions - 1);
    if (end < last) tensors.push({ shape: [steps, batch, directions * state], from: end, to: lastProject });
  }
  // given states are read for as long as zeros would be
  return { tensors, inputsTo: given.length > 0 ? last - 1 : 3 * (directions - 1), outputFrom: last };
}

function isProjected({ proj_size = 0 }: RecurrentArgs): boolean {
  return proj_size > 0;
}

/** The states before the first step, zeros for all layers and directions: the state, and the cell's own. */
function firstStates(args: RecurrentArgs, { cellState }: CellMemory, input: Shape): readonly Shape[] {
  const { batch, hidden, state, directions } = runSizes(args, input);
  const all = args.num_layers * directions;
  return [[all, batch, state], ...(cellState === 'kept' ? [[all, batch, hidden]] : [])];
}

/**
 * What autograd saves of all steps of all layers and directions. If the input has its batch first, every
 * direction of the first layer saves a copy with the steps first.
 */
export function recurrentSaved(
  args: RecurrentArgs & { readonly dropout: number },
  cell: CellMemory,
  [input, ...given]: RecurrentInputs,
  { params }: Gradients,
): Saved {
  const { steps, batch, hidden, state, directions } = runSizes(args, input);
  const runs = args.num_layers * directions;
  const [states = [], ...cellStates] = firstStates(args, cell, input);
  const between = new Array<Shape>(args.num_layers - 1).fill([steps, batch, directions * state]);
  const isGiven = given.length > 0;
  const isTurned = args.batch_first && batch > 1 && steps > 1;
  const always: readonly Shape[] = [
    cell.states === 'results' ? [runs, steps, batch, state] : [runs, steps, batch, cell.gates * hidden],
    [runs, cell.kept, steps, batch, hidden],
    ...cellStates.flatMap((zeros) => [...(isGiven ? [] : [zeros]), [runs, steps - 1, batch, hidden]]),
    ...(args.dropout > 0 ? between : []),
  ];
  const forWeights: readonly Shape[] = [
    ...(isGiven ? [] : [states]),
    ...(cell.states === 'results' ? [] : [[runs, steps - 1, batch, state]]),
    ...(isProjected(args) ? [[runs, steps, batch, hidden]] : []),
    ...between,
    ...(isTurned ? [[directions, ...input]] : []),
  ];
  const shapes = params ? [...always, ...forWeights] : always;
  return {
    inputs: [
      ...(params && !isTurned ? [0] : []),
      ...(params && isGiven ? [1] : []),
      ...(isGiven && cell.cellState === 'kept' ? [2] : []),
    ],
    inner: shapes.map((shape): KeptTensor => ({ shape, elements: 'values' })),
  };
}

/** The first step needs no gradient of the state before it, unless one is given and needs it. */
export function recurrentBackward(
  args: RecurrentArgs,
  { gates }: CellMemory,
  [input]: RecurrentInputs,
  { inputs: [ofInput, ofState], params }: Gradients,
): Count {
  const { steps, batch, hidden, state, directions } = runSizes(args, input);
  const width = gates * hidden;
  const ofLayer = (features: number, isAsked: boolean): Count => {
    const fromInput = [features, width, steps];
    const fromState = [state, width, steps];
    const projected = isProjected(args) ? [[hidden, state, steps]] : [];
    const products = [
      ...(params ? [fromInput, fromState, ...projected] : []),
      ...(isAsked ? [fromInput] : []),
      [state, width, ofState === true ? steps : steps - 1],
      ...projected,
    ];
    return sumOf(products.map((factors) => productOf([...factors, batch, directions])));
  };
  const further = ofLayer(directions * state, true);
  return sumOf([ofLayer(args.input_size, ofInput === true), productOf([args.num_layers - 1, further])]);
}
