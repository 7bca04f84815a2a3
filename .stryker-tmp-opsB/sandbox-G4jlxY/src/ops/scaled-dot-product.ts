// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import { notTwoInputs, softmaxWork } from './attention';
import { flag, probability } from './fields';
import { broadcast } from './merging';
import { defineOp, type Example, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape } from './shape';
const dotProductExamples: readonly Example[] = stryMutAct_9fa48("1703") ? [] : (stryCov_9fa48("1703"), [stryMutAct_9fa48("1704") ? {} : (stryCov_9fa48("1704"), {
  args: {},
  inputs: stryMutAct_9fa48("1705") ? [] : (stryCov_9fa48("1705"), [stryMutAct_9fa48("1706") ? [] : (stryCov_9fa48("1706"), [1, 4, 5, 4])]),
  output: stryMutAct_9fa48("1707") ? [] : (stryCov_9fa48("1707"), [1, 4, 5, 4]),
  params: 0,
  macs: 800
}), stryMutAct_9fa48("1708") ? {} : (stryCov_9fa48("1708"), {
  args: {},
  inputs: stryMutAct_9fa48("1709") ? [] : (stryCov_9fa48("1709"), [stryMutAct_9fa48("1710") ? [] : (stryCov_9fa48("1710"), [2, 3, 5, 8]), stryMutAct_9fa48("1711") ? [] : (stryCov_9fa48("1711"), [2, 3, 7, 8]), stryMutAct_9fa48("1712") ? [] : (stryCov_9fa48("1712"), [2, 3, 7, 6])]),
  output: stryMutAct_9fa48("1713") ? [] : (stryCov_9fa48("1713"), [2, 3, 5, 6]),
  params: 0,
  macs: 2940
})]);

/** ScaledDotProductAttention. */
export function dotProductOps(): readonly Op[] {
  if (stryMutAct_9fa48("1714")) {
    {}
  } else {
    stryCov_9fa48("1714");
    return stryMutAct_9fa48("1715") ? [] : (stryCov_9fa48("1715"), [scaledDotProductAttention()]);
  }
}
function scaledDotProductAttention(): Op {
  if (stryMutAct_9fa48("1716")) {
    {}
  } else {
    stryCov_9fa48("1716");
    return defineOp(stryMutAct_9fa48("1717") ? {} : (stryCov_9fa48("1717"), {
      type: stryMutAct_9fa48("1718") ? "" : (stryCov_9fa48("1718"), 'ScaledDotProductAttention'),
      form: stryMutAct_9fa48("1719") ? "" : (stryCov_9fa48("1719"), 'function'),
      family: stryMutAct_9fa48("1720") ? "" : (stryCov_9fa48("1720"), 'attention'),
      summary: stryMutAct_9fa48("1721") ? "" : (stryCov_9fa48("1721"), 'softmax(query x key / sqrt(features)) x value, without learned tensors; one input is all three.'),
      source: stryMutAct_9fa48("1722") ? "" : (stryCov_9fa48("1722"), 'https://pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html'),
      fields: stryMutAct_9fa48("1723") ? () => undefined : (stryCov_9fa48("1723"), z => stryMutAct_9fa48("1724") ? {} : (stryCov_9fa48("1724"), {
        dropout_p: probability(z, 0).describe(stryMutAct_9fa48("1725") ? "" : (stryCov_9fa48("1725"), 'Share of attention weights that is dropped')),
        is_causal: flag(z, stryMutAct_9fa48("1726") ? true : (stryCov_9fa48("1726"), false)).describe(stryMutAct_9fa48("1727") ? "" : (stryCov_9fa48("1727"), 'Hides later steps; all of them are counted')),
        scale: z.number(stryMutAct_9fa48("1728") ? {} : (stryCov_9fa48("1728"), {
          error: stryMutAct_9fa48("1729") ? "" : (stryCov_9fa48("1729"), 'a number')
        })).nullable().default(null).describe(stryMutAct_9fa48("1730") ? "" : (stryCov_9fa48("1730"), 'Factor of the products; 1 / sqrt(features) when not given'))
      })),
      inputs: stryMutAct_9fa48("1731") ? {} : (stryCov_9fa48("1731"), {
        least: 1,
        most: 3
      }),
      output: (_args, inputs) => {
        if (stryMutAct_9fa48("1732")) {
          {}
        } else {
          stryCov_9fa48("1732");
          const products = dotProducts(inputs);
          return (stryMutAct_9fa48("1733") ? "" : (stryCov_9fa48("1733"), 'problem')) in products ? products : stryMutAct_9fa48("1734") ? [] : (stryCov_9fa48("1734"), [...products.leading, products.queryLength, products.values]);
        }
      },
      work: (_args, inputs) => {
        if (stryMutAct_9fa48("1735")) {
          {}
        } else {
          stryCov_9fa48("1735");
          const products = dotProducts(inputs);
          if (stryMutAct_9fa48("1737") ? false : stryMutAct_9fa48("1736") ? true : (stryCov_9fa48("1736", "1737"), (stryMutAct_9fa48("1738") ? "" : (stryCov_9fa48("1738"), 'problem')) in products)) return stryMutAct_9fa48("1739") ? ["Stryker was here"] : (stryCov_9fa48("1739"), []);
          const weights = stryMutAct_9fa48("1740") ? [] : (stryCov_9fa48("1740"), [products.queryLength, products.keyLength, ...products.leading]);
          return stryMutAct_9fa48("1741") ? [] : (stryCov_9fa48("1741"), [stryMutAct_9fa48("1742") ? {} : (stryCov_9fa48("1742"), {
            unit: stryMutAct_9fa48("1743") ? "" : (stryCov_9fa48("1743"), 'mac'),
            factors: stryMutAct_9fa48("1744") ? [] : (stryCov_9fa48("1744"), [products.features, ...weights])
          }), stryMutAct_9fa48("1745") ? {} : (stryCov_9fa48("1745"), {
            unit: stryMutAct_9fa48("1746") ? "" : (stryCov_9fa48("1746"), 'mac'),
            factors: stryMutAct_9fa48("1747") ? [] : (stryCov_9fa48("1747"), [products.values, ...weights])
          }), stryMutAct_9fa48("1748") ? {} : (stryCov_9fa48("1748"), {
            unit: stryMutAct_9fa48("1749") ? "" : (stryCov_9fa48("1749"), 'mul'),
            factors: weights
          }), ...softmaxWork(weights)]);
        }
      },
      reach: stryMutAct_9fa48("1750") ? () => undefined : (stryCov_9fa48("1750"), () => stryMutAct_9fa48("1751") ? "" : (stryCov_9fa48("1751"), 'everything')),
      examples: dotProductExamples
    }));
  }
}
interface DotProducts {
  readonly leading: Shape;
  readonly queryLength: number;
  readonly keyLength: number;
  readonly features: number;
  readonly values: number;
}

