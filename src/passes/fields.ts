import type { FieldAxis } from './field-axis';

/** What a tensor's positions see of one of the network's inputs, an axis for each dimension from 2 on. */
export interface Field {
  readonly input: number;
  readonly axes: readonly FieldAxis[];
}

/**
 * The receptive fields of the nodes of a graph, in lists for all of them: an object for each would be most of a report.
 * What a node passes on as it is, is the same field.
 */
export interface Fields {
  /** For each node the number of its field, NO_FIELD where it has none. */
  readonly numbers: ArrayLike<number>;
  /** The network's input that each field is of. */
  readonly inputs: ArrayLike<number>;
  /** How many axes the fields of each of the network's inputs have. */
  readonly ranks: readonly number[];
  /** How many axes each field has room for: the highest of the ranks. */
  readonly room: number;
  /** The first, last and stride of each axis of each field. */
  readonly ends: ArrayLike<number>;
  /** The axes that three such numbers do not tell, by their places among all. */
  readonly otherAxes: ReadonlyMap<number, FieldAxis>;
}

/** In the place of a number where there is no field. */
export const NO_FIELD = -1;

/** Fields that are being worked out. */
export interface GrowingFields extends Fields {
  readonly numbers: Int32Array;
  readonly inputs: Int32Array;
  readonly ends: Int32Array;
  readonly otherAxes: Map<number, FieldAxis>;
  count: number;
}

/** No fields yet, with room for one of each node and each input of the network. */
export function noFields(nodes: number, ranks: readonly number[]): GrowingFields {
  const most = nodes + ranks.length;
  const room = Math.max(0, ...ranks);
  return {
    numbers: new Int32Array(nodes),
    inputs: new Int32Array(most),
    ranks,
    room,
    ends: new Int32Array(most * room * NUMBERS_OF_AXIS),
    otherAxes: new Map(),
    count: 0,
  };
}

/** First, last and stride. */
const NUMBERS_OF_AXIS = 3;

/** Adds a field and gives its number. */
export function addField(fields: GrowingFields, { input, axes }: Field): number {
  const number = fields.count;
  fields.count += 1;
  fields.inputs[number] = input;
  const firstAxis = number * fields.room;
  for (let index = 0; index < axes.length; index += 1) {
    const axis = axes[index] as FieldAxis;
    const { first, last, stride, phases } = axis;
    if (phases !== null || !isShort(first) || !isShort(last) || !isShort(stride)) {
      fields.otherAxes.set(firstAxis + index, axis);
      continue;
    }
    const place = (firstAxis + index) * NUMBERS_OF_AXIS;
    fields.ends[place] = first;
    fields.ends[place + 1] = last;
    fields.ends[place + 2] = stride;
  }
  return number;
}

/** The field of a node. */
export function fieldOf(fields: Fields, node: number): Field | null {
  const number = fields.numbers[node] as number;
  return number === NO_FIELD ? null : fieldAt(fields, number);
}

/** The field of a number. */
export function fieldAt(fields: Fields, number: number): Field {
  const input = fields.inputs[number] as number;
  const axes = new Array<FieldAxis>(fields.ranks[input] as number);
  const firstAxis = number * fields.room;
  for (let index = 0; index < axes.length; index += 1) axes[index] = axisAt(fields, firstAxis + index);
  return { input, axes };
}

function axisAt({ ends, otherAxes }: Fields, axis: number): FieldAxis {
  const other = otherAxes.get(axis);
  if (other !== undefined) return other;
  const place = axis * NUMBERS_OF_AXIS;
  return {
    first: ends[place] as number,
    last: ends[place + 1] as number,
    stride: ends[place + 2] as number,
    phases: null,
  };
}

/** Whether a number is a whole one of 32 bits. */
function isShort(value: number): boolean {
  return (value | 0) === value;
}
