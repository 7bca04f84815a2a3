import { expect, test } from 'vitest';
import type { Args, ArgValue } from '../../src/ops/op';
import { goldenCalls, networksWithLayers } from '../support/golden-networks';
import { isPreset, reportOf } from '../support/load-preset';

type Value = string | number | boolean | readonly (string | number | boolean)[];

/** What torch prints of these layers without a keyword, and what it leaves out where it is the default. */
const printed: Readonly<
  Record<
    string,
    { readonly leading?: readonly string[]; readonly defaults?: Readonly<Record<string, Value>> }
  >
> = {
  Conv2d: {
    leading: ['in_channels', 'out_channels'],
    defaults: { padding: 0, dilation: 1, groups: 1, bias: true, padding_mode: 'zeros' },
  },
  BatchNorm2d: { leading: ['num_features'] },
  ReLU: { defaults: { inplace: false } },
  ReLU6: { defaults: { inplace: false } },
  SiLU: { defaults: { inplace: false } },
  MaxPool2d: {},
  AvgPool2d: {},
  AdaptiveAvgPool2d: {},
  Linear: {},
  Dropout: {},
};

/** A value as Python prints it: `(3, 3)`, `1e-05`, `True`, `'zeros'`. */
function pythonValue(text: string): Value {
  if (text.startsWith('('))
    return text
      .slice(1, -1)
      .split(', ')
      .map((item) => pythonValue(item) as number);
  if (text === 'True' || text === 'False') return text === 'True';
  return Number.isNaN(Number(text)) ? text.replaceAll("'", '') : Number(text);
}

/** The arguments that torch prints, by their names. */
function torchArgs(type: string, text: string): Readonly<Record<string, Value>> {
  const { leading = [], defaults = {} } = printed[type] ?? {};
  const parts = text === '' ? [] : text.split(/, (?![^(]*\))/);
  const entries = parts.map((part, index): [string, Value] => {
    const [name = '', value] = part.split('=');
    return value === undefined ? [leading[index] ?? '', pythonValue(part)] : [name, pythonValue(value)];
  });
  return { ...defaults, ...Object.fromEntries(entries) };
}

/** Torch stores one number for both axes as it is given or as a pair. */
function asPrinted(value: ArgValue | undefined, torch: Value): ArgValue | undefined {
  return Array.isArray(torch) && typeof value === 'number' ? torch.map(() => value) : value;
}

function ownArgs(args: Args, torch: Readonly<Record<string, Value>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(torch).map(([name, value]) => [
      name,
      asPrinted(name === 'stride' ? (args.stride ?? args.kernel_size) : args[name], value),
    ]),
  );
}

test.each(networksWithLayers.filter(isPreset))('%s has the arguments of torch', (name) => {
  const layers = new Map(reportOf(name).layers.map((layer) => [layer.path, layer]));
  const differences = goldenCalls(name)
    .filter(({ type }) => printed[type] !== undefined)
    .flatMap(({ path, type, args }) => {
      const torch = torchArgs(type, args);
      const own = ownArgs(layers.get(path)?.args ?? {}, torch);
      return JSON.stringify(own) === JSON.stringify(torch) ? [] : [{ path, type, own, torch }];
    });
  expect(differences).toEqual([]);
});
