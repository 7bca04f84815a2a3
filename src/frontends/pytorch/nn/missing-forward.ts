import { nearest } from '../../../diagnostics/nearest';
import { lookUp } from '../../../python/classes';
import { isKind } from '../../../python/kinds';
import type { PyClass } from '../../../python/value';

/** Where the forward of a class may be: under a misspelt name, or inside `__init__`. */
export function forwardMeant(type: PyClass): string | null {
  const [near] = nearest(
    'forward',
    type.order.filter(({ isOpen }) => isOpen).flatMap(({ attributes }) => [...attributes.keys()]),
  );
  if (near !== undefined) return `rename ${near} to forward, the method that runs when a module is called`;
  const made = lookUp(type, '__init__');
  const body = isKind(made, 'function') && made.definition !== null && 'body' in made.definition;
  if (!body || !Array.isArray(made.definition.body)) return null;
  const isInside = made.definition.body.some(
    (one) => 'name' in one && one.name === 'forward' && one.nodeType === 'FunctionDef',
  );
  return isInside ? 'forward is defined inside __init__: indent it like __init__' : null;
}

/** What to do if a called module has no forward. */
export function helpForForward(type: PyClass): string {
  const isHolder = type.order.some(({ name }) => /^(?:Module|Parameter)(?:List|Dict)$/.test(name));
  if (isHolder)
    return 'it only holds modules: call them one by one, as in for layer in self.layers: x = layer(x)';
  return forwardMeant(type) ?? 'define forward(self, x) in the class';
}
