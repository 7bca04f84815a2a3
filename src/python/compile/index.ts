import { moduleClass } from '../classes';
import { enterFrame } from '../machine';
import type { ParsedModule } from '../syntax';
import type { Attributes, Machine, PyModule, Source } from '../value';
import { analyseScopes } from './analyse-scopes';
import type { Activation, Compiler, Context } from './code';
import { compileExpression } from './expressions';
import { compileLambda } from './functions';
import { noteFrame } from './generators';
import { compileModuleBody, type Role } from './module-body';
import { compileBlock } from './statements';
import { compileTarget } from './targets';
import { compileYieldingBlock } from './yielding';

const compiler: Compiler = {
  expression: compileExpression,
  block: compileBlock,
  yieldingBlock: compileYieldingBlock,
  target: compileTarget,
  lambda: compileLambda,
};

/** A module that has not run yet. */
export function createModule(
  name: string,
  packageName: string,
  source: Source,
  find: PyModule['find'],
): PyModule {
  const attributes: Attributes = new Map([
    ['__name__', name],
    ['__package__', packageName],
    ['__file__', source.document],
    ['__doc__', null],
    ['__spec__', null],
  ]);
  return { kind: 'module', type: moduleClass, name, attributes, source, find, names: null };
}

/**
 * Runs the statements of a module, which set its attributes. A statement of a program or of a module that is
 * imported is left out where it needs what is not available: then its names are not known.
 */
export function runModule(
  machine: Machine,
  module: PyModule,
  parsed: ParsedModule,
  source: Source,
  role: Role | 'part of a run' = 'part of a run',
): void {
  const scopes = analyseScopes(parsed);
  const scope = scopes.get(parsed);
  if (scope === undefined) return;
  const context: Context = {
    scope,
    scopes,
    source,
    path: '',
    privateOf: null,
    annotations: hasTextAnnotations(parsed) ? 'texts' : 'values',
    missingImports: 'unknown',
    compiler,
  };
  const execute =
    role === 'part of a run'
      ? compileBlock(parsed.body, context)
      : compileModuleBody(parsed, { source, context, role });
  const frame: Activation = {
    machine,
    module,
    name: '<module>',
    caller: machine.frame,
    span: parsed,
    slots: [],
    cells: [],
    names: module.attributes,
    result: null,
    handled: undefined,
    locals: null,
  };
  enterFrame(machine);
  machine.frame = frame;
  try {
    execute(frame);
  } catch (thrown) {
    throw noteFrame(thrown, frame);
  } finally {
    machine.depth -= 1;
    machine.frame = frame.caller;
  }
}

function hasTextAnnotations({ body }: ParsedModule): boolean {
  return body.some(
    (node) =>
      node.nodeType === 'ImportFrom' &&
      node.module === '__future__' &&
      node.names.some(({ name }) => name === 'annotations'),
  );
}
