import { type Code, flat, joined, statementLines } from '../python/layout';
import { atom, type Expression } from './expression';
import { accessTo } from './module-access';
import type { Module, Reference } from './modules';
import type { Variables } from './variables';

/** A forward while it is written, from its first step to its last. */
export interface ForwardDraft {
  readonly module: Module;
  readonly variables: Variables;
  /** Its statements. */
  readonly lines: string[];
  /** Results that are not written yet, in the order of execution: they may be inlined into a later step. */
  readonly pending: Pending[];
}

/** The result of a step that is not written yet. */
interface Pending {
  readonly index: number;
  readonly reference: Reference;
  readonly expression: Expression;
  /** How deeply calls are nested. */
  readonly depth: number;
  /** The variables in its code, in their order. */
  readonly used: readonly string[];
}

/** Which pending results are inlined into a step: short ones, those of any length, or none. */
export type Inlining = 'short' | 'any' | 'none';

/** The code of the operands of a step. */
export interface Operands {
  readonly expressions: readonly Expression[];
  readonly depth: number;
  readonly used: readonly string[];
}

/** Calls are nested at most this deep. */
const DEEPEST = 3;

/** Code of this length or more becomes its own statement. */
export const LONGEST_PART = 64;

/** Adds a statement. */
export function addStatement({ lines }: Pick<ForwardDraft, 'lines'>, code: Code): void {
  lines.push(...statementLines(code, 2));
}

/** Writes pending results as statements. */
export function writePending(draft: ForwardDraft): void {
  for (const { index, reference, expression, used } of draft.pending.splice(0)) {
    const name = draft.variables.assign(reference, index, used);
    addStatement(draft, joined(`${name} = `, expression.code));
  }
}

/** The code of a tensor: its variable, or its attribute. */
export function referenceCode(
  { module, variables }: Pick<ForwardDraft, 'module' | 'variables'>,
  reference: Reference,
): Expression {
  return atom(
    isAttribute(reference) ? accessTo(module, reference.slice(SELF.length)) : variables.nameOf(reference),
  );
}

const SELF = 'self.';

function isAttribute(reference: Reference): boolean {
  return reference.startsWith(SELF);
}

/**
 * The operands of a step, with pending results inlined; if that is not possible, all pending results are
 * written first.
 */
export function takeOperands(
  draft: ForwardDraft,
  references: readonly Reference[],
  inlining: Inlining,
): Operands {
  const inlined = takeInlined(draft, references, inlining);
  const usedBy = (reference: Reference): readonly string[] =>
    isAttribute(reference) ? [] : [draft.variables.nameOf(reference)];
  return {
    expressions: references.map(
      (reference) => inlined.get(reference)?.expression ?? referenceCode(draft, reference),
    ),
    depth: Math.max(0, ...[...inlined.values()].map(({ depth }) => depth)),
    used: references.flatMap((reference) => inlined.get(reference)?.used ?? usedBy(reference)),
  };
}

/** Takes the pending results that can be inlined into their only reader: all of them, in the order of execution. */
function takeInlined(
  draft: ForwardDraft,
  references: readonly Reference[],
  inlining: Inlining,
): ReadonlyMap<Reference, Pending> {
  const { pending } = draft;
  const wanted = references.filter((reference) => pending.some((one) => one.reference === reference));
  if (wanted.length === 0) return new Map();
  const last = pending.slice(pending.length - wanted.length);
  const isInOrder = last.every((one, at) => one.reference === wanted[at]);
  if (!isInOrder || !isInlined(last, inlining)) {
    writePending(draft);
    return new Map();
  }
  pending.splice(pending.length - wanted.length);
  return new Map(last.map((one) => [one.reference, one]));
}

function isInlined(parts: readonly Pending[], inlining: Inlining): boolean {
  if (inlining !== 'short') return inlining === 'any';
  const length = parts.reduce((sum, { expression }) => sum + flat(expression.code).length, 0);
  return length <= LONGEST_PART && parts.every(({ depth }) => depth < DEEPEST);
}
