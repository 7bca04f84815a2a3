import { argument } from '../arguments';
import { attributeOrMissing, getAttribute, namesOf } from '../attributes';
import { call } from '../call';
import { createInstance, functionClass, lookUp, typeOf } from '../classes';
import { createDict, createList, createTuple, dictOfNames } from '../containers';
import { raise } from '../failure';
import { hostFunction, hostModule } from '../host';
import { isKind } from '../kinds';
import { moduleObject } from '../module-object';
import { truth } from '../truth';
import type { CallSignature, HostModule, Instance, Machine, Parameters, PyClass, Value } from '../value';
import { frameAbove, frameOf } from './frames';
import { partialClass, partialParts } from './functools';
import { refusedFunction } from './small-modules';
import { fromSource } from './source-module';
import signatures from './sources/signature.py';

const KINDS = [
  'POSITIONAL_ONLY',
  'POSITIONAL_OR_KEYWORD',
  'VAR_POSITIONAL',
  'KEYWORD_ONLY',
  'VAR_KEYWORD',
] as const;

const OF_SIGNATURES = new Set(['Parameter', 'Signature', 'BoundArguments']);

function ofSignatures(machine: Machine, name: string): Value {
  return fromSource(machine, 'inspect', signatures, name) ?? null;
}

/** The parameters of what a call of a value runs, and how many of them are bound already. */
function signatureOf(given: Value): readonly [CallSignature, bound: number] {
  const value = unwrapped(given);
  if (isKind(value, 'function')) return [value, 0];
  if (isKind(value, 'host-function')) {
    const described = value.signature ?? value.describedBy?.();
    if (described !== undefined) return [described, 0];
  }
  if (isKind(value, 'method')) return [signatureOf(value.callee)[0], 1];
  if (isKind(value, 'class')) {
    const initialise = lookUp(value, '__init__') ?? null;
    if (isKind(initialise, 'function') || isKind(initialise, 'host-function'))
      return [signatureOf(initialise)[0], 1];
  }
  if (isKind(value, 'instance') && value.type === partialClass) return [signatureOfPartial(value), 0];
  if (isKind(value, 'instance')) {
    const method = lookUp(typeOf(value), '__call__') ?? null;
    if (isKind(method, 'function') || isKind(method, 'host-function')) return [signatureOf(method)[0], 1];
  }
  return raise('ValueError', `no signature found for ${typeOf(value).name}`);
}

/** What a function wraps at last. */
function unwrapped(value: Value): Value {
  const seen = new Set<Value>();
  let inner = value;
  while (isKind(inner, 'function')) {
    const wrapped = inner.attributes.get('__wrapped__');
    if (wrapped === undefined) break;
    if (seen.has(inner))
      return raise('ValueError', `wrapper loop when unwrapping <function ${inner.qualifiedName}>`);
    seen.add(inner);
    inner = wrapped;
  }
  return inner;
}

/** What is left to give: behind an argument that is given by name, the others are given by name too. */
function signatureOfPartial(value: Value): CallSignature {
  const [callee, args, keywords] = partialParts(value);
  const [{ parameters, defaults }, bound] = signatureOf(callee);
  const names = parameters.names.slice(bound + args.length);
  const first = names.findIndex((name) => keywords.has(name));
  const before = first < 0 ? names : names.slice(0, first);
  return {
    parameters: {
      ...parameters,
      names: before,
      positionalOnly: Math.max(0, parameters.positionalOnly - bound - args.length),
      rest: first < 0 ? parameters.rest : null,
      keywordOnly: [...names.slice(before.length), ...parameters.keywordOnly],
    },
    defaults: new Map([...defaults, ...keywords]),
  };
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
  const [of, bound] = signatureOf(callee);
  const parameterClass = ofSignatures(machine, 'Parameter');
  const signatureClass = ofSignatures(machine, 'Signature');
  if (!isKind(parameterClass, 'class') || !isKind(signatureClass, 'class')) return null;
  const empty = lookUp(parameterClass, 'empty') ?? null;
  const parameters = parametersWithKinds(of.parameters)
    .slice(bound)
    .map(([name, kind]) => {
      const fallback = of.defaults.get(name);
      const made = withAttributes(parameterClass, {
        name,
        kind: lookUp(parameterClass, kind) ?? null,
        default: fallback === undefined ? empty : fallback,
        annotation: empty,
      });
      return [name, made] as const;
    });
  return withAttributes(signatureClass, { parameters: dictOfNames(parameters), return_annotation: empty });
}

/** An instance as the class's own `__init__` would make it, without running that: decorators ask for many signatures. */
function withAttributes(type: PyClass, attributes: Readonly<Record<string, Value>>): Instance {
  const made = createInstance(type);
  for (const [name, value] of Object.entries(attributes)) made.attributes.set(name, value);
  return made;
}

function fullSpecification(machine: Machine, callee: Value): Value {
  const [{ parameters, defaults }] = signatureOf(callee);
  const { names, rest, keywordOnly, keywordRest } = parameters;
  const named = (wanted: readonly string[]) => wanted.filter((name) => defaults.has(name));
  const given = named(names).map((name) => defaults.get(name) ?? null);
  const byKeyword = named(keywordOnly).map((key) => [key, defaults.get(key) ?? null] as const);
  return call(machine, ofSignatures(machine, 'FullArgSpec'), [
    createList([...names]),
    rest,
    keywordRest,
    given.length === 0 ? null : createTuple(given),
    createList([...keywordOnly]),
    byKeyword.length === 0 ? null : dictOfNames(byKeyword),
    annotationsOf(machine, callee),
  ]);
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

/** The module that something is defined in, or that a frame runs in; none of what has no module. */
function moduleBehind(machine: Machine, value: Value): Value {
  if (isKind(value, 'module')) return value;
  const frame = frameOf(value);
  if (frame !== undefined) return moduleObject(frame.module);
  const name = attributeOrMissing(machine, value, '__module__');
  const module = typeof name === 'string' ? machine.importModule(machine, name, 'when used') : null;
  return module === null ? null : moduleObject(module);
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
  create: (machine) =>
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
        getfullargspec: hostFunction('getfullargspec', (machine, [callee = null]) =>
          fullSpecification(machine, callee),
        ),
        unwrap: hostFunction('unwrap', (_machine, args) => unwrapped(argument('unwrap', args, 0))),
        get_annotations: hostFunction('get_annotations', (machine, args) =>
          annotationsOf(machine, argument('get_annotations', args, 0)),
        ),
        currentframe: hostFunction('currentframe', (machine) => frameAbove(machine, 0)),
        getmodule: hostFunction('getmodule', (machine, [value = null]) => moduleBehind(machine, value)),
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
      },
      (name) => {
        if (OF_SIGNATURES.has(name)) return ofSignatures(machine, name);
        return name.startsWith('__')
          ? undefined
          : refusedFunction(`inspect.${name}`, 'looks into the interpreter');
      },
    ),
};
