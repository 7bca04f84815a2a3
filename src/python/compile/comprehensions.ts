import { generatorClass } from '../classes';
import { createDict, createList, createSet } from '../containers';
import { iterate } from '../iteration';
import { addToSet, setEntry } from '../keys';
import { takeSteps } from '../machine';
import type { Comprehension, ExpressionOf } from '../syntax';
import { truth } from '../truth';
import type { Value } from '../value';
import { type Activation, type Context, capturedIndexes, type Evaluate, openCells } from './code';
import { resumable } from './generators';

type Node = ExpressionOf<'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp'>;

/** Runs what is inside of the loops of a comprehension, once for each round. */
type Inner = (frame: Activation) => void;

/** The steps that starting a comprehension takes, apart from its rounds. */
const STEPS_OF_COMPREHENSION = 4;

/** Compiles a comprehension or generator expression. */
export function compileComprehension(node: Node, outer: Context): Evaluate {
  const scope = outer.scopes.get(node) ?? outer.scope;
  const context = { ...outer, scope };
  const [first] = node.generators;
  if (first === undefined) return () => null;
  const source = outer.compiler.expression(first.iter, outer);
  const captured = capturedIndexes(scope, outer.scope);
  const open = (frame: Activation): Activation => ({
    ...frame,
    caller: frame.caller,
    slots: [],
    cells: openCells(scope, frame.cells, captured),
    names: new Map(),
  });
  const begin = (frame: Activation): readonly [inner: Activation, items: () => Value | undefined] => {
    takeSteps(frame.machine, STEPS_OF_COMPREHENSION);
    const items = source(frame);
    frame.span = first.iter;
    return [open(frame), iterate(frame.machine, items)];
  };
  if (node.nodeType === 'GeneratorExp') {
    const run = compileLazy(node, context);
    return (frame) => {
      const [inner, items] = begin(frame);
      return resumable({ ...inner, name: '<genexpr>' }, (own) => run(own, items), generatorClass);
    };
  }
  return compileEager(node, context, begin);
}

function compileEager(
  node: Exclude<Node, ExpressionOf<'GeneratorExp'>>,
  context: Context,
  begin: (frame: Activation) => readonly [Activation, () => Value | undefined],
): Evaluate {
  const { expression } = context.compiler;
  /** Runs with the frame of the comprehension, so that a failure has its place. */
  const runIn = (frame: Activation, add: Inner): void => {
    const [inner, items] = begin(frame);
    const { machine } = frame;
    machine.frame = inner;
    try {
      compiledLoops(inner, items, add);
    } finally {
      machine.frame = frame;
      frame.span = inner.span;
    }
  };
  const compiledLoops = compileLoops(node.generators, context);
  if (node.nodeType === 'DictComp') {
    const key = expression(node.key, context);
    const value = expression(node.value, context);
    return (frame) => {
      const dict = createDict();
      runIn(frame, (inner) => {
        const at = key(inner);
        setEntry(inner.machine, dict, at, value(inner));
      });
      return dict;
    };
  }
  const element = expression(node.elt, context);
  if (node.nodeType === 'SetComp') {
    return (frame) => {
      const set = createSet();
      runIn(frame, (inner) => addToSet(inner.machine, set, element(inner)));
      return set;
    };
  }
  return (frame) => {
    const items: Value[] = [];
    runIn(frame, (inner) => {
      items.push(element(inner));
    });
    return createList(items);
  };
}

type Loops = (frame: Activation, first: () => Value | undefined, inner: Inner) => void;

function compileLoops(generators: readonly Comprehension[], context: Context): Loops {
  const [head, ...rest] = generators.map((one) => compileLoop(one, context));
  const run = (frame: Activation, index: number, inner: Inner): void => {
    const loop = rest[index];
    if (loop === undefined) inner(frame);
    else loop.each(frame, loop.items(frame), () => run(frame, index + 1, inner));
  };
  return (frame, first, inner) => head?.each(frame, first, () => run(frame, 0, inner));
}

function compileLoop(loop: Comprehension, context: Context) {
  const source = context.compiler.expression(loop.iter, context);
  const assign = context.compiler.target(loop.target, context);
  const tests = loop.ifs.map((test) => ({
    span: test,
    evaluate: context.compiler.expression(test, context),
  }));
  const holds = (frame: Activation): boolean => {
    for (const { span, evaluate } of tests) {
      const value = evaluate(frame);
      frame.span = span;
      if (!truth(frame.machine, value)) return false;
    }
    return true;
  };
  const items = (frame: Activation) => {
    const value = source(frame);
    frame.span = loop.iter;
    return iterate(frame.machine, value);
  };
  const each = (frame: Activation, next: () => Value | undefined, visit: () => void): void => {
    for (let item = next(); item !== undefined; item = next()) {
      takeSteps(frame.machine, 1);
      assign(frame, item);
      if (holds(frame)) visit();
    }
  };
  return { items, each, assign, holds };
}

function compileLazy(node: ExpressionOf<'GeneratorExp'>, context: Context) {
  const [head, ...rest] = node.generators.map((one) => compileLoop(one, context));
  const element = context.compiler.expression(node.elt, context);
  function* run(frame: Activation, index: number): Generator<Value, void, Value> {
    const loop = rest[index];
    if (loop === undefined) {
      yield element(frame);
      return;
    }
    const next = loop.items(frame);
    for (let item = next(); item !== undefined; item = next()) {
      takeSteps(frame.machine, 1);
      loop.assign(frame, item);
      if (loop.holds(frame)) yield* run(frame, index + 1);
    }
  }
  return function* (frame: Activation, first: () => Value | undefined): Generator<Value, Value, Value> {
    if (head === undefined) return null;
    for (let item = first(); item !== undefined; item = first()) {
      takeSteps(frame.machine, 1);
      head.assign(frame, item);
      if (head.holds(frame)) yield* run(frame, 0);
    }
    return null;
  };
}
