import { madeOnce } from '../../../graph/made-once';
import type { ParameterRules, StoredParameter } from '../lowering/parameters';
import { parametersOf } from '../lowering/parameters';
import type { Call, Operator, Products, Tensor } from '../operators/operator';
import { activationRules } from './activations';
import { withEqualParts } from './equal-parts';
import { gateRules } from './gates';
import { imageNormRules } from './image-norms';
import { biasRules } from './linear';
import { normRules } from './norms';
import { type Match, matchCall, outermostOperators } from './pattern';
import { poolingRules } from './pooling';
import { quotientRules } from './quotients';
import { reorderingRules } from './reorderings';
import type { FusingRule } from './rule';
import { softmaxRules } from './softmax';

const rules: readonly FusingRule[] = [
  ...imageNormRules,
  ...normRules,
  ...quotientRules,
  ...biasRules,
  ...gateRules,
  ...activationRules,
  ...reorderingRules,
  ...softmaxRules,
  ...poolingRules,
];

/** The rules by the operator that is last in their patterns. */
const rulesOf: ReadonlyMap<string, readonly FusingRule[]> = rulesByOperator();

function rulesByOperator(): ReadonlyMap<string, readonly FusingRule[]> {
  const byOperator = new Map<string, FusingRule[]>();
  for (const rule of rules) {
    for (const operator of new Set(outermostOperators(rule.pattern))) {
      madeOnce(byOperator, operator, () => []).push(rule);
    }
  }
  return byOperator;
}

/**
 * Replaces the calls that an exporter wrote for one layer by one call. Calls stay as they are if a value
 * between them is read elsewhere or is an output, or if the layer would not have the same parameters.
 */
export function fuseCalls(
  calls: readonly Call[],
  outputs: readonly Tensor[],
  parameterRules: ParameterRules,
): readonly Call[] {
  const readers = readersOf(calls);
  const kept = keptValues(calls, outputs);
  const fused = new Map<Call, Call>();
  const gone = new Set<Call>();
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    const root = calls[index];
    if (root === undefined || root.node.domain !== '' || gone.has(root)) continue;
    for (const rule of rulesOf.get(root.node.opType) ?? []) {
      const match = matchCall(rule.pattern, root);
      if (match === null || !isClosed(match, { root, readers, kept, gone })) continue;
      const call = fusedCall(rule, match, root);
      if (call === null || !hasSameParameters(call, match, { rule, parameterRules })) continue;
      fused.set(root, call);
      for (const inner of match.calls) gone.add(inner);
      break;
    }
  }
  const left = calls.filter((call) => fused.has(call) || !gone.has(call));
  return withEqualParts(left.map((call) => fused.get(call) ?? call));
}

function readersOf(calls: readonly Call[]): ReadonlyMap<Tensor, readonly Call[]> {
  const readers = new Map<Tensor, Call[]>();
  for (const call of calls) {
    for (const input of call.inputs) {
      if (input === null || input.origin.kind !== 'call') continue;
      madeOnce(readers, input, () => []).push(call);
    }
  }
  return readers;
}

/** Values that are not only read by calls: outputs, and items of sequences. */
function keptValues(calls: readonly Call[], outputs: readonly Tensor[]): ReadonlySet<Tensor> {
  const kept = new Set(outputs);
  const visit = (tensor: Tensor | null): void => {
    for (const item of tensor?.items ?? []) {
      kept.add(item);
      visit(item);
    }
  };
  for (const tensor of outputs) visit(tensor);
  for (const { inputs } of calls) inputs.forEach(visit);
  return kept;
}

/**
 * Whether nothing else reads the values between the calls of a match, and all are computed under the same
 * conditions.
 */
function isClosed(
  { calls }: Match,
  {
    root,
    readers,
    kept,
    gone,
  }: {
    readonly root: Call;
    readonly readers: ReadonlyMap<Tensor, readonly Call[]>;
    readonly kept: ReadonlySet<Tensor>;
    readonly gone: ReadonlySet<Call>;
  },
): boolean {
  for (const call of calls) {
    if (gone.has(call) || call.called !== root.called || call.region !== root.region) return false;
    if (call === root) continue;
    for (const output of call.outputs)
      if (kept.has(output) || readers.get(output)?.some((reader) => !calls.has(reader)) === true)
        return false;
  }
  return true;
}

/** The call of the layer that a rule found; null if it does not fit. */
function fusedCall(rule: FusingRule, match: Match, root: Call): Call | null {
  const inputs = Object.keys(rule.reads).map((name) => match.values.get(name) ?? null);
  const roles = Object.values(rule.reads);
  const isStored = inputs.every((input, index) => index === 0 || input?.isFixed === true);
  const args = isStored ? rule.args({ match, root }) : null;
  if (args === null) return null;
  const operator: Operator = {
    roles,
    outputs: () => root.outputs,
    lower: () => ({ type: rule.type, args, inputs: [0] }),
    products: () => productsOf(match),
  };
  return {
    ...root,
    operator,
    inputs,
    parts: [...match.calls].sort((left, right) => left.number - right.number),
  };
}

function productsOf({ calls }: Match): Products {
  const products = [...calls].map((call) =>
    call.operator.products === undefined ? [] : call.operator.products(call),
  );
  return products.includes(null) ? null : products.flatMap((each) => each ?? []);
}

/**
 * Whether a layer has the parameters that its operators have. Values that its rule knows not to be learned are none
 * of them; with other elements than the rule says they make it a different layer.
 */
function hasSameParameters(
  call: Call,
  { calls, values }: Match,
  { rule, parameterRules }: { readonly rule: FusingRule; readonly parameterRules: ParameterRules },
): boolean {
  const before = new Map<Tensor, StoredParameter['kind']>();
  for (const part of calls)
    for (const { tensor, kind } of parametersOf(part, parameterRules)) before.set(tensor, kind);
  for (const [name, wanted] of Object.entries(rule.neutral ?? {})) {
    const value = values.get(name);
    const elements = (value === undefined ? null : call.elementsOf(value)) ?? [];
    if (elements.some((element) => element !== null && element !== wanted)) return false;
    if (value !== undefined && elements.length > 0 && !elements.includes(null)) before.delete(value);
  }
  const after = parametersOf(call, parameterRules);
  return after.length === before.size && after.every(({ tensor, kind }) => before.get(tensor) === kind);
}
