import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { readCode } from '../../support/pytorch-code';

/** The figures of a module of torchaudio.transforms, called with a sound of a second in two channels. */
function figuresOf(module: string, input = '[1, 2, 16000]') {
  const code = `import torchaudio.transforms as T\ndef net():\n    return ${module}\n`;
  const { graph, diagnostics } = readCode(code, 'net', input);
  expect(diagnostics).toEqual([]);
  if (graph === null) throw new Error('no network');
  const { totals, model } = createReport(graph);
  return [model.outputs[0]?.shape, totals.buffers, totals.macs];
}

describe('a transform of torchaudio', () => {
  // A frame each `hop` samples and one more; a window of `win` elements and a filter of bins times bands; products for
  // each frame and channel of bins and bands, of bands and coefficients, or of the samples under a kernel.
  test.each([
    ['T.Spectrogram(n_fft=512)', [1, 2, 257, 63], 512, 0],
    ['T.Spectrogram(512, win_length=400, hop_length=160, power=None)', [1, 2, 257, 101], 400, 0],
    [
      'T.MelSpectrogram(16000, n_fft=512, win_length=400, hop_length=160, n_mels=80)',
      [1, 2, 80, 101],
      400 + 257 * 80,
      2 * 101 * 257 * 80,
    ],
    [
      "T.MFCC(n_mfcc=13, melkwargs={'n_fft': 256, 'n_mels': 40, 'hop_length': 128})",
      [1, 2, 13, 126],
      256 + 129 * 40 + 40 * 13,
      2 * 126 * (129 * 40 + 40 * 13),
    ],
    // 44100 and 16000 are 441 and 160 times 100; ceil(6 * 441 / (160 * 0.99)) = 17 samples on each side.
    ['T.Resample(44100, 16000)', [1, 2, 5805], 160 * (2 * 17 + 441), 2 * 160 * 37 * (2 * 17 + 441)],
    ['T.Resample(16000, 16000)', [1, 2, 16000], 0, 0],
    ['T.ComputeDeltas()', [1, 2, 16000], 0, 2 * 16000 * 5],
    [
      'nn.Sequential(T.FrequencyMasking(8), T.TimeMasking(10), T.AmplitudeToDB(top_db=80))',
      [1, 2, 16000],
      0,
      0,
    ],
  ])('%s', (module, output, buffers, macs) => {
    expect(figuresOf(module)).toEqual([output, buffers, macs]);
  });

  test('other parts may be imported, and are refused where they are needed', () => {
    const code =
      'import torchaudio\nclass Net(nn.Module):\n    def forward(self, x):\n        return torchaudio.prototype.ctc(x)\n';
    expect(readCode(code, 'Net', '[1, 16]').diagnostics[0]?.message).toContain('torchaudio.prototype');
  });
});
