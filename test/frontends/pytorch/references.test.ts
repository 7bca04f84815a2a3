import { describe, expect, test } from 'vitest';
import { HEAD, net, readFiles } from '../../support/python-files';

describe('the network that is meant', () => {
  const two = `${HEAD}${net('Small')}${net('Large', '4', '9')}`;
  const odd = `${HEAD}
VALUE = 3
class Empty(nn.Module):
    pass
class Holder:
    Inner = Empty
    size = 2
def pair():
    return nn.Linear(4, 2), 5
def listed():
    return [5, nn.Linear(4, 3)]
def nothing():
    return [5]
def number(size=3):
    return size
class Parts(nn.Module):
    def __init__(self, width=2):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(4, width), nn.Linear(width, 4))
        self.heads = nn.ModuleDict({'a': nn.Linear(4, 1)})
        self.size = width
    def forward(self, x):
        return self.heads['a'](self.body(x))
def wanted(width, *, depth, act='relu'):
    return nn.Linear(width, depth)
`;
  test.each([
    ['a class', two, 'Large', 45],
    ['the first module of a tuple', odd, 'pair', 10],
    ['the first module of a list', odd, 'listed', 15],
    ['a function of a module', odd, 'nn.Linear(4, 5)', 25],
    ['arguments by name, also in a dict', odd, "wanted(4, **{'depth': 2})", 10],
    ['an attribute of what is made', odd, 'Parts(3).body', 31],
    ['an item of one', odd, 'Parts(width=3).body[0]', 15],
    ['an item by its name', odd, "Parts().heads['a']", 5],
    ['a slice', odd, 'Parts(3) . body [ :1 ]', 15],
    ['what a method of it gives', odd, 'Parts(3).body.eval()[0]', 15],
    ['an item of a list', odd, 'listed()[1]', 15],
    ['a text with commas and brackets', odd, "wanted(4, act='a, (b', depth=2)", 10],
  ])('%s', (_what, text, part, params) => {
    expect(readFiles({ 'net.py': text }, `net.py:${part}`)).toMatchObject({ params, message: undefined });
  });

  test('the settings are its arguments, words among them texts', () => {
    const options = { vars: ['width=4', 'depth=VALUE', 'act=gelu'] };
    expect(readFiles({ 'net.py': odd }, 'net.py:wanted', options)).toMatchObject({ params: 15 });
  });

  test.each([
    ['several', two, '', 'net.py has 2 networks: Small, Large', 'name one: net.py:Large'],
    ['none', `${HEAD}x = 3\n`, '', 'net.py has no class that derives from nn.Module', undefined],
    ['a misspelt one', two, 'Lage', 'there is no Lage in net.py', 'did you mean "Large"?'],
    ['an unlike one', two, 'Q', 'there is no Q in net.py', 'its networks are Small, Large'],
    [
      'of a file without networks',
      'x = 3\n',
      'Q',
      'there is no Q in net.py',
      'name a class or a function of the file',
    ],
    ['below a number', odd, 'VALUE.x', 'there is no VALUE.x in net.py', undefined],
    ['below a class', odd, 'Holder.Outer', 'there is no Holder.Outer in net.py', undefined],
    [
      'no name',
      two,
      '3*4',
      '"3*4" does not name a network',
      "write net.py:Net, or 'net.py:Net(10, width=2)' in quotes",
    ],
    ['no module', odd, 'nothing', 'nothing does not give an nn.Module', undefined],
    ['a number', odd, 'number(3)', 'number does not give an nn.Module', undefined],
    ['a number of a module', odd, 'Parts().size', 'Parts(...).size does not give an nn.Module', undefined],
    [
      'a missing attribute',
      odd,
      'Parts().boby',
      "AttributeError: 'Parts' object has no attribute 'boby'",
      undefined,
    ],
    ['a call that is not closed', odd, 'Parts(3', '"Parts(3" does not name a network', undefined],
    ['a word behind a call', odd, 'Parts(3)body', '"Parts(3)body" does not name a network', undefined],
    ['a class without forward', odd, 'Empty', 'Empty has no forward', undefined],
    ['a class of a class without forward', odd, 'Holder.Inner', 'Empty has no forward', undefined],
    ['a module without forward', odd, 'nn.Module', 'Module has no forward', undefined],
    ['too few arguments', odd, 'wanted', 'wanted is missing the arguments width, depth', undefined],
    [
      'too many arguments',
      odd,
      'number(1, 2)',
      'TypeError: number() takes from 0 to 1 positional arguments but 2 were given',
      undefined,
    ],
    [
      'a layer with too few',
      odd,
      'nn.Linear(4)',
      "TypeError: Linear.__init__() missing 1 required positional argument: 'out_features'",
      undefined,
    ],
  ])('%s is refused', (_what, text, part, message, help) => {
    const found = readFiles({ 'net.py': text }, `net.py${part === '' ? '' : `:${part}`}`);
    expect(found).toMatchObject({ params: null, message, ...(help === undefined ? {} : { help }) });
  });

  test('arguments that are missing are shown with the signature, and what has a value', () => {
    const { why, help, place } = readFiles({ 'net.py': odd }, 'net.py:wanted(4)');
    expect(why).toBe("its signature is wanted(width, *, depth, act='relu'); given: width; by default: act");
    expect(help).toBe("give --set depth=VALUE, or write 'wanted(...)' with its arguments");
    expect(place).toMatch(/^(def )?wanted/);
  });

  test('a call that does not fit is shown at what it calls', () => {
    const { why, place } = readFiles({ 'net.py': odd }, 'net.py:number(1, 2)', { vars: [] });
    expect(why).toBe('it is called as number(1, 2)');
    expect(place).toMatch(/^(def )?number/);
  });

  test('a call that does not fit a decorated function is shown at that, not at its decorator', () => {
    const text = `${HEAD}
import functools
def kept(make):
    @functools.wraps(make)
    def wrapper(*args, **kwargs):
        return make(*args, **kwargs)
    return wrapper
@kept
@kept
def made(width=3):
    return nn.Linear(width, 2)
`;
    const { why, place } = readFiles({ 'net.py': text }, 'net.py:made().inner');
    expect(why).toBe('it is called as made().inner');
    expect(place).toMatch(/^(@kept\n)*(def )?made/);
  });

  test.each([
    ['layers', 'self.fc(self.fc(self.fc(x)))'],
    ['functions', 'torch.fft.fft(torch.fft.fft(torch.fft.fft(x)))'],
  ])('more %s than are allowed are refused', (_what, call) => {
    const text = `${HEAD}${net('Net', '4', '4').replace('return self.fc(x)', `return ${call}`)}`;
    expect(readFiles({ 'net.py': text }, 'net.py', { maxLayers: 2 })).toMatchObject({
      code: 'limit/layers',
      message: 'the network has more than 2 layer calls',
      help: 'raise the limit with --max-layers',
    });
    expect(readFiles({ 'net.py': text }, 'net.py', { maxLayers: 3 }).code).toBe(undefined);
  });

  test('a file of bytes that are no text is refused', () => {
    expect(readFiles({ 'net.py': '\0' }, 'net.py')).toMatchObject({ params: null });
  });
});

