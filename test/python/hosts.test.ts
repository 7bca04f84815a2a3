import { describe, expect, it } from 'vitest';
import { createInstance } from '../../src/python/classes';
import { createTuple } from '../../src/python/containers';
import { refuse } from '../../src/python/failure';
import { hostClass, hostFunction, hostModule } from '../../src/python/host';
import { isKind } from '../../src/python/kinds';
import { callStack, currentPlace } from '../../src/python/machine';
import type { HostModule, Value } from '../../src/python/value';
import { runPython } from '../support/run-python';

/** A host with a class that Python derives from and one that has operators, as tensors and modules have. */
const toy: HostModule = {
  name: 'toy',
  create: () => {
    const tensor = hostClass({
      name: 'Tensor',
      module: 'toy',
      methods: {
        __add__: (_machine, [self = null, other = null]) => made(sizeOf(self) + sizeOf(other)),
        __radd__: (_machine, [self = null, other = null]) => made(sizeOf(self) + sizeOf(other)),
        __getitem__: (_machine, [self = null, index = null]) =>
          made(isKind(index, 'tuple') ? index.items.length : sizeOf(self)),
        __bool__: () =>
          refuse({ code: 'python/unsupported', message: 'the path depends on the values of a tensor' }),
        __len__: (_machine, [self = null]) => sizeOf(self),
        shape: (_machine, [self = null]) => createTuple([sizeOf(self)]),
      },
    });
    const made = (size: number): Value => ({ ...createInstance(tensor), host: size });
    const sizeOf = (value: Value): number => {
      if (typeof value === 'number') return value;
      return isKind(value, 'instance') && typeof value.host === 'number' ? value.host : 0;
    };
    const base = hostClass({
      name: 'Module',
      module: 'toy',
      methods: {
        __init__: (_machine, [self = null]) => {
          if (isKind(self, 'instance')) self.attributes.set('children', createTuple([]));
          return null;
        },
        __setattr__: (_machine, [self = null, name = null, value = null]) => {
          if (isKind(self, 'instance')) self.attributes.set(`own_${String(name)}`, value);
          return null;
        },
        __getattr__: (_machine, [self = null, name = null]) =>
          (isKind(self, 'instance') ? self.attributes.get(`own_${String(name)}`) : undefined) ??
          `no ${String(name)}`,
      },
    });
    return hostModule('toy', { Tensor: tensor, Module: base }, (name) =>
      name === 'where'
        ? hostFunction('where', (machine, args, keywords) => {
            const place = currentPlace(machine);
            const names = callStack(machine).map((entry) => entry.name);
            return `${place?.line}:${place?.column} ${names.join('<')} ${args.length} ${[...keywords.keys()].join()}`;
          })
        : name === 'tensor'
          ? hostFunction('tensor', (_machine, [size = null]) => made(Number(size)))
          : undefined,
    );
  },
};

const run = (text: string) => runPython({ 'main.py': text }, { hosts: [toy] });

describe('a host', () => {
  it('has classes that Python derives from, with attributes of their own', () => {
    const text = `
import toy
class Net(toy.Module):
    def __init__(self, n):
        super().__init__()
        self.n = n
net = Net(3)
print(net.n, net.m, net.children, isinstance(net, toy.Module), Net.__mro__[1].__name__)
`;
    expect(run(text).output).toBe('3 no m () True Module\n');
  });

  it('has operators, indexing and length', () => {
    const text =
      'from toy import tensor as t\nx = t(2)\nprint(len(x + t(3)), len(1 + x), len(x[None, ..., 1:2]), x.shape())';
    expect(run(text).output).toBe('5 3 3 (2,)\n');
  });

  it('refuses at the place that asks', () => {
    const { diagnostic, line } = run(
      'import toy\nx = toy.tensor(1)\ndef f(t):\n    if t:\n        return 1\nf(x)',
    );
    expect(diagnostic?.message).toBe('the path depends on the values of a tensor');
    expect(line).toBe(4);
  });

  it('is told the arguments, the place of the call and the calls around it', () => {
    const { output } = run('import toy\ndef f():\n    return 1, toy.where(1, 2, dim=3)\nprint(f()[1])');
    expect(output).toBe('3:15 f<<module> 2 dim\n');
  });
});
