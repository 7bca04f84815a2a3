/** A layer with a window, all its sizes given for each axis. */
export interface WindowStep {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
}

/** One step of a tiny network, in words of this oracle: the engine reads the JSON that it is written as. */
export type PlanStep =
  | (WindowStep & {
      readonly kind: 'convolution';
      /** Output channels of each group. */
      readonly outputs: number;
      readonly grouped: boolean;
      readonly bias: boolean;
      readonly border: 'given' | 'same' | 'valid';
    })
  | (WindowStep & {
      readonly kind: 'transposed';
      readonly outputs: number;
      readonly bias: boolean;
      readonly extra: readonly number[];
    })
  | (WindowStep & { readonly kind: 'pool'; readonly mean: boolean; readonly ceil: boolean })
  | { readonly kind: 'adaptive'; readonly sizes: readonly number[] }
  | { readonly kind: 'upsample'; readonly factor: number }
  | { readonly kind: 'pad'; readonly before: number; readonly after: number }
  | { readonly kind: 'relu' }
  | { readonly kind: 'norm' }
  | { readonly kind: 'branches'; readonly branches: readonly (readonly PlanStep[])[]; readonly merge: Merge }
  | { readonly kind: 'residual'; readonly steps: readonly PlanStep[] }
  /** What is built and not called: it is learned, and nothing else. */
  | { readonly kind: 'uncalled'; readonly steps: readonly PlanStep[] }
  /** A module that gives two tensors, one of them of halfway, which are added. */
  | { readonly kind: 'tapped'; readonly first: readonly PlanStep[]; readonly second: readonly PlanStep[] }
  /** Channels weighed by what a global pool and two convolutions say of them, as in squeeze-and-excitation. */
  | { readonly kind: 'gate'; readonly squeezed: number }
  | { readonly kind: 'head'; readonly outputs: number };

export type Merge = 'concat' | 'add' | 'mul';

/** A tiny network: its input without the batch, and its steps. */
export interface Plan {
  readonly batch: number;
  readonly input: readonly [channels: number, ...dims: number[]];
  readonly steps: readonly PlanStep[];
}
