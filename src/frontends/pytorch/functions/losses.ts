import type { Shape } from '../../../ops/shape';
import { floatingOf, operandOf, tensorArgument } from '../arguments';
import { callOpaque } from '../call-op';
import { promoted } from '../dtypes';
import { isTensor, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { broadcastShape } from './shape-only';
import { listOf } from './views';

/** What a loss has one of without a reduction: each element, each sample, or each sequence. */
type Each = 'element' | 'sample' | 'sequence';

const losses: readonly (readonly [names: string, each: Each])[] = [
  ['hinge_embedding_loss soft_margin_loss poisson_nll_loss gaussian_nll_loss margin_ranking_loss', 'element'],
  [
    'triplet_margin_loss triplet_margin_with_distance_loss cosine_embedding_loss multilabel_margin_loss multilabel_soft_margin_loss multi_margin_loss',
    'sample',
  ],
  ['ctc_loss', 'sequence'],
];

/** Losses that no layer type computes: only the shape of the result is worked out. */
export const lossFunctions: readonly TorchFunction[] = losses.flatMap(([names, each]) =>
  names.split(' ').map((name) =>
    torchFunction(
      name,
      "input, *others, reduction='mean', **options",
      (session, input = null, reduction = null, others = null) => {
        const first = tensorArgument(name, input);
        const inputs = [first, ...listOf(session, others).filter(isTensor)];
        return callOpaque(session, {
          type: `torch.nn.functional.${name}`,
          inputs,
          shape: reduction === 'none' ? unreduced(inputs, each) : [],
          dtype: floatingOf(promoted(inputs.map(operandOf))),
        });
      },
    ),
  ),
);

function unreduced(inputs: readonly Tensor[], each: Each): Shape {
  const [first, second] = inputs.map(({ host }) => host.shape);
  if (first === undefined) return [];
  if (each === 'element') return broadcastShape(inputs.slice(0, 2));
  return each === 'sample' ? first.slice(0, -1) : (second ?? []).slice(0, 1);
}
