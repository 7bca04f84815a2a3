import { withParameters } from '../arguments';
import { call } from '../call';
import { createInstance } from '../classes';
import { createList, createTuple, dictOfNames, iteratorOver } from '../containers';
import { raise } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import { isKind } from '../kinds';
import { representation } from '../representation';
import type { HostModule, Instance, Machine, PyClass, Value } from '../value';
import { allMatches, FLAGS, type Pattern, patternOfText, search } from './patterns';

const matches = new WeakMap<Instance, RegExpExecArray>();
const patterns = new WeakMap<Instance, Pattern>();

function matchOf(self: Value): RegExpExecArray {
  const match = isKind(self, 'instance') ? matches.get(self) : undefined;
  return match ?? raise('TypeError', 'a match is needed');
}

function group(match: RegExpExecArray, which: Value): Value {
  const found = typeof which === 'string' ? match.groups?.[which] : match[Number(which)];
  const isThere =
    typeof which === 'string'
      ? match.groups !== undefined && which in match.groups
      : Number(which) < match.length;
  return isThere ? (found ?? null) : raise('IndexError', 'no such group');
}

function edge(self: Value, which: Value, side: 0 | 1): Value {
  const match = matchOf(self);
  const found = typeof which === 'string' ? match.indices?.groups?.[which] : match.indices?.[Number(which)];
  return found?.[side] ?? -1;
}

const matchClass: PyClass = hostClass({
  name: 'Match',
  module: 're',
  settable: 'never',
  methods: {
    group: (_machine, [self, ...which]) => {
      const [only = 0] = which;
      return which.length < 2
        ? group(matchOf(self), only)
        : createTuple(which.map((one) => group(matchOf(self), one)));
    },
    groups: (_machine, [self, fallback = null]) =>
      createTuple(
        matchOf(self)
          .slice(1)
          .map((one) => one ?? fallback),
      ),
    groupdict: (_machine, [self]) =>
      dictOfNames(
        Object.entries(matchOf(self).groups ?? {}).map(([name, value]) => [name, value ?? null] as const),
      ),
    start: (_machine, [self, which = 0]) => edge(self, which, 0),
    end: (_machine, [self, which = 0]) => edge(self, which, 1),
    span: (_machine, [self, which = 0]) => createTuple([edge(self, which, 0), edge(self, which, 1)]),
    __getitem__: (_machine, [self, which = null]) => group(matchOf(self), which),
    __repr__: (machine, [self]) => {
      const [text = ''] = matchOf(self);
      return `<re.Match object; span=(${matchOf(self).index}, ${matchOf(self).index + text.length}), match=${representation(machine, text)}>`;
    },
  },
});

function matchValue(match: RegExpExecArray | null): Value {
  if (match === null) return null;
  const made = createInstance(matchClass);
  matches.set(made, match);
  return made;
}

/** What `findall` gives for a match: its text, its group or its groups. */
function foundValue(match: RegExpExecArray): Value {
  const groups = match.slice(1).map((one) => one ?? '');
  return groups.length === 0 ? match[0] : groups.length === 1 ? (groups[0] ?? '') : createTuple(groups);
}

function substitute(
  machine: Machine,
  pattern: Pattern,
  replacement: Value,
  text: string,
  count: number,
): string {
  let result = '';
  let at = 0;
  for (const [index, match] of allMatches(machine, pattern, text).entries()) {
    if (count > 0 && index >= count) break;
    const fresh =
      typeof replacement === 'string'
        ? replacement.replace(/\\(?:g<(\w+)>|(\d))/g, (_whole, name, digit) => {
            const value = group(match, /^\d+$/.test(name ?? digit) ? Number(name ?? digit) : name);
            return typeof value === 'string' ? value : '';
          })
        : String(call(machine, replacement, [matchValue(match)]));
    result += text.slice(at, match.index) + fresh;
    at = match.index + match[0].length;
  }
  return result + text.slice(at);
}

