import { describe, expect, it } from 'vitest';
import { createLocator } from '../../src/diagnostics/position';
import { specJsonSchema } from '../../src/language/json-schema';
import { isMeantAsSpec } from '../../src/language/recognise-spec';
import { accepts } from '../cli/json-schema';
import { attempt, built, parsed } from '../support/built';

const head = {
  input: [8, 6, 4],
  vars: { width: 16, sizes: [3, 1], name: 'conv' },
  modules: {
    Up: { inputs: ['x', 'skip'], args: { out: null, norm: true }, layers: ['Add()(@x, @skip)'] },
  },
};

/** The parsed steps of a document without the places where they are written. */
function stepsOf(layers: readonly unknown[]): unknown {
  const { spec, diagnostics } = parsed({ ...head, layers });
  expect(diagnostics).toEqual([]);
  return JSON.parse(
    JSON.stringify(spec?.body, (key: string, value: unknown) => (key === 'at' ? null : value)),
  );
}

describe('a layer that is written as a call', () => {
  it.each<readonly [call: string, object: object]>([
    ['ReLU', { type: 'ReLU' }],
    ['ReLU()', { type: 'ReLU' }],
    [' ReLU ( inplace = true , ) ', { type: 'ReLU', inplace: true }],
    ['LazyConv2d(out_channels=4, kernel_size=3)', { type: 'LazyConv2d', out_channels: 4, kernel_size: 3 }],
    [
      "c = Conv2d(out_channels=width, kernel_size=[3, sizes[1]], padding='same')",
      {
        type: 'Conv2d',
        name: 'c',
        out_channels: '${width}',
        kernel_size: [3, '${sizes[1]}'],
        padding: 'same',
      },
    ],
    [
      "Conv2d(out_channels=max(width, 2) if width == 16 else size('@input', 1), kernel_size=1)",
      {
        type: 'Conv2d',
        out_channels: "${max(width, 2) if width == 16 else size('@input', 1)}",
        kernel_size: 1,
      },
    ],
    ['LayerNorm(eps=1e-12, normalized_shape=[4])', { type: 'LayerNorm', eps: 1e-12, normalized_shape: [4] }],
    ['a${width}_b = ReLU(when=width >= 2)', { type: 'ReLU', name: 'a${width}_b', when: '${width >= 2}' }],
    ['Concat()(@input, @previous)', { type: 'Concat', from: ['@input', '@previous'] }],
    ['ReLU()(${name}1*)', { type: 'ReLU', from: '${name}1*' }],
    ['Up(out=-2)(skip=a, x=@input)', { type: 'Up', out: -2, from: { skip: 'a', x: '@input' } }],
    ['Up(out=[1, [2]])(a, a)', { type: 'Up', out: [1, [2]], from: ['a', 'a'] }],
    [
      'Identity(frozen=true, called=false, functional=width > 3)',
      { type: 'Identity', frozen: true, called: false, functional: '${width > 3}' },
    ],
    ["Linear(out_features=2, share='a')", { type: 'Linear', out_features: 2, share: 'a' }],
  ])('%s says what an object does', (call, object) => {
    const before = { type: 'ReLU', name: 'a' };
    expect(stepsOf([before, call])).toEqual(stepsOf([before, object]));
  });

  it('may be a branch, what merges branches and a layer of a Repeat', () => {
    const branches = { a: 'Conv2d(out_channels=2, kernel_size=1)', b: ['ReLU', 'Tanh'] };
    const layers = [
      { type: 'Branches', branches, merge: 'Concat(dim=1)' },
      { type: 'Repeat', times: 2, layers: ['r${i} = ReLU'] },
    ];
    expect(built({ input: [8, 6, 4], layers }).nodes.map(({ path }) => path)).toEqual([
      'a',
      'b.0',
      'b.1',
      '',
      'r0',
      'r1',
    ]);
  });

  it('makes a file of JSON one that is meant as a spec', () => {
    expect(isMeantAsSpec('{"layers": ["Conv2d(out_channels=2, kernel_size=1)"]}')).toBe(true);
    expect(isMeantAsSpec('{"layers": ["base", "top"]}')).toBe(false);
  });

  it('is taken by the JSON Schema, and nothing else in its place', () => {
    const schema = specJsonSchema();
    const merged = (merge: unknown) => ({ branches: { a: 'ReLU', b: [] }, merge });
    expect(accepts(schema, { modules: { A: ['ReLU'] }, layers: ['a = A()(@input)'] })).toBe(true);
    expect(accepts(schema, merged('Concat(dim=2)'))).toBe(true);
    expect(accepts(schema, merged('conc'))).toBe(false);
    expect(accepts(schema, { layers: [5] })).toBe(false);
  });
});

