import { argument, intArgument } from '../arguments';
import { call } from '../call';
import { createIterator, createTuple, iteratorOver } from '../containers';
import { isEqual } from '../equality';
import { hostClass, hostFunction, hostModule } from '../host';
import { itemsOf, iterate } from '../iteration';
import { takeSteps } from '../machine';
import { binary } from '../operators';
import { truth } from '../truth';
import type { HostModule, Invoke, Machine, Value } from '../value';

type Generate = (
  machine: Machine,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
) => Generator<Value>;

function* each(machine: Machine, value: Value): Generator<Value> {
  const next = iterate(machine, value);
  for (let item = next(); item !== undefined; item = next()) {
    takeSteps(machine, 1);
    yield item;
  }
}

/** Choices of items in order, each at least this many places after the one before; 0 lets an item come again. */
function* chosenOf(machine: Machine, source: Value, count: Value, step: 0 | 1): Generator<Value> {
  const items = itemsOf(machine, source);
  const size = intArgument(count);
  function* from(start: number, chosen: readonly Value[]): Generator<Value> {
    takeSteps(machine, 1 + chosen.length);
    if (chosen.length === size) yield createTuple(chosen);
    else
      for (let at = start; at < items.length; at += 1) yield* from(at + step, [...chosen, items[at] ?? null]);
  }
  yield* from(0, []);
}

const GENERATORS: Readonly<Record<string, Generate>> = {
  *chain(machine, args) {
    for (const one of args) yield* each(machine, one);
  },
  *count(machine, [start = 0, step = 1]) {
    for (let value: Value = start; ; value = binary(machine, 'Add', value, step)) {
      takeSteps(machine, 1);
      yield value;
    }
  },
  *cycle(machine, args) {
    const items = itemsOf(machine, argument('cycle', args, 0));
    while (items.length > 0) {
      takeSteps(machine, items.length);
      yield* items;
    }
  },
  *repeat(machine, [value = null, times], keywords) {
    const count = times ?? keywords.get('times');
    const most = count === undefined ? Number.POSITIVE_INFINITY : intArgument(count);
    for (let at = 0; at < most; at += 1) {
      takeSteps(machine, 1);
      yield value;
    }
  },
  *accumulate(machine, [source = null, operator = null], keywords) {
    const callee = keywords.get('func') ?? operator;
    let total: Value | undefined = keywords.get('initial');
    if (total !== undefined) yield total;
    for (const item of each(machine, source)) {
      if (total === undefined) total = item;
      else
        total = callee === null ? binary(machine, 'Add', total, item) : call(machine, callee, [total, item]);
      yield total;
    }
  },
  *islice(machine, [source = null, ...bounds]) {
    const [first = null, second, third = null] = bounds;
    const start = second === undefined ? 0 : first === null ? 0 : intArgument(first);
    const end = second === undefined ? first : second;
    const stop = end === null ? Number.POSITIVE_INFINITY : intArgument(end);
    const step = third === null ? 1 : intArgument(third);
    const next = iterate(machine, source);
    for (let at = 0; at < stop; at += 1) {
      const item = next();
      if (item === undefined) return;
      takeSteps(machine, 1);
      if (at >= start && (at - start) % step === 0) yield item;
    }
  },
  *takewhile(machine, [test = null, source = null]) {
    for (const item of each(machine, source)) {
      if (!truth(machine, call(machine, test, [item]))) return;
      yield item;
    }
  },
  *dropwhile(machine, [test = null, source = null]) {
    let isDropping = true;
    for (const item of each(machine, source)) {
      isDropping = isDropping && truth(machine, call(machine, test, [item]));
      if (!isDropping) yield item;
    }
  },
  *filterfalse(machine, [test = null, source = null]) {
    for (const item of each(machine, source))
      if (!truth(machine, test === null ? item : call(machine, test, [item]))) yield item;
  },
  *starmap(machine, [callee = null, source = null]) {
    for (const item of each(machine, source)) yield call(machine, callee, itemsOf(machine, item));
  },
  *compress(machine, [source = null, selectors = null]) {
    const next = iterate(machine, selectors);
    for (const item of each(machine, source)) {
      const selected = next();
      if (selected === undefined) return;
      if (truth(machine, selected)) yield item;
    }
  },
  *pairwise(machine, [source = null]) {
    let before: Value | undefined;
    for (const item of each(machine, source)) {
      if (before !== undefined) yield createTuple([before, item]);
      before = item;
    }
  },
  *product(machine, args, keywords) {
    const times = intArgument(keywords.get('repeat') ?? 1);
    const once = args.map((one) => itemsOf(machine, one));
    const pools: Value[][] = [];
    for (let at = 0; at < times; at += 1) pools.push(...once);
    function* from(at: number, chosen: readonly Value[]): Generator<Value> {
      const pool = pools[at];
      if (pool === undefined) {
        takeSteps(machine, 1 + chosen.length);
        yield createTuple(chosen);
      } else for (const item of pool) yield* from(at + 1, [...chosen, item]);
    }
    yield* from(0, []);
  },
  *permutations(machine, [source = null, count = null]) {
    const items = itemsOf(machine, source);
    const size = count === null ? items.length : intArgument(count);
    function* from(chosen: readonly number[]): Generator<Value> {
      takeSteps(machine, 1 + chosen.length);
      if (chosen.length === size) yield createTuple(chosen.map((at) => items[at] ?? null));
      else
        for (let at = 0; at < items.length; at += 1) if (!chosen.includes(at)) yield* from([...chosen, at]);
    }
    yield* from([]);
  },
  combinations: (machine, [source = null, count = null]) => chosenOf(machine, source, count, 1),
  combinations_with_replacement: (machine, [source = null, count = null]) =>
    chosenOf(machine, source, count, 0),
  *zip_longest(machine, args, keywords) {
    const fill = keywords.get('fillvalue') ?? null;
    const nexts = args.map((one) => iterate(machine, one));
    for (;;) {
      const items = nexts.map((next) => next());
      if (items.every((item) => item === undefined)) return;
      takeSteps(machine, 1);
      yield createTuple(items.map((item) => (item === undefined ? fill : item)));
    }
  },
  *groupby(machine, [source = null, key = null], keywords) {
    const by = keywords.get('key') ?? key;
    let group: Value[] = [];
    let groupKey: Value | undefined;
    for (const item of each(machine, source)) {
      const itemKey = by === null ? item : call(machine, by, [item]);
      if (groupKey !== undefined && !isEqual(machine, groupKey, itemKey)) {
        yield createTuple([groupKey, iteratorOver(group)]);
        group = [];
      }
      groupKey = itemKey;
      group.push(item);
    }
    if (groupKey !== undefined) yield createTuple([groupKey, iteratorOver(group)]);
  },
};

