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
import { checkGroups, convolutionTensors, convolutionWork } from './convolution';
import { choice, eachAxis, flag, inferredSize, nonNegativePerAxis, positive, positivePerAxis } from './fields';
import { evaluateFormula, minus, plus, type SizeTerm, times } from './formula';
import { defineOp, type Example, ONE_INPUT, type Op, type ShapeProblem, type UnevenWindow } from './op';
import { type Shape, spatialDims } from './shape';
function transposed(axes: 1 | 2 | 3): Op {
  if (stryMutAct_9fa48("2210")) {
    {}
  } else {
    stryCov_9fa48("2210");
    const type = stryMutAct_9fa48("2211") ? `` : (stryCov_9fa48("2211"), `ConvTranspose${axes}d`);
    return defineOp(stryMutAct_9fa48("2212") ? {} : (stryCov_9fa48("2212"), {
      type,
      family: stryMutAct_9fa48("2213") ? "" : (stryCov_9fa48("2213"), 'convolution'),
      summary: stryMutAct_9fa48("2214") ? `` : (stryCov_9fa48("2214"), `A ${axes}-D transposed convolution: spreads each input position over a window of the output.`),
      source: stryMutAct_9fa48("2215") ? `` : (stryCov_9fa48("2215"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("2216") ? () => undefined : (stryCov_9fa48("2216"), z => stryMutAct_9fa48("2217") ? {} : (stryCov_9fa48("2217"), {
        in_channels: inferredSize(z, stryMutAct_9fa48("2218") ? "" : (stryCov_9fa48("2218"), 'Channels of the input')),
        out_channels: positive(z).describe(stryMutAct_9fa48("2219") ? "" : (stryCov_9fa48("2219"), 'Channels of the output')),
        kernel_size: positivePerAxis(z, axes).describe(stryMutAct_9fa48("2220") ? "" : (stryCov_9fa48("2220"), 'Size of the kernel')),
        stride: positivePerAxis(z, axes).default(1).describe(stryMutAct_9fa48("2221") ? "" : (stryCov_9fa48("2221"), 'Distance in the output between neighbours of the input')),
        padding: nonNegativePerAxis(z, axes).default(0).describe(stryMutAct_9fa48("2222") ? "" : (stryCov_9fa48("2222"), 'Cut off on both sides of each axis of the output')),
        output_padding: nonNegativePerAxis(z, axes).default(0).describe(stryMutAct_9fa48("2223") ? "" : (stryCov_9fa48("2223"), 'Added to one side of each axis of the output')),
        groups: positive(z).default(1).describe(stryMutAct_9fa48("2224") ? "" : (stryCov_9fa48("2224"), 'Groups of channels that are convolved apart')),
        bias: flag(z, stryMutAct_9fa48("2225") ? false : (stryCov_9fa48("2225"), true)).describe(stryMutAct_9fa48("2226") ? "" : (stryCov_9fa48("2226"), 'Adds a learned number to each output channel')),
        dilation: positivePerAxis(z, axes).default(1).describe(stryMutAct_9fa48("2227") ? "" : (stryCov_9fa48("2227"), 'Distance between the elements of the kernel')),
        padding_mode: choice(z, stryMutAct_9fa48("2228") ? [] : (stryCov_9fa48("2228"), [stryMutAct_9fa48("2229") ? "" : (stryCov_9fa48("2229"), 'zeros')]), stryMutAct_9fa48("2230") ? "" : (stryCov_9fa48("2230"), 'zeros')).describe(stryMutAct_9fa48("2231") ? "" : (stryCov_9fa48("2231"), 'Only "zeros", as in PyTorch'))
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("2232") ? [] : (stryCov_9fa48("2232"), [stryMutAct_9fa48("2233") ? axes - 2 : (stryCov_9fa48("2233"), axes + 2)]),
      inferred: stryMutAct_9fa48("2234") ? {} : (stryCov_9fa48("2234"), {
        in_channels: stryMutAct_9fa48("2235") ? () => undefined : (stryCov_9fa48("2235"), input => input[1] as number)
      }),
      output: stryMutAct_9fa48("2236") ? () => undefined : (stryCov_9fa48("2236"), (args, [input]) => stryMutAct_9fa48("2237") ? (checkGroups(args) ?? checkOutputPadding(args, axes)) && spread(args, input as Shape) : (stryCov_9fa48("2237"), (stryMutAct_9fa48("2238") ? checkGroups(args) && checkOutputPadding(args, axes) : (stryCov_9fa48("2238"), checkGroups(args) ?? checkOutputPadding(args, axes))) ?? spread(args, input as Shape))),
      sizes: stryMutAct_9fa48("2239") ? () => undefined : (stryCov_9fa48("2239"), (args, [input]) => spreadSizes(args, input as Shape)),
      params: stryMutAct_9fa48("2240") ? () => undefined : (stryCov_9fa48("2240"), args => convolutionTensors(args, stryMutAct_9fa48("2241") ? [] : (stryCov_9fa48("2241"), [args.in_channels, stryMutAct_9fa48("2242") ? args.out_channels * args.groups : (stryCov_9fa48("2242"), args.out_channels / args.groups), ...eachAxis(args.kernel_size, axes)]))),
      work: (args, [input], output) => {
        if (stryMutAct_9fa48("2243")) {
          {}
        } else {
          stryCov_9fa48("2243");
          const weights = stryMutAct_9fa48("2244") ? [] : (stryCov_9fa48("2244"), [args.in_channels, stryMutAct_9fa48("2245") ? args.out_channels * args.groups : (stryCov_9fa48("2245"), args.out_channels / args.groups), ...eachAxis(args.kernel_size, axes)]);
          return convolutionWork(weights, input as Shape, args.bias ? output : null);
        }
      },
      reach: args => {
        if (stryMutAct_9fa48("2246")) {
          {}
        } else {
          stryCov_9fa48("2246");
          const stride = eachAxis(args.stride, axes);
          const padding = eachAxis(args.padding, axes);
          const dilation = eachAxis(args.dilation, axes);
          return eachAxis(args.kernel_size, axes).map(stryMutAct_9fa48("2247") ? () => undefined : (stryCov_9fa48("2247"), (size, axis) => spreadWindow(size, stride[axis] as number, padding[axis] as number, dilation[axis] as number)));
        }
      },
      examples: transposedExamples[axes]
    }));
  }
}
interface SpreadArgs {
  readonly out_channels: number;
  readonly kernel_size: number | readonly number[];
  readonly stride: number | readonly number[];
  readonly padding: number | readonly number[];
  readonly output_padding: number | readonly number[];
  readonly dilation: number | readonly number[];
}
function checkOutputPadding(args: SpreadArgs, axes: number): ShapeProblem | null {
  if (stryMutAct_9fa48("2248")) {
    {}
  } else {
    stryCov_9fa48("2248");
    const stride = eachAxis(args.stride, axes);
    const dilation = eachAxis(args.dilation, axes);
    for (const [axis, added] of eachAxis(args.output_padding, axes).entries()) {
      if (stryMutAct_9fa48("2249")) {
        {}
      } else {
        stryCov_9fa48("2249");
        const limit = stryMutAct_9fa48("2250") ? Math.min(stride[axis] as number, dilation[axis] as number) : (stryCov_9fa48("2250"), Math.max(stride[axis] as number, dilation[axis] as number));
        if (stryMutAct_9fa48("2254") ? added < limit : stryMutAct_9fa48("2253") ? added > limit : stryMutAct_9fa48("2252") ? false : stryMutAct_9fa48("2251") ? true : (stryCov_9fa48("2251", "2252", "2253", "2254"), added >= limit)) {
          if (stryMutAct_9fa48("2255")) {
            {}
          } else {
            stryCov_9fa48("2255");
            return stryMutAct_9fa48("2256") ? {} : (stryCov_9fa48("2256"), {
              problem: stryMutAct_9fa48("2257") ? `` : (stryCov_9fa48("2257"), `output_padding ${added} is not smaller than the stride or the dilation (${limit})`),
              help: stryMutAct_9fa48("2258") ? `` : (stryCov_9fa48("2258"), `use an output_padding of at most ${stryMutAct_9fa48("2259") ? limit + 1 : (stryCov_9fa48("2259"), limit - 1)}`)
            });
          }
        }
      }
    }
    return null;
  }
}
function spread(args: SpreadArgs, input: Shape): Shape | ShapeProblem {
  if (stryMutAct_9fa48("2260")) {
    {}
  } else {
    stryCov_9fa48("2260");
    const positions = spreadSizes(args, input).map(stryMutAct_9fa48("2261") ? () => undefined : (stryCov_9fa48("2261"), ({
      formula
    }) => evaluateFormula(formula)));
    if (stryMutAct_9fa48("2264") ? positions.every(size => size < 1) : stryMutAct_9fa48("2263") ? false : stryMutAct_9fa48("2262") ? true : (stryCov_9fa48("2262", "2263", "2264"), positions.some(stryMutAct_9fa48("2265") ? () => undefined : (stryCov_9fa48("2265"), size => stryMutAct_9fa48("2269") ? size >= 1 : stryMutAct_9fa48("2268") ? size <= 1 : stryMutAct_9fa48("2267") ? false : stryMutAct_9fa48("2266") ? true : (stryCov_9fa48("2266", "2267", "2268", "2269"), size < 1))))) {
      if (stryMutAct_9fa48("2270")) {
        {}
      } else {
        stryCov_9fa48("2270");
        return stryMutAct_9fa48("2271") ? {} : (stryCov_9fa48("2271"), {
          problem: stryMutAct_9fa48("2272") ? `` : (stryCov_9fa48("2272"), `the output would be ${positions.join(stryMutAct_9fa48("2273") ? "" : (stryCov_9fa48("2273"), 'x'))}`),
          help: stryMutAct_9fa48("2274") ? "" : (stryCov_9fa48("2274"), 'use less padding or a larger kernel_size')
        });
      }
    }
    return stryMutAct_9fa48("2275") ? [] : (stryCov_9fa48("2275"), [input[0] as number, args.out_channels, ...positions]);
  }
}

/** Each axis gives (input - 1) x stride - 2 x padding + dilation x (kernel - 1) + output_padding + 1 positions. */
function spreadSizes(args: SpreadArgs, input: Shape): readonly SizeTerm[] {
  if (stryMutAct_9fa48("2276")) {
    {}
  } else {
    stryCov_9fa48("2276");
    const dims = spatialDims(input);
    const [kernel, stride, padding, extra, dilation] = [args.kernel_size, args.stride, args.padding, args.output_padding, args.dilation].map(value => eachAxis(value, dims.length)) as [Shape, Shape, Shape, Shape, Shape];
    return dims.map((dim, index) => {
      if (stryMutAct_9fa48("2277")) {
        {}
      } else {
        stryCov_9fa48("2277");
        const spaced = times(minus(dim, 1), stride[index] as number);
        const window = times(dilation[index] as number, minus(kernel[index] as number, 1));
        const cut = minus(spaced, times(2, padding[index] as number));
        return stryMutAct_9fa48("2278") ? {} : (stryCov_9fa48("2278"), {
          axis: stryMutAct_9fa48("2279") ? index - 2 : (stryCov_9fa48("2279"), index + 2),
          formula: plus(cut, window, extra[index] as number, 1)
        });
      }
    });
  }
}

/**
 * Output position p is reached from the input positions i with p + padding = i x stride + dilation x tap, which lie
 * between (p + padding - dilation x (kernel - 1)) / stride and (p + padding) / stride.
 */
function spreadWindow(kernel: number, stride: number, padding: number, dilation: number): UnevenWindow {
  if (stryMutAct_9fa48("2280")) {
    {}
  } else {
    stryCov_9fa48("2280");
    const span = stryMutAct_9fa48("2281") ? dilation / (kernel - 1) : (stryCov_9fa48("2281"), dilation * (stryMutAct_9fa48("2282") ? kernel + 1 : (stryCov_9fa48("2282"), kernel - 1)));
    return stryMutAct_9fa48("2283") ? {} : (stryCov_9fa48("2283"), {
      step: 1,
      parts: stride,
      first: stryMutAct_9fa48("2284") ? padding - span + stride + 1 : (stryCov_9fa48("2284"), (stryMutAct_9fa48("2285") ? padding - span - stride : (stryCov_9fa48("2285"), (stryMutAct_9fa48("2286") ? padding + span : (stryCov_9fa48("2286"), padding - span)) + stride)) - 1),
      last: padding
    });
  }
}
const transposedExamples: Readonly<Record<1 | 2 | 3, readonly Example[]>> = stryMutAct_9fa48("2287") ? {} : (stryCov_9fa48("2287"), {
  1: stryMutAct_9fa48("2288") ? [] : (stryCov_9fa48("2288"), [stryMutAct_9fa48("2289") ? {} : (stryCov_9fa48("2289"), {
    args: stryMutAct_9fa48("2290") ? {} : (stryCov_9fa48("2290"), {
      out_channels: 4,
      kernel_size: 4,
      stride: 2,
      padding: 1
    }),
    inputs: stryMutAct_9fa48("2291") ? [] : (stryCov_9fa48("2291"), [stryMutAct_9fa48("2292") ? [] : (stryCov_9fa48("2292"), [1, 8, 10])]),
    output: stryMutAct_9fa48("2293") ? [] : (stryCov_9fa48("2293"), [1, 4, 20]),
    params: 132,
    macs: 1280
  })]),
  2: stryMutAct_9fa48("2294") ? [] : (stryCov_9fa48("2294"), [stryMutAct_9fa48("2295") ? {} : (stryCov_9fa48("2295"), {
    args: stryMutAct_9fa48("2296") ? {} : (stryCov_9fa48("2296"), {
      out_channels: 4,
      kernel_size: 4,
      stride: 2,
      padding: 1,
      bias: stryMutAct_9fa48("2297") ? true : (stryCov_9fa48("2297"), false)
    }),
    inputs: stryMutAct_9fa48("2298") ? [] : (stryCov_9fa48("2298"), [stryMutAct_9fa48("2299") ? [] : (stryCov_9fa48("2299"), [1, 8, 10, 10])]),
    output: stryMutAct_9fa48("2300") ? [] : (stryCov_9fa48("2300"), [1, 4, 20, 20]),
    params: 512,
    macs: 51200
  }), stryMutAct_9fa48("2301") ? {} : (stryCov_9fa48("2301"), {
    args: stryMutAct_9fa48("2302") ? {} : (stryCov_9fa48("2302"), {
      out_channels: 4,
      kernel_size: 2,
      stride: 2,
      groups: 4,
      bias: stryMutAct_9fa48("2303") ? true : (stryCov_9fa48("2303"), false)
    }),
    inputs: stryMutAct_9fa48("2304") ? [] : (stryCov_9fa48("2304"), [stryMutAct_9fa48("2305") ? [] : (stryCov_9fa48("2305"), [1, 8, 10, 10])]),
    output: stryMutAct_9fa48("2306") ? [] : (stryCov_9fa48("2306"), [1, 4, 20, 20]),
    params: 32,
    macs: 3200
  }), stryMutAct_9fa48("2307") ? {} : (stryCov_9fa48("2307"), {
    args: stryMutAct_9fa48("2308") ? {} : (stryCov_9fa48("2308"), {
      out_channels: 32,
      kernel_size: 3,
      stride: 2,
      padding: 1,
      output_padding: 1
    }),
    inputs: stryMutAct_9fa48("2309") ? [] : (stryCov_9fa48("2309"), [stryMutAct_9fa48("2310") ? [] : (stryCov_9fa48("2310"), [1, 64, 28, 28])]),
    output: stryMutAct_9fa48("2311") ? [] : (stryCov_9fa48("2311"), [1, 32, 56, 56]),
    params: 18464,
    macs: 14450688
  })]),
  3: stryMutAct_9fa48("2312") ? [] : (stryCov_9fa48("2312"), [stryMutAct_9fa48("2313") ? {} : (stryCov_9fa48("2313"), {
    args: stryMutAct_9fa48("2314") ? {} : (stryCov_9fa48("2314"), {
      out_channels: 2,
      kernel_size: 2,
      stride: 2
    }),
    inputs: stryMutAct_9fa48("2315") ? [] : (stryCov_9fa48("2315"), [stryMutAct_9fa48("2316") ? [] : (stryCov_9fa48("2316"), [1, 4, 3, 3, 3])]),
    output: stryMutAct_9fa48("2317") ? [] : (stryCov_9fa48("2317"), [1, 2, 6, 6, 6]),
    params: 66,
    macs: 1728
  })])
});

/** ConvTranspose1d, ConvTranspose2d and ConvTranspose3d. */
export function transposedConvolutionOps(): readonly Op[] {
  if (stryMutAct_9fa48("2318")) {
    {}
  } else {
    stryCov_9fa48("2318");
    return stryMutAct_9fa48("2319") ? [] : (stryCov_9fa48("2319"), [transposed(1), transposed(2), transposed(3)]);
  }
}