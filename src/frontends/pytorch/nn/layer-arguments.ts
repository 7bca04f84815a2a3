import { didYouMean, listed } from '../../../diagnostics/nearest';
import { checkArguments } from '../../../language/arguments';
import type { Field } from '../../../ops/field';
import type { Args, Op } from '../../../ops/op';
import { isShapeProblem } from '../../../ops/op';
import { tensorFunctions } from '../../../ops/torch-functions';
import { createFloat } from '../../../python/containers';
import { raise, refuse } from '../../../python/failure';
import { isKind } from '../../../python/kinds';
import { numericOf } from '../../../python/numbers';
import { parametersOf } from '../../../python/signature';
import { refuseUnknown } from '../../../python/unknown';
import { isUnknownNumber } from '../../../python/unknown-numbers';
import type { CallSignature, Keywords, Value } from '../../../python/value';
import { argValue, refuseUnknownValue } from '../arguments';
import { normalisedShape, oneFor } from '../functions/weighted-calls';
import { olderReduction } from '../older-reduction';
import type { Session } from '../session';
import { isTensor } from '../tensor';
import { readSignature } from '../torch-function';
import { helpForClass } from './module-class';

/** Arguments of PyTorch's classes that change no figure. */
const IGNORED = new Set([
  'device',
  'dtype',
  'size_average',
  'reduce',
  'weight',
  'pos_weight',
  'full',
  'log_target',
  'generator',
  '_weight',
  '_freeze',
]);

/** The parameters of a layer's class, `self` first, `device` and `dtype` last. */
export function layerSignature(op: Op): CallSignature {
  const named = new Set([...namesInOrder(op), ...Object.keys(op.fields)]);
  const placed = op.params === undefined ? [] : ['device', 'dtype'];
  const defaults = new Map<string, Value>(placed.map((name) => [name, null]));
  for (const name of named) {
    const field = op.fields[name];
    if (field === undefined) defaults.set(name, null);
    else if (field.default !== undefined && field.inferred !== true && !isNormalisedShape(op, name))
      defaults.set(name, isFraction(field) ? createFloat(Number(field.default)) : field.default);
  }
  return { parameters: parametersOf('self', ...named, ...placed), defaults };
}

function isFraction({ kind, default: usual }: Field): boolean {
  return kind === 'number' && typeof usual === 'number';
}

function namesInOrder({ type, family, positional, fields }: Op): readonly string[] {
  if (family === 'loss') return namesOfLoss(type);
  return positional ?? Object.keys(fields);
}

/** A loss takes what its function takes behind the tensors. */
function namesOfLoss(wanted: string): readonly string[] {
  const [, , , parameters = ''] = tensorFunctions.find(([, type]) => type === wanted) ?? [];
  return readSignature(parameters).parameters.names;
}

/** Arguments by name, in PyTorch's order and with Python's errors. */
export function bindLayerArguments(op: Op, args: readonly Value[], keywords: Keywords): Map<string, Value> {
  const { type } = op;
  const isLoss = op.family === 'loss';
  const names = namesInOrder(op);
  const bound = new Map<string, Value>();
  // nn.Identity takes any arguments
  if (type === 'Identity') return bound;
  for (const [index, value] of args.entries()) {
    const name = names[index];
    if (name !== undefined) bound.set(name, value);
    else if (!isLoss && index >= names.length + 2)
      raise(
        'TypeError',
        `${type}.__init__() takes ${names.length + 1} positional arguments but ${args.length + 1} were given`,
      );
  }
  for (const [name, value] of keywords) {
    if (bound.has(name)) raise('TypeError', `${type}.__init__() got multiple values for argument '${name}'`);
    if (!Object.hasOwn(op.fields, name) && !names.includes(name) && !IGNORED.has(name) && !isLoss) {
      const hint = didYouMean(name, Object.keys(op.fields));
      raise(
        'TypeError',
        `${type}.__init__() got an unexpected keyword argument '${name}'${hint === null ? '' : `, ${hint}`}`,
        () => (hint === null && names.length > 0 ? `it takes ${listed(names)}` : null),
      );
    }
    bound.set(name, value);
  }
  const older = isLoss ? olderReduction(bound.get('size_average'), bound.get('reduce')) : null;
  if (older !== null) bound.set('reduction', older);
  const missing = Object.entries(op.fields).filter(
    ([name, field]) =>
      (bound.get(name) ?? null) === null &&
      (field.default === undefined || field.inferred === true || isNormalisedShape(op, name)),
  );
  if (missing.length > 0) {
    const list = missing.map(([name]) => `'${name}'`).join(' and ');
    const plural = missing.length === 1 ? '' : 's';
    const [none] = missing.filter(([name]) => bound.has(name));
    if (none !== undefined)
      raise('TypeError', `${type}: ${none[0]} must not be None`, () => 'it is None here: pass a number');
    raise(
      'TypeError',
      `${type}.__init__() missing ${missing.length} required positional argument${plural}: ${list}`,
      () => (args.some(isTensor) ? helpForClass(`nn.${type}`) : null),
    );
  }
  return bound;
}