describe('a module that is a list of layers', () => {
  it('is a module without arguments', () => {
    const modules = { Block: ['conv = Conv2d(out_channels=8, kernel_size=1)', 'Add()(@input, conv)'] };
    const asObject = { Block: { layers: modules.Block } };
    const layers = ['Block', 'b = Block'];
    const paths = (value: object) =>
      built({ input: [8, 6, 4], modules: value, layers }).nodes.map((node) => node.path);
    expect(paths(modules)).toEqual(paths(asObject));
    expect(paths(modules)).toContain('b.conv');
  });

  it('has its errors at its items', () => {
    const { diagnostics } = attempt({ ...head, modules: { Block: ['ReLU', 'Rlu'] }, layers: ['Block(a=1)'] });
    expect(diagnostics.map(({ message, location }) => [message, location?.path?.join('.')])).toEqual([
      ['there is no layer type "Rlu"', 'modules.Block.1.type'],
      ['Block has no argument "a"', 'layers.0.a'],
    ]);
  });
});

/** What is wrong with a layer behind one that is named `a`, and the part of the text that is underlined. */
function mistakeIn(call: string): readonly (readonly [message: string, underlined: string, help: string])[] {
  const text = JSON.stringify({ ...head, layers: ['a = ReLU', call] });
  const locate = createLocator(text);
  return attempt(text).diagnostics.map(({ message, location, help = '' }) => {
    const { start, end } = (location === undefined ? null : locate(location)) ?? { start: 0, end: 0 };
    return [message, text.slice(start, end), help];
  });
}

