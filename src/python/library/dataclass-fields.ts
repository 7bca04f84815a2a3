import { createInstance } from '../classes';
import { raise } from '../failure';
import { hostClass } from '../host';
import { isKind } from '../kinds';
import { textOf } from '../representation';
import type { Machine, PyClass, Value } from '../value';

/** A field of a dataclass. */
export interface Field {
  readonly name: string;
  readonly kind: 'field' | 'init-only';
  readonly fallback: Value | undefined;
  readonly factory: Value | undefined;
  readonly isInInit: boolean;
  readonly isShown: boolean;
  readonly isCompared: boolean;
  /** Whether it is part of the hash: by default, whether it is compared. */
  readonly isHashed: boolean;
  readonly isKeywordOnly: boolean;
  readonly annotation: Value;
  /** What the code says of it for itself; null for nothing. */
  readonly metadata: Value;
}

export const fieldClass: PyClass = hostClass({ name: 'Field', module: 'dataclasses', methods: {} });
export const missing = createInstance(
  hostClass({ name: '_MISSING_TYPE', module: 'dataclasses', methods: {} }),
);
export const keywordOnlyMark = createInstance(
  hostClass({ name: 'KW_ONLY', module: 'dataclasses', methods: {} }),
);
export const initVar = createInstance(
  hostClass({
    name: 'InitVar',
    module: 'dataclasses',
    methods: { __getitem__: (_machine, [self]) => self },
  }),
);

/** The fields of classes that are dataclasses. */
const fieldsOfClasses = new WeakMap<PyClass, readonly Field[]>();

/** The fields of a class or of the nearest one that it inherits from; undefined if none is a dataclass. */
export function fieldsOf(type: PyClass): readonly Field[] | undefined {
  for (const one of type.order) {
    const fields = fieldsOfClasses.get(one);
    if (fields !== undefined) return fields;
  }
  return undefined;
}

/** The fields of a class that is a dataclass itself; none of any other. */
export function declaredFields(type: PyClass): readonly Field[] {
  return fieldsOfClasses.get(type) ?? [];
}

/** Whether a class is a dataclass itself, and not by what it inherits from alone. */
export function isDeclared(type: PyClass): boolean {
  return fieldsOfClasses.has(type);
}

/** Makes a class a dataclass of these fields. */
export function declareFields(type: PyClass, fields: readonly Field[]): void {
  fieldsOfClasses.set(type, fields);
}

/** The fields that a class adds, from its annotations; `passed` says how those before a KW_ONLY are passed. */
export function ownFields(
  machine: Machine,
  type: PyClass,
  passed: 'by position' | 'by keyword',
): readonly Field[] {
  const annotations = type.attributes.get('__annotations__');
  if (!isKind(annotations, 'dict')) return [];
  let isMarked = passed === 'by keyword';
  return [...annotations.entries.values()].flatMap(({ key, value: annotation }): readonly Field[] => {
    const text = textOf(machine, annotation);
    if (/ClassVar/.test(text)) return [];
    if (annotation === keywordOnlyMark || /^(dataclasses\.)?KW_ONLY$/.test(text)) {
      isMarked = true;
      return [];
    }
    const kind = annotation === initVar || /^(dataclasses\.)?InitVar/.test(text) ? 'init-only' : 'field';
    return [fieldFrom(String(key), type.attributes.get(String(key)), { kind, annotation, isMarked })];
  });
}

function fieldFrom(
  name: string,
  given: Value | undefined,
  {
    kind,
    annotation,
    isMarked,
  }: { readonly kind: Field['kind']; readonly annotation: Value; readonly isMarked: boolean },
): Field {
  const isField = isKind(given, 'instance') && given.type === fieldClass;
  const option = (key: string, fallback: Value): Value =>
    isField ? (given.attributes.get(key) ?? fallback) : fallback;
  const optional = (key: string): Value | undefined => {
    const value = isField ? given.attributes.get(key) : undefined;
    return value === missing ? undefined : value;
  };
  if (!isField && (isKind(given, 'list') || isKind(given, 'dict') || isKind(given, 'set')))
    raise(
      'ValueError',
      `mutable default <class '${given.type.name}'> for field ${name} is not allowed: use default_factory`,
    );
  return {
    name,
    kind,
    fallback: isField ? optional('default') : given,
    factory: optional('default_factory'),
    isInInit: option('init', true) === true,
    isShown: option('repr', true) === true,
    isCompared: option('compare', true) === true,
    isHashed: (option('hash', null) ?? option('compare', true)) === true,
    isKeywordOnly: option('kw_only', isMarked) === true,
    annotation,
    metadata: option('metadata', null),
  };
}