function splitBy(machine: Machine, pattern: Pattern, text: string, most: number): Value {
  const parts: Value[] = [];
  let at = 0;
  for (const [index, match] of allMatches(machine, pattern, text).entries()) {
    if (most > 0 && index >= most) break;
    parts.push(text.slice(at, match.index), ...match.slice(1).map((one) => one ?? null));
    at = match.index + match[0].length;
  }
  return createList([...parts, text.slice(at)]);
}

type Operation = (machine: Machine, pattern: Pattern, given: (name: string) => Value) => Value;

const OPERATIONS: Readonly<Record<string, readonly [parameters: readonly string[], operation: Operation]>> = {
  search: [
    ['string'],
    (machine, pattern, given) => matchValue(search(machine, pattern, String(given('string')), 'search')),
  ],
  match: [
    ['string'],
    (machine, pattern, given) => matchValue(search(machine, pattern, String(given('string')), 'match')),
  ],
  fullmatch: [
    ['string'],
    (machine, pattern, given) => matchValue(search(machine, pattern, String(given('string')), 'fullmatch')),
  ],
  findall: [
    ['string'],
    (machine, pattern, given) =>
      createList(allMatches(machine, pattern, String(given('string'))).map(foundValue)),
  ],
  finditer: [
    ['string'],
    (machine, pattern, given) =>
      iteratorOver(allMatches(machine, pattern, String(given('string'))).map(matchValue)),
  ],
  sub: [
    ['repl', 'string', 'count'],
    (machine, pattern, given) =>
      substitute(machine, pattern, given('repl'), String(given('string')), Number(given('count'))),
  ],
  split: [
    ['string', 'maxsplit'],
    (machine, pattern, given) =>
      splitBy(machine, pattern, String(given('string')), Number(given('maxsplit'))),
  ],
};

const DEFAULTS = { count: 0, maxsplit: 0, flags: 0 };

const patternClass: PyClass = hostClass({
  name: 'Pattern',
  module: 're',
  settable: 'never',
  methods: Object.fromEntries(
    Object.entries(OPERATIONS).map(([name, [parameters, operation]]) => [
      name,
      withParameters(name, ['self', ...parameters], DEFAULTS, (machine, given) =>
        operation(machine, patternOf(given('self'), 0), given),
      ),
    ]),
  ),
});

function patternOf(value: Value, flags: number): Pattern {
  if (isKind(value, 'instance')) {
    const known = patterns.get(value);
    if (known !== undefined) return known;
  }
  return typeof value === 'string'
    ? patternOfText(value, flags)
    : raise('TypeError', 'first argument must be string or compiled pattern');
}

/** `re`, and the library `regex` as far as it is the same: a pattern or a name that only `regex` has is an error. */
export const reModules: readonly HostModule[] = ['re', 'regex'].map((module) => ({
  name: module,
  create: () => {
    const values: Record<string, Value> = { Pattern: patternClass, Match: matchClass };
    for (const [name, [value, letter]] of Object.entries(FLAGS)) {
      values[name] = value;
      values[letter.toUpperCase()] = value;
    }
    for (const [name, [parameters, operation]] of Object.entries(OPERATIONS)) {
      const invoke = withParameters(name, ['pattern', ...parameters, 'flags'], DEFAULTS, (machine, given) =>
        operation(machine, patternOf(given('pattern'), Number(given('flags'))), given),
      );
      values[name] = hostFunction(name, invoke);
    }
    values.escape = hostFunction('escape', (_machine, [text = '']) => String(text).replace(/[^\w]/g, '\\$&'));
    values.compile = hostFunction('compile', (_machine, [written = null, flags = 0]) => {
      const pattern = patternOf(written, Number(flags));
      const made = createInstance(patternClass);
      made.attributes.set('pattern', pattern.written);
      patterns.set(made, pattern);
      return made;
    });
    return hostModule(module, values);
  },
}));
