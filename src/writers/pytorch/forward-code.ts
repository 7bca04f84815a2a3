import { type Code, flat, joined, LINE_LENGTH } from '../python/layout';
import type { SpecObject } from '../spec/json';
import { argumentsAs } from './arguments';
import { functionArgs } from './classes';
import { constantCode } from './constant-code';
import { codesOf, type Expression, operation } from './expression';
import {
  addStatement,
  type ForwardDraft,
  type Inlining,
  LONGEST_PART,
  type Operands,
  referenceCode,
  takeOperands,
  writePending,
} from './forward-draft';
import { functionCode } from './function-code';
import { type GivenOutputs, givesDict } from './given-outputs';
import { accessTo } from './module-access';
import { moduleCall, resultPattern } from './module-call-code';
import type { FunctionStep, Module, ModuleStep, Step } from './modules';
import { createVariables, type Variables } from './variables';

/** A forward as lines, with the steps that cannot be written. */
export interface WrittenForward {
  readonly inputs: readonly string[];
  readonly lines: readonly string[];
  readonly unwritable: readonly Step[];
}

/** What the code of a forward depends on besides its module. */
interface ForwardOptions {
  /** The arguments of its functions, with those that come from the class's own. */
  readonly written: ReadonlyMap<unknown, SpecObject>;
  readonly batch: number;
  readonly outputs: GivenOutputs;
  /** The optional members. */
  readonly optional: ReadonlyMap<string, string>;
}

/** The state of writing the steps of a forward. */
interface Writing extends ForwardOptions {
  readonly draft: ForwardDraft;
  readonly unwritable: Step[];
}

/** Longer code does not fit on a line after the name that it is assigned to. */
const LONGEST_CHAIN = 70;

/** Writes what a forward does: a statement for each step, or for several where their code is short. */
export function forwardCode(module: Module, options: ForwardOptions): WrittenForward {
  const variables = createVariables(module);
  const draft: ForwardDraft = { module, variables, lines: [], pending: [] };
  const writing: Writing = { ...options, draft, unwritable: [] };
  for (const [index, step] of module.steps.entries()) writeStep(writing, step, index);
  const references = module.outputs.map(({ reference }) => reference);
  const { expressions } = takeOperands(draft, references, 'any');
  writePending(draft);
  addStatement(draft, joined('return ', returned(module, expressions, options.outputs)));
  return { inputs: variables.inputNames, lines: draft.lines, unwritable: writing.unwritable };
}

function writeStep(writing: Writing, step: Step, index: number): void {
  const { draft, unwritable } = writing;
  const { variables } = draft;
  const { expression, depth, used } = stepCode(writing, step);
  if (expression === null) {
    unwritable.push(step);
    for (const { reference } of step.outputs) variables.assign(reference, index, used);
    return;
  }
  const [only, ...others] = step.outputs;
  if (only !== undefined && others.length === 0 && canWait(writing, step, expression)) {
    draft.pending.push({ index, reference: only.reference, expression, depth: depth + 1, used });
    return;
  }
  writePending(draft);
  if (only === undefined) {
    addStatement(draft, expression.code);
    return;
  }
  const names = step.outputs.map(({ reference }) =>
    others.length === 0 || variables.isRead(reference) ? variables.assign(reference, index, used) : '_',
  );
  const target = others.length === 0 ? names.join() : resultPattern(step, names);
  addStatement(draft, joined(`${target} = `, expression.code));
}

/** Whether the only result of a step may be inlined where it is read. */
function canWait({ draft: { variables }, optional }: Writing, step: Step, { code }: Expression): boolean {
  const isShort = flat(code).length <= LONGEST_PART || inliningOf(step, optional) === 'any';
  const isOptional = step.kind === 'module' && optional.has(step.path);
  return (
    isShort &&
    !isOptional &&
    step.outputs.every((tensor) => variables.isReadOnce(tensor.reference) && !variables.isNamed(tensor))
  );
}

/** The code of a step with its operands; null if PyTorch has nothing for it. */
function stepCode(
  writing: Writing,
  step: Step,
): Pick<Operands, 'depth' | 'used'> & { readonly expression: Expression | null } {
  const { draft, optional } = writing;
  const { pending } = draft;
  const written = (inlining: Inlining) => {
    const { expressions, depth, used } = takeOperands(draft, step.inputs, inlining);
    return { expression: callCode(writing, step, expressions), depth, used };
  };
  const inlining = inliningOf(step, optional);
  const before = [...pending];
  const first = written(inlining);
  const isLong = first.expression !== null && flat(first.expression.code).length > LONGEST_CHAIN;
  if (!isLong || inlining === 'any' || pending.length === before.length || first.depth === 0) return first;
  // A chain of calls that takes several lines is harder to read than statements.
  pending.splice(0, pending.length, ...before);
  writePending(draft);
  return written('none');
}

function inliningOf(step: Step, optional: Writing['optional']): Inlining {
  if (step.kind === 'function')
    return step.op.type === 'Concat' || step.op.type === 'Stack' ? 'any' : 'short';
  return step.kind === 'module' && (step.op === null || optional.has(step.path)) ? 'none' : 'short';
}

function callCode(writing: Writing, step: Step, operands: readonly Expression[]): Expression | null {
  switch (step.kind) {
    case 'constant':
      return constantCode(step.type);
    case 'module':
      return moduleCode(writing, step, operands);
    case 'function':
      return functionStepCode(writing, step, operands);
  }
}

function moduleCode(
  { draft: { module }, optional }: Writing,
  step: ModuleStep,
  operands: readonly Expression[],
): Expression {
  const access = accessTo(module, step.path);
  const made = moduleCall(access, step, operands);
  return optional.has(step.path)
    ? operation(operands[0]?.code ?? '', ` if ${access} is None else `, made.code)
    : made;
}

function functionStepCode(
  { draft, written, batch }: Writing,
  step: FunctionStep,
  operands: readonly Expression[],
): Expression | null {
  const { type } = step.op;
  return functionCode({
    type,
    of: argumentsAs(type, written.get(step) ?? functionArgs(step), 'self.'),
    inputs: operands,
    weights: new Map(
      step.weights.map(({ name, reference }) => [name, flat(referenceCode(draft, reference).code)]),
    ),
    shapes: step.shapes,
    outputs: step.outputs.map(({ type: { shape } }) => shape.map(Number)),
    batch: batchText(draft.variables, batch),
  });
}

function batchText(variables: Variables, batch: number): string | null {
  const name = variables.liveOfBatch(batch);
  return name === null ? null : `${name}.shape[0]`;
}

/** What a forward returns: a tensor, a tuple, or a dict if outputs have their own names. */
function returned(
  { outputs }: Pick<Module, 'outputs'>,
  values: readonly Expression[],
  given: GivenOutputs,
): Code {
  const [only, ...others] = values;
  if (only === undefined) return 'None';
  if (givesDict(outputs, given)) {
    const items = values.map(({ code }, at) => joined(`${JSON.stringify(outputs[at]?.name)}: `, code));
    return [{ open: '{', items, close: '}' }];
  }
  if (others.length === 0) return only.code;
  const line = values.map(({ code }) => flat(code)).join(', ');
  return line.length + 'return '.length + INDENT <= LINE_LENGTH
    ? line
    : [{ open: '(', items: codesOf(values), close: ')' }];
}

const INDENT = 8;
