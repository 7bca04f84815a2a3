import { type Code, call, flat, joined, LINE_LENGTH, statementLines } from '../python/layout';
import { literal } from '../python/literals';
import type { SpecObject } from '../spec/json';
import { argumentsAs } from './arguments';
import { functionArgs } from './classes';
import { atom, type Expression, operation } from './expression';
import { functionCode } from './function-code';
import { accessTo } from './module-access';
import { moduleCall, resultPattern } from './module-call-code';
import type { Module, Reference, Step } from './modules';
import { createVariables, type Variables } from './variables';

/** A step that PyTorch has no function for. */
export interface Unwritable {
  readonly step: Step;
}

/** A forward as lines, with what could not be written. */
export interface WrittenForward {
  readonly inputs: readonly string[];
  readonly lines: readonly string[];
  readonly unwritable: readonly Unwritable[];
}

/** What is computed and not written yet: a later step may take it in. */
interface Pending {
  readonly index: number;
  readonly reference: Reference;
  readonly expression: Expression;
  readonly depth: number;
  /** The variables in its code, in their order. */
  readonly used: readonly string[];
}

/** Whether what a step reads is written inside of its own code: short parts, parts of any size, or none. */
type Form = 'alone' | 'together' | 'plainly';

interface Taken {
  readonly taken: readonly Expression[];
  readonly depth: number;
  readonly used: readonly string[];
}

/** Calls within calls are no deeper than this. */
const DEEPEST = 3;

/** Code of this length or more is a statement of its own. */
const LONGEST_PART = 64;

/** Code of this length does not fit a line behind the name that it is assigned to. */
const LONGEST_CHAIN = 70;

/** Writes what a forward does. `written` has the arguments of its functions where they are those of the class. */
export function forwardCode(
  module: Module,
  {
    written,
    batch,
    hasNames,
    optional,
  }: {
    readonly written: ReadonlyMap<unknown, SpecObject>;
    readonly batch: number;
    readonly hasNames: boolean;
    /** The members that may not be there. */
    readonly optional: ReadonlyMap<string, string>;
  },
): WrittenForward {
  const { steps, outputs } = module;
  const variables = createVariables(module);
  const lines: string[] = [];
  const unwritable: Unwritable[] = [];
  const pending: Pending[] = [];
  const inputs = variables.inputNames;
  const say = (code: Code) => lines.push(...statementLines(code, 2));

  const flush = (keep = 0) => {
    while (pending.length > keep) {
      const [one] = pending.splice(0, 1);
      if (one === undefined) return;
      const name = variables.assign(one.reference, one.index, one.used);
      say(joined(`${name} = `, one.expression.code));
    }
  };
  const plainly = (reference: Reference): Expression =>
    atom(
      reference.startsWith('self.')
        ? accessTo(module, reference.slice('self.'.length))
        : variables.nameOf(reference),
    );

  const usedBy = (references: readonly Reference[]): readonly string[] =>
    references.filter((reference) => !reference.startsWith('self.')).map(variables.nameOf);

  /** What is pending and can be written in the place of its only reader: all in the order of execution. */
  const inPlaceOf = (references: readonly Reference[], form: Form): ReadonlyMap<Reference, Pending> => {
    const wanted = references.filter((reference) => pending.some((one) => one.reference === reference));
    if (wanted.length === 0) return new Map();
    const last = pending.slice(pending.length - wanted.length);
    const length = last.reduce((sum, { expression }) => sum + flat(expression.code).length, 0);
    const isDeep = last.some(({ depth }) => depth >= DEEPEST);
    const isRoomy = form === 'together' || (form === 'alone' && !isDeep && length <= LONGEST_PART);
    if (!isRoomy || last.some((one, at) => one.reference !== wanted[at])) {
      flush();
      return new Map();
    }
    pending.splice(pending.length - wanted.length);
    return new Map(last.map((one) => [one.reference, one]));
  };
  const take = (references: readonly Reference[], form: Form): Taken => {
    const parts = inPlaceOf(references, form);
    return {
      taken: references.map((reference) => parts.get(reference)?.expression ?? plainly(reference)),
      depth: Math.max(0, ...[...parts.values()].map(({ depth }) => depth)),
      used: references.flatMap((reference) => parts.get(reference)?.used ?? usedBy([reference])),
    };
  };

  for (const [index, step] of steps.entries()) {
    const isTogether = step.kind === 'function' && (step.op.type === 'Concat' || step.op.type === 'Stack');
    const isOptional = step.kind === 'module' && optional.has(step.path);
    const isModule = isOptional || (step.kind === 'module' && step.op === null);
    const form = isTogether ? 'together' : isModule ? 'plainly' : 'alone';
    const before = [...pending];
    let part = take(step.inputs, form);
    let expression = codeOf(step, part.taken);
    const isLong = expression !== null && flat(expression.code).length > LONGEST_CHAIN;
    if (isLong && !isTogether && pending.length < before.length && part.depth > 0) {
      // A chain of calls that takes several lines is harder to read than statements.
      pending.splice(0, pending.length, ...before);
      flush();
      part = take(step.inputs, 'plainly');
      expression = codeOf(step, part.taken);
    }
    const { depth, used } = part;
    if (expression === null) {
      unwritable.push({ step });
      for (const { reference } of step.outputs) variables.assign(reference, index, used);
      continue;
    }
    const [only, ...others] = step.outputs;
    if (only === undefined) {
      flush();
      say(expression.code);
      continue;
    }
    const isSmall = flat(expression.code).length <= LONGEST_PART || isTogether;
    if (
      others.length === 0 &&
      variables.isReadOnce(only.reference) &&
      isSmall &&
      !isOptional &&
      !variables.isNamed(only)
    ) {
      pending.push({ index, reference: only.reference, expression, depth: depth + 1, used });
      continue;
    }
    flush();
    const target =
      others.length === 0
        ? variables.assign(only.reference, index, used)
        : resultPattern(
            step,
            step.outputs.map(({ reference }) =>
              variables.isRead(reference) ? variables.assign(reference, index, used) : '_',
            ),
          );
    say(joined(`${target} = `, expression.code));
  }
  const { taken } = take(
    outputs.map(({ reference }) => reference),
    'together',
  );
  flush();
  say(
    joined(
      'return ',
      returned(
        outputs.map(({ name }) => name),
        taken,
        hasNames,
      ),
    ),
  );
  return { inputs, lines, unwritable };

  function codeOf(step: Step, taken: readonly Expression[]): Expression | null {
    if (step.kind === 'constant') return constantCode(step);
    if (step.kind === 'module') {
      const access = accessTo(module, step.path);
      const made = moduleCall(access, step, taken);
      return optional.has(step.path)
        ? operation(taken[0]?.code ?? '', ` if ${access} is None else `, made.code)
        : made;
    }
    const type = step.op.type;
    return functionCode({
      type,
      of: argumentsAs(type, written.get(step) ?? functionArgs(step), 'self.'),
      inputs: taken,
      weights: new Map(step.weights.map(({ name, reference }) => [name, flat(plainly(reference).code)])),
      shapes: step.shapes,
      outputs: step.outputs.map(({ type: { shape } }) => shape.map(Number)),
      batch: batchText(variables, batch),
    });
  }
}

