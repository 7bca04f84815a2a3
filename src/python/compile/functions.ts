import { call } from '../call';
import { functionClass, generatorClass } from '../classes';
import { refuse } from '../failure';
import { isKind } from '../kinds';
import { enterFrame, placeOf, takeSteps } from '../machine';
import { type Bound, bindArguments } from '../signature';
import type { Expression, ExpressionOf, FunctionArguments, Span, Statement, StatementOf } from '../syntax';
import { decoratedBy, decoratedWith } from '../unknown-decorators';
import type { Invoke, Keywords, Parameters, PyFunction, Value } from '../value';
import {
  type Activation,
  type Cell,
  type Context,
  capturedIndexes,
  END,
  type Evaluate,
  type Execute,
  locate,
  openCells,
} from './code';
import { noteFrame, resumable } from './generators';
import { compileNameTarget } from './names';
import type { Scope } from './scope';
import { compileYieldingExpression } from './yielding-expressions';

interface Written {
  /** The `def` or `lambda`. */
  readonly node: Statement | Expression;
  readonly name: string;
  readonly args: FunctionArguments;
  readonly body: (context: Context) => Body;
  readonly isAsync: boolean;
}

interface Body {
  readonly run: (frame: Activation) => Value;
  readonly generate: ((frame: Activation) => Generator<Value, Value, Value>) | null;
}

type FunctionStatement = StatementOf<'FunctionDef' | 'AsyncFunctionDef'>;

/** Compiles `def`: makes the function, decorates it and sets its name. */
export function compileFunctionStatement(node: FunctionStatement, context: Context): Execute {
  const make = compileFunction(
    {
      node,
      name: node.name,
      args: node.args,
      body: (inner) => compileBody(node.body, inner),
      isAsync: node.nodeType === 'AsyncFunctionDef',
    },
    context,
  );
  const decorate = compileDecorators(node.decorator_list, context);
  const assign = compileNameTarget(node.name, context);
  return (frame) => {
    assign(frame, decorate(frame, make));
    return END.normal;
  };
}

export function compileLambda(
  node: ExpressionOf<'Lambda'>,
  context: Context,
): (frame: Activation) => PyFunction {
  const body = (inner: Context): Body =>
    inner.scope.isGenerator
      ? { run: () => null, generate: compileYieldingExpression(node.body, inner) }
      : { run: context.compiler.expression(node.body, inner), generate: null };
  return compileFunction({ node, name: '<lambda>', args: node.args, body, isAsync: false }, context);
}

function compileBody(nodes: readonly Statement[], context: Context): Body {
  if (context.scope.isGenerator) {
    const block = context.compiler.yieldingBlock(nodes, context);
    return {
      run: () => null,
      generate: function* (frame) {
        yield* block(frame);
        return frame.result;
      },
    };
  }
  const block = context.compiler.block(nodes, context);
  return {
    run: (frame) => {
      block(frame);
      return frame.result;
    },
    generate: null,
  };
}

/** Decorators are evaluated first and applied from the last. */
export function compileDecorators(
  nodes: readonly Expression[],
  context: Context,
): (frame: Activation, make: Evaluate) => Value {
  const parts = nodes.map((node) => ({ node, evaluate: context.compiler.expression(node, context) }));
  return (frame, make) => {
    const decorators = parts.map(({ node, evaluate }) => ({ node, value: evaluate(frame) }));
    let made = make(frame);
    for (const { node, value } of decorators.reverse()) {
      frame.span = node;
      const given = made;
      made = isKind(value, 'unknown')
        ? decoratedBy(value, given)
        : decoratedWith(node, given, () => call(frame.machine, value, [given]));
    }
    return made;
  };
}

function parametersOf(args: FunctionArguments): Parameters {
  return {
    names: [...args.posonlyargs, ...args.args].map(({ arg }) => arg),
    positionalOnly: args.posonlyargs.length,
    rest: args.vararg?.arg ?? null,
    keywordOnly: args.kwonlyargs.map(({ arg }) => arg),
    keywordRest: args.kwarg?.arg ?? null,
  };
}

/** The values of default arguments, evaluated when the function is defined. */
function compileDefaults(
  args: FunctionArguments,
  { names, keywordOnly }: Parameters,
  context: Context,
): (frame: Activation) => Map<string, Value> {
  const parts: (readonly [string, Evaluate])[] = [];
  const first = names.length - args.defaults.length;
  for (const [index, node] of args.defaults.entries())
    parts.push([names[first + index] ?? '', context.compiler.expression(node, context)]);
  for (const [index, node] of args.kw_defaults.entries())
    if (node != null) parts.push([keywordOnly[index] ?? '', context.compiler.expression(node, context)]);
  return (frame) => new Map(parts.map(([name, evaluate]) => [name, evaluate(frame)]));
}

