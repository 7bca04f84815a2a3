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
import type * as Zod from 'zod';
import { choice, LARGEST_SIZE, positive } from './fields';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem, type UnevenWindow, type Work, type ZodModule } from './op';
import { formatShape, type Shape, spatialDims } from './shape';
type Mode = 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'nearest-exact';

/** For each mode, the ranks of its inputs and how many elements each output reads along an axis. */
const modes: Readonly<Record<Mode, {
  readonly ranks: readonly number[];
  readonly reads: 1 | 2 | 4;
}>> = stryMutAct_9fa48("2320") ? {} : (stryCov_9fa48("2320"), {
  nearest: stryMutAct_9fa48("2321") ? {} : (stryCov_9fa48("2321"), {
    ranks: stryMutAct_9fa48("2322") ? [] : (stryCov_9fa48("2322"), [3, 4, 5]),
    reads: 1
  }),
  linear: stryMutAct_9fa48("2323") ? {} : (stryCov_9fa48("2323"), {
    ranks: stryMutAct_9fa48("2324") ? [] : (stryCov_9fa48("2324"), [3]),
    reads: 2
  }),
  bilinear: stryMutAct_9fa48("2325") ? {} : (stryCov_9fa48("2325"), {
    ranks: stryMutAct_9fa48("2326") ? [] : (stryCov_9fa48("2326"), [4]),
    reads: 2
  }),
  bicubic: stryMutAct_9fa48("2327") ? {} : (stryCov_9fa48("2327"), {
    ranks: stryMutAct_9fa48("2328") ? [] : (stryCov_9fa48("2328"), [4]),
    reads: 4
  }),
  trilinear: stryMutAct_9fa48("2329") ? {} : (stryCov_9fa48("2329"), {
    ranks: stryMutAct_9fa48("2330") ? [] : (stryCov_9fa48("2330"), [5]),
    reads: 2
  }),
  'nearest-exact': stryMutAct_9fa48("2331") ? {} : (stryCov_9fa48("2331"), {
    ranks: stryMutAct_9fa48("2332") ? [] : (stryCov_9fa48("2332"), [3, 4, 5]),
    reads: 1
  })
});
interface UpsampleArgs {
  readonly size: number | readonly number[] | null;
  readonly scale_factor: number | readonly number[] | null;
  readonly mode: Mode;
  readonly align_corners: boolean | null;
  readonly recompute_scale_factor: boolean | null;
}

