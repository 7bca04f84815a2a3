import { describe, expect, test } from 'vitest';
import { typeName } from '../../../src/graph/graph';
import { readSource } from '../../support/pytorch-truth';

/** What a loss of three embeddings of 8 features of 4 samples calls: the types in order, and the shape that it gives. */
function callsOf(made: string, call: string) {
  const code = `import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.loss = ${made}

    def forward(self, x, y, z):
        x, y, z = x[0], y[0], z[0]
        return ${call}
`;
  const { graph, diagnostics } = readSource(code, 'Net', ['4x8', '4x8', '4x8']);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return graph?.nodes.map((node) => [typeName(node), node.computation.outputs[0]?.shape]);
}

/** Where a call is no layer type: its function, of which the shape alone is known. */
const F = 'torch.nn.functional.';
const SIGNS = 'torch.ones(4)';
const CLASSES = 'torch.zeros(4, dtype=torch.long)';

describe('a loss is a layer of its type', () => {
  test.each([
    ['nn.PoissonNLLLoss(False, full=True)', 'self.loss(x, y)', 'PoissonNLLLoss', []],
    ['nn.GaussianNLLLoss(reduction="none")', 'self.loss(x, y, var=z)', 'GaussianNLLLoss', [4, 8]],
    ['nn.HingeEmbeddingLoss(0.5)', 'self.loss(x, torch.ones_like(x))', 'HingeEmbeddingLoss', []],
    ['nn.SoftMarginLoss(reduction="none")', 'self.loss(x, y)', 'SoftMarginLoss', [4, 8]],
    [
      'nn.MultiLabelSoftMarginLoss(weight=torch.ones(8), reduction="none")',
      'self.loss(x, y)',
      'MultiLabelSoftMarginLoss',
      [4],
    ],
    ['nn.MultiMarginLoss(2, 0.5, torch.ones(8))', `self.loss(x, ${CLASSES})`, 'MultiMarginLoss', []],
    ['nn.CosineEmbeddingLoss(margin=0.5)', `self.loss(x, y, ${SIGNS})`, 'CosineEmbeddingLoss', []],
    [
      'nn.TripletMarginLoss(1.0, 2, swap=True, reduction="none")',
      'self.loss(x, y, z)',
      'TripletMarginLoss',
      [4],
    ],
    [
      'nn.TripletMarginWithDistanceLoss(margin=2.0, reduction="none")',
      'self.loss(x, y, z)',
      'TripletMarginWithDistanceLoss',
      [4],
    ],
    ['nn.NLLLoss2d()', `self.loss(x, ${CLASSES})`, 'NLLLoss', []],
    [
      'None',
      'F.triplet_margin_loss(anchor=x, positive=y, negative=z, reduction="none")',
      'TripletMarginLoss',
      [4],
    ],
    ['None', 'F.gaussian_nll_loss(x, target=y, var=z)', 'GaussianNLLLoss', []],
    ['None', 'F.mse_loss(x, target=y, reduction="none")', 'MSELoss', [4, 8]],
    [
      'None',
      `F.margin_ranking_loss(x[:, 0], y[:, 0], ${SIGNS}, 0.5, reduction="none")`,
      'MarginRankingLoss',
      [4],
    ],
  ])('%s: %s', (made, call, type, shape) => {
    expect(callsOf(made, call)?.at(-1)).toEqual([type, shape]);
  });

  test('CTCLoss, where the lengths are tensors', () => {
    const made = 'nn.CTCLoss(blank=1, reduction="none")';
    const lengths = 'torch.ones(8, dtype=torch.long)';
    const call = (given: string) =>
      `self.loss(x.unsqueeze(2), torch.ones(8, 3, dtype=torch.long), ${given}, ${given})`;
    expect(callsOf(made, call(lengths))?.at(-1)).toEqual(['CTCLoss', [8]]);
    expect(callsOf(made, call('(1, 1, 1, 1, 1, 1, 1, 1)'))?.at(-1)).toEqual([`${F}ctc_loss`, [8]]);
  });

  test('a distance of its own leaves the shape alone', () => {
    const made = 'nn.TripletMarginWithDistanceLoss(distance_function=F.pairwise_distance, reduction="none")';
    expect(callsOf(made, 'self.loss(x, y, z)')?.at(-1)).toEqual([
      `${F}triplet_margin_with_distance_loss`,
      [4],
    ]);
  });
});
