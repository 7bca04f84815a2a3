import { multiplyCounts, productOf, sumOf } from '../counts/count';
import { readAttention } from './attention';
import { type Rule, sumOfRules } from './rule';

/** The two matrix products and the softmax, by the functions of torch that ptflops replaces. */
export const attentionProducts: Rule = {
  formula: 'both products of queries, keys and values + attention weights',
  count: ({ computation }) => {
    const { products, weights } = readAttention(computation);
    return sumOf([multiplyCounts(2, products), weights]);
  },
};

/**
 * The formula of `multihead_attention_counter_hook`. It assumes that keys and values are projected to as many
 * features as they have, and that the output projection has a bias.
 */
const hook: Rule = {
  formula: 'projections with biases + scaled queries + both products and the softmax',
  count: ({ computation }) => {
    const { heads, batch, queryLength, keyLength, query, key, value } = readAttention(computation);
    const biases = computation.args.bias === true ? (queryLength + 2 * keyLength) * query : 0;
    const head = Math.floor(query / heads) + 1 + Math.floor(value / heads);
    const steps = sumOf([
      productOf([queryLength, query]),
      productOf([queryLength, query, query]),
      productOf([keyLength, key, key]),
      productOf([keyLength, value, value]),
      biases,
      productOf([heads, queryLength, keyLength, head]),
      productOf([queryLength, value, value + 1]),
    ]);
    return multiplyCounts(batch, steps);
  },
};

/** nn.MultiheadAttention counts twice: by the module's hook, and by the functions that it calls. */
export const multiheadAttention: Rule = {
  ...sumOfRules(hook, attentionProducts),
  formula: `${hook.formula} + these again`,
};