/** query [..., L, E], key [..., S, E], value [..., S, Ev]; leading dimensions broadcast. */
function dotProducts(inputs: readonly Shape[]): DotProducts | ShapeProblem {
  if (stryMutAct_9fa48("1752")) {
    {}
  } else {
    stryCov_9fa48("1752");
    if (stryMutAct_9fa48("1755") ? inputs.length !== 2 : stryMutAct_9fa48("1754") ? false : stryMutAct_9fa48("1753") ? true : (stryCov_9fa48("1753", "1754", "1755"), inputs.length === 2)) return notTwoInputs(stryMutAct_9fa48("1756") ? "" : (stryCov_9fa48("1756"), 'ScaledDotProductAttention'));
    const [query = stryMutAct_9fa48("1757") ? ["Stryker was here"] : (stryCov_9fa48("1757"), []), key = query, value = query] = inputs;
    const short = (stryMutAct_9fa48("1758") ? [] : (stryCov_9fa48("1758"), [query, key, value])).find(stryMutAct_9fa48("1759") ? () => undefined : (stryCov_9fa48("1759"), shape => stryMutAct_9fa48("1763") ? shape.length >= 2 : stryMutAct_9fa48("1762") ? shape.length <= 2 : stryMutAct_9fa48("1761") ? false : stryMutAct_9fa48("1760") ? true : (stryCov_9fa48("1760", "1761", "1762", "1763"), shape.length < 2)));
    if (stryMutAct_9fa48("1766") ? short === undefined : stryMutAct_9fa48("1765") ? false : stryMutAct_9fa48("1764") ? true : (stryCov_9fa48("1764", "1765", "1766"), short !== undefined)) {
      if (stryMutAct_9fa48("1767")) {
        {}
      } else {
        stryCov_9fa48("1767");
        return stryMutAct_9fa48("1768") ? {} : (stryCov_9fa48("1768"), {
          problem: stryMutAct_9fa48("1769") ? `` : (stryCov_9fa48("1769"), `${formatShape(short)} has no steps and features`),
          help: stryMutAct_9fa48("1770") ? "" : (stryCov_9fa48("1770"), 'each input needs at least 2 dimensions')
        });
      }
    }
    const [queryLength, features] = query.slice(-2) as [number, number];
    const [keyLength, keyFeatures] = key.slice(-2) as [number, number];
    const [valueLength, values] = value.slice(-2) as [number, number];
    const leading = broadcast((stryMutAct_9fa48("1771") ? [] : (stryCov_9fa48("1771"), [query, key, value])).map(stryMutAct_9fa48("1772") ? () => undefined : (stryCov_9fa48("1772"), shape => stryMutAct_9fa48("1773") ? shape : (stryCov_9fa48("1773"), shape.slice(0, stryMutAct_9fa48("1774") ? +2 : (stryCov_9fa48("1774"), -2))))));
    if (stryMutAct_9fa48("1777") ? (features !== keyFeatures || keyLength !== valueLength) && isShapeProblem(leading) : stryMutAct_9fa48("1776") ? false : stryMutAct_9fa48("1775") ? true : (stryCov_9fa48("1775", "1776", "1777"), (stryMutAct_9fa48("1779") ? features !== keyFeatures && keyLength !== valueLength : stryMutAct_9fa48("1778") ? false : (stryCov_9fa48("1778", "1779"), (stryMutAct_9fa48("1781") ? features === keyFeatures : stryMutAct_9fa48("1780") ? false : (stryCov_9fa48("1780", "1781"), features !== keyFeatures)) || (stryMutAct_9fa48("1783") ? keyLength === valueLength : stryMutAct_9fa48("1782") ? false : (stryCov_9fa48("1782", "1783"), keyLength !== valueLength)))) || isShapeProblem(leading))) {
      if (stryMutAct_9fa48("1784")) {
        {}
      } else {
        stryCov_9fa48("1784");
        return stryMutAct_9fa48("1785") ? {} : (stryCov_9fa48("1785"), {
          problem: stryMutAct_9fa48("1786") ? `` : (stryCov_9fa48("1786"), `query ${formatShape(query)}, key ${formatShape(key)} and value ${formatShape(value)} do not belong together`),
          help: stryMutAct_9fa48("1787") ? "" : (stryCov_9fa48("1787"), 'query and key need the same features, key and value the same length, and all the same leading dimensions')
        });
      }
    }
    return stryMutAct_9fa48("1788") ? {} : (stryCov_9fa48("1788"), {
      leading,
      queryLength,
      keyLength,
      features,
      values
    });
  }
}