import { computedDtypes, storedDtypes } from '../graph/dtype';
import { loadConventions } from './load-conventions';
import { type Offers, oneOf } from './offer';

/** The completions of the options of how specs are read. */
export const specOffers: Offers = {
  '--dtype': oneOf(() => computedDtypes),
  '--param-dtype': oneOf(() => storedDtypes),
  '--convention': oneOf(() => loadConventions().map(({ name }) => name)),
};
