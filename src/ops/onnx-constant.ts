import { ELEMENT_TYPES } from './element-types';
import { EXTENDED_NUMBER, either, optional, words } from './fields';
import { defineOp, type Op } from './op';
import { statedFields } from './stated-outputs';

/** At most this many numbers of a tensor are listed. */
const MOST_LISTED = 1024;

/** A tensor of given numbers, which only the writers of code use. */
export function filledTensor(): Op {
  return defineOp({
    type: 'onnx.ConstantOfShape',
    form: 'function',
    family: 'onnx',
    summary: 'A tensor filled with one number, or with a list of them.',
    source: 'https://onnx.ai/onnx/operators/',
    positional: [],
    inputs: { least: 0, most: 0 },
    fields: {
      ...statedFields(),
      value: optional(
        either(
          [EXTENDED_NUMBER, { kind: 'list', of: { kind: 'number' }, least: 1, most: MOST_LISTED }],
          'The number, or all of them in order; unknown when not given',
        ),
      ),
      dtype: words(ELEMENT_TYPES, 'float32', 'The element type'),
    },
    output: ({ outputs: [first = []] }) => first,
    furtherOutputs: ({ outputs }) => outputs.slice(1),
    elements: ({ dtype }) => (dtype === 'float32' ? 'float' : dtype),
    reach: () => 'unknown',
    work: 'none',
    examples: [{ args: { outputs: [[1, 5]] }, inputs: [], output: [1, 5], params: 0, macs: 0 }],
  });
}
