import type { NamedValue } from '../../graph/graph';
import type { OutputSpec } from '../../language/spec';
import { evaluateFlag, evaluateReference } from './evaluate';
import { reportAt, takeSteps } from './expansion';
import type { Flow, Outputs, ShapedValue } from './flow';
import { type Place, siteOf } from './place';
import { reportAbsence, UNKNOWN_SOURCE } from './reference';
import { sourceAt } from './step-inputs';

/**
 * The flow of a body that names its outputs: the first of them together with all.
 *
 * Returns null, with the problems reported, if one is unknown or none is left. Expressions see the shape of the
 * last step's output in a reference, and that of the output itself in `when`.
 */
export function namedOutputs(outputs: readonly OutputSpec[], place: Place): Flow {
  const { expansion } = place.frame;
  const firstAt = outputs[0]?.at ?? '';
  if (!takeSteps(expansion, firstAt, outputs.length)) return null;
  const byName = new Map<string, ShapedValue | null>();
  let first: ShapedValue | null = null;
  let isKnown = true;
  for (const { name, from, when, at, fromAt } of outputs) {
    const reference =
      from === null ? undefined : evaluateReference(siteOf(fromAt, place, place.current), from);
    const source = reference === undefined ? UNKNOWN_SOURCE : sourceAt(place, reference, fromAt);
    const isOn = evaluateFlag(siteOf(at, place, source.output), when, 'when');
    if (isOn === false) {
      byName.set(name, null);
      continue;
    }
    reportAbsence(expansion, source, fromAt);
    const { output } = source;
    const tensor = isOn === null || output === null ? null : { value: output.value, shape: output.shape };
    byName.set(name, tensor);
    first ??= tensor;
    isKnown &&= tensor !== null;
  }
  if (!isKnown) return null;
  if (first !== null) return { ...first, outputs: outputsByName(byName) };
  const help = 'make the "when" of one of them true';
  reportAt(expansion, 'spec/invalid-value', firstAt, 'every output is left out', { help });
  return null;
}

/** Named outputs, those that are left out as null. */
export function outputsByName(byName: Outputs['byName']): Outputs {
  const given = [...byName].flatMap(([name, tensor]) =>
    tensor === null ? [] : [{ name, value: tensor.value }],
  );
  return { byName, given };
}

/** The outputs of a flow: those that have names, or the only one, which is called `output`. */
export function outputsOfFlow(flow: Flow): readonly NamedValue[] {
  if (flow === null) return [];
  return flow.outputs?.given ?? [{ name: 'output', value: flow.value }];
}