function batchText(variables: Variables, batch: number): string | null {
  const name = variables.liveOfBatch(batch);
  return name === null ? null : `${name}.shape[0]`;
}

function constantCode({ type }: Extract<Step, { readonly kind: 'constant' }>): Expression {
  const { shape, dtype, value } = type;
  const kind = dtype === undefined || dtype === 'float32' ? [] : [`dtype=torch.${dtype}`];
  if (value !== undefined && shape.length < 2) {
    const numbers =
      shape.length === 0 ? literal(value[0] ?? 0) : `[${value.map((one) => literal(one)).join(', ')}]`;
    return atom(call('torch.tensor', [numbers, ...kind]));
  }
  return atom(call('torch.zeros', [shape.length === 0 ? '()' : shape.map(Number).join(', '), ...kind]));
}

/** What a forward gives: a tensor, a tuple, or a dict where outputs have names of their own. */
function returned(names: readonly string[], values: readonly Expression[], hasNames: boolean): Code {
  const [only, ...others] = values;
  if (only === undefined) return 'None';
  const isNamed = hasNames && names.every((name) => name !== '' && !/^(output_?)?\d*$/.test(name));
  if (isNamed && (others.length > 0 || names[0] !== 'output')) {
    const items = values.map(({ code }, at) => joined(`${JSON.stringify(names[at])}: `, code));
    return [{ open: '{', items, close: '}' }];
  }
  if (others.length === 0) return only.code;
  const line = values.map(({ code }) => flat(code)).join(', ');
  return line.length + 'return '.length + INDENT <= LINE_LENGTH
    ? line
    : [{ open: '(', items: values.map(({ code }) => code), close: ')' }];
}

const INDENT = 8;