/** Upsample. */
export function upsampleOps(): readonly Op[] {
  if (stryMutAct_9fa48("2333")) {
    {}
  } else {
    stryCov_9fa48("2333");
    return stryMutAct_9fa48("2334") ? [] : (stryCov_9fa48("2334"), [defineOp(stryMutAct_9fa48("2335") ? {} : (stryCov_9fa48("2335"), {
      type: stryMutAct_9fa48("2336") ? "" : (stryCov_9fa48("2336"), 'Upsample'),
      family: stryMutAct_9fa48("2337") ? "" : (stryCov_9fa48("2337"), 'shape'),
      summary: stryMutAct_9fa48("2338") ? "" : (stryCov_9fa48("2338"), 'Resizes the spatial dimensions, to a size or by a factor.'),
      source: stryMutAct_9fa48("2339") ? "" : (stryCov_9fa48("2339"), 'https://pytorch.org/docs/stable/generated/torch.nn.Upsample.html'),
      fields: z => {
        if (stryMutAct_9fa48("2340")) {
          {}
        } else {
          stryCov_9fa48("2340");
          const factor = z.number(stryMutAct_9fa48("2341") ? {} : (stryCov_9fa48("2341"), {
            error: stryMutAct_9fa48("2342") ? "" : (stryCov_9fa48("2342"), 'a number above 0')
          })).gt(0, stryMutAct_9fa48("2343") ? {} : (stryCov_9fa48("2343"), {
            error: stryMutAct_9fa48("2344") ? "" : (stryCov_9fa48("2344"), 'a number above 0')
          })).lte(LARGEST_SIZE, stryMutAct_9fa48("2345") ? {} : (stryCov_9fa48("2345"), {
            error: stryMutAct_9fa48("2346") ? `` : (stryCov_9fa48("2346"), `a number of at most ${LARGEST_SIZE}`)
          }));
          const sizes = stryMutAct_9fa48("2347") ? "" : (stryCov_9fa48("2347"), 'a whole number of at least 1, or a list with one for each spatial dimension');
          const factors = stryMutAct_9fa48("2348") ? "" : (stryCov_9fa48("2348"), 'a number above 0, or a list with one for each spatial dimension');
          return stryMutAct_9fa48("2349") ? {} : (stryCov_9fa48("2349"), {
            size: z.union(stryMutAct_9fa48("2350") ? [] : (stryCov_9fa48("2350"), [positive(z), oneToThree(z, positive(z), sizes)]), stryMutAct_9fa48("2351") ? {} : (stryCov_9fa48("2351"), {
              error: sizes
            })).nullable().default(null).describe(stryMutAct_9fa48("2352") ? "" : (stryCov_9fa48("2352"), 'Size of the output; either this or scale_factor')),
            scale_factor: z.union(stryMutAct_9fa48("2353") ? [] : (stryCov_9fa48("2353"), [factor, oneToThree(z, factor, factors)]), stryMutAct_9fa48("2354") ? {} : (stryCov_9fa48("2354"), {
              error: factors
            })).nullable().default(null).describe(stryMutAct_9fa48("2355") ? "" : (stryCov_9fa48("2355"), 'Output size divided by input size, rounded down; either this or size')),
            mode: choice(z, stryMutAct_9fa48("2356") ? [] : (stryCov_9fa48("2356"), [stryMutAct_9fa48("2357") ? "" : (stryCov_9fa48("2357"), 'nearest'), stryMutAct_9fa48("2358") ? "" : (stryCov_9fa48("2358"), 'linear'), stryMutAct_9fa48("2359") ? "" : (stryCov_9fa48("2359"), 'bilinear'), stryMutAct_9fa48("2360") ? "" : (stryCov_9fa48("2360"), 'bicubic'), stryMutAct_9fa48("2361") ? "" : (stryCov_9fa48("2361"), 'trilinear'), stryMutAct_9fa48("2362") ? "" : (stryCov_9fa48("2362"), 'nearest-exact')]), stryMutAct_9fa48("2363") ? "" : (stryCov_9fa48("2363"), 'nearest')).describe(stryMutAct_9fa48("2364") ? "" : (stryCov_9fa48("2364"), 'How values between those of the input are found')),
            align_corners: z.boolean(stryMutAct_9fa48("2365") ? {} : (stryCov_9fa48("2365"), {
              error: stryMutAct_9fa48("2366") ? "" : (stryCov_9fa48("2366"), 'true or false')
            })).nullable().default(null).describe(stryMutAct_9fa48("2367") ? "" : (stryCov_9fa48("2367"), 'Lays the corner elements of input and output on each other; only for the linear modes and bicubic')),
            recompute_scale_factor: z.boolean(stryMutAct_9fa48("2368") ? {} : (stryCov_9fa48("2368"), {
              error: stryMutAct_9fa48("2369") ? "" : (stryCov_9fa48("2369"), 'true or false')
            })).nullable().default(null).describe(stryMutAct_9fa48("2370") ? "" : (stryCov_9fa48("2370"), 'Interpolates by the rounded sizes instead of scale_factor; changes no shape'))
          });
        }
      },
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("2371") ? [] : (stryCov_9fa48("2371"), [3, 4, 5]),
      output: stryMutAct_9fa48("2372") ? () => undefined : (stryCov_9fa48("2372"), (args, [input]) => stryMutAct_9fa48("2373") ? checkMode(args, input as Shape) && resized(args, input as Shape) : (stryCov_9fa48("2373"), checkMode(args, input as Shape) ?? resized(args, input as Shape))),
      work: stryMutAct_9fa48("2374") ? () => undefined : (stryCov_9fa48("2374"), ({
        mode
      }, _inputs, output) => interpolationWork(modes[mode].reads ** spatialDims(output).length, output)),
      reach: ({
        mode,
        align_corners
      }, [input], output) => {
        if (stryMutAct_9fa48("2375")) {
          {}
        } else {
          stryCov_9fa48("2375");
          const dims = spatialDims(input as Shape);
          const resizedDims = spatialDims(output);
          return dims.map(stryMutAct_9fa48("2376") ? () => undefined : (stryCov_9fa48("2376"), (dim, axis) => interpolationWindow(dim, resizedDims[axis] as number, mode, stryMutAct_9fa48("2377") ? align_corners && false : (stryCov_9fa48("2377"), align_corners ?? (stryMutAct_9fa48("2378") ? true : (stryCov_9fa48("2378"), false))))));
        }
      },
      examples: stryMutAct_9fa48("2379") ? [] : (stryCov_9fa48("2379"), [stryMutAct_9fa48("2380") ? {} : (stryCov_9fa48("2380"), {
        args: stryMutAct_9fa48("2381") ? {} : (stryCov_9fa48("2381"), {
          scale_factor: 2
        }),
        inputs: stryMutAct_9fa48("2382") ? [] : (stryCov_9fa48("2382"), [stryMutAct_9fa48("2383") ? [] : (stryCov_9fa48("2383"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("2384") ? [] : (stryCov_9fa48("2384"), [1, 8, 20, 20]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2385") ? {} : (stryCov_9fa48("2385"), {
        args: stryMutAct_9fa48("2386") ? {} : (stryCov_9fa48("2386"), {
          scale_factor: 2,
          mode: stryMutAct_9fa48("2387") ? "" : (stryCov_9fa48("2387"), 'bilinear')
        }),
        inputs: stryMutAct_9fa48("2388") ? [] : (stryCov_9fa48("2388"), [stryMutAct_9fa48("2389") ? [] : (stryCov_9fa48("2389"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("2390") ? [] : (stryCov_9fa48("2390"), [1, 8, 20, 20]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2391") ? {} : (stryCov_9fa48("2391"), {
        args: stryMutAct_9fa48("2392") ? {} : (stryCov_9fa48("2392"), {
          size: stryMutAct_9fa48("2393") ? [] : (stryCov_9fa48("2393"), [20, 25]),
          mode: stryMutAct_9fa48("2394") ? "" : (stryCov_9fa48("2394"), 'bicubic'),
          align_corners: stryMutAct_9fa48("2395") ? false : (stryCov_9fa48("2395"), true)
        }),
        inputs: stryMutAct_9fa48("2396") ? [] : (stryCov_9fa48("2396"), [stryMutAct_9fa48("2397") ? [] : (stryCov_9fa48("2397"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("2398") ? [] : (stryCov_9fa48("2398"), [1, 8, 20, 25]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2399") ? {} : (stryCov_9fa48("2399"), {
        args: stryMutAct_9fa48("2400") ? {} : (stryCov_9fa48("2400"), {
          scale_factor: stryMutAct_9fa48("2401") ? [] : (stryCov_9fa48("2401"), [1.5, 0.5])
        }),
        inputs: stryMutAct_9fa48("2402") ? [] : (stryCov_9fa48("2402"), [stryMutAct_9fa48("2403") ? [] : (stryCov_9fa48("2403"), [1, 8, 7, 7])]),
        output: stryMutAct_9fa48("2404") ? [] : (stryCov_9fa48("2404"), [1, 8, 10, 3]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2405") ? {} : (stryCov_9fa48("2405"), {
        args: stryMutAct_9fa48("2406") ? {} : (stryCov_9fa48("2406"), {
          scale_factor: 2.5,
          mode: stryMutAct_9fa48("2407") ? "" : (stryCov_9fa48("2407"), 'linear')
        }),
        inputs: stryMutAct_9fa48("2408") ? [] : (stryCov_9fa48("2408"), [stryMutAct_9fa48("2409") ? [] : (stryCov_9fa48("2409"), [1, 8, 5])]),
        output: stryMutAct_9fa48("2410") ? [] : (stryCov_9fa48("2410"), [1, 8, 12]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2411") ? {} : (stryCov_9fa48("2411"), {
        args: stryMutAct_9fa48("2412") ? {} : (stryCov_9fa48("2412"), {
          size: 4,
          mode: stryMutAct_9fa48("2413") ? "" : (stryCov_9fa48("2413"), 'trilinear')
        }),
        inputs: stryMutAct_9fa48("2414") ? [] : (stryCov_9fa48("2414"), [stryMutAct_9fa48("2415") ? [] : (stryCov_9fa48("2415"), [1, 2, 8, 8, 8])]),
        output: stryMutAct_9fa48("2416") ? [] : (stryCov_9fa48("2416"), [1, 2, 4, 4, 4]),
        params: 0,
        macs: 0
      })])
    }))]);
  }
}
function oneToThree<S extends Zod.ZodType>(z: ZodModule, element: S, expected: string) {
  if (stryMutAct_9fa48("2417")) {
    {}
  } else {
    stryCov_9fa48("2417");
    return stryMutAct_9fa48("2419") ? z.array(element).max(1, {
      error: expected
    }).max(3, {
      error: expected
    }) : stryMutAct_9fa48("2418") ? z.array(element).min(1, {
      error: expected
    }).min(3, {
      error: expected
    }) : (stryCov_9fa48("2418", "2419"), z.array(element).min(1, stryMutAct_9fa48("2420") ? {} : (stryCov_9fa48("2420"), {
      error: expected
    })).max(3, stryMutAct_9fa48("2421") ? {} : (stryCov_9fa48("2421"), {
      error: expected
    })));
  }
}
function checkMode({
  mode,
  align_corners
}: UpsampleArgs, input: Shape): ShapeProblem | null {
  if (stryMutAct_9fa48("2422")) {
    {}
  } else {
    stryCov_9fa48("2422");
    const {
      ranks,
      reads
    } = modes[mode];
    if (stryMutAct_9fa48("2425") ? false : stryMutAct_9fa48("2424") ? true : stryMutAct_9fa48("2423") ? ranks.includes(input.length) : (stryCov_9fa48("2423", "2424", "2425"), !ranks.includes(input.length))) {
      if (stryMutAct_9fa48("2426")) {
        {}
      } else {
        stryCov_9fa48("2426");
        return stryMutAct_9fa48("2427") ? {} : (stryCov_9fa48("2427"), {
          problem: stryMutAct_9fa48("2428") ? `` : (stryCov_9fa48("2428"), `mode "${mode}" needs an input with ${ranks.join(stryMutAct_9fa48("2429") ? "" : (stryCov_9fa48("2429"), ', '))} dimensions, ${formatShape(input)} has ${input.length}`),
          help: stryMutAct_9fa48("2430") ? `` : (stryCov_9fa48("2430"), `use mode "nearest" or "${(stryMutAct_9fa48("2431") ? [] : (stryCov_9fa48("2431"), [stryMutAct_9fa48("2432") ? "" : (stryCov_9fa48("2432"), 'linear'), stryMutAct_9fa48("2433") ? "" : (stryCov_9fa48("2433"), 'bilinear'), stryMutAct_9fa48("2434") ? "" : (stryCov_9fa48("2434"), 'trilinear')]))[stryMutAct_9fa48("2435") ? input.length + 3 : (stryCov_9fa48("2435"), input.length - 3)]}"`)
        });
      }
    }
    if (stryMutAct_9fa48("2438") ? align_corners !== null || reads === 1 : stryMutAct_9fa48("2437") ? false : stryMutAct_9fa48("2436") ? true : (stryCov_9fa48("2436", "2437", "2438"), (stryMutAct_9fa48("2440") ? align_corners === null : stryMutAct_9fa48("2439") ? true : (stryCov_9fa48("2439", "2440"), align_corners !== null)) && (stryMutAct_9fa48("2442") ? reads !== 1 : stryMutAct_9fa48("2441") ? true : (stryCov_9fa48("2441", "2442"), reads === 1)))) {
      if (stryMutAct_9fa48("2443")) {
        {}
      } else {
        stryCov_9fa48("2443");
        return stryMutAct_9fa48("2444") ? {} : (stryCov_9fa48("2444"), {
          problem: stryMutAct_9fa48("2445") ? `` : (stryCov_9fa48("2445"), `align_corners has no meaning with mode "${mode}"`),
          help: stryMutAct_9fa48("2446") ? "" : (stryCov_9fa48("2446"), 'leave align_corners out, or use a linear mode or "bicubic"')
        });
      }
    }
    return null;
  }
}

/** Each axis gives `size`, or floor(input x scale_factor). */
function resized(args: UpsampleArgs, input: Shape): Shape | ShapeProblem {
  if (stryMutAct_9fa48("2447")) {
    {}
  } else {
    stryCov_9fa48("2447");
    const {
      size,
      scale_factor
    } = args;
    const given = stryMutAct_9fa48("2448") ? size && scale_factor : (stryCov_9fa48("2448"), size ?? scale_factor);
    if (stryMutAct_9fa48("2451") ? given === null && size !== null && scale_factor !== null : stryMutAct_9fa48("2450") ? false : stryMutAct_9fa48("2449") ? true : (stryCov_9fa48("2449", "2450", "2451"), (stryMutAct_9fa48("2453") ? given !== null : stryMutAct_9fa48("2452") ? false : (stryCov_9fa48("2452", "2453"), given === null)) || (stryMutAct_9fa48("2455") ? size !== null || scale_factor !== null : stryMutAct_9fa48("2454") ? false : (stryCov_9fa48("2454", "2455"), (stryMutAct_9fa48("2457") ? size === null : stryMutAct_9fa48("2456") ? true : (stryCov_9fa48("2456", "2457"), size !== null)) && (stryMutAct_9fa48("2459") ? scale_factor === null : stryMutAct_9fa48("2458") ? true : (stryCov_9fa48("2458", "2459"), scale_factor !== null)))))) {
      if (stryMutAct_9fa48("2460")) {
        {}
      } else {
        stryCov_9fa48("2460");
        return stryMutAct_9fa48("2461") ? {} : (stryCov_9fa48("2461"), {
          problem: (stryMutAct_9fa48("2464") ? given !== null : stryMutAct_9fa48("2463") ? false : stryMutAct_9fa48("2462") ? true : (stryCov_9fa48("2462", "2463", "2464"), given === null)) ? stryMutAct_9fa48("2465") ? "" : (stryCov_9fa48("2465"), 'neither size nor scale_factor is given') : stryMutAct_9fa48("2466") ? "" : (stryCov_9fa48("2466"), 'both size and scale_factor are given'),
          help: stryMutAct_9fa48("2467") ? "" : (stryCov_9fa48("2467"), 'give one of size and scale_factor')
        });
      }
    }
    if (stryMutAct_9fa48("2470") ? size !== null || args.recompute_scale_factor === true : stryMutAct_9fa48("2469") ? false : stryMutAct_9fa48("2468") ? true : (stryCov_9fa48("2468", "2469", "2470"), (stryMutAct_9fa48("2472") ? size === null : stryMutAct_9fa48("2471") ? true : (stryCov_9fa48("2471", "2472"), size !== null)) && (stryMutAct_9fa48("2474") ? args.recompute_scale_factor !== true : stryMutAct_9fa48("2473") ? true : (stryCov_9fa48("2473", "2474"), args.recompute_scale_factor === (stryMutAct_9fa48("2475") ? false : (stryCov_9fa48("2475"), true)))))) {
      if (stryMutAct_9fa48("2476")) {
        {}
      } else {
        stryCov_9fa48("2476");
        return stryMutAct_9fa48("2477") ? {} : (stryCov_9fa48("2477"), {
          problem: stryMutAct_9fa48("2478") ? "" : (stryCov_9fa48("2478"), 'recompute_scale_factor has no meaning with size'),
          help: stryMutAct_9fa48("2479") ? "" : (stryCov_9fa48("2479"), 'give scale_factor instead of size')
        });
      }
    }
    const dims = spatialDims(input);
    const name = (stryMutAct_9fa48("2482") ? size !== null : stryMutAct_9fa48("2481") ? false : stryMutAct_9fa48("2480") ? true : (stryCov_9fa48("2480", "2481", "2482"), size === null)) ? stryMutAct_9fa48("2483") ? "" : (stryCov_9fa48("2483"), 'scale_factor') : stryMutAct_9fa48("2484") ? "" : (stryCov_9fa48("2484"), 'size');
    const wanted = (stryMutAct_9fa48("2487") ? typeof given !== 'number' : stryMutAct_9fa48("2486") ? false : stryMutAct_9fa48("2485") ? true : (stryCov_9fa48("2485", "2486", "2487"), typeof given === (stryMutAct_9fa48("2488") ? "" : (stryCov_9fa48("2488"), 'number')))) ? dims.map(stryMutAct_9fa48("2489") ? () => undefined : (stryCov_9fa48("2489"), () => given)) : given;
    if (stryMutAct_9fa48("2492") ? wanted.length === dims.length : stryMutAct_9fa48("2491") ? false : stryMutAct_9fa48("2490") ? true : (stryCov_9fa48("2490", "2491", "2492"), wanted.length !== dims.length)) {
      if (stryMutAct_9fa48("2493")) {
        {}
      } else {
        stryCov_9fa48("2493");
        return stryMutAct_9fa48("2494") ? {} : (stryCov_9fa48("2494"), {
          problem: stryMutAct_9fa48("2495") ? `` : (stryCov_9fa48("2495"), `${name} has ${wanted.length} values, ${formatShape(input)} has ${dims.length} spatial dimensions`),
          help: stryMutAct_9fa48("2496") ? `` : (stryCov_9fa48("2496"), `give one number, or a list of ${dims.length}`)
        });
      }
    }
    const positions = (stryMutAct_9fa48("2499") ? size !== null : stryMutAct_9fa48("2498") ? false : stryMutAct_9fa48("2497") ? true : (stryCov_9fa48("2497", "2498", "2499"), size === null)) ? dims.map(stryMutAct_9fa48("2500") ? () => undefined : (stryCov_9fa48("2500"), (dim, axis) => Math.floor(stryMutAct_9fa48("2501") ? dim / (wanted[axis] as number) : (stryCov_9fa48("2501"), dim * (wanted[axis] as number))))) : wanted;
    if (stryMutAct_9fa48("2504") ? positions.every(position => position < 1) : stryMutAct_9fa48("2503") ? false : stryMutAct_9fa48("2502") ? true : (stryCov_9fa48("2502", "2503", "2504"), positions.some(stryMutAct_9fa48("2505") ? () => undefined : (stryCov_9fa48("2505"), position => stryMutAct_9fa48("2509") ? position >= 1 : stryMutAct_9fa48("2508") ? position <= 1 : stryMutAct_9fa48("2507") ? false : stryMutAct_9fa48("2506") ? true : (stryCov_9fa48("2506", "2507", "2508", "2509"), position < 1))))) {
      if (stryMutAct_9fa48("2510")) {
        {}
      } else {
        stryCov_9fa48("2510");
        return stryMutAct_9fa48("2511") ? {} : (stryCov_9fa48("2511"), {
          problem: stryMutAct_9fa48("2512") ? `` : (stryCov_9fa48("2512"), `the output would be ${positions.join(stryMutAct_9fa48("2513") ? "" : (stryCov_9fa48("2513"), 'x'))}`),
          help: stryMutAct_9fa48("2514") ? "" : (stryCov_9fa48("2514"), 'use a larger scale_factor')
        });
      }
    }
    return stryMutAct_9fa48("2515") ? [] : (stryCov_9fa48("2515"), [...(stryMutAct_9fa48("2516") ? input : (stryCov_9fa48("2516"), input.slice(0, 2))), ...positions]);
  }
}

/** Each output is a weighted sum of the elements that it reads; copying one costs nothing. */
function interpolationWork(reads: number, output: Shape): Work {
  if (stryMutAct_9fa48("2517")) {
    {}
  } else {
    stryCov_9fa48("2517");
    if (stryMutAct_9fa48("2520") ? reads !== 1 : stryMutAct_9fa48("2519") ? false : stryMutAct_9fa48("2518") ? true : (stryCov_9fa48("2518", "2519", "2520"), reads === 1)) return stryMutAct_9fa48("2521") ? ["Stryker was here"] : (stryCov_9fa48("2521"), []);
    return stryMutAct_9fa48("2522") ? [] : (stryCov_9fa48("2522"), [stryMutAct_9fa48("2523") ? {} : (stryCov_9fa48("2523"), {
      unit: stryMutAct_9fa48("2524") ? "" : (stryCov_9fa48("2524"), 'mul'),
      factors: stryMutAct_9fa48("2525") ? [] : (stryCov_9fa48("2525"), [reads, ...output])
    }), stryMutAct_9fa48("2526") ? {} : (stryCov_9fa48("2526"), {
      unit: stryMutAct_9fa48("2527") ? "" : (stryCov_9fa48("2527"), 'add'),
      factors: stryMutAct_9fa48("2528") ? [] : (stryCov_9fa48("2528"), [stryMutAct_9fa48("2529") ? reads + 1 : (stryCov_9fa48("2529"), reads - 1), ...output])
    })]);
  }
}

/**
 * Output i lies at (i + 0.5) x input / output - 0.5 of the input, and reads the elements on both sides of that place.
 * `nearest` reads floor(i x input / output), `nearest-exact` floor((i + 0.5) x input / output).
 *
 * With its corners aligned, output i lies at i x (input - 1) / (output - 1), which is never further than
 * input / output - 1 from i x input / output. The window holds all between, so that it moves on as in other modes.
 */
function interpolationWindow(input: number, output: number, mode: Mode, alignsCorners: boolean): UnevenWindow {
  if (stryMutAct_9fa48("2530")) {
    {}
  } else {
    stryCov_9fa48("2530");
    const {
      reads
    } = modes[mode];
    const step = stryMutAct_9fa48("2531") ? 2 / input : (stryCov_9fa48("2531"), 2 * input);
    const parts = stryMutAct_9fa48("2532") ? 2 / output : (stryCov_9fa48("2532"), 2 * output);
    if (stryMutAct_9fa48("2535") ? reads !== 1 : stryMutAct_9fa48("2534") ? false : stryMutAct_9fa48("2533") ? true : (stryCov_9fa48("2533", "2534", "2535"), reads === 1)) {
      if (stryMutAct_9fa48("2536")) {
        {}
      } else {
        stryCov_9fa48("2536");
        const place = (stryMutAct_9fa48("2539") ? mode !== 'nearest' : stryMutAct_9fa48("2538") ? false : stryMutAct_9fa48("2537") ? true : (stryCov_9fa48("2537", "2538", "2539"), mode === (stryMutAct_9fa48("2540") ? "" : (stryCov_9fa48("2540"), 'nearest')))) ? 0 : input;
        return stryMutAct_9fa48("2541") ? {} : (stryCov_9fa48("2541"), {
          step,
          parts,
          first: place,
          last: place
        });
      }
    }
    const further = stryMutAct_9fa48("2542") ? (reads / 2 - 1) / parts : (stryCov_9fa48("2542"), (stryMutAct_9fa48("2543") ? reads / 2 + 1 : (stryCov_9fa48("2543"), (stryMutAct_9fa48("2544") ? reads * 2 : (stryCov_9fa48("2544"), reads / 2)) - 1)) * parts);
    const [least, most] = alignsCorners ? stryMutAct_9fa48("2545") ? [] : (stryCov_9fa48("2545"), [stryMutAct_9fa48("2546") ? Math.max(0, step - parts) : (stryCov_9fa48("2546"), Math.min(0, stryMutAct_9fa48("2547") ? step + parts : (stryCov_9fa48("2547"), step - parts))), stryMutAct_9fa48("2548") ? Math.min(0, step - parts) : (stryCov_9fa48("2548"), Math.max(0, stryMutAct_9fa48("2549") ? step + parts : (stryCov_9fa48("2549"), step - parts)))]) : stryMutAct_9fa48("2550") ? [] : (stryCov_9fa48("2550"), [stryMutAct_9fa48("2551") ? input + output : (stryCov_9fa48("2551"), input - output), stryMutAct_9fa48("2552") ? input + output : (stryCov_9fa48("2552"), input - output)]);
    return stryMutAct_9fa48("2553") ? {} : (stryCov_9fa48("2553"), {
      step,
      parts,
      first: stryMutAct_9fa48("2554") ? least + further : (stryCov_9fa48("2554"), least - further),
      last: stryMutAct_9fa48("2555") ? most + parts - 1 - further : (stryCov_9fa48("2555"), (stryMutAct_9fa48("2556") ? most + parts + 1 : (stryCov_9fa48("2556"), (stryMutAct_9fa48("2557") ? most - parts : (stryCov_9fa48("2557"), most + parts)) - 1)) + further)
    });
  }
}