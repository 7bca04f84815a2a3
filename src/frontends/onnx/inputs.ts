import type { Diagnostic } from '../../diagnostics/diagnostic';
import { invalidOption } from '../../diagnostics/invalid-option';
import { didYouMean } from '../../diagnostics/nearest';
import { LARGEST_SIZE } from '../../ops/fields';
import { quoted, shortened } from '../../text/shortened';
import type { ReadOptions } from '../front-end';
import type { DeclaredDim, DeclaredValue, GraphModel } from './model/model';
import { BOOL, INT32, INT64, type Tensor } from './operators/operator';
import { inputTensor, sequenceOf } from './trace/make-tensor';

/** The inputs of a model with all sizes, or what is missing for that. */
export interface BoundInputs {
  readonly tensors: readonly Tensor[];
  readonly batch: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A size that an option gives to a dimension's name, with the option. */
interface Binding {
  readonly size: number;
  readonly from: string;
}

/** The options that were read so far. */
interface Binder {
  readonly document: string;
  readonly inputs: readonly DeclaredValue[];
  readonly batch: number | null;
  /** By the names of dimensions. */
  readonly sizes: Map<string, Binding>;
  /** Whole shapes by the names of inputs. */
  readonly shapes: Map<string, readonly number[]>;
  /** Values of inputs that are a single number. */
  readonly values: Map<string, number>;
  readonly diagnostics: Diagnostic[];
}

/** The inputs of a graph that are not stored, with the sizes that the options give them. */
export function bindInputs(
  graph: GraphModel,
  { inputs: shapes, vars, batch }: Pick<ReadOptions, 'inputs' | 'vars' | 'batch'>,
  document: string,
): BoundInputs {
  const stored = new Set(graph.initializers.map(({ name }) => name));
  const inputs = graph.inputs.filter(({ name }) => !stored.has(name));
  const binder: Binder = {
    document,
    inputs,
    batch,
    sizes: new Map(),
    shapes: new Map(),
    values: new Map(),
    diagnostics: [],
  };
  bindAskedBatch(binder);
  for (const setting of vars) bindSetting(binder, setting);
  for (const text of shapes) bindShape(binder, text);
  bindBatch(binder);
  const tensors = inputs.map((input) => boundInput(binder, input));
  reportOpen(binder, tensors);
  return { tensors, batch: tensors[0]?.dims?.[0] ?? 1, diagnostics: binder.diagnostics };
}

/** Reads `height=224`, the size of a dimension, or `sr=16000`, the value of an input that is a whole number or a boolean. */
function bindSetting(binder: Binder, setting: string): void {
  const [, name, text] = /^(.+)=([^=]*)$/s.exec(setting) ?? [];
  if (name === undefined || text === undefined) {
    binder.diagnostics.push(invalidOption('--set', setting, 'name=value', 'for example --set height=224'));
    return;
  }
  const names = new Set(
    binder.inputs.flatMap(({ type }) => type.dims ?? []).filter((dim) => typeof dim === 'string'),
  );
  if (names.has(name)) {
    const size = sizeOf(text);
    if (size === null) {
      binder.diagnostics.push(
        invalidOption('--set', setting, `the size of ${name}`, `for example --set ${name}=224`),
      );
    } else bindSize(binder, name, { size, from: `--set ${setting}` });
    return;
  }
  const scalars = binder.inputs.filter(isScalar).map((input) => input.name);
  if (scalars.includes(name)) {
    const value = settingValue(text);
    if (value === null) {
      const help = `for example --set ${name}=1`;
      binder.diagnostics.push(invalidOption('--set', setting, `a whole number for ${name}`, help));
    } else binder.values.set(name, value);
    return;
  }
  const known = [...names, ...scalars];
  const help =
    didYouMean(name, known) ??
    (known.length === 0 ? 'remove the option' : `these can be set: ${known.join(', ')}`);
  binder.diagnostics.push(
    invalidOption('--set', setting, 'an open dimension, or an input that is a single whole number', help),
  );
}

function isScalar({ type: { kind, dims, elementType } }: DeclaredValue): boolean {
  const isOne = dims !== null && (dims.length === 0 || (dims.length === 1 && dims[0] === 1));
  return kind === 'tensor' && isOne && [BOOL, INT32, INT64, 2, 3, 4, 5, 12, 13].includes(elementType);
}

function sizeOf(text: string): number | null {
  const size = /^\d+$/.test(text) ? Number(text) : -1;
  return size >= 0 && size <= LARGEST_SIZE ? size : null;
}

function settingValue(text: string): number | null {
  if (text === 'true' || text === 'false') return text === 'true' ? 1 : 0;
  return /^-?\d+$/.test(text) ? Number(text) : null;
}

/** Gives a dimension's name its size; another size for the same name is an error that names both options. */
function bindSize({ sizes, diagnostics }: Binder, name: string, binding: Binding): void {
  const before = sizes.get(name);
  if (before !== undefined && before.size !== binding.size) {
    diagnostics.push(twoSizes(`the dimension ${quoted(name)}`, name, [before, binding]));
    return;
  }
  sizes.set(name, binding);
}

/** The diagnostic of two options that give different sizes for one dimension. */
function twoSizes(
  what: string,
  name: string,
  [before, after]: readonly [before: Binding, after: Binding],
): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${what} is ${before.size} by ${before.from} and ${after.size} by ${after.from}`,
    help: `give ${shortened(name)} one size`,
  };
}

const batchOption = (batch: number): string => `--batch ${batch}`;

/** Binds a requested batch to the first dimension of the first input, and to all dimensions of its name. */
function bindAskedBatch(binder: Binder): void {
  const { inputs, batch } = binder;
  const [first] = inputs[0]?.type.dims ?? [];
  if (batch !== null && typeof first === 'string')
    bindSize(binder, first, { size: batch, from: batchOption(batch) });
}

/** The first size of an input whose other sizes are given. */
function leadingSize(binder: Binder, declared: DeclaredDim): number {
  return (declared === 0 ? null : boundSize(binder, declared, 0)) ?? binder.batch ?? 1;
}

/** Reads `name=1x3x224x224`; without the batch where it has one size less than the input. */
function bindShape(binder: Binder, text: string): void {
  const { inputs, diagnostics } = binder;
  const [, name, sizes = text] = /^(.*)=([^=]*)$/s.exec(text) ?? [];
  const shape = sizes === '' ? [] : sizes.toLowerCase().split('x').map(sizeOf);
  const known = shape.filter((size) => size !== null);
  if (known.length < shape.length || shape.length > 64) {
    diagnostics.push(
      invalidOption('--in', text, 'sizes such as 3x224x224, or name=sizes', exampleOf(inputs)),
    );
    return;
  }
  const input = name === undefined ? onlyInput(inputs) : inputs.find((each) => each.name === name);
  if (input === undefined) {
    diagnostics.push(noSuchInput(inputs, name, text));
    return;
  }
  const declared = input.type.dims;
  const isWithout = declared !== null && known.length === declared.length - 1;
  const whole = isWithout ? [leadingSize(binder, declared[0] ?? null), ...known] : known;
  if (declared !== null && whole.length !== declared.length) {
    const help = `the file declares ${shapeText(declared)}`;
    diagnostics.push(invalidOption('--in', text, `${declared.length} sizes for ${input.name}`, help));
    return;
  }
  const isNamed = typeof declared?.[0] === 'string';
  const asked = input === inputs[0] && declared?.length !== 1 && !isNamed ? binder.batch : null;
  if (asked !== null && whole[0] !== asked) {
    const bindings = [
      { size: asked, from: batchOption(asked) },
      { size: whole[0] ?? 0, from: `--in ${text}` },
    ] as const;
    diagnostics.push(twoSizes('the batch', 'it', bindings));
    return;
  }
  binder.shapes.set(input.name, whole);
  for (const [axis, dim] of (declared ?? []).entries()) {
    const size = whole[axis];
    if (typeof dim === 'string' && size !== undefined) bindSize(binder, dim, { size, from: `--in ${text}` });
  }
}

function noSuchInput(inputs: readonly DeclaredValue[], name: string | undefined, text: string): Diagnostic {
  const names = inputs.map((each) => each.name);
  if (names.length === 0) {
    const message = `--in ${quoted(text)} is for an input, and the model has none`;
    return { code: 'usage/invalid-option', severity: 'error', message, help: 'remove the option' };
  }
  const known = `the inputs are ${names.join(', ')}`;
  return name === undefined
    ? invalidOption('--in', text, 'name=sizes, since the model has several inputs', known)
    : invalidOption('--in', text, 'an input of the model', didYouMean(name, names) ?? known);
}

/** The only input, or the only one with an open dimension after the first. */
function onlyInput(inputs: readonly DeclaredValue[]): DeclaredValue | undefined {
  const [first, ...others] = inputs;
  if (others.length === 0) return first;
  const open = inputs.filter(
    ({ type: { dims } }) => dims === null || dims.slice(1).some((dim) => typeof dim !== 'number'),
  );
  return open.length === 1 ? open[0] : undefined;
}

function exampleOf([first]: readonly DeclaredValue[]): string {
  return `for example --in ${first?.name ?? 'input'}=3x224x224`;
}

function shapeText(dims: readonly DeclaredDim[]): string {
  return `[${dims.map((dim) => dim ?? '?').join(', ')}]`;
}

/** The first dimension of an input, where it is open, is the batch. */
function bindBatch(binder: Binder): void {
  for (const { name, type } of binder.inputs) {
    const [first] = type.dims ?? [];
    const isGiven = binder.shapes.has(name) || typeof first !== 'string' || binder.sizes.has(first);
    if (!isGiven) binder.sizes.set(first, { size: binder.batch ?? 1, from: '--batch' });
  }
}

function boundInput(binder: Binder, { name, type }: DeclaredValue): Tensor {
  if (type.kind === 'sequence' || type.kind === 'optional') return sequenceOf(name, null);
  const { elementType } = type;
  const value = binder.values.get(name);
  const dims = binder.shapes.get(name) ?? type.dims?.map((dim, axis) => boundSize(binder, dim, axis)) ?? null;
  const tensor = inputTensor(name, { dims, elementType });
  return value === undefined ? tensor : { ...tensor, elements: [value] };
}

function boundSize({ sizes, batch, inputs }: Binder, dim: DeclaredDim, axis: number): number | null {
  if (typeof dim === 'string') return sizes.get(dim)?.size ?? null;
  if (axis > 0) return dim;
  if (dim === null) return batch ?? 1;
  // a requested batch replaces the one that all inputs are fixed to
  const [first] = inputs[0]?.type.dims ?? [];
  return batch !== null && dim === first && dim > 0 && inputs[0]?.type.dims?.length !== 1 ? batch : dim;
}

/** The largest number of inputs that a message names, since a decoder may have hundreds of caches as inputs. */
const MOST_NAMED = 8;

function firstOf(texts: readonly string[], separator: string): string {
  const more = texts.length - MOST_NAMED;
  return `${texts.slice(0, MOST_NAMED).join(separator)}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Names every dimension that is still open, with both ways to give it. */
function reportOpen({ document, inputs, diagnostics }: Binder, tensors: readonly Tensor[]): void {
  const open = inputs.flatMap(({ name, type }, index) => {
    const dims = tensors[index]?.dims ?? null;
    if (type.kind !== 'tensor') return [];
    if (dims === null) return [{ name, dims: null, names: ['its number of dimensions'] }];
    const names = dims.flatMap((dim, axis) =>
      dim === null ? [String(type.dims?.[axis] ?? `dimension ${axis}`)] : [],
    );
    return names.length === 0 ? [] : [{ name, dims: type.dims, names }];
  });
  if (open.length === 0) return;
  const what = open.map(
    ({ name, names }) => `${shortened(name)} (${names.map((each) => shortened(each)).join(', ')})`,
  );
  const ways = open.map(({ name, dims }) => {
    const sizes = dims?.slice(1).map((dim) => shortened(String(dim ?? '?')));
    return `--in ${shortened(name)}=${sizes?.join('x') ?? 'sizes'}`;
  });
  const settable = open.flatMap(({ names, dims }) => names.filter((name) => dims?.includes(name) === true));
  const sets = [...new Set(settable)].map((name) => `--set ${shortened(name)}=224`);
  diagnostics.push({
    code: 'onnx/open-dimension',
    severity: 'error',
    message: `the sizes of the input are not given: ${firstOf(what, ', ')}`,
    help: `give ${firstOf(ways, ' ')} with numbers${sets.length === 0 ? '' : `, or ${firstOf(sets, ' ')}`}`,
    location: { document },
  });
}