describe('a wrong call is one error, under the part that is wrong, with what to do', () => {
  it.each<readonly [call: string, message: RegExp, underlined: string, help: RegExp]>([
    ['Conv2d(out_channels=4, kernel_size=3', /"\(" is not closed/, '(', /close it/],
    ["Conv2d(padding='same, kernel_size=3)", /"\(" is not closed|"'" is not closed/, "'", /close it/],
    ['ReLU)', /"\)" is not opened/, ')', /take it out/],
    ['Softmax(dim=[1, 2)', /"\[" is not closed/, '[', /close it/],
    ['', /a call needs a layer type/, '"', /write Conv2d/],
    ['(dim=1)', /a call needs a layer type/, '(', /write Conv2d/],
    ['= ReLU', /a name must stand before "="/, '=', /conv1 = Conv2d/],
    [
      'MaxPool2d(2)',
      /an argument has no name/,
      '2',
      /argument 1 of MaxPool2d is kernel_size: write kernel_size=2$/,
    ],
    [
      'Linear(8, 4)',
      /an argument has no name/,
      '8',
      /in_features=8, or leave it out: it follows from the input/,
    ],
    [
      'Exp(half)',
      /an argument has no name/,
      'half',
      /^inputs go into a second pair of parentheses: write Exp\(\)\(half\)$/,
    ],
    ['Add(conv2, @skip)', /an argument has no name/, 'conv2', /write Add\(\)\(conv2, @skip\)$/],
    ['Concat([up.0, skip])', /an argument has no name/, '[up.0, skip]', /: write Concat\(\)\(up.0, skip\)$/],
    ['ReLU(x)', /an argument has no name/, 'x', /write inplace=x; or, if it is an input, ReLU\(\)\(x\)$/],
    ['Clamp(x, min=0)', /an argument has no name/, 'x', /: write Clamp\(\.\.\.\)\(x\)$/],
    ['Up(3)', /an argument has no name/, '3', /write argument=3/],
    ['ReLU(, inplace=true)', /an argument is missing/, ',', /take the comma out/],
    ['Softmax(dim=)', /a value is missing/, ')', /write it/],
    ['Softmax(dim=1, dim=2)', /"dim" is given twice/, 'dim', /take one out/],
    ['Softmax(dim=${width})', /is an expression already/, '${width}', /without "\$\{" and "\}"/],
    ['Softmax(dim=[[[[[[[[[[1]]]]]]]]]])', /nested deeper than 8/, '[[1]]', /leave brackets out/],
    ['ReLU()(a)(b)', /nothing may follow a call/, 'b', /write Conv2d/],
    ['ReLU() + 1', /nothing may follow a call/, '+ 1', /write Conv2d/],
    ['ReLU()()', /the inputs of the call are missing/, ')', /leave the parentheses out/],
    ['Add()(a, , a)', /the name of an input is missing/, ',', /take the comma out/],
    ['Up(out=1)(x=a, a)', /some inputs have names/, 'x=a, a', /name all of them or none/],
    ['Up(out=1)(x=a, x=a)', /"x" is given twice/, 'x', /take one out/],
    ['Repeat(times=2)', /Repeat contains layers/, 'Repeat', /write it as an object/],
    ["ReLU(name='b')", /"name" is not an argument of a call/, 'name', /conv1 = Conv2d/],
    ["ReLU(from='a')", /"from" is not an argument of a call/, 'from', /write the inputs after the call/],
    ['Relu6()', /there is no layer type "Relu6"/, 'Relu6', /did you mean "ReLU6"/],
    ['Softmax(dims=1)', /Softmax has no "dims"/, 'dims', /did you mean "dim"/],
    ['Conv2d(kernel_size=1)', /Conv2d needs "out_channels"/, '"Conv2d(kernel_size=1)"', /add "out_channels"/],
    ['Conv2d(out_channels=4, kernel_size=1.5)', /must be a whole number/, '1.5', /^$/],
    ['Conv2d(out_channels=4, kernel_size=[1, 0])', /must be/, '0', /^$/],
    [
      "Linear(out_features='width')",
      /must be a whole number/,
      "'width'",
      /write width for the value of width/,
    ],
    ['Linear(out_features=widht)', /"widht" is not defined/, 'widht', /did you mean "width"/],
    ['Linear(out_features=2 * (width +))', /a value must follow/, ')', /^$/],
    ['Linear(out_features=True)', /"True" is not defined/, 'True', /write true/],
    ['Linear(out_features=width / 3)', /must evaluate to a whole number/, 'width / 3', /./],
    ["Linear(out_features=size('b', 1))", /"b"/, "size('b', 1)", /./],
    ['a.b = ReLU', /holds a dot/, 'a.b', /choose another name/],
    ['ReLU()(conv)', /no earlier step is named "conv"/, 'conv', /the names here are a, @input/],
    ['Add()(a, conv)', /no earlier step is named "conv"/, 'conv', /the names here are a, @input/],
    ['Add()(a)', /Add/, '"Add()(a)"', /./],
    ['Up()(a, a)', /Up needs "out"/, '"Up()(a, a)"', /add "out"/],
    ['Up(out=1, mode=2)(a, a)', /Up has no argument "mode"/, 'mode', /it takes out, norm/],
    ['Up(out=1)(y=a, x=a)', /Up has no input "y"/, 'y', /did you mean "x"/],
    ['a = ReLU', /./, '"a = ReLU"', /./],
    ['Flatten(start_dim=7)', /./, '"Flatten(start_dim=7)"', /./],
    ['ReLU(when=3)', /"when" of ReLU must be true, false/, '3', /^$/],
    ['MaxPool2d(kernel_size=9)', /cannot take/, '"MaxPool2d(kernel_size=9)"', /./],
  ])('%s', (call, message, underlined, help) => {
    const mistakes = mistakeIn(call);
    expect(mistakes).toHaveLength(1);
    const [[said, under, advice] = ['', '', '']] = mistakes;
    expect(said).toMatch(message);
    expect(under).toBe(underlined);
    expect(advice).toMatch(help);
  });

  it('keeps the name of a call that cannot be read, so that what names it is no error too', () => {
    const { diagnostics } = attempt({ ...head, layers: ['a = Conv2d(8', 'ReLU()(a)', 'ReLU'] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['spec/call']);
  });
});
