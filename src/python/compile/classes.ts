import { createPythonClass } from '../class-creation';
import { documentation } from '../documentation';
import { isKind } from '../kinds';
import { enterFrame, noKeywords, placeOf } from '../machine';
import type { StatementOf } from '../syntax';
import type { Value } from '../value';
import { compileItems, compileKeywords } from './calls';
import { type Activation, type Context, capturedIndexes, END, type Execute, openCells } from './code';
import { compileDecorators } from './functions';
import { noteFrame } from './generators';
import { compileNameTarget } from './names';

/** Compiles `class`. */
export function compileClass(node: StatementOf<'ClassDef'>, outer: Context): Execute {
  const scope = outer.scopes.get(node) ?? outer.scope;
  const qualifiedName = outer.path === '' ? node.name : `${outer.path}.${node.name}`;
  const context: Context = { ...outer, scope, path: qualifiedName, privateOf: node.name };
  const bases = compileItems(node.bases, outer);
  const keywords = compileKeywords(node, outer);
  const body = outer.compiler.block(node.body, context);
  const decorate = compileDecorators(node.decorator_list, outer);
  const assign = compileNameTarget(node.name, outer);
  const captured = capturedIndexes(scope, outer.scope);
  const classCell = [...scope.cells].indexOf('__class__');
  const document = documentation(node.body);
  const make = (frame: Activation): Value => {
    const { machine, module } = frame;
    const given = bases(frame);
    const named = keywords === null ? noKeywords : keywords(frame);
    const inner: Activation = {
      machine,
      module,
      name: frame.name === '<module>' ? '<module>' : node.name,
      caller: frame,
      span: node,
      slots: [],
      cells: openCells(scope, frame.cells, captured),
      names: new Map<string, Value>([['__doc__', document]]),
      result: null,
      handled: undefined,
      locals: null,
    };
    enterFrame(machine);
    machine.frame = inner;
    try {
      body(inner);
    } catch (thrown) {
      throw noteFrame(thrown, inner);
    } finally {
      machine.depth -= 1;
      machine.frame = frame;
    }
    frame.span = node;
    const made = createPythonClass(machine, {
      name: node.name,
      qualifiedName,
      module: module.name,
      bases: given,
      keywords: named,
      attributes: inner.names,
      place: placeOf(outer.source, node),
    });
    const cell = inner.cells[classCell];
    if (cell !== undefined && classCell >= 0 && isKind(made, 'class')) cell.value = made;
    return made;
  };
  return (frame) => {
    assign(frame, decorate(frame, make));
    return END.normal;
  };
}
