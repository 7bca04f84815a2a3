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
import { type Count, productOf, subtractCounts } from '../counts/count';
import { eachAxis, flag, nonNegativePerAxis, positive, positivePerAxis } from './fields';
import { evaluateFormula, minus, plus, rounded, type SizeTerm, times } from './formula';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem, type Window, type ZodModule } from './op';
import { type Shape, spatialDims } from './shape';
type Axes = 1 | 2 | 3;

/** MaxPool and AvgPool in one, two and three dimensions. */
export function poolingOps(): readonly Op[] {
  if (stryMutAct_9fa48("684")) {
    {}
  } else {
    stryCov_9fa48("684");
    return stryMutAct_9fa48("685") ? [] : (stryCov_9fa48("685"), [...([1, 2, 3] as const).map(maxPool), ...([1, 2, 3] as const).map(averagePool)]);
  }
}
function maxPool(axes: Axes): Op {
  if (stryMutAct_9fa48("686")) {
    {}
  } else {
    stryCov_9fa48("686");
    const type = stryMutAct_9fa48("687") ? `` : (stryCov_9fa48("687"), `MaxPool${axes}d`);
    return defineOp(stryMutAct_9fa48("688") ? {} : (stryCov_9fa48("688"), {
      type,
      family: stryMutAct_9fa48("689") ? "" : (stryCov_9fa48("689"), 'pooling'),
      summary: stryMutAct_9fa48("690") ? `` : (stryCov_9fa48("690"), `The largest value in each ${axes}-D window.`),
      source: stryMutAct_9fa48("691") ? `` : (stryCov_9fa48("691"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("692") ? () => undefined : (stryCov_9fa48("692"), z => stryMutAct_9fa48("693") ? {} : (stryCov_9fa48("693"), {
        kernel_size: positivePerAxis(z, axes).describe(stryMutAct_9fa48("694") ? "" : (stryCov_9fa48("694"), 'Size of the window')),
        stride: windowStride(z, axes),
        padding: nonNegativePerAxis(z, axes).default(0).describe(stryMutAct_9fa48("695") ? "" : (stryCov_9fa48("695"), 'Added on both sides, at most half of the window')),
        dilation: positivePerAxis(z, axes).default(1).describe(stryMutAct_9fa48("696") ? "" : (stryCov_9fa48("696"), 'Distance between the elements of the window')),
        return_indices: flag(z, stryMutAct_9fa48("697") ? true : (stryCov_9fa48("697"), false)).describe(stryMutAct_9fa48("698") ? "" : (stryCov_9fa48("698"), 'Also gives the places of the maxima; costs nothing here')),
        ceil_mode: flag(z, stryMutAct_9fa48("699") ? true : (stryCov_9fa48("699"), false)).describe(stryMutAct_9fa48("700") ? "" : (stryCov_9fa48("700"), 'Rounds the output size up instead of down'))
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("701") ? [] : (stryCov_9fa48("701"), [stryMutAct_9fa48("702") ? axes - 2 : (stryCov_9fa48("702"), axes + 2)]),
      output: stryMutAct_9fa48("703") ? () => undefined : (stryCov_9fa48("703"), (args, [input]) => pooledShape(args, input as Shape)),
      sizes: stryMutAct_9fa48("704") ? () => undefined : (stryCov_9fa48("704"), (args, [input]) => pooledSizes(args, input as Shape)),
      work: stryMutAct_9fa48("705") ? () => undefined : (stryCov_9fa48("705"), (args, _inputs, output) => stryMutAct_9fa48("706") ? [] : (stryCov_9fa48("706"), [stryMutAct_9fa48("707") ? {} : (stryCov_9fa48("707"), {
        unit: stryMutAct_9fa48("708") ? "" : (stryCov_9fa48("708"), 'compare'),
        factors: stryMutAct_9fa48("709") ? [] : (stryCov_9fa48("709"), [subtractCounts(windowElements(args, axes), 1), ...output])
      })])),
      reach: stryMutAct_9fa48("710") ? () => undefined : (stryCov_9fa48("710"), args => poolingWindows(args, axes)),
      examples: stryMutAct_9fa48("711") ? [] : (stryCov_9fa48("711"), [stryMutAct_9fa48("712") ? {} : (stryCov_9fa48("712"), {
        args: stryMutAct_9fa48("713") ? {} : (stryCov_9fa48("713"), {
          kernel_size: 3,
          stride: 1,
          padding: 1
        }),
        inputs: stryMutAct_9fa48("714") ? [] : (stryCov_9fa48("714"), [hypercube(axes, 4)]),
        output: hypercube(axes, 4),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("715") ? {} : (stryCov_9fa48("715"), {
        args: stryMutAct_9fa48("716") ? {} : (stryCov_9fa48("716"), {
          kernel_size: 3,
          stride: 2,
          ceil_mode: stryMutAct_9fa48("717") ? false : (stryCov_9fa48("717"), true)
        }),
        inputs: stryMutAct_9fa48("718") ? [] : (stryCov_9fa48("718"), [hypercube(axes, 6)]),
        output: hypercube(axes, 3),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("719") ? {} : (stryCov_9fa48("719"), {
        args: stryMutAct_9fa48("720") ? {} : (stryCov_9fa48("720"), {
          kernel_size: 3,
          stride: 2
        }),
        inputs: stryMutAct_9fa48("721") ? [] : (stryCov_9fa48("721"), [hypercube(axes, 6)]),
        output: hypercube(axes, 2),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function averagePool(axes: Axes): Op {
  if (stryMutAct_9fa48("722")) {
    {}
  } else {
    stryCov_9fa48("722");
    const type = stryMutAct_9fa48("723") ? `` : (stryCov_9fa48("723"), `AvgPool${axes}d`);
    return defineOp(stryMutAct_9fa48("724") ? {} : (stryCov_9fa48("724"), {
      type,
      family: stryMutAct_9fa48("725") ? "" : (stryCov_9fa48("725"), 'pooling'),
      summary: stryMutAct_9fa48("726") ? `` : (stryCov_9fa48("726"), `The mean of each ${axes}-D window.`),
      source: stryMutAct_9fa48("727") ? `` : (stryCov_9fa48("727"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("728") ? () => undefined : (stryCov_9fa48("728"), z => stryMutAct_9fa48("729") ? {} : (stryCov_9fa48("729"), {
        kernel_size: positivePerAxis(z, axes).describe(stryMutAct_9fa48("730") ? "" : (stryCov_9fa48("730"), 'Size of the window')),
        stride: windowStride(z, axes),
        padding: nonNegativePerAxis(z, axes).default(0).describe(stryMutAct_9fa48("731") ? "" : (stryCov_9fa48("731"), 'Added on both sides, at most half of the window')),
        ceil_mode: flag(z, stryMutAct_9fa48("732") ? true : (stryCov_9fa48("732"), false)).describe(stryMutAct_9fa48("733") ? "" : (stryCov_9fa48("733"), 'Rounds the output size up instead of down')),
        count_include_pad: flag(z, stryMutAct_9fa48("734") ? false : (stryCov_9fa48("734"), true)).describe(stryMutAct_9fa48("735") ? "" : (stryCov_9fa48("735"), 'Counts the padding in the mean')),
        ...((stryMutAct_9fa48("738") ? axes !== 1 : stryMutAct_9fa48("737") ? false : stryMutAct_9fa48("736") ? true : (stryCov_9fa48("736", "737", "738"), axes === 1)) ? {} : stryMutAct_9fa48("739") ? {} : (stryCov_9fa48("739"), {
          divisor_override: positive(z).nullable().default(null).describe(stryMutAct_9fa48("740") ? "" : (stryCov_9fa48("740"), 'Divides by this instead'))
        }))
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("741") ? [] : (stryCov_9fa48("741"), [stryMutAct_9fa48("742") ? axes - 2 : (stryCov_9fa48("742"), axes + 2)]),
      output: stryMutAct_9fa48("743") ? () => undefined : (stryCov_9fa48("743"), (args, [input]) => stryMutAct_9fa48("744") ? (axes === 3 ? checkUnpaddedFit(args, input as Shape) : null) && pooledShape({
        ...args,
        dilation: 1
      }, input as Shape) : (stryCov_9fa48("744"), ((stryMutAct_9fa48("747") ? axes !== 3 : stryMutAct_9fa48("746") ? false : stryMutAct_9fa48("745") ? true : (stryCov_9fa48("745", "746", "747"), axes === 3)) ? checkUnpaddedFit(args, input as Shape) : null) ?? pooledShape(stryMutAct_9fa48("748") ? {} : (stryCov_9fa48("748"), {
        ...args,
        dilation: 1
      }), input as Shape))),
      sizes: stryMutAct_9fa48("749") ? () => undefined : (stryCov_9fa48("749"), (args, [input]) => pooledSizes(stryMutAct_9fa48("750") ? {} : (stryCov_9fa48("750"), {
        ...args,
        dilation: 1
      }), input as Shape)),
      work: stryMutAct_9fa48("751") ? () => undefined : (stryCov_9fa48("751"), (args, _inputs, output) => stryMutAct_9fa48("752") ? [] : (stryCov_9fa48("752"), [stryMutAct_9fa48("753") ? {} : (stryCov_9fa48("753"), {
        unit: stryMutAct_9fa48("754") ? "" : (stryCov_9fa48("754"), 'add'),
        factors: stryMutAct_9fa48("755") ? [] : (stryCov_9fa48("755"), [subtractCounts(windowElements(args, axes), 1), ...output])
      }), stryMutAct_9fa48("756") ? {} : (stryCov_9fa48("756"), {
        unit: stryMutAct_9fa48("757") ? "" : (stryCov_9fa48("757"), 'div'),
        factors: output
      })])),
      reach: stryMutAct_9fa48("758") ? () => undefined : (stryCov_9fa48("758"), args => poolingWindows(stryMutAct_9fa48("759") ? {} : (stryCov_9fa48("759"), {
        ...args,
        dilation: 1
      }), axes)),
      examples: stryMutAct_9fa48("760") ? [] : (stryCov_9fa48("760"), [stryMutAct_9fa48("761") ? {} : (stryCov_9fa48("761"), {
        args: stryMutAct_9fa48("762") ? {} : (stryCov_9fa48("762"), {
          kernel_size: 2
        }),
        inputs: stryMutAct_9fa48("763") ? [] : (stryCov_9fa48("763"), [hypercube(axes, 6)]),
        output: hypercube(axes, 3),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("764") ? {} : (stryCov_9fa48("764"), {
        args: stryMutAct_9fa48("765") ? {} : (stryCov_9fa48("765"), {
          kernel_size: 3,
          stride: 2,
          padding: 1,
          ceil_mode: stryMutAct_9fa48("766") ? false : (stryCov_9fa48("766"), true)
        }),
        inputs: stryMutAct_9fa48("767") ? [] : (stryCov_9fa48("767"), [hypercube(axes, 6)]),
        output: hypercube(axes, 4),
        params: 0,
        macs: 0
      })])
    }));
  }
}
interface PoolArgs {
  readonly kernel_size: number | readonly number[];
  readonly stride: number | readonly number[] | null;
  readonly padding: number | readonly number[];
  readonly dilation: number | readonly number[];
  readonly ceil_mode: boolean;
}
function windowStride(z: ZodModule, axes: Axes) {
  if (stryMutAct_9fa48("768")) {
    {}
  } else {
    stryCov_9fa48("768");
    return positivePerAxis(z, axes).nullable().default(null).describe(stryMutAct_9fa48("769") ? "" : (stryCov_9fa48("769"), 'Step of the window; kernel_size when not given'));
  }
}
function windowElements({
  kernel_size
}: Pick<PoolArgs, 'kernel_size'>, axes: number): Count {
  if (stryMutAct_9fa48("770")) {
    {}
  } else {
    stryCov_9fa48("770");
    return productOf(eachAxis(kernel_size, axes));
  }
}
function pooledShape(args: PoolArgs, input: Shape): Shape | ShapeProblem {
  if (stryMutAct_9fa48("771")) {
    {}
  } else {
    stryCov_9fa48("771");
    const dims = spatialDims(input);
    const windows = poolingWindows(args, dims.length);
    for (const {
      size,
      padding
    } of windows) {
      if (stryMutAct_9fa48("772")) {
        {}
      } else {
        stryCov_9fa48("772");
        if (stryMutAct_9fa48("776") ? padding <= Math.floor(size / 2) : stryMutAct_9fa48("775") ? padding >= Math.floor(size / 2) : stryMutAct_9fa48("774") ? false : stryMutAct_9fa48("773") ? true : (stryCov_9fa48("773", "774", "775", "776"), padding > Math.floor(stryMutAct_9fa48("777") ? size * 2 : (stryCov_9fa48("777"), size / 2)))) {
          if (stryMutAct_9fa48("778")) {
            {}
          } else {
            stryCov_9fa48("778");
            return stryMutAct_9fa48("779") ? {} : (stryCov_9fa48("779"), {
              problem: stryMutAct_9fa48("780") ? `` : (stryCov_9fa48("780"), `padding ${padding} is more than half of the kernel ${size}`),
              help: stryMutAct_9fa48("781") ? `` : (stryCov_9fa48("781"), `use a padding of at most ${Math.floor(stryMutAct_9fa48("782") ? size * 2 : (stryCov_9fa48("782"), size / 2))}`)
            });
          }
        }
      }
    }
    const positions = pooledSizes(args, input).map(stryMutAct_9fa48("783") ? () => undefined : (stryCov_9fa48("783"), ({
      formula
    }) => evaluateFormula(formula)));
    if (stryMutAct_9fa48("786") ? positions.every(size => size < 1) : stryMutAct_9fa48("785") ? false : stryMutAct_9fa48("784") ? true : (stryCov_9fa48("784", "785", "786"), positions.some(stryMutAct_9fa48("787") ? () => undefined : (stryCov_9fa48("787"), size => stryMutAct_9fa48("791") ? size >= 1 : stryMutAct_9fa48("790") ? size <= 1 : stryMutAct_9fa48("789") ? false : stryMutAct_9fa48("788") ? true : (stryCov_9fa48("788", "789", "790", "791"), size < 1))))) {
      if (stryMutAct_9fa48("792")) {
        {}
      } else {
        stryCov_9fa48("792");
        return stryMutAct_9fa48("793") ? {} : (stryCov_9fa48("793"), {
          problem: stryMutAct_9fa48("794") ? `` : (stryCov_9fa48("794"), `the output of a ${windows.map(stryMutAct_9fa48("795") ? () => undefined : (stryCov_9fa48("795"), ({
            size
          }) => size)).join(stryMutAct_9fa48("796") ? "" : (stryCov_9fa48("796"), 'x'))} window on ${dims.join(stryMutAct_9fa48("797") ? "" : (stryCov_9fa48("797"), 'x'))} would be ${positions.join(stryMutAct_9fa48("798") ? "" : (stryCov_9fa48("798"), 'x'))}`),
          help: stryMutAct_9fa48("799") ? "" : (stryCov_9fa48("799"), 'use a smaller kernel_size, more padding, or a larger input')
        });
      }
    }
    return stryMutAct_9fa48("800") ? [] : (stryCov_9fa48("800"), [input[0] as number, input[1] as number, ...positions]);
  }
}

/**
 * Each axis gives (input + 2 x padding - dilation x (kernel - 1) - 1) / stride + 1 positions, rounded down,
 * or up in ceil_mode, where a last window that would start in the padding after the input is dropped.
 */
function pooledSizes(args: PoolArgs, input: Shape): readonly SizeTerm[] {
  if (stryMutAct_9fa48("801")) {
    {}
  } else {
    stryCov_9fa48("801");
    const dims = spatialDims(input);
    const windows = poolingWindows(args, dims.length);
    return dims.map((dim, index) => {
      if (stryMutAct_9fa48("802")) {
        {}
      } else {
        stryCov_9fa48("802");
        const {
          size,
          stride,
          padding,
          dilation
        } = windows[index] as Window;
        const room = minus(plus(dim, times(2, padding)), times(dilation, minus(size, 1)), 1);
        const formula = plus(rounded(args.ceil_mode ? stryMutAct_9fa48("803") ? "" : (stryCov_9fa48("803"), 'ceil') : stryMutAct_9fa48("804") ? "" : (stryCov_9fa48("804"), 'floor'), room, stride), 1);
        const lastStart = stryMutAct_9fa48("805") ? (evaluateFormula(formula) - 1) / stride : (stryCov_9fa48("805"), (stryMutAct_9fa48("806") ? evaluateFormula(formula) + 1 : (stryCov_9fa48("806"), evaluateFormula(formula) - 1)) * stride);
        return (stryMutAct_9fa48("809") ? args.ceil_mode || lastStart >= dim + padding : stryMutAct_9fa48("808") ? false : stryMutAct_9fa48("807") ? true : (stryCov_9fa48("807", "808", "809"), args.ceil_mode && (stryMutAct_9fa48("812") ? lastStart < dim + padding : stryMutAct_9fa48("811") ? lastStart > dim + padding : stryMutAct_9fa48("810") ? true : (stryCov_9fa48("810", "811", "812"), lastStart >= (stryMutAct_9fa48("813") ? dim - padding : (stryCov_9fa48("813"), dim + padding)))))) ? stryMutAct_9fa48("814") ? {} : (stryCov_9fa48("814"), {
          axis: stryMutAct_9fa48("815") ? index - 2 : (stryCov_9fa48("815"), index + 2),
          formula: minus(formula, 1),
          note: stryMutAct_9fa48("816") ? "" : (stryCov_9fa48("816"), 'the last window would start in the padding and is dropped')
        }) : stryMutAct_9fa48("817") ? {} : (stryCov_9fa48("817"), {
          axis: stryMutAct_9fa48("818") ? index - 2 : (stryCov_9fa48("818"), index + 2),
          formula
        });
      }
    });
  }
}
function poolingWindows(args: Omit<PoolArgs, 'ceil_mode'>, axes: number): readonly Window[] {
  if (stryMutAct_9fa48("819")) {
    {}
  } else {
    stryCov_9fa48("819");
    const stride = eachAxis(stryMutAct_9fa48("820") ? args.stride && args.kernel_size : (stryCov_9fa48("820"), args.stride ?? args.kernel_size), axes);
    const padding = eachAxis(args.padding, axes);
    const dilation = eachAxis(args.dilation, axes);
    return eachAxis(args.kernel_size, axes).map(stryMutAct_9fa48("821") ? () => undefined : (stryCov_9fa48("821"), (size, axis) => stryMutAct_9fa48("822") ? {} : (stryCov_9fa48("822"), {
      size,
      stride: stride[axis] as number,
      padding: padding[axis] as number,
      dilation: dilation[axis] as number
    })));
  }
}

/** PyTorch's avg_pool3d, unlike its siblings, wants the window to fit in the input without padding. */
function checkUnpaddedFit({
  kernel_size
}: Pick<PoolArgs, 'kernel_size'>, input: Shape): ShapeProblem | null {
  if (stryMutAct_9fa48("823")) {
    {}
  } else {
    stryCov_9fa48("823");
    const dims = spatialDims(input);
    const kernel = eachAxis(kernel_size, dims.length);
    if (stryMutAct_9fa48("826") ? kernel.some((size, axis) => size <= (dims[axis] as number)) : stryMutAct_9fa48("825") ? false : stryMutAct_9fa48("824") ? true : (stryCov_9fa48("824", "825", "826"), kernel.every(stryMutAct_9fa48("827") ? () => undefined : (stryCov_9fa48("827"), (size, axis) => stryMutAct_9fa48("831") ? size > (dims[axis] as number) : stryMutAct_9fa48("830") ? size < (dims[axis] as number) : stryMutAct_9fa48("829") ? false : stryMutAct_9fa48("828") ? true : (stryCov_9fa48("828", "829", "830", "831"), size <= (dims[axis] as number)))))) return null;
    return stryMutAct_9fa48("832") ? {} : (stryCov_9fa48("832"), {
      problem: stryMutAct_9fa48("833") ? `` : (stryCov_9fa48("833"), `kernel ${kernel.join(stryMutAct_9fa48("834") ? "" : (stryCov_9fa48("834"), 'x'))} is larger than the input ${dims.join(stryMutAct_9fa48("835") ? "" : (stryCov_9fa48("835"), 'x'))} without its padding`),
      help: stryMutAct_9fa48("836") ? "" : (stryCov_9fa48("836"), 'use a smaller kernel_size or a larger input')
    });
  }
}
function hypercube(axes: Axes, side: number): Shape {
  if (stryMutAct_9fa48("837")) {
    {}
  } else {
    stryCov_9fa48("837");
    return stryMutAct_9fa48("838") ? [] : (stryCov_9fa48("838"), [1, 8, ...(stryMutAct_9fa48("839") ? new Array() : (stryCov_9fa48("839"), new Array<number>(axes))).fill(side)]);
  }
}