import { describe, expect, it } from 'vitest';
import { attempt, conv, errorsOf, lines, series } from '../support/built';

/** An input of 8 x 6 x 4. */
const enc = conv(5, { name: 'enc', stride: 2 });

describe('an expression asks for the shape of an earlier layer', () => {
  it.each([
    ["size('enc', 1)", 5],
    ["size('enc', -1)", 2],
    ["in_channels('enc')", 5],
    ["in_features('enc')", 2],
    ["height('enc')", 3],
    ["width('enc')", 2],
    ["height('@input')", 6],
    ["height('enc') if height > 3 else 1", 3],
  ])('%s is %d', (source, channels) => {
    const layers = [enc, { type: 'ReLU', from: '@input' }, conv(`\${${source}}`)];
    expect(lines(series(layers)).at(-1)).toBe(`2 Conv2d 1x${channels}x6x4`);
  });

  it('of an output of a module, and of the layers around the use of a module', () => {
    const modules = {
      Two: { layers: [conv(3, { name: 'a' }), conv(4, { name: 'b' })], outputs: { main: 'b', side: 'a' } },
      Wide: { args: { n: 1 }, layers: [conv('${n}')] },
    };
    const layers = [
      { type: 'Two', name: 'two' },
      { type: 'Wide', n: "${in_channels('two.side')}" },
    ];
    expect(lines(series(layers, { modules })).at(-1)).toBe('1.0 Conv2d 1x3x6x4');
  });

  it.each([
    ["height('encc')", 'no earlier step is named "encc"', 'did you mean "enc"?'],
    ["size('enc', 4)", 'size(4) is not there: the shape is [1, 5, 3, 2]', undefined],
    ["height('enc.aux')", '"enc" has no output "aux"', 'give an earlier step a "name"'],
  ])('%s: %s', (source, message, help) => {
    const layers = [enc, conv(`\${${source}}`)];
    const [error, ...others] = attempt({ input: [8, 6, 4], layers }).diagnostics;
    expect(others).toEqual([]);
    expect(error).toMatchObject({ message, location: { path: ['layers', 1, 'out_channels'] } });
    expect(error?.help).toBe(help);
  });

  it('but not in a variable, nor past an error', () => {
    expect(
      errorsOf({ input: [8, 6, 4], vars: { n: "${height('enc')}" }, layers: [enc, conv('${n}')] }),
    ).toEqual(['expression/unknown-name vars.n']);
    const broken = conv(5, { name: 'enc', kernel_size: 9 });
    expect(
      errorsOf({ input: [8, 6, 4], layers: [broken, conv("${height('enc')}", { from: '@input' })] }),
    ).toEqual(['shape/mismatch layers.0']);
  });
});
