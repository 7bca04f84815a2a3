import { getAttribute } from '../attributes';
import { call } from '../call';
import { createInstance, typeOf } from '../classes';
import { createTuple } from '../containers';
import { raise } from '../failure';
import { hostClass, hostFunction } from '../host';
import { isInstanceOf } from '../instance-check';
import { isKind } from '../kinds';
import type { Expression } from '../syntax';
import type { Instance, Machine, PyClass, PyFunction, Value } from '../value';

/** A function that is chosen by the class of its first argument. */
export function singleDispatch(machine: Machine, callee: Value): Value {
  const made = createInstance(dispatchClass);
  made.attributes.set('__wrapped__', callee);
  for (const name of ['__name__', '__qualname__', '__doc__', '__module__'])
    made.attributes.set(name, getAttribute(machine, callee, name));
  made.attributes.set('registry', createTuple([]));
  return made;
}

/** What `functools.singledispatchmethod` makes: the class of the argument after the instance decides. */
export const dispatchMethodClass: PyClass = hostClass({
  name: 'singledispatchmethod',
  module: 'functools',
  methods: {
    __init__: (machine, [self, callee = null]) => {
      if (isKind(self, 'instance')) self.attributes.set('dispatcher', singleDispatch(machine, callee));
      return null;
    },
    register: (machine, [self, ...args]) => {
      const dispatcher = isKind(self, 'instance') ? (self.attributes.get('dispatcher') ?? null) : null;
      return call(machine, getAttribute(machine, dispatcher, 'register'), args);
    },
    __get__: (_machine, [self, instance = null]) => {
      if (!isKind(self, 'instance') || instance === null) return self;
      const dispatcher = self.attributes.get('dispatcher');
      return hostFunction('singledispatchmethod', (machine, [first = null, ...args], keywords) => {
        if (!isKind(dispatcher, 'instance')) return null;
        return call(machine, dispatched(machine, dispatcher, first), [instance, first, ...args], keywords);
      });
    },
  },
});

/** The function that is registered for the class of a value. */
function dispatched(machine: Machine, self: Instance, value: Value): Value {
  const order = typeOf(value).order;
  const pairs = registered(self).map((pair) => (isKind(pair, 'tuple') ? pair.items : []));
  const exact = order.map((one) => pairs.find(([type]) => type === one)).find((pair) => pair !== undefined);
  const found = exact ?? pairs.find(([type = null]) => isInstanceOf(machine, value, type));
  return found?.[1] ?? self.attributes.get('__wrapped__') ?? null;
}

/** The classes that the first parameter of a function is annotated with: `int`, `torch.Tensor`, `int | float`. */
function annotatedTypes(machine: Machine, callee: PyFunction): readonly Value[] {
  const { definition, module } = callee;
  if (definition?.nodeType !== 'FunctionDef') return [];
  const names = [...definition.args.posonlyargs, ...definition.args.args];
  const own = names.find(({ arg }) => arg !== 'self' && arg !== 'cls')?.annotation;
  const valuesOf = (node: Expression): readonly Value[] => {
    if (node.nodeType === 'Name') {
      const found = module.attributes.get(node.id) ?? machine.builtins.get(node.id);
      return found === undefined ? [] : [found];
    }
    if (node.nodeType === 'Attribute')
      return valuesOf(node.value).map((owner) => getAttribute(machine, owner, node.attr));
    if (node.nodeType === 'BinOp') return [...valuesOf(node.left), ...valuesOf(node.right)];
    return [];
  };
  return own == null ? [] : valuesOf(own);
}

function registered(self: Instance): readonly Value[] {
  const list = self.attributes.get('registry');
  return isKind(list, 'tuple') ? list.items : [];
}

function register(self: Instance, types: readonly Value[], callee: Value): Value {
  const added = types.map((type) => createTuple([type, callee]));
  self.attributes.set('registry', createTuple([...registered(self), ...added]));
  return callee;
}

const dispatchClass: PyClass = hostClass({
  name: 'singledispatch',
  module: 'functools',
  methods: {
    __call__: (machine, [self, ...args], keywords) => {
      if (!isKind(self, 'instance')) return null;
      return call(machine, dispatched(machine, self, args[0] ?? null), args, keywords);
    },
    register: (machine, [self, first = null, callee]) => {
      if (!isKind(self, 'instance')) return null;
      // `@f.register` of a function: the annotation of its first parameter is the class.
      if (callee === undefined && isKind(first, 'function')) {
        const types = annotatedTypes(machine, first);
        if (types.length === 0)
          return raise(
            'TypeError',
            `register() of ${first.name} needs a class as annotation of its first argument`,
          );
        return register(self, types, first);
      }
      return callee === undefined
        ? hostFunction('register', (_inner, [one = null]) => register(self, [first], one))
        : register(self, [first], callee);
    },
  },
});
