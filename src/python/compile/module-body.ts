import { unknownClass } from '../classes';
import { type Failure, failureOf, type Refused } from '../failure';
import { placeOf } from '../machine';
import type { ParsedModule, Statement } from '../syntax';
import type { PyModule, Source, UnknownValue } from '../value';
import { type Activation, type Context, END, type Execute } from './code';
import { noteFrame } from './generators';
import { isMainBlock, keepMainBlock } from './main-block';
import { openScope } from './scope';
import { visitBody } from './scope-statements';

/** A statement that was left out. */
interface LeftOut {
  readonly failure: Refused;
  /** The names that it would have bound. */
  readonly names: ReadonlySet<string>;
}

/** What a module left out when it ran, in the order of its statements. */
const leftOut = new WeakMap<PyModule, readonly LeftOut[]>();

/** Why a statement was left out when a module ran: the first, or the first that binds a name; undefined where none was. */
export function firstLeftOut(module: PyModule, name: string | null = null): Refused | undefined {
  return leftOut.get(module)?.find(({ names }) => name === null || names.has(name))?.failure;
}

/**
 * The statements of a module, one after the other. One that needs a library that is not at hand, or that names what a
 * file has, is left out, and the names that it would bind are not known: scripts load data and train beside the classes
 * that they define.
 */
export function compileModuleBody({ body }: ParsedModule, source: Source, context: Context): Execute {
  const parts = body.map((statement) => ({
    statement,
    execute: context.compiler.block([statement], context),
  }));
  return (frame) => {
    const { depth } = frame.machine;
    for (const { statement, execute } of parts) {
      if (isMainBlock(statement, source.text)) keepMainBlock(statement, frame, context, namesBoundBy);
      try {
        execute(frame);
      } catch (thrown) {
        const failure = asMissing(failureOf(thrown), source);
        if (failure?.kind !== 'refused' || !isLeftOut(statement, failure)) throw thrown;
        noteFrame(thrown, frame);
        frame.machine.depth = depth;
        frame.machine.frame = frame;
        leaveOut(frame, statement, source, failure);
      }
    }
    return END.normal;
  };
}

/** What an installed package needs is installed too: where its version is asked for, it is only not at hand here. */
function asMissing(failure: Failure | null, { isSound }: Source): Failure | null {
  if (failure?.kind !== 'raised' || isSound !== true) return failure;
  const isMissing = failure.exception.type.order.some(
    ({ name, module }) => name === 'PackageNotFoundError' && module === 'importlib.metadata',
  );
  if (!isMissing) return failure;
  const message = 'the version of a library is asked for that is not at hand';
  return { kind: 'refused', reason: { code: 'python/unknown-import', message }, stack: failure.stack };
}

/** Whether a statement is left out that cannot run: it needs a library, or names what is in a file: `table = load(path)`. */
function isLeftOut(statement: Statement, { reason: { code } }: Refused): boolean {
  return code === 'python/unknown-import' || (code === 'python/outside' && onlyNames(statement));
}

/** Whether a statement gives a name to a value, and does nothing else. */
function onlyNames(statement: Statement): boolean {
  if (statement.nodeType === 'AnnAssign') return statement.target.nodeType === 'Name';
  return statement.nodeType === 'Assign' && statement.targets.every(({ nodeType }) => nodeType === 'Name');
}

function leaveOut({ module }: Activation, statement: Statement, source: Source, failure: Refused): void {
  const names = namesBoundBy(statement);
  leftOut.set(module, [...(leftOut.get(module) ?? []), { failure, names }]);
  const place = placeOf(source, statement);
  for (const name of names) {
    const unknown: UnknownValue = {
      kind: 'unknown',
      type: unknownClass,
      path: name,
      place,
      why: `${source.document}:${place.line} is left out: ${failure.reason.message}`,
      help: failure.reason.help ?? null,
    };
    module.attributes.set(name, unknown);
  }
}

function namesBoundBy(statement: Statement): ReadonlySet<string> {
  const scope = openScope('module', null);
  visitBody({ scopes: new Map(), defer: null, declares: null }, scope, [statement]);
  return scope.bound;
}
