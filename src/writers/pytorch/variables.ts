import { isIdentifier, variableName } from '../python/names';
import { unusedName } from '../unused-name';
import { type Module, type Reference, type Step, type Tensor, tensorsOf } from './modules';

/** The local variables of a forward, as it is written from its first step to its last. */
export interface Variables {
  readonly inputNames: readonly string[];
  readonly isRead: (reference: Reference) => boolean;
  readonly isReadOnce: (reference: Reference) => boolean;
  /** Whether the document has a name for a tensor that is worth a variable. */
  readonly isNamed: (tensor: Tensor) => boolean;
  readonly nameOf: (reference: Reference) => string;
  /** Names the result of a step, and returns the name. `used` are the variables in its code. */
  readonly assign: (reference: Reference, index: number, used: readonly string[]) => string;
  /** The name of a tensor that is still available and has the batch as its first dimension; null if there is none. */
  readonly liveOfBatch: (batch: number) => string | null;
}

/** Names that say nothing of a tensor. */
const PLAIN = ['x', 'out', 'y', 'z'];

/** A result that is read this many steps later, or more, gets its own name. */
const KEPT_LONG = 3;

/** The families of layers that variables are not named after. */
const FAMILIES_WITHOUT_NAME = new Set(['activation', 'normalisation', 'dropout', 'pooling']);

/** The variables of a forward whose inputs have theirs already. */
export function createVariables(module: Module): Variables {
  const { inputs, steps } = module;
  const reads = readsOf(module);
  const tensors = tensorsOf(module);
  const names = new Map<Reference, string>();
  const owners = new Map<string, Reference>();
  const lastRead = (reference: Reference): number => reads.get(reference)?.at(-1) ?? -1;
  const own = (name: string, reference: Reference): string => {
    const before = owners.get(name);
    if (before !== undefined) names.delete(before);
    owners.set(name, reference);
    names.set(reference, name);
    return name;
  };
  const isUsable = (name: string, index: number): boolean => {
    const owner = owners.get(name);
    return !HIDDEN_NAMES.has(name) && (owner === undefined || lastRead(owner) <= index);
  };
  const inputNames = inputs.map(({ reference }, at) =>
    own(
      unusedName(inputName(inputs, at), (name) => owners.has(name) || HIDDEN_NAMES.has(name)),
      reference,
    ),
  );
  return {
    inputNames,
    isRead: (reference) => (reads.get(reference)?.length ?? 0) > 0,
    isReadOnce: (reference) => reads.get(reference)?.length === 1,
    isNamed: (tensor) => hasName(tensor) && lastRead(tensor.reference) < steps.length,
    nameOf: (reference) => names.get(reference) ?? 'x',
    assign: (reference, index, used) => {
      const result = {
        tensor: tensors.get(reference),
        step: steps[index],
        readAt: reads.get(reference) ?? [],
        used,
      };
      return own(
        resultName(result, (name) => isUsable(name, index)),
        reference,
      );
    },
    liveOfBatch: (batch) => {
      for (const [name, reference] of owners) {
        const shape = tensors.get(reference)?.type.shape ?? [];
        if (names.get(reference) === name && shape[0] === batch && shape.length > 1) return name;
      }
      return null;
    },
  };
}

/** The steps that read each tensor, by their positions and as often as their code has it; the outputs are read at the end. */
function readsOf({ steps, outputs }: Module): ReadonlyMap<Reference, readonly number[]> {
  const reads = new Map<Reference, number[]>();
  const note = (reference: Reference, at: number, times: number): void => {
    const known = reads.get(reference) ?? [];
    reads.set(reference, [...known, ...new Array<number>(times).fill(at)]);
  };
  for (const [at, step] of steps.entries()) {
    for (const input of step.inputs) note(input, at, timesWritten(step));
    // A computed weight is referenced by its name.
    if (step.kind === 'function') for (const { reference } of step.weights) note(reference, at, 2);
  }
  for (const { reference } of outputs) note(reference, steps.length, 1);
  return reads;
}

/** The name of an input unless another one has it: `x` if the document does not name it. */
function inputName(inputs: readonly Tensor[], at: number): string {
  const { name = '' } = inputs[at] ?? {};
  if (!isPlain(name)) return variableName(name);
  return inputs.length === 1 ? 'x' : (['x', 'y', 'z'][at] ?? `x${at}`);
}

/** The result of a step, with what its name depends on. */
interface Result {
  readonly tensor: Tensor | undefined;
  readonly step: Step | undefined;
  /** The positions of the steps that read it. */
  readonly readAt: readonly number[];
  /** The variables in the code that computes it. */
  readonly used: readonly string[];
}

/**
 * The document's name for a result, or the name of the module that returns it if it is read much later; else a
 * variable from its own code that is no longer needed, or a new name.
 */
function resultName({ tensor, step, readAt, used }: Result, isUsable: (name: string) => boolean): string {
  if (tensor !== undefined && hasName(tensor) && isUsable(variableName(tensor.name)))
    return variableName(tensor.name);
  const attribute = step === undefined ? null : attributeName(step);
  const isKept = (readAt.at(-1) ?? 0) - (readAt[0] ?? 0) >= KEPT_LONG;
  if (isKept && attribute !== null && isUsable(attribute)) return attribute;
  const finished = used.filter(isUsable);
  const plain = finished.find((name) => PLAIN.includes(name));
  if (plain !== undefined) return plain;
  if (used.length === 1 && finished[0] !== undefined && step?.outputs.length === 1) return finished[0];
  const candidates = attribute === null ? ['out', 'x', 'y', 'z'] : [attribute];
  return candidates.find(isUsable) ?? unusedName(candidates[0] ?? 'out', (name) => !isUsable(name));
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

/** The name of the module that a step calls, if it describes the result. */
function attributeName(step: Step): string | null {
  if (step.kind !== 'module') return null;
  const name = step.path.slice(step.path.lastIndexOf('.') + 1);
  if (step.op !== null && FAMILIES_WITHOUT_NAME.has(step.op.family)) return null;
  return isIdentifier(name) ? name : null;
}

/** The names that a variable would hide. */
const HIDDEN_NAMES = new Set(['self', 'torch', 'nn', 'ops', 'F', 'Tensor', 'OrderedDict', 'math', '_']);
