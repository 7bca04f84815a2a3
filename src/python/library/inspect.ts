import { argument } from '../arguments';
import { attributeOrMissing, getAttribute, namesOf } from '../attributes';
import { call } from '../call';
import { createInstance, functionClass, lookUp, typeOf } from '../classes';
import { createDict, createList, createTuple } from '../containers';
import { raise } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import { setEntry } from '../keys';
import { isKind } from '../kinds';
import { truth } from '../truth';
import type { HostModule, Instance, Machine, Parameters, PyClass, PyDict, PyFunction, Value } from '../value';
import { refusedFunction } from './small-modules';

const emptyClass: PyClass = hostClass({ name: '_empty', module: 'inspect', methods: {} });

const KINDS = [
  'POSITIONAL_ONLY',
  'POSITIONAL_OR_KEYWORD',
  'VAR_POSITIONAL',
  'KEYWORD_ONLY',
  'VAR_KEYWORD',
] as const;

const kindClass: PyClass = hostClass({
  name: '_ParameterKind',
  module: 'inspect',
  methods: {
    __repr__: (_machine, [self]) => (isKind(self, 'instance') ? String(self.attributes.get('name')) : ''),
  },
});

const kinds: ReadonlyMap<string, Instance> = new Map(
  KINDS.map((name) => {
    const made = createInstance(kindClass);
    made.attributes.set('name', name);
    return [name, made];
  }),
);

const parameterClass: PyClass = hostClass({
  name: 'Parameter',
  module: 'inspect',
  methods: {},
  attributes: { ...Object.fromEntries(kinds), empty: emptyClass },
});

const signatureClass: PyClass = hostClass({
  name: 'Signature',
  module: 'inspect',
  methods: {},
  attributes: { empty: emptyClass },
});

/** The parameters of what a call of a value runs, and how many of them are bound already. */
function functionOf(value: Value): readonly [Pick<PyFunction, 'parameters' | 'defaults'>, bound: number] {
  if (isKind(value, 'function')) {
    const wrapped = value.attributes.get('__wrapped__');
    return wrapped === undefined ? [value, 0] : functionOf(wrapped);
  }
  if (isKind(value, 'method')) return [functionOf(value.callee)[0], 1];
  if (isKind(value, 'class')) {
    const initialise = lookUp(value, '__init__');
    if (isKind(initialise, 'function')) return [functionOf(initialise)[0], 1];
    if (isKind(initialise, 'host-function') && initialise.signature !== undefined)
      return [initialise.signature, 1];
  }
  if (isKind(value, 'host-function') && value.signature !== undefined) return [value.signature, 0];
  return raise('ValueError', `no signature found for ${typeOf(value).name}`);
}

function parametersWithKinds({ names, positionalOnly, rest, keywordOnly, keywordRest }: Parameters) {
  const all = names.map((name, index) => [name, index < positionalOnly ? KINDS[0] : KINDS[1]] as const);
  const others = [
    ...(rest === null ? [] : [[rest, KINDS[2]] as const]),
    ...keywordOnly.map((name) => [name, KINDS[3]] as const),
    ...(keywordRest === null ? [] : [[keywordRest, KINDS[4]] as const]),
  ];
  return [...all, ...others];
}

function signature(machine: Machine, callee: Value): Value {
  const [of, bound] = functionOf(callee);
  const parameters: PyDict = createDict();
  for (const [name, kind] of parametersWithKinds(of.parameters).slice(bound)) {
    const made = createInstance(parameterClass);
    made.attributes.set('name', name);
    made.attributes.set('kind', kinds.get(kind) ?? null);
    const fallback = of.defaults.get(name);
    made.attributes.set('default', fallback === undefined ? emptyClass : fallback);
    made.attributes.set('annotation', emptyClass);
    setEntry(machine, parameters, name, made);
  }
  const made = createInstance(signatureClass);
  made.attributes.set('parameters', parameters);
  made.attributes.set('return_annotation', emptyClass);
  return made;
}

