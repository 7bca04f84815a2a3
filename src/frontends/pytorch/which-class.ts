import type { Diagnostic } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { isSubclass, lookUp } from '../../python/classes';
import { isKind } from '../../python/kinds';
import type { PyClass, PyModule, Source, Value } from '../../python/value';
import { moduleClass } from './nn/module-class';

/** The callable that makes the network, or why it is not known. */
export type Chosen = { readonly callee: Value; readonly name: string } | { readonly diagnostic: Diagnostic };

/** The class or function of a name, or the one network class of the file that no other class of it uses. */
export function chooseClass(module: PyModule, source: Source, name: string | null): Chosen {
  const own = networkClasses(module, source.document);
  if (name !== null) {
    const callee = attributeAt(module, name);
    if (callee !== undefined) return { callee, name };
    const names = [...module.attributes].filter(([, value]) => isCallable(value)).map(([key]) => key);
    const listed = own.map((one) => one.name).join(', ');
    return {
      diagnostic: problem(
        source.document,
        `there is no ${name} in ${source.document}`,
        didYouMean(name, names) ??
          (listed === '' ? 'name a class or a function of the file' : `its networks are ${listed}`),
      ),
    };
  }
  const unused = own.filter((one) => !isUsed(one, own, source.text));
  const [only] = unused;
  if (only !== undefined && unused.length === 1) return { callee: only, name: only.name };
  if (own.length === 0)
    return {
      diagnostic: problem(
        source.document,
        `${source.document} has no class that derives from nn.Module`,
        'name a function that makes the network: FILE.py:function',
      ),
    };
  const candidates = (unused.length > 0 ? unused : own).map((one) => one.name);
  return {
    diagnostic: problem(
      source.document,
      `${source.document} has ${candidates.length} networks: ${candidates.join(', ')}`,
      `name one: ${source.document}:${candidates.at(-1) ?? ''}`,
    ),
  };
}

/** `Net`, or `models.Net` for something that the file imports. */
function attributeAt(module: PyModule, name: string): Value | undefined {
  let value: Value | undefined = module;
  for (const part of name.split('.')) {
    if (isKind(value, 'module')) value = value.attributes.get(part) ?? value.find?.(part);
    else if (isKind(value, 'class')) value = lookUp(value, part);
    else return undefined;
  }
  return value;
}

function networkClasses(module: PyModule, document: string): readonly PyClass[] {
  const found = new Set<PyClass>();
  for (const value of module.attributes.values()) {
    if (isKind(value, 'class') && value.place?.document === document && isSubclass(value, moduleClass))
      found.add(value);
  }
  return [...found];
}

/** Whether another class of the file derives from a class, or names it in its body. */
function isUsed(one: PyClass, all: readonly PyClass[], text: string): boolean {
  const named = new RegExp(`(?<![\\p{L}\\p{N}_])${one.name}(?![\\p{L}\\p{N}_])`, 'u');
  return all.some((other) => {
    if (other === one || other.place === null) return false;
    return isSubclass(other, one) || named.test(text.slice(other.place.start, other.place.end));
  });
}

function isCallable(value: Value): boolean {
  return isKind(value, 'class') || isKind(value, 'function');
}

function problem(document: string, message: string, help: string): Diagnostic {
  return { code: 'pytorch/class', severity: 'error', message, help, location: { document } };
}
