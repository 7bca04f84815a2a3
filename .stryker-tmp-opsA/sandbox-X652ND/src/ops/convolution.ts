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
import { productOf } from '../counts/count';
import { choice, eachAxis, flag, inferredSize, nonNegativePerAxis, positive, positivePerAxis } from './fields';
import { evaluateFormula, minus, plus, rounded, type SizeTerm, times } from './formula';
import { defineOp, type Example, ONE_INPUT, type Op, type ShapeProblem, type Tensor, type Window, type Work } from './op';
import { type Shape, spatialDims } from './shape';

/** The arguments that decide how a convolution's kernel lies on its input. */
export interface KernelArgs {
  readonly kernel_size: number | readonly number[];
  readonly stride: number | readonly number[];
  readonly dilation: number | readonly number[];
  readonly padding: number | readonly number[] | 'same' | 'valid';
}

/** The arguments that decide a convolution's weights. */
export interface ChannelArgs {
  readonly in_channels: number;
  readonly out_channels: number;
  readonly groups: number;
  readonly bias: boolean;
}
function convolution(axes: 1 | 2 | 3): Op {
  if (stryMutAct_9fa48("630")) {
    {}
  } else {
    stryCov_9fa48("630");
    const type = stryMutAct_9fa48("631") ? `` : (stryCov_9fa48("631"), `Conv${axes}d`);
    return defineOp(stryMutAct_9fa48("632") ? {} : (stryCov_9fa48("632"), {
      type,
      family: stryMutAct_9fa48("633") ? "" : (stryCov_9fa48("633"), 'convolution'),
      summary: stryMutAct_9fa48("634") ? `` : (stryCov_9fa48("634"), `A ${axes}-D convolution (a cross-correlation) of several input channels.`),
      source: stryMutAct_9fa48("635") ? `` : (stryCov_9fa48("635"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("636") ? () => undefined : (stryCov_9fa48("636"), z => stryMutAct_9fa48("637") ? {} : (stryCov_9fa48("637"), {
        in_channels: inferredSize(z, stryMutAct_9fa48("638") ? "" : (stryCov_9fa48("638"), 'Channels of the input')),
        out_channels: positive(z).describe(stryMutAct_9fa48("639") ? "" : (stryCov_9fa48("639"), 'Channels of the output')),
        kernel_size: positivePerAxis(z, axes).describe(stryMutAct_9fa48("640") ? "" : (stryCov_9fa48("640"), 'Size of the kernel')),
        stride: positivePerAxis(z, axes).default(1).describe(stryMutAct_9fa48("641") ? "" : (stryCov_9fa48("641"), 'Step of the kernel')),
        padding: z.union(stryMutAct_9fa48("642") ? [] : (stryCov_9fa48("642"), [z.enum(stryMutAct_9fa48("643") ? [] : (stryCov_9fa48("643"), [stryMutAct_9fa48("644") ? "" : (stryCov_9fa48("644"), 'same'), stryMutAct_9fa48("645") ? "" : (stryCov_9fa48("645"), 'valid')])), nonNegativePerAxis(z, axes)]), stryMutAct_9fa48("646") ? {} : (stryCov_9fa48("646"), {
          error: stryMutAct_9fa48("647") ? `` : (stryCov_9fa48("647"), `"same", "valid", a whole number of at least 0, or a list of ${axes} of them`)
        })).default(0).describe(stryMutAct_9fa48("648") ? "" : (stryCov_9fa48("648"), 'Added on both sides of each axis; "same" keeps the size, "valid" adds nothing')),
        dilation: positivePerAxis(z, axes).default(1).describe(stryMutAct_9fa48("649") ? "" : (stryCov_9fa48("649"), 'Distance between the elements of the kernel')),
        groups: positive(z).default(1).describe(stryMutAct_9fa48("650") ? "" : (stryCov_9fa48("650"), 'Groups of channels that are convolved apart')),
        bias: flag(z, stryMutAct_9fa48("651") ? false : (stryCov_9fa48("651"), true)).describe(stryMutAct_9fa48("652") ? "" : (stryCov_9fa48("652"), 'Adds a learned number to each output channel')),
        padding_mode: choice(z, stryMutAct_9fa48("653") ? [] : (stryCov_9fa48("653"), [stryMutAct_9fa48("654") ? "" : (stryCov_9fa48("654"), 'zeros'), stryMutAct_9fa48("655") ? "" : (stryCov_9fa48("655"), 'reflect'), stryMutAct_9fa48("656") ? "" : (stryCov_9fa48("656"), 'replicate'), stryMutAct_9fa48("657") ? "" : (stryCov_9fa48("657"), 'circular')]), stryMutAct_9fa48("658") ? "" : (stryCov_9fa48("658"), 'zeros')).describe(stryMutAct_9fa48("659") ? "" : (stryCov_9fa48("659"), 'What is added as padding'))
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("660") ? [] : (stryCov_9fa48("660"), [stryMutAct_9fa48("661") ? axes - 2 : (stryCov_9fa48("661"), axes + 2)]),
      inferred: stryMutAct_9fa48("662") ? {} : (stryCov_9fa48("662"), {
        in_channels: stryMutAct_9fa48("663") ? () => undefined : (stryCov_9fa48("663"), input => input[1] as number)
      }),
      output: stryMutAct_9fa48("664") ? () => undefined : (stryCov_9fa48("664"), (args, [input]) => stryMutAct_9fa48("665") ? (checkGroups(args) ?? checkStringPadding(args, axes) ?? checkPaddingMode(args, input as Shape)) && slide(args, input as Shape) : (stryCov_9fa48("665"), (stryMutAct_9fa48("666") ? (checkGroups(args) ?? checkStringPadding(args, axes)) && checkPaddingMode(args, input as Shape) : (stryCov_9fa48("666"), (stryMutAct_9fa48("667") ? checkGroups(args) && checkStringPadding(args, axes) : (stryCov_9fa48("667"), checkGroups(args) ?? checkStringPadding(args, axes))) ?? checkPaddingMode(args, input as Shape))) ?? slide(args, input as Shape))),
      sizes: stryMutAct_9fa48("668") ? () => undefined : (stryCov_9fa48("668"), (args, [input]) => slideSizes(args, input as Shape)),
      params: stryMutAct_9fa48("669") ? () => undefined : (stryCov_9fa48("669"), args => convolutionTensors(args, stryMutAct_9fa48("670") ? [] : (stryCov_9fa48("670"), [args.out_channels, stryMutAct_9fa48("671") ? args.in_channels * args.groups : (stryCov_9fa48("671"), args.in_channels / args.groups), ...eachAxis(args.kernel_size, axes)]))),
      work: (args, _inputs, output) => {
        if (stryMutAct_9fa48("672")) {
          {}
        } else {
          stryCov_9fa48("672");
          const weights = stryMutAct_9fa48("673") ? [] : (stryCov_9fa48("673"), [args.out_channels, stryMutAct_9fa48("674") ? args.in_channels * args.groups : (stryCov_9fa48("674"), args.in_channels / args.groups), ...eachAxis(args.kernel_size, axes)]);
          return convolutionWork(weights, output, args.bias ? output : null);
        }
      },
      reach: stryMutAct_9fa48("675") ? () => undefined : (stryCov_9fa48("675"), args => windowsOf(args, axes)),
      examples: convolutionExamples[axes]
    }));
  }
}

/** The weight and, where there is one, the bias of a convolution whose weight has this shape. */
export function convolutionTensors(args: ChannelArgs, weight: Shape): readonly Tensor[] {
  if (stryMutAct_9fa48("676")) {
    {}
  } else {
    stryCov_9fa48("676");
    const tensors: Tensor[] = stryMutAct_9fa48("677") ? [] : (stryCov_9fa48("677"), [stryMutAct_9fa48("678") ? {} : (stryCov_9fa48("678"), {
      name: stryMutAct_9fa48("679") ? "" : (stryCov_9fa48("679"), 'weight'),
      shape: weight
    })]);
    if (stryMutAct_9fa48("681") ? false : stryMutAct_9fa48("680") ? true : (stryCov_9fa48("680", "681"), args.bias)) tensors.push(stryMutAct_9fa48("682") ? {} : (stryCov_9fa48("682"), {
      name: stryMutAct_9fa48("683") ? "" : (stryCov_9fa48("683"), 'bias'),
      shape: stryMutAct_9fa48("684") ? [] : (stryCov_9fa48("684"), [args.out_channels])
    }));
    return tensors;
  }
}

/**
 * Each weight is used once at each position, for each sample; a bias is added to each output element.
 */
export function convolutionWork(weight: Shape, positions: Shape, biased: Shape | null): Work {
  if (stryMutAct_9fa48("685")) {
    {}
  } else {
    stryCov_9fa48("685");
    const uses = stryMutAct_9fa48("686") ? [] : (stryCov_9fa48("686"), [productOf(weight), ...spatialDims(positions), positions[0] as number]);
    const work: Work = stryMutAct_9fa48("687") ? [] : (stryCov_9fa48("687"), [stryMutAct_9fa48("688") ? {} : (stryCov_9fa48("688"), {
      unit: stryMutAct_9fa48("689") ? "" : (stryCov_9fa48("689"), 'mac'),
      factors: uses
    })]);
    return (stryMutAct_9fa48("692") ? biased !== null : stryMutAct_9fa48("691") ? false : stryMutAct_9fa48("690") ? true : (stryCov_9fa48("690", "691", "692"), biased === null)) ? work : stryMutAct_9fa48("693") ? [] : (stryCov_9fa48("693"), [...work, stryMutAct_9fa48("694") ? {} : (stryCov_9fa48("694"), {
      unit: stryMutAct_9fa48("695") ? "" : (stryCov_9fa48("695"), 'bias_add'),
      factors: biased
    })]);
  }
}

/** Channels must divide into the groups on both sides. */
export function checkGroups({
  in_channels,
  out_channels,
  groups
}: ChannelArgs): ShapeProblem | null {
  if (stryMutAct_9fa48("696")) {
    {}
  } else {
    stryCov_9fa48("696");
    for (const [name, channels] of [['in_channels', in_channels], ['out_channels', out_channels]] as const) {
      if (stryMutAct_9fa48("697")) {
        {}
      } else {
        stryCov_9fa48("697");
        if (stryMutAct_9fa48("700") ? channels % groups === 0 : stryMutAct_9fa48("699") ? false : stryMutAct_9fa48("698") ? true : (stryCov_9fa48("698", "699", "700"), (stryMutAct_9fa48("701") ? channels * groups : (stryCov_9fa48("701"), channels % groups)) !== 0)) {
          if (stryMutAct_9fa48("702")) {
            {}
          } else {
            stryCov_9fa48("702");
            return stryMutAct_9fa48("703") ? {} : (stryCov_9fa48("703"), {
              problem: stryMutAct_9fa48("704") ? `` : (stryCov_9fa48("704"), `${name} ${channels} is not divisible by groups ${groups}`),
              help: stryMutAct_9fa48("705") ? `` : (stryCov_9fa48("705"), `choose groups that divide ${in_channels} and ${out_channels}`)
            });
          }
        }
      }
    }
    return null;
  }
}
function checkStringPadding({
  padding,
  stride
}: KernelArgs, axes: number): ShapeProblem | null {
  if (stryMutAct_9fa48("706")) {
    {}
  } else {
    stryCov_9fa48("706");
    if (stryMutAct_9fa48("709") ? padding !== 'same' && eachAxis(stride, axes).every(step => step === 1) : stryMutAct_9fa48("708") ? false : stryMutAct_9fa48("707") ? true : (stryCov_9fa48("707", "708", "709"), (stryMutAct_9fa48("711") ? padding === 'same' : stryMutAct_9fa48("710") ? false : (stryCov_9fa48("710", "711"), padding !== (stryMutAct_9fa48("712") ? "" : (stryCov_9fa48("712"), 'same')))) || (stryMutAct_9fa48("713") ? eachAxis(stride, axes).some(step => step === 1) : (stryCov_9fa48("713"), eachAxis(stride, axes).every(stryMutAct_9fa48("714") ? () => undefined : (stryCov_9fa48("714"), step => stryMutAct_9fa48("717") ? step !== 1 : stryMutAct_9fa48("716") ? false : stryMutAct_9fa48("715") ? true : (stryCov_9fa48("715", "716", "717"), step === 1))))))) return null;
    return stryMutAct_9fa48("718") ? {} : (stryCov_9fa48("718"), {
      problem: stryMutAct_9fa48("719") ? "" : (stryCov_9fa48("719"), 'padding "same" needs stride 1'),
      help: stryMutAct_9fa48("720") ? "" : (stryCov_9fa48("720"), 'give the padding as a number, such as half of the kernel')
    });
  }
}

/** PyTorch pads by reflection with less than the input's size, by wrapping with at most its size. */
function checkPaddingMode(args: KernelArgs & {
  readonly padding_mode: string;
}, input: Shape): ShapeProblem | null {
  if (stryMutAct_9fa48("721")) {
    {}
  } else {
    stryCov_9fa48("721");
    if (stryMutAct_9fa48("724") ? args.padding_mode !== 'reflect' || args.padding_mode !== 'circular' : stryMutAct_9fa48("723") ? false : stryMutAct_9fa48("722") ? true : (stryCov_9fa48("722", "723", "724"), (stryMutAct_9fa48("726") ? args.padding_mode === 'reflect' : stryMutAct_9fa48("725") ? true : (stryCov_9fa48("725", "726"), args.padding_mode !== (stryMutAct_9fa48("727") ? "" : (stryCov_9fa48("727"), 'reflect')))) && (stryMutAct_9fa48("729") ? args.padding_mode === 'circular' : stryMutAct_9fa48("728") ? true : (stryCov_9fa48("728", "729"), args.padding_mode !== (stryMutAct_9fa48("730") ? "" : (stryCov_9fa48("730"), 'circular')))))) return null;
    const dims = spatialDims(input);
    for (const [axis, {
      after
    }] of paddings(args, dims.length).entries()) {
      if (stryMutAct_9fa48("731")) {
        {}
      } else {
        stryCov_9fa48("731");
        const dim = dims[axis] as number;
        const most = (stryMutAct_9fa48("734") ? args.padding_mode !== 'reflect' : stryMutAct_9fa48("733") ? false : stryMutAct_9fa48("732") ? true : (stryCov_9fa48("732", "733", "734"), args.padding_mode === (stryMutAct_9fa48("735") ? "" : (stryCov_9fa48("735"), 'reflect')))) ? stryMutAct_9fa48("736") ? dim + 1 : (stryCov_9fa48("736"), dim - 1) : dim;
        if (stryMutAct_9fa48("740") ? after <= most : stryMutAct_9fa48("739") ? after >= most : stryMutAct_9fa48("738") ? false : stryMutAct_9fa48("737") ? true : (stryCov_9fa48("737", "738", "739", "740"), after > most)) {
          if (stryMutAct_9fa48("741")) {
            {}
          } else {
            stryCov_9fa48("741");
            return stryMutAct_9fa48("742") ? {} : (stryCov_9fa48("742"), {
              problem: stryMutAct_9fa48("743") ? `` : (stryCov_9fa48("743"), `padding_mode "${args.padding_mode}" can add at most ${most} to a dimension of ${dim}, not ${after}`),
              help: stryMutAct_9fa48("744") ? "" : (stryCov_9fa48("744"), 'use a smaller padding, or padding_mode "zeros"')
            });
          }
        }
      }
    }
    return null;
  }
}
interface AxisPadding {
  readonly before: number;
  readonly after: number;
}

/** The padding of each axis; "same" puts the odd element after, as PyTorch does. */
function paddings(args: KernelArgs, axes: number): readonly AxisPadding[] {
  if (stryMutAct_9fa48("745")) {
    {}
  } else {
    stryCov_9fa48("745");
    const {
      padding
    } = args;
    if (stryMutAct_9fa48("748") ? padding !== 'same' : stryMutAct_9fa48("747") ? false : stryMutAct_9fa48("746") ? true : (stryCov_9fa48("746", "747", "748"), padding === (stryMutAct_9fa48("749") ? "" : (stryCov_9fa48("749"), 'same')))) {
      if (stryMutAct_9fa48("750")) {
        {}
      } else {
        stryCov_9fa48("750");
        const dilation = eachAxis(args.dilation, axes);
        return eachAxis(args.kernel_size, axes).map((size, axis) => {
          if (stryMutAct_9fa48("751")) {
            {}
          } else {
            stryCov_9fa48("751");
            const total = stryMutAct_9fa48("752") ? (dilation[axis] as number) / (size - 1) : (stryCov_9fa48("752"), (dilation[axis] as number) * (stryMutAct_9fa48("753") ? size + 1 : (stryCov_9fa48("753"), size - 1)));
            return stryMutAct_9fa48("754") ? {} : (stryCov_9fa48("754"), {
              before: Math.floor(stryMutAct_9fa48("755") ? total * 2 : (stryCov_9fa48("755"), total / 2)),
              after: stryMutAct_9fa48("756") ? total + Math.floor(total / 2) : (stryCov_9fa48("756"), total - Math.floor(stryMutAct_9fa48("757") ? total * 2 : (stryCov_9fa48("757"), total / 2)))
            });
          }
        });
      }
    }
    return eachAxis((stryMutAct_9fa48("760") ? padding !== 'valid' : stryMutAct_9fa48("759") ? false : stryMutAct_9fa48("758") ? true : (stryCov_9fa48("758", "759", "760"), padding === (stryMutAct_9fa48("761") ? "" : (stryCov_9fa48("761"), 'valid')))) ? 0 : padding, axes).map(stryMutAct_9fa48("762") ? () => undefined : (stryCov_9fa48("762"), added => stryMutAct_9fa48("763") ? {} : (stryCov_9fa48("763"), {
      before: added,
      after: added
    })));
  }
}
function slide(args: KernelArgs & {
  readonly out_channels: number;
}, input: Shape): Shape | ShapeProblem {
  if (stryMutAct_9fa48("764")) {
    {}
  } else {
    stryCov_9fa48("764");
    const dims = spatialDims(input);
    const axes = dims.length;
    const kernel = eachAxis(args.kernel_size, axes);
    const dilation = eachAxis(args.dilation, axes);
    const added = paddings(args, axes);
    const padded = dims.map(stryMutAct_9fa48("765") ? () => undefined : (stryCov_9fa48("765"), (dim, axis) => stryMutAct_9fa48("766") ? dim + (added[axis] as AxisPadding).before - (added[axis] as AxisPadding).after : (stryCov_9fa48("766"), (stryMutAct_9fa48("767") ? dim - (added[axis] as AxisPadding).before : (stryCov_9fa48("767"), dim + (added[axis] as AxisPadding).before)) + (added[axis] as AxisPadding).after)));
    const extent = kernel.map(stryMutAct_9fa48("768") ? () => undefined : (stryCov_9fa48("768"), (size, axis) => stryMutAct_9fa48("769") ? (dilation[axis] as number) * (size - 1) - 1 : (stryCov_9fa48("769"), (stryMutAct_9fa48("770") ? (dilation[axis] as number) / (size - 1) : (stryCov_9fa48("770"), (dilation[axis] as number) * (stryMutAct_9fa48("771") ? size + 1 : (stryCov_9fa48("771"), size - 1)))) + 1)));
    if (stryMutAct_9fa48("774") ? extent.every((size, axis) => size > (padded[axis] as number)) : stryMutAct_9fa48("773") ? false : stryMutAct_9fa48("772") ? true : (stryCov_9fa48("772", "773", "774"), extent.some(stryMutAct_9fa48("775") ? () => undefined : (stryCov_9fa48("775"), (size, axis) => stryMutAct_9fa48("779") ? size <= (padded[axis] as number) : stryMutAct_9fa48("778") ? size >= (padded[axis] as number) : stryMutAct_9fa48("777") ? false : stryMutAct_9fa48("776") ? true : (stryCov_9fa48("776", "777", "778", "779"), size > (padded[axis] as number)))))) {
      if (stryMutAct_9fa48("780")) {
        {}
      } else {
        stryCov_9fa48("780");
        return stryMutAct_9fa48("781") ? {} : (stryCov_9fa48("781"), {
          problem: stryMutAct_9fa48("782") ? `` : (stryCov_9fa48("782"), `kernel ${extent.join(stryMutAct_9fa48("783") ? "" : (stryCov_9fa48("783"), 'x'))} does not fit in the padded input ${padded.join(stryMutAct_9fa48("784") ? "" : (stryCov_9fa48("784"), 'x'))}`),
          help: stryMutAct_9fa48("785") ? "" : (stryCov_9fa48("785"), 'use a smaller kernel_size, more padding, or a larger input')
        });
      }
    }
    const positions = slideSizes(args, input).map(stryMutAct_9fa48("786") ? () => undefined : (stryCov_9fa48("786"), ({
      formula
    }) => evaluateFormula(formula)));
    return stryMutAct_9fa48("787") ? [] : (stryCov_9fa48("787"), [input[0] as number, args.out_channels, ...positions]);
  }
}

/** Each axis gives floor((input + padding - dilation x (kernel - 1) - 1) / stride) + 1 positions. */
function slideSizes(args: KernelArgs, input: Shape): readonly SizeTerm[] {
  if (stryMutAct_9fa48("788")) {
    {}
  } else {
    stryCov_9fa48("788");
    const dims = spatialDims(input);
    const windows = windowsOf(args, dims.length);
    const added = paddings(args, dims.length);
    return dims.map((dim, index) => {
      if (stryMutAct_9fa48("789")) {
        {}
      } else {
        stryCov_9fa48("789");
        const {
          size,
          stride,
          dilation
        } = windows[index] as Window;
        const {
          before,
          after
        } = added[index] as AxisPadding;
        const room = minus(plus(dim, before, after), times(dilation, minus(size, 1)), 1);
        return stryMutAct_9fa48("790") ? {} : (stryCov_9fa48("790"), {
          axis: stryMutAct_9fa48("791") ? index - 2 : (stryCov_9fa48("791"), index + 2),
          formula: plus(rounded(stryMutAct_9fa48("792") ? "" : (stryCov_9fa48("792"), 'floor'), room, stride), 1)
        });
      }
    });
  }
}
function windowsOf(args: KernelArgs, axes: number): readonly Window[] {
  if (stryMutAct_9fa48("793")) {
    {}
  } else {
    stryCov_9fa48("793");
    const stride = eachAxis(args.stride, axes);
    const dilation = eachAxis(args.dilation, axes);
    const added = paddings(args, axes);
    return eachAxis(args.kernel_size, axes).map(stryMutAct_9fa48("794") ? () => undefined : (stryCov_9fa48("794"), (size, axis) => stryMutAct_9fa48("795") ? {} : (stryCov_9fa48("795"), {
      size,
      stride: stride[axis] as number,
      padding: (added[axis] as AxisPadding).before,
      dilation: dilation[axis] as number
    })));
  }
}
const convolutionExamples: Readonly<Record<1 | 2 | 3, readonly Example[]>> = stryMutAct_9fa48("796") ? {} : (stryCov_9fa48("796"), {
  1: stryMutAct_9fa48("797") ? [] : (stryCov_9fa48("797"), [stryMutAct_9fa48("798") ? {} : (stryCov_9fa48("798"), {
    args: stryMutAct_9fa48("799") ? {} : (stryCov_9fa48("799"), {
      out_channels: 4,
      kernel_size: 3,
      padding: 1
    }),
    inputs: stryMutAct_9fa48("800") ? [] : (stryCov_9fa48("800"), [stryMutAct_9fa48("801") ? [] : (stryCov_9fa48("801"), [1, 8, 10])]),
    output: stryMutAct_9fa48("802") ? [] : (stryCov_9fa48("802"), [1, 4, 10]),
    params: 100,
    macs: 960
  })]),
  2: stryMutAct_9fa48("803") ? [] : (stryCov_9fa48("803"), [stryMutAct_9fa48("804") ? {} : (stryCov_9fa48("804"), {
    args: stryMutAct_9fa48("805") ? {} : (stryCov_9fa48("805"), {
      out_channels: 64,
      kernel_size: 5,
      padding: stryMutAct_9fa48("806") ? "" : (stryCov_9fa48("806"), 'same')
    }),
    inputs: stryMutAct_9fa48("807") ? [] : (stryCov_9fa48("807"), [stryMutAct_9fa48("808") ? [] : (stryCov_9fa48("808"), [1, 128, 28, 28])]),
    output: stryMutAct_9fa48("809") ? [] : (stryCov_9fa48("809"), [1, 64, 28, 28]),
    params: 204864,
    macs: 160563200
  }), stryMutAct_9fa48("810") ? {} : (stryCov_9fa48("810"), {
    args: stryMutAct_9fa48("811") ? {} : (stryCov_9fa48("811"), {
      out_channels: 8,
      kernel_size: 3,
      padding: 1,
      groups: 8,
      bias: stryMutAct_9fa48("812") ? true : (stryCov_9fa48("812"), false)
    }),
    inputs: stryMutAct_9fa48("813") ? [] : (stryCov_9fa48("813"), [stryMutAct_9fa48("814") ? [] : (stryCov_9fa48("814"), [1, 8, 10, 10])]),
    output: stryMutAct_9fa48("815") ? [] : (stryCov_9fa48("815"), [1, 8, 10, 10]),
    params: 72,
    macs: 7200
  }), stryMutAct_9fa48("816") ? {} : (stryCov_9fa48("816"), {
    args: stryMutAct_9fa48("817") ? {} : (stryCov_9fa48("817"), {
      out_channels: 4,
      kernel_size: 3,
      stride: 2,
      padding: 1
    }),
    inputs: stryMutAct_9fa48("818") ? [] : (stryCov_9fa48("818"), [stryMutAct_9fa48("819") ? [] : (stryCov_9fa48("819"), [1, 8, 10, 10])]),
    output: stryMutAct_9fa48("820") ? [] : (stryCov_9fa48("820"), [1, 4, 5, 5]),
    params: 292,
    macs: 7200
  }), stryMutAct_9fa48("821") ? {} : (stryCov_9fa48("821"), {
    args: stryMutAct_9fa48("822") ? {} : (stryCov_9fa48("822"), {
      out_channels: 4,
      kernel_size: 3,
      padding: 2,
      dilation: 2
    }),
    inputs: stryMutAct_9fa48("823") ? [] : (stryCov_9fa48("823"), [stryMutAct_9fa48("824") ? [] : (stryCov_9fa48("824"), [1, 8, 10, 10])]),
    output: stryMutAct_9fa48("825") ? [] : (stryCov_9fa48("825"), [1, 4, 10, 10]),
    params: 292,
    macs: 28800
  }), stryMutAct_9fa48("826") ? {} : (stryCov_9fa48("826"), {
    args: stryMutAct_9fa48("827") ? {} : (stryCov_9fa48("827"), {
      out_channels: 4,
      kernel_size: stryMutAct_9fa48("828") ? [] : (stryCov_9fa48("828"), [1, 7]),
      padding: stryMutAct_9fa48("829") ? [] : (stryCov_9fa48("829"), [0, 3])
    }),
    inputs: stryMutAct_9fa48("830") ? [] : (stryCov_9fa48("830"), [stryMutAct_9fa48("831") ? [] : (stryCov_9fa48("831"), [1, 8, 10, 10])]),
    output: stryMutAct_9fa48("832") ? [] : (stryCov_9fa48("832"), [1, 4, 10, 10]),
    params: 228,
    macs: 22400
  })]),
  3: stryMutAct_9fa48("833") ? [] : (stryCov_9fa48("833"), [stryMutAct_9fa48("834") ? {} : (stryCov_9fa48("834"), {
    args: stryMutAct_9fa48("835") ? {} : (stryCov_9fa48("835"), {
      out_channels: 4,
      kernel_size: 3,
      padding: 1
    }),
    inputs: stryMutAct_9fa48("836") ? [] : (stryCov_9fa48("836"), [stryMutAct_9fa48("837") ? [] : (stryCov_9fa48("837"), [1, 2, 4, 5, 5])]),
    output: stryMutAct_9fa48("838") ? [] : (stryCov_9fa48("838"), [1, 4, 4, 5, 5]),
    params: 220,
    macs: 21600
  })])
});

/** Conv1d, Conv2d and Conv3d. */
export function convolutionOps(): readonly Op[] {
  if (stryMutAct_9fa48("839")) {
    {}
  } else {
    stryCov_9fa48("839");
    return stryMutAct_9fa48("840") ? [] : (stryCov_9fa48("840"), [convolution(1), convolution(2), convolution(3)]);
  }
}