function fullSpecification(callee: Value): Value {
  const [{ parameters, defaults }] = functionOf(callee);
  const { names, rest, keywordOnly, keywordRest } = parameters;
  const made = createInstance(hostClass({ name: 'FullArgSpec', module: 'inspect', methods: {} }));
  const named = (wanted: readonly string[]) => wanted.filter((name) => defaults.has(name));
  const given = named(names).map((name) => defaults.get(name) ?? null);
  const byKeyword = createDict();
  for (const key of named(keywordOnly)) byKeyword.entries.set(key, { key, value: defaults.get(key) ?? null });
  made.attributes.set('args', createList([...names]));
  made.attributes.set('varargs', rest);
  made.attributes.set('varkw', keywordRest);
  made.attributes.set('defaults', given.length === 0 ? null : createTuple(given));
  made.attributes.set('kwonlyargs', createList([...keywordOnly]));
  made.attributes.set('kwonlydefaults', byKeyword.entries.size === 0 ? null : byKeyword);
  return made;
}

/** A new dict of an object's own annotations; a class has none of its bases'. */
function annotationsOf(machine: Machine, of: Value): Value {
  const found = isKind(of, 'class')
    ? of.attributes.get('__annotations__')
    : attributeOrMissing(machine, of, '__annotations__');
  const entries = isKind(found, 'dict') ? [...found.entries] : [];
  return { ...createDict(), entries: new Map(entries.map(([key, entry]) => [key, { ...entry }])) };
}

function members(machine: Machine, value: Value, isWanted: (item: Value) => boolean): Value {
  const names = [...namesOf(value)].filter((name) => !name.startsWith('__')).sort();
  return createList(
    names
      .map((name) => [name, getAttribute(machine, value, name)] as const)
      .filter(([, item]) => isWanted(item))
      .map(([name, item]) => createTuple([name, item])),
  );
}

/** The document that something was read from. */
function fileOf(name: string, value: Value): string {
  const of = isKind(value, 'method') ? value.callee : value;
  const place = isKind(of, 'function') || isKind(of, 'class') ? of.place : null;
  const document = isKind(of, 'module') ? of.source?.document : place?.document;
  return document ?? raise('TypeError', `${name}() argument is a built-in ${typeOf(of).name}`);
}

/** The text of a module, or of a function with the spaces before its first line. */
function sourceOf(value: Value): string {
  const of = isKind(value, 'method') ? value.callee : value;
  if (isKind(of, 'module') && of.source !== null) return of.source.text;
  const text = isKind(of, 'function') ? of.module.source?.text : undefined;
  if (text === undefined || !isKind(of, 'function') || of.definition === null)
    return raise('OSError', 'could not get source code');
  const { start, end } = of.definition;
  return `${text.slice(text.lastIndexOf('\n', start) + 1, end)}\n`;
}

const TESTS: Readonly<Record<string, (value: Value) => boolean>> = {
  isclass: (value) => isKind(value, 'class'),
  isfunction: (value) => isKind(value, 'function') && value.type === functionClass,
  ismethod: (value) => isKind(value, 'method') && isKind(value.callee, 'function'),
  ismodule: (value) => isKind(value, 'module'),
  isbuiltin: (value) => isKind(value, 'host-function'),
  isgenerator: (value) => isKind(value, 'iterator') && value.generator !== null,
};

export const inspectModule: HostModule = {
  name: 'inspect',
  create: () =>
    hostModule(
      'inspect',
      {
        ...Object.fromEntries(
          Object.entries(TESTS).map(([name, test]) => [
            name,
            hostFunction(name, (_machine, args) => test(argument(name, args, 0))),
          ]),
        ),
        signature: hostFunction('signature', (machine, [callee = null]) => signature(machine, callee)),
        getfullargspec: hostFunction('getfullargspec', (_machine, [callee = null]) =>
          fullSpecification(callee),
        ),
        get_annotations: hostFunction('get_annotations', (machine, args) =>
          annotationsOf(machine, argument('get_annotations', args, 0)),
        ),
        getmembers: hostFunction('getmembers', (machine, [value = null, given = null], keywords) => {
          const test = keywords.get('predicate') ?? given;
          return members(
            machine,
            value,
            (item) => test === null || truth(machine, call(machine, test, [item])),
          );
        }),
        ...Object.fromEntries(
          ['getfile', 'getsourcefile'].map((name) => [
            name,
            hostFunction(name, (_machine, args) => fileOf(name, argument(name, args, 0))),
          ]),
        ),
        getsource: hostFunction('getsource', (_machine, args) => sourceOf(argument('getsource', args, 0))),
        Parameter: parameterClass,
        Signature: signatureClass,
      },
      (name) =>
        name.startsWith('__') ? undefined : refusedFunction(`inspect.${name}`, 'looks into the interpreter'),
    ),
};
