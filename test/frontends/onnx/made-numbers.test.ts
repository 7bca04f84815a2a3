import { describe, expect, it } from 'vitest';
import { call, float } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf } from '../../support/onnx-report';

// The sizes follow from the text of each operator in ONNX's Operators.md, worked out by hand.
describe('the sizes that', () => {
  const picture = [1, 4, 6, 6];
  it.each<readonly [string, ModelText, readonly (readonly number[])[]]>([
    ['EyeLike keeps', call('EyeLike', [[3, 4]]), [[3, 4]]],
    ['RandomNormalLike keeps', call('RandomNormalLike', [picture]), [picture]],
    ['RandomUniform is asked for', call('RandomUniform', [], { attributes: { shape: [2, 3] } }), [[2, 3]]],
    ['Multinomial gives', call('Multinomial', [[2, 9]], { attributes: { sample_size: 4 } }), [[2, 4]]],
    ['Bernoulli keeps', call('Bernoulli', [picture]), [picture]],
    ['HannWindow is asked for', call('HannWindow', [], { stored: { n: { whole: [16], dims: [] } } }), [[16]]],
    [
      'MelWeightMatrix gives',
      call('MelWeightMatrix', [], {
        stored: {
          bins: { whole: [8], dims: [] },
          n: { whole: [16], dims: [] },
          rate: { whole: [8000], dims: [] },
          low: { number: 0 },
          high: { number: 4000 },
        },
      }),
      [[9, 8]],
    ],
    [
      'STFT gives',
      call('STFT', [[1, 128, 1]], { stored: { step: { whole: [8], dims: [] }, window: float(16) } }),
      [[1, 15, 9, 2]],
    ],
  ])('%s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual(expected);
  });
});
