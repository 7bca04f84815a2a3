import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../src/frontends/front-end';
import type { ModelText } from '../../support/onnx-model';
import { read } from '../../support/onnx-report';

const INT64 = 7;

type Given = Partial<Pick<ReadOptions, 'inputs' | 'vars' | 'batch'>>;

/** A model that has inputs, and reads none of them. */
const readInputs = (inputs: ModelText['inputs'] = {}, given: Given = {}) =>
  read(
    { inputs, outputs: ['y'], nodes: [{ op: 'Constant', gives: ['y'], attributes: { value_int: 1 } }] },
    given,
  );

describe('the inputs of a model', () => {
  it.each<readonly [what: string, inputs: ModelText['inputs'], given: Given, message: string, help: string]>([
    [
      'a setting without a value',
      { x: ['n', 'h'] },
      { vars: ['h'] },
      '--set must be name=value, not "h"',
      'for example --set height=224',
    ],
    [
      'a size that is none',
      { x: [1, 'h'] },
      { vars: ['h=big'] },
      '--set must be the size of h, not "h=big"',
      'for example --set h=224',
    ],
    [
      'a size that nothing has',
      { x: [1, 'h'] },
      { vars: ['h=99999999999999'] },
      '--set must be the size of h, not "h=99999999999999"',
      'for example --set h=224',
    ],
    [
      'another name',
      { x: [1, 'height'] },
      { vars: ['heigth=5'] },
      '--set must be an open dimension, or an input that is a single whole number, not "heigth=5"',
      'did you mean "height"?',
    ],
    [
      'a name that is like none',
      { x: [1, 'height', 'width'] },
      { vars: ['sampling=5'] },
      '--set must be an open dimension, or an input that is a single whole number, not "sampling=5"',
      'these can be set: height, width',
    ],
    [
      'a name where none can be given',
      { x: [1, 3] },
      { vars: ['h=5'] },
      '--set must be an open dimension, or an input that is a single whole number, not "h=5"',
      'remove the option',
    ],
    [
      'a text for a whole number',
      { rate: { dims: [1], elementType: INT64 } },
      { vars: ['rate=fast'] },
      '--set must be a whole number for rate, not "rate=fast"',
      'for example --set rate=1',
    ],
    [
      'another batch by its name',
      { x: ['n', 3] },
      { vars: ['n=8'], batch: 4 },
      'the dimension "n" is 4 by --batch 4 and 8 by --set n=8',
      'give n one size',
    ],
    [
      'another named batch by --in',
      { x: ['n', 3] },
      { inputs: ['x=8x3'], batch: 4 },
      'the dimension "n" is 4 by --batch 4 and 8 by --in x=8x3',
      'give n one size',
    ],
    [
      'another batch by --in',
      { x: [null, 3] },
      { inputs: ['x=8x3'], batch: 4 },
      'the batch is 4 by --batch 4 and 8 by --in x=8x3',
      'give it one size',
    ],
    [
      'two sizes for one name',
      { x: [1, 'h'] },
      { vars: ['h=5', 'h=6'] },
      'the dimension "h" is 5 by --set h=5 and 6 by --set h=6',
      'give h one size',
    ],
    [
      'another size by --in',
      { x: [1, 'h'], z: [1, 'h'] },
      { vars: ['h=5'], inputs: ['z=1x6'] },
      'the dimension "h" is 5 by --set h=5 and 6 by --in z=1x6',
      'give h one size',
    ],
    [
      'no sizes',
      { x: [1, 'h'] },
      { inputs: ['x=wide'] },
      '--in must be sizes such as 3x224x224, or name=sizes, not "x=wide"',
      'for example --in x=3x224x224',
    ],
    [
      'an unfinished size',
      { x: [1, 'h'] },
      { inputs: ['x=3x'] },
      '--in must be sizes such as 3x224x224, or name=sizes, not "x=3x"',
      'for example --in x=3x224x224',
    ],
    [
      'another input',
      { image: [1, 'h'] },
      { inputs: ['imgae=1x5'] },
      '--in must be an input of the model, not "imgae=1x5"',
      'did you mean "image"?',
    ],
    [
      'an input like none',
      { image: [1, 'h'] },
      { inputs: ['q=1x5'] },
      '--in must be an input of the model, not "q=1x5"',
      'the inputs are image',
    ],
    [
      'no name where several inputs are open',
      { x: [1, 'h'], z: null },
      { inputs: ['1x5'] },
      '--in must be name=sizes, since the model has several inputs, not "1x5"',
      'the inputs are x, z',
    ],
    [
      'an input of none',
      {},
      { inputs: ['1x5'] },
      '--in "1x5" is for an input, and the model has none',
      'remove the option',
    ],
    [
      'too many sizes',
      { x: [null, 3, 'h'] },
      { inputs: ['x=1x3x5x5'] },
      '--in must be 3 sizes for x, not "x=1x3x5x5"',
      'the file declares [?, 3, h]',
    ],
  ])('%s is refused', (_what, inputs, given, message, help) => {
    const { graph, diagnostics } = readInputs(inputs, given);
    expect(graph).toBeNull();
    expect(diagnostics[0]).toMatchObject({ code: 'usage/invalid-option', message, help });
  });

  it.each<readonly [what: string, inputs: ModelText['inputs'], message: string, help: string]>([
    [
      'by its name',
      { x: [1, 3, 'h', 'w'] },
      'the sizes of the input are not given: x (h, w)',
      'give --in x=3xhxw with numbers, or --set h=224 --set w=224',
    ],
    [
      'without a name',
      { x: [1, 3, null] },
      'the sizes of the input are not given: x (dimension 2)',
      'give --in x=3x? with numbers',
    ],
    [
      'of any rank',
      { x: null },
      'the sizes of the input are not given: x (its number of dimensions)',
      'give --in x=sizes with numbers',
    ],
    [
      'of several inputs',
      { x: [1, 'h'], z: ['n', 'h', null] },
      'the sizes of the input are not given: x (h), z (h, dimension 2)',
      'give --in x=h --in z=hx? with numbers, or --set h=224',
    ],
  ])('a size that is open %s is asked for', (_what, inputs, message, help) => {
    const { graph, diagnostics } = readInputs(inputs);
    expect(graph).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'onnx/open-dimension', message, help }]);
  });
});
