import { computedDtypes, storedDtypes } from '../graph/dtype';
import { loadConventions } from './load-conventions';
import { type Offers, oneOf } from './offer';

/** What completes the values of the options that say how specs are read. */
export const specOffers: Offers = {
  '--dtype': oneOf(() => computedDtypes),
  '--param-dtype': oneOf(() => storedDtypes),
  '--convention': oneOf(() => loadConventions().map(({ name }) => name)),
};
