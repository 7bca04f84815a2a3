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
import { movedPositions } from './axis';
import { choice, coefficient, LARGEST_SIZE } from './fields';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape } from './shape';
interface PadArgs {
  readonly padding: readonly number[];
  readonly mode: 'constant' | 'reflect' | 'replicate' | 'circular';
}

/** Pad. */
export function paddingOps(): readonly Op[] {
  if (stryMutAct_9fa48("463")) {
    {}
  } else {
    stryCov_9fa48("463");
    return stryMutAct_9fa48("464") ? [] : (stryCov_9fa48("464"), [defineOp(stryMutAct_9fa48("465") ? {} : (stryCov_9fa48("465"), {
      type: stryMutAct_9fa48("466") ? "" : (stryCov_9fa48("466"), 'Pad'),
      form: stryMutAct_9fa48("467") ? "" : (stryCov_9fa48("467"), 'function'),
      family: stryMutAct_9fa48("468") ? "" : (stryCov_9fa48("468"), 'shape'),
      summary: stryMutAct_9fa48("469") ? "" : (stryCov_9fa48("469"), 'Adds elements before and after dimensions, or cuts them off.'),
      source: stryMutAct_9fa48("470") ? "" : (stryCov_9fa48("470"), 'https://pytorch.org/docs/stable/generated/torch.nn.functional.pad.html'),
      fields: z => {
        if (stryMutAct_9fa48("471")) {
          {}
        } else {
          stryCov_9fa48("471");
          const expected = stryMutAct_9fa48("472") ? "" : (stryCov_9fa48("472"), 'a list of whole numbers, two for each dimension');
          const width = stryMutAct_9fa48("474") ? z.int({
            error: 'a whole number'
          }).max(-LARGEST_SIZE, {
            error: `a whole number of at least ${-LARGEST_SIZE}`
          }).max(LARGEST_SIZE, {
            error: `a whole number of at most ${LARGEST_SIZE}`
          }) : stryMutAct_9fa48("473") ? z.int({
            error: 'a whole number'
          }).min(-LARGEST_SIZE, {
            error: `a whole number of at least ${-LARGEST_SIZE}`
          }).min(LARGEST_SIZE, {
            error: `a whole number of at most ${LARGEST_SIZE}`
          }) : (stryCov_9fa48("473", "474"), z.int(stryMutAct_9fa48("475") ? {} : (stryCov_9fa48("475"), {
            error: stryMutAct_9fa48("476") ? "" : (stryCov_9fa48("476"), 'a whole number')
          })).min(stryMutAct_9fa48("477") ? +LARGEST_SIZE : (stryCov_9fa48("477"), -LARGEST_SIZE), stryMutAct_9fa48("478") ? {} : (stryCov_9fa48("478"), {
            error: stryMutAct_9fa48("479") ? `` : (stryCov_9fa48("479"), `a whole number of at least ${stryMutAct_9fa48("480") ? +LARGEST_SIZE : (stryCov_9fa48("480"), -LARGEST_SIZE)}`)
          })).max(LARGEST_SIZE, stryMutAct_9fa48("481") ? {} : (stryCov_9fa48("481"), {
            error: stryMutAct_9fa48("482") ? `` : (stryCov_9fa48("482"), `a whole number of at most ${LARGEST_SIZE}`)
          })));
          return stryMutAct_9fa48("483") ? {} : (stryCov_9fa48("483"), {
            padding: stryMutAct_9fa48("485") ? z.array(width, {
              error: expected
            }).max(2, {
              error: expected
            }).max(32, {
              error: 'a list of at most 32 whole numbers'
            }).describe('Before and after the last dimension, then the one before it, and so on; negative cuts off') : stryMutAct_9fa48("484") ? z.array(width, {
              error: expected
            }).min(2, {
              error: expected
            }).min(32, {
              error: 'a list of at most 32 whole numbers'
            }).describe('Before and after the last dimension, then the one before it, and so on; negative cuts off') : (stryCov_9fa48("484", "485"), z.array(width, stryMutAct_9fa48("486") ? {} : (stryCov_9fa48("486"), {
              error: expected
            })).min(2, stryMutAct_9fa48("487") ? {} : (stryCov_9fa48("487"), {
              error: expected
            })).max(32, stryMutAct_9fa48("488") ? {} : (stryCov_9fa48("488"), {
              error: stryMutAct_9fa48("489") ? "" : (stryCov_9fa48("489"), 'a list of at most 32 whole numbers')
            })).describe(stryMutAct_9fa48("490") ? "" : (stryCov_9fa48("490"), 'Before and after the last dimension, then the one before it, and so on; negative cuts off'))),
            mode: choice(z, stryMutAct_9fa48("491") ? [] : (stryCov_9fa48("491"), [stryMutAct_9fa48("492") ? "" : (stryCov_9fa48("492"), 'constant'), stryMutAct_9fa48("493") ? "" : (stryCov_9fa48("493"), 'reflect'), stryMutAct_9fa48("494") ? "" : (stryCov_9fa48("494"), 'replicate'), stryMutAct_9fa48("495") ? "" : (stryCov_9fa48("495"), 'circular')]), stryMutAct_9fa48("496") ? "" : (stryCov_9fa48("496"), 'constant')).describe(stryMutAct_9fa48("497") ? "" : (stryCov_9fa48("497"), 'What is added')),
            value: coefficient(z, 0).describe(stryMutAct_9fa48("498") ? "" : (stryCov_9fa48("498"), 'The constant that is added'))
          });
        }
      },
      inputs: ONE_INPUT,
      output: stryMutAct_9fa48("499") ? () => undefined : (stryCov_9fa48("499"), (args, [input]) => stryMutAct_9fa48("500") ? checkLength(args, input as Shape) && padded(args, input as Shape) : (stryCov_9fa48("500"), checkLength(args, input as Shape) ?? padded(args, input as Shape))),
      reach: stryMutAct_9fa48("501") ? () => undefined : (stryCov_9fa48("501"), ({
        padding
      }, [input]) => movedPositions(input as Shape, stryMutAct_9fa48("502") ? () => undefined : (stryCov_9fa48("502"), axis => stryMutAct_9fa48("503") ? padding[2 * ((input as Shape).length - 1 - axis)] && 0 : (stryCov_9fa48("503"), padding[stryMutAct_9fa48("504") ? 2 / ((input as Shape).length - 1 - axis) : (stryCov_9fa48("504"), 2 * (stryMutAct_9fa48("505") ? (input as Shape).length - 1 + axis : (stryCov_9fa48("505"), (stryMutAct_9fa48("506") ? (input as Shape).length + 1 : (stryCov_9fa48("506"), (input as Shape).length - 1)) - axis)))] ?? 0)))),
      examples: stryMutAct_9fa48("507") ? [] : (stryCov_9fa48("507"), [stryMutAct_9fa48("508") ? {} : (stryCov_9fa48("508"), {
        args: stryMutAct_9fa48("509") ? {} : (stryCov_9fa48("509"), {
          padding: stryMutAct_9fa48("510") ? [] : (stryCov_9fa48("510"), [1, 2])
        }),
        inputs: stryMutAct_9fa48("511") ? [] : (stryCov_9fa48("511"), [stryMutAct_9fa48("512") ? [] : (stryCov_9fa48("512"), [1, 8, 10])]),
        output: stryMutAct_9fa48("513") ? [] : (stryCov_9fa48("513"), [1, 8, 13]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("514") ? {} : (stryCov_9fa48("514"), {
        args: stryMutAct_9fa48("515") ? {} : (stryCov_9fa48("515"), {
          padding: stryMutAct_9fa48("516") ? [] : (stryCov_9fa48("516"), [0, 1, 2, 3])
        }),
        inputs: stryMutAct_9fa48("517") ? [] : (stryCov_9fa48("517"), [stryMutAct_9fa48("518") ? [] : (stryCov_9fa48("518"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("519") ? [] : (stryCov_9fa48("519"), [1, 8, 15, 11]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("520") ? {} : (stryCov_9fa48("520"), {
        args: stryMutAct_9fa48("521") ? {} : (stryCov_9fa48("521"), {
          padding: stryMutAct_9fa48("522") ? [] : (stryCov_9fa48("522"), [3, 3, 3, 3]),
          mode: stryMutAct_9fa48("523") ? "" : (stryCov_9fa48("523"), 'reflect')
        }),
        inputs: stryMutAct_9fa48("524") ? [] : (stryCov_9fa48("524"), [stryMutAct_9fa48("525") ? [] : (stryCov_9fa48("525"), [1, 3, 8, 8])]),
        output: stryMutAct_9fa48("526") ? [] : (stryCov_9fa48("526"), [1, 3, 14, 14]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("527") ? {} : (stryCov_9fa48("527"), {
        args: stryMutAct_9fa48("528") ? {} : (stryCov_9fa48("528"), {
          padding: stryMutAct_9fa48("529") ? [] : (stryCov_9fa48("529"), [stryMutAct_9fa48("530") ? +1 : (stryCov_9fa48("530"), -1), stryMutAct_9fa48("531") ? +1 : (stryCov_9fa48("531"), -1)])
        }),
        inputs: stryMutAct_9fa48("532") ? [] : (stryCov_9fa48("532"), [stryMutAct_9fa48("533") ? [] : (stryCov_9fa48("533"), [1, 8, 10])]),
        output: stryMutAct_9fa48("534") ? [] : (stryCov_9fa48("534"), [1, 8, 8]),
        params: 0,
        macs: 0
      })])
    }))]);
  }
}

/** PyTorch takes any number of dimensions for a constant, one to three of the last ones for the other modes. */
function checkLength({
  padding,
  mode
}: PadArgs, input: Shape): ShapeProblem | null {
  if (stryMutAct_9fa48("535")) {
    {}
  } else {
    stryCov_9fa48("535");
    if (stryMutAct_9fa48("538") ? padding.length % 2 === 0 : stryMutAct_9fa48("537") ? false : stryMutAct_9fa48("536") ? true : (stryCov_9fa48("536", "537", "538"), (stryMutAct_9fa48("539") ? padding.length * 2 : (stryCov_9fa48("539"), padding.length % 2)) !== 0)) {
      if (stryMutAct_9fa48("540")) {
        {}
      } else {
        stryCov_9fa48("540");
        return stryMutAct_9fa48("541") ? {} : (stryCov_9fa48("541"), {
          problem: stryMutAct_9fa48("542") ? `` : (stryCov_9fa48("542"), `padding has ${padding.length} numbers`),
          help: stryMutAct_9fa48("543") ? "" : (stryCov_9fa48("543"), 'give two numbers for each dimension')
        });
      }
    }
    const axes = stryMutAct_9fa48("544") ? padding.length * 2 : (stryCov_9fa48("544"), padding.length / 2);
    const rank = input.length;
    if (stryMutAct_9fa48("548") ? axes <= rank : stryMutAct_9fa48("547") ? axes >= rank : stryMutAct_9fa48("546") ? false : stryMutAct_9fa48("545") ? true : (stryCov_9fa48("545", "546", "547", "548"), axes > rank)) {
      if (stryMutAct_9fa48("549")) {
        {}
      } else {
        stryCov_9fa48("549");
        return stryMutAct_9fa48("550") ? {} : (stryCov_9fa48("550"), {
          problem: stryMutAct_9fa48("551") ? `` : (stryCov_9fa48("551"), `padding is for ${axes} dimensions, ${formatShape(input)} has ${rank}`),
          help: stryMutAct_9fa48("552") ? `` : (stryCov_9fa48("552"), `give at most ${stryMutAct_9fa48("553") ? 2 / rank : (stryCov_9fa48("553"), 2 * rank)} numbers`)
        });
      }
    }
    if (stryMutAct_9fa48("556") ? mode === 'constant' && axes <= 3 && (rank === axes + 1 || rank === axes + 2) : stryMutAct_9fa48("555") ? false : stryMutAct_9fa48("554") ? true : (stryCov_9fa48("554", "555", "556"), (stryMutAct_9fa48("558") ? mode !== 'constant' : stryMutAct_9fa48("557") ? false : (stryCov_9fa48("557", "558"), mode === (stryMutAct_9fa48("559") ? "" : (stryCov_9fa48("559"), 'constant')))) || (stryMutAct_9fa48("561") ? axes <= 3 || rank === axes + 1 || rank === axes + 2 : stryMutAct_9fa48("560") ? false : (stryCov_9fa48("560", "561"), (stryMutAct_9fa48("564") ? axes > 3 : stryMutAct_9fa48("563") ? axes < 3 : stryMutAct_9fa48("562") ? true : (stryCov_9fa48("562", "563", "564"), axes <= 3)) && (stryMutAct_9fa48("566") ? rank === axes + 1 && rank === axes + 2 : stryMutAct_9fa48("565") ? true : (stryCov_9fa48("565", "566"), (stryMutAct_9fa48("568") ? rank !== axes + 1 : stryMutAct_9fa48("567") ? false : (stryCov_9fa48("567", "568"), rank === (stryMutAct_9fa48("569") ? axes - 1 : (stryCov_9fa48("569"), axes + 1)))) || (stryMutAct_9fa48("571") ? rank !== axes + 2 : stryMutAct_9fa48("570") ? false : (stryCov_9fa48("570", "571"), rank === (stryMutAct_9fa48("572") ? axes - 2 : (stryCov_9fa48("572"), axes + 2)))))))))) return null;
    return stryMutAct_9fa48("573") ? {} : (stryCov_9fa48("573"), {
      problem: stryMutAct_9fa48("574") ? `` : (stryCov_9fa48("574"), `mode "${mode}" cannot pad ${axes} dimensions of ${formatShape(input)}`),
      help: stryMutAct_9fa48("575") ? "" : (stryCov_9fa48("575"), 'pad all the spatial dimensions, with 0 for those that stay, or use mode "constant"')
    });
  }
}

/** Each padded axis gives before + input + after elements. */
function padded({
  padding,
  mode
}: PadArgs, input: Shape): Shape | ShapeProblem {
  if (stryMutAct_9fa48("576")) {
    {}
  } else {
    stryCov_9fa48("576");
    const output = stryMutAct_9fa48("577") ? [] : (stryCov_9fa48("577"), [...input]);
    for (let index = 0; stryMutAct_9fa48("580") ? index >= padding.length : stryMutAct_9fa48("579") ? index <= padding.length : stryMutAct_9fa48("578") ? false : (stryCov_9fa48("578", "579", "580"), index < padding.length); stryMutAct_9fa48("581") ? index -= 2 : (stryCov_9fa48("581"), index += 2)) {
      if (stryMutAct_9fa48("582")) {
        {}
      } else {
        stryCov_9fa48("582");
        const axis = stryMutAct_9fa48("583") ? input.length - 1 + index / 2 : (stryCov_9fa48("583"), (stryMutAct_9fa48("584") ? input.length + 1 : (stryCov_9fa48("584"), input.length - 1)) - (stryMutAct_9fa48("585") ? index * 2 : (stryCov_9fa48("585"), index / 2)));
        const dim = input[axis] as number;
        const before = padding[index] as number;
        const after = padding[index + 1] as number;
        const most = (stryMutAct_9fa48("588") ? mode !== 'reflect' : stryMutAct_9fa48("587") ? false : stryMutAct_9fa48("586") ? true : (stryCov_9fa48("586", "587", "588"), mode === (stryMutAct_9fa48("589") ? "" : (stryCov_9fa48("589"), 'reflect')))) ? stryMutAct_9fa48("590") ? dim + 1 : (stryCov_9fa48("590"), dim - 1) : (stryMutAct_9fa48("593") ? mode !== 'circular' : stryMutAct_9fa48("592") ? false : stryMutAct_9fa48("591") ? true : (stryCov_9fa48("591", "592", "593"), mode === (stryMutAct_9fa48("594") ? "" : (stryCov_9fa48("594"), 'circular')))) ? dim : Number.POSITIVE_INFINITY;
        if (stryMutAct_9fa48("598") ? Math.max(before, after) <= most : stryMutAct_9fa48("597") ? Math.max(before, after) >= most : stryMutAct_9fa48("596") ? false : stryMutAct_9fa48("595") ? true : (stryCov_9fa48("595", "596", "597", "598"), (stryMutAct_9fa48("599") ? Math.min(before, after) : (stryCov_9fa48("599"), Math.max(before, after))) > most)) {
          if (stryMutAct_9fa48("600")) {
            {}
          } else {
            stryCov_9fa48("600");
            return stryMutAct_9fa48("601") ? {} : (stryCov_9fa48("601"), {
              problem: stryMutAct_9fa48("602") ? `` : (stryCov_9fa48("602"), `mode "${mode}" can add at most ${most} to a dimension of ${dim}, not ${stryMutAct_9fa48("603") ? Math.min(before, after) : (stryCov_9fa48("603"), Math.max(before, after))}`),
              help: stryMutAct_9fa48("604") ? "" : (stryCov_9fa48("604"), 'use a smaller padding, or mode "constant"')
            });
          }
        }
        output[axis] = stryMutAct_9fa48("605") ? before + dim - after : (stryCov_9fa48("605"), (stryMutAct_9fa48("606") ? before - dim : (stryCov_9fa48("606"), before + dim)) + after);
      }
    }
    if (stryMutAct_9fa48("609") ? output.every(size => size < 1) : stryMutAct_9fa48("608") ? false : stryMutAct_9fa48("607") ? true : (stryCov_9fa48("607", "608", "609"), output.some(stryMutAct_9fa48("610") ? () => undefined : (stryCov_9fa48("610"), size => stryMutAct_9fa48("614") ? size >= 1 : stryMutAct_9fa48("613") ? size <= 1 : stryMutAct_9fa48("612") ? false : stryMutAct_9fa48("611") ? true : (stryCov_9fa48("611", "612", "613", "614"), size < 1))))) {
      if (stryMutAct_9fa48("615")) {
        {}
      } else {
        stryCov_9fa48("615");
        return stryMutAct_9fa48("616") ? {} : (stryCov_9fa48("616"), {
          problem: stryMutAct_9fa48("617") ? `` : (stryCov_9fa48("617"), `the output would be ${formatShape(output)}`),
          help: stryMutAct_9fa48("618") ? "" : (stryCov_9fa48("618"), 'cut off less')
        });
      }
    }
    return output;
  }
}