describe('the inputs of a network', () => {
  const text = `${HEAD}
class Two(nn.Module):
    def forward(self, image, ids, *, mask=None):
        return image + ids
class One(nn.Module):
    def forward(self, x, scale=1.0):
        return x
class Wrapped(nn.Module):
    def forward(self, *args, **kwargs):
        return self.added(*args, **kwargs)
    def added(self, image, ids):
        return image.sum() + ids
class Rest(nn.Module):
    def forward(self, *xs):
        return xs[0] + xs[1]
class Nested(nn.Module):
    def forward(self, given):
        return given['a'] + given['b'][0]
class Layer(nn.Linear):
    pass
`;
  test.each([
    ['sizes', 'One', ['3x4'], [[1, 3, 4]], ['float32']],
    ['a whole shape', 'One', ['[2, 3]'], [[2, 3]], ['float32']],
    ['a type', 'One', ['20:int64'], [[1, 20]], ['int64']],
    ['a shape with a type', 'One', ['{"shape": [2, 3], "dtype": "int32"}'], [[2, 3]], ['int32']],
    ['a shape in an object', 'One', ['{"shape": [2, 3]}'], [[2, 3]], ['float32']],
    [
      'a text in JSON',
      'Nested',
      ['{"a": "4", "b": ["4:int64"]}'],
      [
        [1, 4],
        [1, 4],
      ],
      ['float32', 'int64'],
    ],
    [
      'nested',
      'Nested',
      ['given={"a": [2, 3], "b": [[2, 3]]}'],
      [
        [2, 3],
        [2, 3],
      ],
      ['float32', 'float32'],
    ],
    [
      'by name',
      'Two',
      ['mask=2', 'ids=4', 'image=4'],
      [
        [1, 2],
        [1, 4],
        [1, 4],
      ],
      ['float32', 'float32', 'float32'],
    ],
    [
      'as many as are given',
      'Rest',
      ['4', '4'],
      [
        [1, 4],
        [1, 4],
      ],
      ['float32', 'float32'],
    ],
    [
      'by names that a wrapper passes on',
      'Wrapped',
      ['ids=4', 'image=2'],
      [
        [1, 4],
        [1, 2],
      ],
      ['float32', 'float32'],
    ],
    ['of a layer', 'Layer(4, 2)', ['4'], [[1, 4]], ['float32']],
    ['of a layer by name', 'Layer(4, 2)', ['input=4'], [[1, 4]], ['float32']],
  ])('%s', (_what, part, inputs, shapes, dtypes) => {
    expect(readFiles({ 'net.py': text }, `net.py:${part}`, { inputs })).toMatchObject({
      ...{ message: undefined, shapes, dtypes },
    });
  });

  test.each([
    ['nothing', 'One', [], 'the shape of the input is not given', 'give --in x=3x224x224 with'],
    [
      'nothing for several',
      'Two',
      [],
      'the shape of the input is not given',
      'give --in image=3x224x224 --in ids=3x224x224',
    ],
    ['nothing for a layer', 'Layer(4, 2)', [], 'the shape of the input is not given', 'give --in'],
    ['too few', 'Two', ['4'], 'forward of Two also needs the input ids', 'give --in ids=3x224x224'],
    [
      'too many',
      'One',
      ['4', '4', '4'],
      'forward of One takes 2 inputs, but 3 were given',
      'its parameters are x, scale',
    ],
    ['a misspelt name', 'Two', ['imag=4'], 'forward of Two has no parameter imag', 'did you mean "image"?'],
    ['another name', 'Two', ['q=4'], 'forward of Two has no parameter q', 'its parameters are image, ids'],
    ['no sizes', 'One', ['many'], '--in many cannot be read: it is neither sizes nor JSON', 'for example'],
    [
      'no type',
      'One',
      ['4:int65'],
      '--in 4:int65 cannot be read: int65 is not an element type',
      'for example',
    ],
    [
      'no type in an object',
      'One',
      ['{"shape": [2], "dtype": "big"}'],
      '--in {"shape": [2], "dtype": "big"} cannot be read: big is not an element type',
      'for',
    ],
    [
      'a number',
      'One',
      ['x={"a": 3}'],
      '--in x={"a": 3} cannot be read: its shapes are lists of sizes',
      'for',
    ],
    [
      'negative sizes',
      'One',
      ['[2, -3]'],
      '--in [2, -3] cannot be read: its shapes are lists of sizes',
      'for',
    ],
  ])('%s is refused', (_what, part, inputs, message, help) => {
    const found = readFiles({ 'net.py': text }, `net.py:${part}`, { inputs });
    expect(found.message).toBe(message);
    expect(found.help).toContain(help);
  });
});
