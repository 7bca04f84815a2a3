import { addCounts, type Count, formatCount, productOf } from '../../../counts/count';
import type { Call, Tensor } from '../operators/operator';
import { addCall } from './add-call';
import {
  type ControlNode,
  commonDims,
  eitherOperator,
  graphAttribute,
  traceInner,
  undecidedOperator,
} from './inner-graph';
import { heldBy } from './make-tensor';
import { labelOf, type Scope, type Trace } from './trace';

/**
 * An If with a known condition becomes the branch that is taken; the other one is built but not called. If the
 * condition is not known, the more expensive branch is called, and a call of the If itself makes the count
 * uncertain.
 */
export function traceIf(
  trace: Trace,
  scope: Scope,
  { node, attributes, inputs }: ControlNode,
): readonly Tensor[] | null {
  const thenBody = graphAttribute(attributes, 'then_branch');
  const elseBody = graphAttribute(attributes, 'else_branch');
  const [condition = null] = inputs;
  if (thenBody === null || elseBody === null || condition === null) return null;
  const label = labelOf(node, trace.nodes);
  const decided = trace.elementsOf(condition)?.[0] ?? null;
  const branch = (body: typeof thenBody, name: string, called: boolean): readonly Tensor[] =>
    traceInner(trace, scope, body, {
      path: `${label}.${name}`,
      called: called && scope.called,
      isTaken: called && decided !== null,
    });
  if (decided !== null) {
    const isThen = decided !== 0;
    const thenOutputs = branch(thenBody, 'then', isThen);
    const elseOutputs = branch(elseBody, 'else', !isThen);
    trace.untaken.push(...(isThen ? elseOutputs : thenOutputs).filter(isUntaken));
    return isThen ? thenOutputs : elseOutputs;
  }
  const start = trace.calls.length;
  const thenOutputs = branch(thenBody, 'then', true);
  const middle = trace.calls.length;
  const elseOutputs = branch(elseBody, 'else', true);
  const [thenCalls, elseCalls] = [trace.calls.slice(start, middle), trace.calls.slice(middle)];
  const [thenMacs, elseMacs] = [multiplyAdds(thenCalls), multiplyAdds(elseCalls)];
  for (const call of elseMacs > thenMacs ? thenCalls : elseCalls) call.called = false;
  const types = node.outputs.map((_name, slot) => ({
    dims: commonDims(thenOutputs[slot]?.dims, elseOutputs[slot]?.dims),
    elementType: thenOutputs[slot]?.elementType ?? 0,
  }));
  // Where both branches multiply as much, the count does not depend on which is taken.
  const isSame = thenMacs === elseMacs && [...thenCalls, ...elseCalls].every(isCounted);
  const counts = isSame
    ? `both have ${formatCount(thenMacs)} multiply-adds`
    : `${countText(thenCalls, thenMacs)} or ${countText(elseCalls, elseMacs)} multiply-adds`;
  const reason = `which branch is taken is not known before the run: ${counts}`;
  if (scope.called)
    trace.notes.add(isSame ? `${label}: ${reason}` : `${label}: ${reason}; the larger one is counted`);
  const operator = isSame ? eitherOperator(types) : undecidedOperator(types);
  const taken = elseMacs > thenMacs ? elseOutputs : thenOutputs;
  const other = elseMacs > thenMacs ? thenOutputs : elseOutputs;
  const site = { node, attributes, operator, version: 1 };
  const operands = heldBy([condition, ...taken, ...other]);
  return addCall(trace, scope, isSame ? site : { ...site, reason }, operands);
}

/** Whether a value is one that only a branch which is not taken would compute. */
function isUntaken({ origin }: Tensor): boolean {
  return origin.kind === 'call' && !origin.call.called;
}

/** The multiply-adds of calls in words, as a lower bound if those of one are not known. */
function countText(calls: readonly Call[], macs: Count): string {
  return `${calls.every(isCounted) ? '' : 'at least '}${formatCount(macs)}`;
}

/** Whether the multiply-adds of a call are known. */
function isCounted(call: Call): boolean {
  const { operator, reason } = call;
  if (reason !== null || operator.products === undefined) return reason === null;
  return operator.products(call)?.every((factors) => !factors.includes(null)) === true;
}

/** The multiply-adds of calls, as far as they are known. */
function multiplyAdds(calls: readonly Call[]): Count {
  let sum: Count = 0;
  for (const call of calls) {
    for (const factors of call.operator.products?.(call) ?? []) {
      const known = factors.filter((factor) => factor !== null && Number.isInteger(factor));
      if (call.called && known.length === factors.length && !call.outputs.every(({ isFixed }) => isFixed))
        sum = addCounts(sum, productOf(known.map(Number)));
    }
  }
  return sum;
}