function compileFunction(written: Written, outer: Context): (frame: Activation) => PyFunction {
  const { node, name } = written;
  const qualifiedName = outer.path === '' ? name : `${outer.path}.${name}`;
  const parameters = parametersOf(written.args);
  const defaultsOf = compileDefaults(written.args, parameters, outer);
  let known: Compiled | null = null;
  const compiled = (): Compiled => {
    known ??= compileInside(written, parameters, outer, qualifiedName);
    return known;
  };
  return (frame) => {
    const { module, cells } = frame;
    takeSteps(frame.machine, STEPS_OF_FUNCTION);
    const defaults = defaultsOf(frame);
    const bind = (args: readonly Value[], keywords: Keywords): Bound =>
      keywords.size === 0 && args.length === parameters.names.length && isPlain(parameters)
        ? args.slice()
        : bindArguments(qualifiedName, parameters, defaults, args, keywords);
    const invoke: Invoke = (machine, args, keywords) => {
      const { scope, captured, inCells, body } = compiled();
      const inner: Activation = {
        machine,
        module,
        name,
        caller: machine.frame,
        span: spanOf(node),
        slots: bind(args, keywords),
        cells: openCells(scope, cells, captured),
        names: NO_NAMES,
        result: null,
        handled: undefined,
        locals: () => namedSlots(scope, inner),
      };
      for (const [slot, cell] of inCells) moveToCell(inner, slot, cell);
      return run(inner, body, written.isAsync);
    };
    return {
      kind: 'function',
      type: functionClass,
      name,
      qualifiedName,
      module,
      parameters,
      defaults,
      definition: statementOf(node),
      get place() {
        return placeOf(outer.source, node);
      },
      invoke,
      attributes: new Map(),
    };
  };
}

/** The steps that making a function takes, so that an endless loop that makes functions ends as early as any other. */
const STEPS_OF_FUNCTION = 8;

/** What a call of a function needs. */
interface Compiled {
  readonly scope: Scope;
  readonly captured: readonly number[];
  readonly inCells: ReturnType<typeof cellsOfParameters>;
  readonly body: Body;
}

/** Compiles a body when it first runs: most functions of most files never do. */
function compileInside(
  written: Written,
  parameters: Parameters,
  outer: Context,
  qualifiedName: string,
): Compiled {
  const scope = outer.scopes.get(written.node) ?? outer.scope;
  const context: Context = { ...outer, scope, path: `${qualifiedName}.<locals>`, missingImports: 'unknown' };
  return {
    scope,
    captured: capturedIndexes(scope, outer.scope),
    inCells: cellsOfParameters(parameters, scope),
    body: written.body(context),
  };
}

/** What `locals()` has: the function's own names, and after them those of outer functions that it uses, `__class__` among them. */
function* namedSlots(scope: Scope, frame: Activation): Generator<readonly [string, Value]> {
  for (const name of new Set([...scope.bound, ...scope.free])) {
    const location = locate(scope, name);
    const value =
      location.kind === 'slot'
        ? frame.slots[location.index]
        : location.kind === 'cell'
          ? frame.cells[location.index]?.value
          : undefined;
    if (value !== undefined && !name.startsWith('.')) yield [name, value];
  }
}

const NO_NAMES: Map<string, Value> = new Map();

function statementOf(node: Statement | Expression): Statement | null {
  return node.nodeType === 'FunctionDef' || node.nodeType === 'AsyncFunctionDef' ? node : null;
}

function isPlain({ rest, keywordOnly, keywordRest }: Parameters): boolean {
  return rest === null && keywordRest === null && keywordOnly.length === 0;
}

function spanOf(node: Span): Span {
  return node;
}

/** The parameters that inner functions use: their slots and cells. */
function cellsOfParameters(
  parameters: Parameters,
  scope: Scope,
): readonly (readonly [slot: number, cell: number])[] {
  const { names, keywordOnly, rest, keywordRest } = parameters;
  const all = [
    ...names,
    ...keywordOnly,
    ...(rest === null ? [] : [rest]),
    ...(keywordRest === null ? [] : [keywordRest]),
  ];
  return all.flatMap((name, slot) => {
    const location = locate(scope, name);
    return location.kind === 'cell' ? [[slot, location.index] as const] : [];
  });
}

function moveToCell(
  { slots, cells }: { slots: Bound; cells: readonly Cell[] },
  slot: number,
  index: number,
): void {
  const cell = cells[index];
  if (cell !== undefined) cell.value = slots[slot];
}

function run(frame: Activation, body: Body, isAsync: boolean): Value {
  const { machine } = frame;
  if (isAsync)
    refuse({ code: 'python/unsupported', message: `running the coroutine ${frame.name} is not supported` });
  if (body.generate !== null) return resumable(frame, body.generate, generatorClass);
  takeSteps(machine, 1);
  enterFrame(machine);
  machine.frame = frame;
  try {
    return body.run(frame);
  } catch (thrown) {
    throw noteFrame(thrown, frame);
  } finally {
    machine.depth -= 1;
    machine.frame = frame.caller;
  }
}