function tee(machine: Machine, args: readonly Value[]): Value {
  const items = itemsOf(machine, argument('tee', args, 0));
  return createTuple(Array.from({ length: intArgument(args[1] ?? 2) }, () => iteratorOver(items)));
}

export const itertoolsModule: HostModule = {
  name: 'itertools',
  create: () => {
    const values: Record<string, Value> = {};
    for (const [name, generate] of Object.entries(GENERATORS)) {
      const invoke: Invoke = (machine, args, keywords) => iteratorOver(generate(machine, args, keywords));
      values[name] = hostFunction(name, invoke);
    }
    const { chain } = values;
    const fromIterable = hostFunction('from_iterable', (machine, [source = null]) => {
      const outer = iterate(machine, source);
      let inner: (() => Value | undefined) | null = null;
      return createIterator(() => {
        for (;;) {
          const item = inner?.();
          if (item !== undefined) return item;
          const following = outer();
          if (following === undefined) return undefined;
          inner = iterate(machine, following);
        }
      });
    });
    return hostModule('itertools', {
      ...values,
      chain: chainWith(chain ?? null, fromIterable),
      tee: hostFunction('tee', tee),
    });
  },
};

/** `chain` is called, and has `from_iterable` besides. */
function chainWith(chain: Value, fromIterable: Value): Value {
  const invoke: Invoke = (machine, [_type, ...args], keywords) => call(machine, chain, args, keywords);
  return chainClassOf(invoke, fromIterable);
}

function chainClassOf(create: Invoke, fromIterable: Value): Value {
  return hostClass({
    name: 'chain',
    module: 'itertools',
    settable: 'never',
    methods: {},
    attributes: { __new__: hostFunction('__new__', create), from_iterable: fromIterable },
  });
}
