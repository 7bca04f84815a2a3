import { didYouMean } from '../../diagnostics/nearest';
import { attributeOrMissing } from '../attributes';
import { raise } from '../failure';
import { isKind } from '../kinds';
import type { Span } from '../syntax';
import { nameOfRest } from '../unknown';
import { usualImport } from '../usual-imports';
import type { Value } from '../value';
import { type Activation, type Assign, type Context, type Evaluate, locate } from './code';
import { nameInMainBlock } from './main-block';

/** Reads a name. */
export function compileName(name: string, span: Span, { scope }: Context): Evaluate {
  const location = locate(scope, name);
  switch (location.kind) {
    case 'slot': {
      const { index } = location;
      return (frame) => {
        const value = frame.slots[index];
        return value === undefined ? unbound(frame, span, name) : value;
      };
    }
    case 'cell': {
      const { index } = location;
      const isFree = !scope.cells.has(name);
      return (frame) => {
        const value = frame.cells[index]?.value;
        if (value !== undefined) return value;
        return isFree ? unboundFree(frame, span, name) : unbound(frame, span, name);
      };
    }
    case 'name': {
      const { cell } = location;
      return (frame) => {
        const own = frame.names.get(name);
        if (own !== undefined) return own;
        const outer = cell === null ? undefined : frame.cells[cell]?.value;
        return outer === undefined ? global(frame, span, name) : outer;
      };
    }
    default:
      return (frame) => global(frame, span, name);
  }
}

function global(frame: Activation, span: Span, name: string): Value {
  const value = frame.module.attributes.get(name);
  if (value !== undefined) return value;
  const builtin = frame.machine.builtins.get(name);
  if (builtin !== undefined) return builtin;
  const rest = nameOfRest(frame.module, name);
  if (rest !== undefined) return rest;
  const late = nameInMainBlock(frame.module, name);
  if (late !== undefined) return late;
  frame.span = span;
  return raise('NameError', `name '${name}' is not defined`, () => helpForName(frame, name));
}

/** Where a name may be that is not defined: in the object itself, in a library that is imported, or misspelt. */
function helpForName(frame: Activation, name: string): string | null {
  const { machine, module } = frame;
  const self = [...(frame.locals?.() ?? [])].find(([local]) => local === 'self')?.[1];
  if (self !== undefined && attributeOrMissing(machine, self, name) !== undefined)
    return `did you mean "self.${name}"?`;
  // a module with any name, even the empty one, is no evidence
  const library = [...module.attributes].find(
    ([, value]) =>
      isKind(value, 'module') &&
      attributeOrMissing(machine, value, name) !== undefined &&
      attributeOrMissing(machine, value, '') === undefined,
  );
  if (library !== undefined && !name.startsWith('_')) return `did you mean "${library[0]}.${name}"?`;
  const usual = usualImport(name) ?? machine.words.usualImport(name);
  if (usual !== undefined) return `write ${usual} at the beginning of the file`;
  // all names of one letter are similar to each other
  return name.length < 2
    ? null
    : didYouMean(
        name,
        knownNames(frame).filter(({ length }) => length > 1),
      );
}

function knownNames({ machine, module, locals }: Activation): readonly string[] {
  const own = [...(locals?.() ?? [])].map(([name]) => name);
  return [...own, ...module.attributes.keys(), ...machine.builtins.keys()];
}

function unbound(frame: Activation, span: Span, name: string): never {
  frame.span = span;
  return raise(
    'UnboundLocalError',
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

function unboundFree(frame: Activation, span: Span, name: string): never {
  frame.span = span;
  const scope = 'in enclosing scope';
  return raise(
    'NameError',
    `cannot access free variable '${name}' where it is not associated with a value ${scope}`,
  );
}

/** Sets a name. */
export function compileNameTarget(name: string, { scope }: Context): Assign {
  const location = locate(scope, name);
  switch (location.kind) {
    case 'slot': {
      const { index } = location;
      return (frame, value) => {
        frame.slots[index] = value;
      };
    }
    case 'cell': {
      const { index } = location;
      return (frame, value) => {
        const cell = frame.cells[index];
        if (cell !== undefined) cell.value = value;
      };
    }
    case 'name':
      return (frame, value) => {
        frame.names.set(name, value);
      };
    default:
      return (frame, value) => {
        frame.module.attributes.set(name, value);
      };
  }
}

/** Forgets a name, as `del` does; `demand` makes it an error that there is none. */
export function compileNameDeletion(
  name: string,
  span: Span,
  { scope }: Context,
  demand: 'must exist' | 'may be missing',
): (frame: Activation) => void {
  const location = locate(scope, name);
  return (frame) => {
    const holder = location.kind === 'global' ? frame.module.attributes : frame.names;
    let existed = true;
    if (location.kind === 'slot') {
      existed = frame.slots[location.index] !== undefined;
      frame.slots[location.index] = undefined;
    } else if (location.kind === 'cell') {
      const cell = frame.cells[location.index];
      existed = cell?.value !== undefined;
      if (cell !== undefined) cell.value = undefined;
    } else existed = holder.delete(name);
    if (existed || demand === 'may be missing') return;
    if (location.kind === 'slot' || location.kind === 'cell') unbound(frame, span, name);
    frame.span = span;
    raise('NameError', `name '${name}' is not defined`);
  };
}
