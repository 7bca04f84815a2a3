import { unknownClass } from '../classes';
import { type Failure, failureOf, type Refused } from '../failure';
import { placeOf } from '../machine';
import type { ParsedModule, Statement } from '../syntax';
import type { Machine, PyModule, Source, UnknownValue } from '../value';
import { namesBoundBy, namesChangedBy } from './changed-names';
import { type Activation, type Context, END, type Execute } from './code';
import { toldReason } from './exceptions';
import { noteFrame } from './generators';
import { isMainBlock, keepMainBlock } from './main-block';

/** A statement that was left out. */
interface LeftOut {
  readonly failure: Refused;
  /** The names that it would have bound. */
  readonly names: ReadonlySet<string>;
}

/** What a module left out when it ran, in the order of its statements. */
const leftOut = new WeakMap<PyModule, readonly LeftOut[]>();

/**
 * The reason why a statement was left out when a module ran: the first one, or the first one that binds a name;
 * undefined if none was.
 */
export function firstLeftOut(module: PyModule, name: string | null = null): Refused | undefined {
  return leftOut.get(module)?.find(({ names }) => name === null || names.has(name))?.failure;
}

/** The reason for each statement that a module left out. */
export function allLeftOut(module: PyModule): readonly Refused[] {
  return (leftOut.get(module) ?? []).map(({ failure }) => failure);
}

/** Whether a module is the program that is run, or one that another imports. */
export type Role = 'program' | 'imported';

/**
 * The statements of a module, one after the other. One that needs a library that is not available, or that
 * names what a file has, is left out, and what it would bind or change is not known: scripts load data and
 * train beside the classes that they define. Where the machine leaves out what fails, so is any other that
 * fails.
 */
export function compileModuleBody(
  { body }: ParsedModule,
  { source, context, role }: { readonly source: Source; readonly context: Context; readonly role: Role },
): Execute {
  const parts = body.map((statement) => ({
    statement,
    execute: context.compiler.block([statement], context),
  }));
  return (frame) => {
    const { machine } = frame;
    const { depth } = machine;
    for (const { statement, execute } of parts) {
      if (isMainBlock(statement, source.text)) keepMainBlock(statement, frame, context, namesBoundBy);
      try {
        withinItsSteps(machine, () => execute(frame));
      } catch (thrown) {
        const failure = asMissing(failureOf(thrown), source);
        if (failure === null || !isLeftOut({ machine, role }, statement, failure)) throw thrown;
        noteFrame(thrown, frame);
        machine.depth = depth;
        machine.frame = frame;
        const reason = toldReason(machine, failure);
        leaveOut(frame, statement, source, { kind: 'refused', reason, stack: failure.stack });
      }
    }
    return END.normal;
  };
}

/**
 * Runs a statement with half of the steps that are left where it may be left out, so that others can run after
 * it.
 */
function withinItsSteps(machine: Machine, execute: () => void): void {
  const kept = machine.failing === 'is left out' ? Math.floor(machine.steps / 2) : 0;
  machine.steps -= kept;
  try {
    execute();
  } finally {
    machine.steps = Math.max(0, machine.steps) + kept;
  }
}

/**
 * The dependencies of an installed package are installed too: a query for their version only fails because they
 * are not available here.
 */
function asMissing(failure: Failure | null, { isSound }: Source): Failure | null {
  if (failure?.kind !== 'raised' || isSound !== true) return failure;
  const isMissing = failure.exception.type.order.some(
    ({ name, module }) => name === 'PackageNotFoundError' && module === 'importlib.metadata',
  );
  if (!isMissing) return failure;
  const message = 'the version of a library whose source is missing is needed';
  return { kind: 'refused', reason: { code: 'python/unknown-import', message }, stack: failure.stack };
}

/**
 * Whether a statement is left out that cannot run: it needs a library, or names what is in a file: `table = load(path)`.
 * Where the machine leaves out what fails: whatever acts on nothing outside, and raises in the program's own file alone.
 */
function isLeftOut(
  { machine, role }: { readonly machine: Machine; readonly role: Role },
  statement: Statement,
  failure: Failure,
): boolean {
  const isLenient = machine.failing === 'is left out';
  if (failure.kind === 'raised') return isLenient && role === 'program' && !DEFINES.has(statement.nodeType);
  const { code, acts } = failure.reason;
  if (code === 'python/unknown-import') return true;
  return (isLenient && acts !== true) || (code === 'python/outside' && onlyNames(statement));
}

/** What a program cannot do without where it raises an exception: Python would not come to the classes below it. */
const DEFINES: ReadonlySet<Statement['nodeType']> = new Set([
  'Import',
  'ImportFrom',
  'FunctionDef',
  'AsyncFunctionDef',
  'ClassDef',
]);

/** Whether a statement gives a name to a value, and does nothing else. */
function onlyNames(statement: Statement): boolean {
  if (statement.nodeType === 'AnnAssign') return statement.target.nodeType === 'Name';
  return statement.nodeType === 'Assign' && statement.targets.every(({ nodeType }) => nodeType === 'Name');
}

function leaveOut({ module }: Activation, statement: Statement, source: Source, failure: Refused): void {
  const names = namesBoundBy(statement);
  leftOut.set(module, [...(leftOut.get(module) ?? []), { failure, names }]);
  const place = placeOf(source, statement);
  const bound = [...names].map((name) => ({ module, name }));
  for (const { module: owner, name } of [...bound, ...namesChangedBy(module, statement)]) {
    const unknown: UnknownValue = {
      kind: 'unknown',
      type: unknownClass,
      path: name,
      place,
      why: `${source.document}:${place.line} was skipped: ${failure.reason.message}`,
      help: failure.reason.help ?? null,
    };
    owner.attributes.set(name, unknown);
  }
}
