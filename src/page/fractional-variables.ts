import { isComputed, type Spec } from '../language/spec';
import { analyseNetwork } from './analysed-network';
import type { PageSettings } from './page-document';
import { UNCHANGED_NETWORK } from './page-state';

/** A whole number from this on is a count: no factor and no rate is that large. */
const LEAST_COUNT = 8;

/**
 * The variables of a spec that are written as whole numbers and take fractions: factors and rates, such as a width of 1.
 * Found by building the network with a fraction.
 */
export function fractionalVariables(spec: Spec, settings: PageSettings): readonly string[] {
  return spec.vars.flatMap(({ name, value }) => {
    if (isComputed(value) || typeof value !== 'number') return [];
    if (!Number.isInteger(value) || Math.abs(value) >= LEAST_COUNT) return [];
    const network = { name: '', words: [], kind: 'spec', spec, fractional: [] } as const;
    const state = { ...UNCHANGED_NETWORK, vars: new Map([[name, String(value + 0.5)]]) };
    return analyseNetwork(network, state, settings).problems === undefined ? [name] : [];
  });
}
