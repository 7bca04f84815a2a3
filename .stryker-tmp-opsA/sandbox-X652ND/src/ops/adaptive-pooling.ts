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
import { productOf, subtractCounts } from '../counts/count';
import { greatestCommonDivisor } from '../counts/divisors';
import { positive } from './fields';
import { defineOp, ONE_INPUT, type Op, type Reach } from './op';
import { type Shape, spatialDims } from './shape';
type Axes = 1 | 2 | 3;

/** AdaptiveAvgPool and AdaptiveMaxPool in one, two and three dimensions. */
export function adaptivePoolingOps(): readonly Op[] {
  if (stryMutAct_9fa48("230")) {
    {}
  } else {
    stryCov_9fa48("230");
    return stryMutAct_9fa48("231") ? [] : (stryCov_9fa48("231"), [...([1, 2, 3] as const).map(stryMutAct_9fa48("232") ? () => undefined : (stryCov_9fa48("232"), axes => adaptivePool(stryMutAct_9fa48("233") ? "" : (stryCov_9fa48("233"), 'Avg'), axes))), ...([1, 2, 3] as const).map(stryMutAct_9fa48("234") ? () => undefined : (stryCov_9fa48("234"), axes => adaptivePool(stryMutAct_9fa48("235") ? "" : (stryCov_9fa48("235"), 'Max'), axes)))]);
  }
}
function adaptivePool(kind: 'Avg' | 'Max', axes: Axes): Op {
  if (stryMutAct_9fa48("236")) {
    {}
  } else {
    stryCov_9fa48("236");
    const type = stryMutAct_9fa48("237") ? `` : (stryCov_9fa48("237"), `Adaptive${kind}Pool${axes}d`);
    return defineOp(stryMutAct_9fa48("238") ? {} : (stryCov_9fa48("238"), {
      type,
      family: stryMutAct_9fa48("239") ? "" : (stryCov_9fa48("239"), 'pooling'),
      summary: stryMutAct_9fa48("240") ? `` : (stryCov_9fa48("240"), `The ${(stryMutAct_9fa48("243") ? kind !== 'Avg' : stryMutAct_9fa48("242") ? false : stryMutAct_9fa48("241") ? true : (stryCov_9fa48("241", "242", "243"), kind === (stryMutAct_9fa48("244") ? "" : (stryCov_9fa48("244"), 'Avg')))) ? stryMutAct_9fa48("245") ? "" : (stryCov_9fa48("245"), 'mean') : stryMutAct_9fa48("246") ? "" : (stryCov_9fa48("246"), 'largest value')} of ${axes}-D windows that are chosen to give the wanted output size.`),
      source: stryMutAct_9fa48("247") ? `` : (stryCov_9fa48("247"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: z => {
        if (stryMutAct_9fa48("248")) {
          {}
        } else {
          stryCov_9fa48("248");
          const expected = stryMutAct_9fa48("249") ? `` : (stryCov_9fa48("249"), `a whole number of at least 1, null (as the input), or a list of ${axes} of them`);
          const size = positive(z).nullable();
          return stryMutAct_9fa48("250") ? {} : (stryCov_9fa48("250"), {
            output_size: z.union(stryMutAct_9fa48("251") ? [] : (stryCov_9fa48("251"), [size, z.array(size).length(axes, stryMutAct_9fa48("252") ? {} : (stryCov_9fa48("252"), {
              error: expected
            }))]), stryMutAct_9fa48("253") ? {} : (stryCov_9fa48("253"), {
              error: expected
            })).describe(stryMutAct_9fa48("254") ? "" : (stryCov_9fa48("254"), 'Size of the output; null keeps the size of the input'))
          });
        }
      },
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("255") ? [] : (stryCov_9fa48("255"), [stryMutAct_9fa48("256") ? axes - 2 : (stryCov_9fa48("256"), axes + 2)]),
      output: ({
        output_size
      }, [input]) => {
        if (stryMutAct_9fa48("257")) {
          {}
        } else {
          stryCov_9fa48("257");
          const wanted = Array.isArray(output_size) ? output_size : (stryMutAct_9fa48("258") ? new Array() : (stryCov_9fa48("258"), new Array(axes))).fill(output_size);
          const sizes = spatialDims(input as Shape).map(stryMutAct_9fa48("259") ? () => undefined : (stryCov_9fa48("259"), (dim, axis) => stryMutAct_9fa48("260") ? wanted[axis] as number | null && dim : (stryCov_9fa48("260"), wanted[axis] as number | null ?? dim)));
          return stryMutAct_9fa48("261") ? [] : (stryCov_9fa48("261"), [...(stryMutAct_9fa48("262") ? input as Shape : (stryCov_9fa48("262"), (input as Shape).slice(0, 2))), ...sizes]);
        }
      },
      work: (_args, [input], output) => {
        if (stryMutAct_9fa48("263")) {
          {}
        } else {
          stryCov_9fa48("263");
          const windows = largestWindows(input as Shape, output);
          const steps = stryMutAct_9fa48("264") ? [] : (stryCov_9fa48("264"), [subtractCounts(productOf(windows), 1), ...output]);
          return (stryMutAct_9fa48("267") ? kind !== 'Max' : stryMutAct_9fa48("266") ? false : stryMutAct_9fa48("265") ? true : (stryCov_9fa48("265", "266", "267"), kind === (stryMutAct_9fa48("268") ? "" : (stryCov_9fa48("268"), 'Max')))) ? stryMutAct_9fa48("269") ? [] : (stryCov_9fa48("269"), [stryMutAct_9fa48("270") ? {} : (stryCov_9fa48("270"), {
            unit: stryMutAct_9fa48("271") ? "" : (stryCov_9fa48("271"), 'compare'),
            factors: steps
          })]) : stryMutAct_9fa48("272") ? [] : (stryCov_9fa48("272"), [stryMutAct_9fa48("273") ? {} : (stryCov_9fa48("273"), {
            unit: stryMutAct_9fa48("274") ? "" : (stryCov_9fa48("274"), 'add'),
            factors: steps
          }), stryMutAct_9fa48("275") ? {} : (stryCov_9fa48("275"), {
            unit: stryMutAct_9fa48("276") ? "" : (stryCov_9fa48("276"), 'div'),
            factors: output
          })]);
        }
      },
      reach: stryMutAct_9fa48("277") ? () => undefined : (stryCov_9fa48("277"), (_args, [input], output) => adaptiveReach(input as Shape, output)),
      examples: stryMutAct_9fa48("278") ? [] : (stryCov_9fa48("278"), [stryMutAct_9fa48("279") ? {} : (stryCov_9fa48("279"), {
        args: stryMutAct_9fa48("280") ? {} : (stryCov_9fa48("280"), {
          output_size: 1
        }),
        inputs: stryMutAct_9fa48("281") ? [] : (stryCov_9fa48("281"), [cube(axes, 7)]),
        output: cube(axes, 1),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("282") ? {} : (stryCov_9fa48("282"), {
        args: stryMutAct_9fa48("283") ? {} : (stryCov_9fa48("283"), {
          output_size: null
        }),
        inputs: stryMutAct_9fa48("284") ? [] : (stryCov_9fa48("284"), [cube(axes, 7)]),
        output: cube(axes, 7),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("285") ? {} : (stryCov_9fa48("285"), {
        args: stryMutAct_9fa48("286") ? {} : (stryCov_9fa48("286"), {
          output_size: (stryMutAct_9fa48("287") ? new Array() : (stryCov_9fa48("287"), new Array(axes))).fill(5)
        }),
        inputs: stryMutAct_9fa48("288") ? [] : (stryCov_9fa48("288"), [cube(axes, 7)]),
        output: cube(axes, 5),
        params: 0,
        macs: 0
      })])
    }));
  }
}

/**
 * Window i of an axis is floor(i x input / output) to ceil((i + 1) x input / output). Where the division does
 * not come out even, the window that starts latest within an element spans ceil((input - g) / output) + 1
 * elements, g being the greatest common divisor.
 */
function largestWindows(input: Shape, output: Shape): Shape {
  if (stryMutAct_9fa48("289")) {
    {}
  } else {
    stryCov_9fa48("289");
    const sizes = spatialDims(output);
    return spatialDims(input).map((dim, axis) => {
      if (stryMutAct_9fa48("290")) {
        {}
      } else {
        stryCov_9fa48("290");
        const size = sizes[axis] as number;
        if (stryMutAct_9fa48("293") ? dim % size !== 0 : stryMutAct_9fa48("292") ? false : stryMutAct_9fa48("291") ? true : (stryCov_9fa48("291", "292", "293"), (stryMutAct_9fa48("294") ? dim * size : (stryCov_9fa48("294"), dim % size)) === 0)) return stryMutAct_9fa48("295") ? dim * size : (stryCov_9fa48("295"), dim / size);
        return stryMutAct_9fa48("296") ? Math.ceil((dim - greatestCommonDivisor(dim, size)) / size) - 1 : (stryCov_9fa48("296"), Math.ceil(stryMutAct_9fa48("297") ? (dim - greatestCommonDivisor(dim, size)) * size : (stryCov_9fa48("297"), (stryMutAct_9fa48("298") ? dim + greatestCommonDivisor(dim, size) : (stryCov_9fa48("298"), dim - greatestCommonDivisor(dim, size))) / size)) + 1);
      }
    });
  }
}
function adaptiveReach(input: Shape, output: Shape): Reach {
  if (stryMutAct_9fa48("299")) {
    {}
  } else {
    stryCov_9fa48("299");
    const sizes = spatialDims(output);
    if (stryMutAct_9fa48("302") ? sizes.some(size => size === 1) : stryMutAct_9fa48("301") ? false : stryMutAct_9fa48("300") ? true : (stryCov_9fa48("300", "301", "302"), sizes.every(stryMutAct_9fa48("303") ? () => undefined : (stryCov_9fa48("303"), size => stryMutAct_9fa48("306") ? size !== 1 : stryMutAct_9fa48("305") ? false : stryMutAct_9fa48("304") ? true : (stryCov_9fa48("304", "305", "306"), size === 1))))) return stryMutAct_9fa48("307") ? "" : (stryCov_9fa48("307"), 'everything');
    return spatialDims(input).map(stryMutAct_9fa48("308") ? () => undefined : (stryCov_9fa48("308"), (dim, axis) => stryMutAct_9fa48("309") ? {} : (stryCov_9fa48("309"), {
      step: dim,
      parts: sizes[axis] as number,
      first: 0,
      last: stryMutAct_9fa48("310") ? dim + 1 : (stryCov_9fa48("310"), dim - 1)
    })));
  }
}
function cube(axes: Axes, side: number): Shape {
  if (stryMutAct_9fa48("311")) {
    {}
  } else {
    stryCov_9fa48("311");
    return stryMutAct_9fa48("312") ? [] : (stryCov_9fa48("312"), [1, 8, ...(stryMutAct_9fa48("313") ? new Array() : (stryCov_9fa48("313"), new Array<number>(axes))).fill(side)]);
  }
}