import { isIdentifier, variableName } from '../python/names';
import type { Module, Reference, Step, Tensor } from './modules';

/** The local variables of a forward, as it is written from its first step to its last. */
export interface Variables {
  readonly inputNames: readonly string[];
  readonly isRead: (reference: Reference) => boolean;
  readonly isReadOnce: (reference: Reference) => boolean;
  /** Whether the document has a name for a tensor that is worth a variable. */
  readonly isNamed: (tensor: Tensor) => boolean;
  readonly nameOf: (reference: Reference) => string;
  /** Gives the result of a step a name, and says it. `used` are the variables that its code has. */
  readonly assign: (reference: Reference, index: number, used: readonly string[]) => string;
  /** The name of a tensor that is still there and has the batch as its first dimension; null for none. */
  readonly liveOfBatch: (batch: number) => string | null;
}

/** Names that say nothing of a tensor. */
const PLAIN = ['x', 'out', 'y', 'z'];

/** What is read again so many steps later has a name of its own. */
const KEPT_LONG = 3;

/** Layers after which nobody names a tensor. */
const FLEETING = new Set(['activation', 'normalisation', 'dropout', 'pooling']);

export function createVariables({ inputs, steps, outputs }: Module): Variables {
  const reads = new Map<Reference, number[]>();
  const note = (reference: Reference, at: number, times: number) => {
    const known = reads.get(reference) ?? [];
    reads.set(reference, [...known, ...new Array<number>(times).fill(at)]);
  };
  for (const [at, step] of steps.entries()) {
    for (const input of step.inputs) note(input, at, timesWritten(step));
    // A computed weight is written by its name.
    if (step.kind === 'function') for (const { reference } of step.weights) note(reference, at, 2);
  }
  for (const { reference } of outputs) note(reference, steps.length, 1);
  const lastRead = (reference: Reference) => reads.get(reference)?.at(-1) ?? -1;
  const types = new Map<Reference, Tensor>();
  for (const tensor of [...inputs, ...steps.flatMap((step) => step.outputs)])
    types.set(tensor.reference, tensor);

  const names = new Map<Reference, string>();
  const owners = new Map<string, Reference>();
  const isFree = (name: string, index: number) => {
    const owner = owners.get(name);
    return owner === undefined || lastRead(owner) <= index;
  };
  const own = (name: string, reference: Reference): string => {
    const before = owners.get(name);
    if (before !== undefined) names.delete(before);
    owners.set(name, reference);
    names.set(reference, name);
    return name;
  };
  const inputNames = inputs.map((input, at) => {
    const wanted = inputs.length === 1 && isPlain(input.name) ? 'x' : variableName(input.name);
    const base = isPlain(input.name) && inputs.length > 1 ? (['x', 'y', 'z'][at] ?? `x${at}`) : wanted;
    let name = base;
    for (let number = 2; owners.has(name) || MODULES.has(name); number += 1) name = `${base}_${number}`;
    return own(name, input.reference);
  });

  const choose = (reference: Reference, index: number, used: readonly string[]): string => {
    const step = steps[index];
    const tensor = types.get(reference);
    const usable = (name: string) => !MODULES.has(name) && isFree(name, index);
    if (tensor !== undefined && hasName(tensor) && usable(variableName(tensor.name)))
      return variableName(tensor.name);
    const attribute = step === undefined ? null : attributeName(step);
    const readAt = reads.get(reference) ?? [];
    const isKept = (readAt.at(-1) ?? 0) - (readAt[0] ?? 0) >= KEPT_LONG;
    if (isKept && attribute !== null && usable(attribute)) return attribute;
    const dying = used.filter((name) => usable(name));
    const plain = dying.find((name) => PLAIN.includes(name));
    if (plain !== undefined) return plain;
    if (used.length === 1 && dying[0] !== undefined && step?.outputs.length === 1) return dying[0];
    const candidates = [
      ...(attribute === null ? [] : [attribute]),
      ...(attribute === null ? ['out', 'x', 'y', 'z'] : []),
    ];
    const free = candidates.find(usable);
    if (free !== undefined) return free;
    const base = candidates[0] ?? 'out';
    let number = 2;
    while (!usable(`${base}_${number}`)) number += 1;
    return `${base}_${number}`;
  };

  return {
    inputNames,
    isRead: (reference) => (reads.get(reference)?.length ?? 0) > 0,
    isReadOnce: (reference) => reads.get(reference)?.length === 1,
    isNamed: (tensor) => hasName(tensor) && lastRead(tensor.reference) < steps.length,
    nameOf: (reference) => names.get(reference) ?? 'x',
    assign: (reference, index, used) => own(choose(reference, index, used), reference),
    liveOfBatch: (batch) => {
      for (const [name, reference] of owners) {
        const shape = types.get(reference)?.type.shape ?? [];
        if (names.get(reference) === name && shape[0] === batch && shape.length > 1) return name;
      }
      return null;
    },
  };
}

/** How often a step's code has each of its inputs. */
function timesWritten(step: Step): number {
  const type = step.kind === 'constant' ? '' : (step.op?.type ?? '');
  const isAttention = type === 'MultiheadAttention' || type === 'ScaledDotProductAttention';
  return isAttention && step.inputs.length < 3 ? 2 : 1;
}

function hasName({ name }: Tensor): boolean {
  return isIdentifier(variableName(name)) && !isPlain(name) && !name.startsWith('torch.');
}

function isPlain(name: string): boolean {
  return name === '' || /^(input|output|x|out|y)(_?\d+)?$/.test(name) || /^\d/.test(name);
}

/** The name of the module that a step calls, where it says what its result is. */
function attributeName(step: Step): string | null {
  if (step.kind !== 'module') return null;
  const name = step.path.slice(step.path.lastIndexOf('.') + 1);
  if (step.op !== null && FLEETING.has(step.op.family)) return null;
  return isIdentifier(name) ? name : null;
}

const MODULES = new Set(['self', 'torch', 'nn', 'ops', 'F', 'Tensor', 'OrderedDict', 'math', '_']);
