/** A figure that a tool gave and this program does not imitate, with the one that it gives instead. */
// @ts-nocheck

export interface Exception {
  /** An op of rules_probe.json, a module, or a network. */
  readonly of: string;
  readonly convention: string;
  /** What this program counts. */
  readonly count: number;
  readonly reason: string;
}

const stringPadding =
  'fvcore has no handle for aten::_convolution_mode and loses every convolution with a string padding; it counts here as with whole numbers';

const otherSpelling =
  'MatMul is torch.matmul or the operator @; this other spelling of the product the tool counts differently or not at all';

const fusedPath =
  'in eval mode torch runs the whole layer as one native operator, and the tool sees none of its layers; it counts here as in training';

/** The rows of rules_probe.json that are not matched. */
export const probeExceptions: readonly Exception[] = [
  ...(
    [
      ["conv2d 3x3 8->4, bias, padding='same'", 28800],
      ["conv2d 1x1 8->4, bias, padding='same'", 3200],
      ["conv2d 3x3 8->4, bias, padding='valid'", 18432],
    ] as const
  ).map(([of, count]) => ({ of, convention: 'fvcore', count, reason: stringPadding })),
  ...(
    [
      ['torch.bmm (5,16)x(16,5)', 'calflops', 800],
      ['torch.bmm (5,16)x(16,5)', 'calflops-macs', 400],
      ['torch.einsum bik,bjk->bij', 'ptflops', 400],
      ['torch.einsum bik,bjk->bij', 'calflops', 800],
      ['torch.einsum bik,bjk->bij', 'calflops-macs', 400],
    ] as const
  ).map(([of, convention, count]) => ({ of, convention, count, reason: otherSpelling })),
  ...(
    [
      ['torchinfo', 5424],
      ['thop', 5760],
    ] as const
  ).map(([convention, count]) => ({
    of: 'transformer encoder layer 16, 4 heads, ff 32, L 5',
    convention,
    count,
    reason: fusedPath,
  })),
];

/** The totals of modules and networks that are not matched. */
export const moduleExceptions: readonly Exception[] = [
  { of: 'transformer_encoder_layer', convention: 'thop', count: 231813120, reason: fusedPath },
];