/** Whether an argument is the sizes that are normalised, which PyTorch requires and a spec may leave out. */
function isNormalisedShape(op: Op, name: string): boolean {
  return name === 'normalized_shape' && op.family === 'normalisation';
}

/** The arguments of a layer with its defaults; invalid ones are refused. */
export function completeArguments(session: Session, op: Op, given: ReadonlyMap<string, Value>): Args {
  const named: Record<string, unknown> = {};
  for (const [name, value] of given)
    if (Object.hasOwn(op.fields, name)) named[name] = checkedValue(session, op, name, value);
  const { args, problems } = checkArguments(op, named);
  return args ?? refuseArguments(op, problems);
}

/** A value of Python as an op's argument; whole numbers must not be floats. */
function checkedValue(session: Session, op: Op, name: string, value: Value): unknown {
  if (isKind(value, 'unknown')) refuseUnknown(value, `${name} of ${op.type} cannot be computed`);
  const field = op.fields[name];
  if (field !== undefined && takesWholeNumbers(field) && hasFloat(value))
    raise('TypeError', `${op.type}: ${name} must be int, not float`);
  if (field?.kind === 'flag' && (value === null || typeof value === 'number')) return Boolean(value);
  const isNumber = field?.kind === 'number' || field?.kind === 'whole' || field?.kind === 'per axis';
  const converted = typeof value === 'boolean' && isNumber ? Number(value) : argValue(session, value);
  if (converted === undefined) {
    const unknown = [value, ...(isKind(value, 'list') || isKind(value, 'tuple') ? value.items : [])].find(
      isUnknownNumber,
    );
    if (isTensor(unknown)) refuseUnknownValue(unknown, `${name} of ${op.type}`);
    const shown = typeof value === 'object' && value !== null ? value.type.name : typeof value;
    return refuse({
      code: 'pytorch/argument',
      message: `${name} of ${op.type} cannot be a ${shown}`,
      help: isTensor(value) ? helpForClass(`nn.${op.type}`) : 'pass a number, a string, or a list of numbers',
    });
  }
  if (name === 'padding' && Array.isArray(converted)) return paddingOfAll(op, converted);
  // a list for another number of axes is not a number for all axes
  if (field?.kind === 'per axis' && Array.isArray(converted) && ![1, field.axes].includes(converted.length))
    return converted;
  return inShortForm(op, name, converted);
}

/** A list as one number, where that is the same: for all axes, but for one size alone of those that are normalised. */
export function inShortForm(op: Op, name: string, value: unknown): unknown {
  const kind = op.fields[name]?.kind;
  if (isNormalisedShape(op, name)) return Array.isArray(value) ? normalisedShape(value) : value;
  return kind === 'per axis' || kind === 'either' ? oneFor(value) : value;
}

/** The padding of all dimensions, for layers that pad with a constant and accept that of the last dimensions only. */
export function paddingOfAll({ type }: Op, padding: readonly unknown[]): unknown {
  const axes = Number(/^(?:Constant|Zero)Pad(\d)d$/.exec(type)?.[1] ?? 0);
  if (padding.length >= 2 * axes) return oneFor(padding);
  return [...padding, ...new Array<number>(2 * axes - padding.length).fill(0)];
}

function takesWholeNumbers(field: Pick<Field, 'kind'> & { readonly of?: unknown }): boolean {
  return field.kind === 'whole' || field.kind === 'per axis';
}

function hasFloat(value: Value): boolean {
  if (isKind(value, 'list') || isKind(value, 'tuple')) return value.items.some(hasFloat);
  return isKind(numericOf(value) ?? null, 'float');
}

function refuseArguments(op: Op, problems: ReturnType<typeof checkArguments>['problems']): never {
  // names and numbers of arguments are checked before
  const [problem] = problems.filter(({ kind }) => kind === 'invalid');
  const what =
    problem?.kind === 'invalid'
      ? `needs ${problem.argument} to be ${problem.expected}, not ${JSON.stringify(problem.value)}`
      : 'cannot take these arguments';
  return refuse({ code: 'pytorch/argument', message: `nn.${op.type} ${what}` });
}

/**
 * Refuses arguments that fit no input, such as channels that do not divide into groups or a stride with padding
 * "same", where the layer is made.
 */
export function checkWithoutInput(op: Op, args: Args): void {
  const sizes = op.inferred === undefined ? [] : Object.keys(op.inferred).map((name) => args[name]);
  const [channels] = sizes;
  const groups = args.groups ?? args.num_groups ?? 1;
  if (typeof channels !== 'number' || (groups === 1 && args.padding !== 'same')) return;
  const rank = op.ranks?.[0] ?? 4;
  const answer = op.output(args, [[1, channels, ...new Array<number>(rank - 2).fill(PROBE_SIZE)]]);
  if (!isShapeProblem(answer) || !/divisib|needs stride 1/.test(answer.problem)) return;
  refuse({
    code: 'pytorch/argument',
    message: `nn.${op.type} cannot be created: ${answer.problem}`,
    ...(answer.help === undefined ? {} : { help: answer.help }),
  });
}

/** A size larger than any kernel. */
const PROBE_SIZE = 2 ** 20;
