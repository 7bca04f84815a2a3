import type { ModelText } from './onnx-model';

type Attributes = NonNullable<ModelText['nodes'][number]['attributes']>;

export const whole = (...elements: readonly number[]) => ({ whole: elements });
export const float = (...dims: readonly number[]) => ({ float: dims });

/** What one call is made of, apart from its operator. */
interface CallText {
  readonly attributes?: Attributes;
  readonly stored?: ModelText['stored'];
  readonly domain?: string;
  readonly opset?: number;
  readonly outputs?: number;
}

/** One call on inputs of these sizes, null for one that is left out, and on stored operands. */
export function call(
  op: string,
  inputs: readonly (readonly number[] | null)[],
  text: CallText = {},
): ModelText {
  const { attributes = {}, stored = {}, domain = '', opset = 17, outputs = 1 } = text;
  const names = inputs.map((dims, index) => (dims === null ? '' : `x${index}`));
  const gives = Array.from({ length: outputs }, (_, index) => `y${index}`);
  return {
    opset,
    inputs: Object.fromEntries(
      inputs.flatMap((dims, index) => (dims === null ? [] : [[`x${index}`, dims] as const])),
    ),
    outputs: gives,
    stored,
    nodes: [{ op, domain, reads: [...names, ...Object.keys(stored)], gives, attributes }],
  };
}
