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
import { coefficient, dimension, flag, positive } from './fields';
import { type Args, defineOp, type Fields, ONE_INPUT, type Op, type WorkUnit, type ZodModule } from './op';
import type { Shape } from './shape';

/** Element-wise functions, PReLU and the softmaxes. */
export function activationOps(): readonly Op[] {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    return stryMutAct_9fa48("1") ? [] : (stryCov_9fa48("1"), [...elementwise(stryMutAct_9fa48("2") ? [] : (stryCov_9fa48("2"), [stryMutAct_9fa48("3") ? {} : (stryCov_9fa48("3"), {
      type: stryMutAct_9fa48("4") ? "" : (stryCov_9fa48("4"), 'ReLU'),
      summary: stryMutAct_9fa48("5") ? "" : (stryCov_9fa48("5"), 'max(x, 0).'),
      fields: inplace,
      steps: stryMutAct_9fa48("6") ? {} : (stryCov_9fa48("6"), {
        compare: 1
      })
    }), stryMutAct_9fa48("7") ? {} : (stryCov_9fa48("7"), {
      type: stryMutAct_9fa48("8") ? "" : (stryCov_9fa48("8"), 'ReLU6'),
      summary: stryMutAct_9fa48("9") ? "" : (stryCov_9fa48("9"), 'min(max(x, 0), 6).'),
      fields: inplace,
      steps: stryMutAct_9fa48("10") ? {} : (stryCov_9fa48("10"), {
        compare: 2
      })
    }), stryMutAct_9fa48("11") ? {} : (stryCov_9fa48("11"), {
      type: stryMutAct_9fa48("12") ? "" : (stryCov_9fa48("12"), 'LeakyReLU'),
      summary: stryMutAct_9fa48("13") ? "" : (stryCov_9fa48("13"), 'x where it is positive, a small multiple of it elsewhere.'),
      fields: stryMutAct_9fa48("14") ? () => undefined : (stryCov_9fa48("14"), z => stryMutAct_9fa48("15") ? {} : (stryCov_9fa48("15"), {
        negative_slope: coefficient(z, 0.01).describe(stryMutAct_9fa48("16") ? "" : (stryCov_9fa48("16"), 'Slope of the negative side')),
        ...inplace(z)
      })),
      steps: stryMutAct_9fa48("17") ? {} : (stryCov_9fa48("17"), {
        compare: 1,
        mul: 1
      })
    }), stryMutAct_9fa48("18") ? {} : (stryCov_9fa48("18"), {
      type: stryMutAct_9fa48("19") ? "" : (stryCov_9fa48("19"), 'ELU'),
      summary: stryMutAct_9fa48("20") ? "" : (stryCov_9fa48("20"), 'x where it is positive, alpha x (exp(x) - 1) elsewhere.'),
      fields: stryMutAct_9fa48("21") ? () => undefined : (stryCov_9fa48("21"), z => stryMutAct_9fa48("22") ? {} : (stryCov_9fa48("22"), {
        alpha: coefficient(z, 1).describe(stryMutAct_9fa48("23") ? "" : (stryCov_9fa48("23"), 'Factor of the negative side')),
        ...inplace(z)
      })),
      steps: stryMutAct_9fa48("24") ? {} : (stryCov_9fa48("24"), {
        compare: 1,
        exp: 1,
        add: 1,
        mul: 1
      })
    }), stryMutAct_9fa48("25") ? {} : (stryCov_9fa48("25"), {
      type: stryMutAct_9fa48("26") ? "" : (stryCov_9fa48("26"), 'CELU'),
      summary: stryMutAct_9fa48("27") ? "" : (stryCov_9fa48("27"), 'ELU with a continuous slope for every alpha.'),
      fields: stryMutAct_9fa48("28") ? () => undefined : (stryCov_9fa48("28"), z => stryMutAct_9fa48("29") ? {} : (stryCov_9fa48("29"), {
        alpha: coefficient(z, 1).describe(stryMutAct_9fa48("30") ? "" : (stryCov_9fa48("30"), 'Factor of the negative side')),
        ...inplace(z)
      })),
      steps: stryMutAct_9fa48("31") ? {} : (stryCov_9fa48("31"), {
        compare: 1,
        exp: 1,
        add: 1,
        mul: 1,
        div: 1
      })
    }), stryMutAct_9fa48("32") ? {} : (stryCov_9fa48("32"), {
      type: stryMutAct_9fa48("33") ? "" : (stryCov_9fa48("33"), 'SELU'),
      summary: stryMutAct_9fa48("34") ? "" : (stryCov_9fa48("34"), 'ELU scaled so that activations keep mean 0 and variance 1.'),
      fields: inplace,
      steps: stryMutAct_9fa48("35") ? {} : (stryCov_9fa48("35"), {
        compare: 1,
        exp: 1,
        add: 1,
        mul: 2
      })
    }), stryMutAct_9fa48("36") ? {} : (stryCov_9fa48("36"), {
      type: stryMutAct_9fa48("37") ? "" : (stryCov_9fa48("37"), 'GELU'),
      summary: stryMutAct_9fa48("38") ? "" : (stryCov_9fa48("38"), 'x times the share of a normal distribution below x.'),
      fields: stryMutAct_9fa48("39") ? () => undefined : (stryCov_9fa48("39"), z => stryMutAct_9fa48("40") ? {} : (stryCov_9fa48("40"), {
        approximate: z.enum(stryMutAct_9fa48("41") ? [] : (stryCov_9fa48("41"), [stryMutAct_9fa48("42") ? "" : (stryCov_9fa48("42"), 'none'), stryMutAct_9fa48("43") ? "" : (stryCov_9fa48("43"), 'tanh')]), stryMutAct_9fa48("44") ? {} : (stryCov_9fa48("44"), {
          error: stryMutAct_9fa48("45") ? "" : (stryCov_9fa48("45"), '"none" or "tanh"')
        })).default(stryMutAct_9fa48("46") ? "" : (stryCov_9fa48("46"), 'none')).describe(stryMutAct_9fa48("47") ? "" : (stryCov_9fa48("47"), '"tanh" for the approximation'))
      })),
      steps: stryMutAct_9fa48("48") ? {} : (stryCov_9fa48("48"), {
        exp: 1,
        add: 1,
        mul: 3
      })
    }), stryMutAct_9fa48("49") ? {} : (stryCov_9fa48("49"), {
      type: stryMutAct_9fa48("50") ? "" : (stryCov_9fa48("50"), 'SiLU'),
      summary: stryMutAct_9fa48("51") ? "" : (stryCov_9fa48("51"), 'x times its sigmoid.'),
      fields: inplace,
      steps: stryMutAct_9fa48("52") ? {} : (stryCov_9fa48("52"), {
        exp: 1,
        add: 1,
        div: 1
      })
    }), stryMutAct_9fa48("53") ? {} : (stryCov_9fa48("53"), {
      type: stryMutAct_9fa48("54") ? "" : (stryCov_9fa48("54"), 'Mish'),
      summary: stryMutAct_9fa48("55") ? "" : (stryCov_9fa48("55"), 'x times tanh(softplus(x)).'),
      fields: inplace,
      steps: stryMutAct_9fa48("56") ? {} : (stryCov_9fa48("56"), {
        exp: 3,
        add: 2,
        div: 1,
        mul: 1
      })
    }), stryMutAct_9fa48("57") ? {} : (stryCov_9fa48("57"), {
      type: stryMutAct_9fa48("58") ? "" : (stryCov_9fa48("58"), 'Sigmoid'),
      summary: stryMutAct_9fa48("59") ? "" : (stryCov_9fa48("59"), '1 / (1 + exp(-x)).'),
      fields: none,
      steps: stryMutAct_9fa48("60") ? {} : (stryCov_9fa48("60"), {
        exp: 1,
        add: 1,
        div: 1
      })
    }), stryMutAct_9fa48("61") ? {} : (stryCov_9fa48("61"), {
      type: stryMutAct_9fa48("62") ? "" : (stryCov_9fa48("62"), 'LogSigmoid'),
      summary: stryMutAct_9fa48("63") ? "" : (stryCov_9fa48("63"), 'log(1 / (1 + exp(-x))).'),
      fields: none,
      steps: stryMutAct_9fa48("64") ? {} : (stryCov_9fa48("64"), {
        exp: 2,
        add: 1
      })
    }), stryMutAct_9fa48("65") ? {} : (stryCov_9fa48("65"), {
      type: stryMutAct_9fa48("66") ? "" : (stryCov_9fa48("66"), 'Tanh'),
      summary: stryMutAct_9fa48("67") ? "" : (stryCov_9fa48("67"), 'The hyperbolic tangent.'),
      fields: none,
      steps: stryMutAct_9fa48("68") ? {} : (stryCov_9fa48("68"), {
        exp: 1,
        add: 2,
        div: 1
      })
    }), stryMutAct_9fa48("69") ? {} : (stryCov_9fa48("69"), {
      type: stryMutAct_9fa48("70") ? "" : (stryCov_9fa48("70"), 'Softsign'),
      summary: stryMutAct_9fa48("71") ? "" : (stryCov_9fa48("71"), 'x / (1 + |x|).'),
      fields: none,
      steps: stryMutAct_9fa48("72") ? {} : (stryCov_9fa48("72"), {
        add: 1,
        div: 1
      })
    }), stryMutAct_9fa48("73") ? {} : (stryCov_9fa48("73"), {
      type: stryMutAct_9fa48("74") ? "" : (stryCov_9fa48("74"), 'Softplus'),
      summary: stryMutAct_9fa48("75") ? "" : (stryCov_9fa48("75"), 'log(1 + exp(beta x)) / beta.'),
      fields: stryMutAct_9fa48("76") ? () => undefined : (stryCov_9fa48("76"), z => stryMutAct_9fa48("77") ? {} : (stryCov_9fa48("77"), {
        beta: coefficient(z, 1).describe(stryMutAct_9fa48("78") ? "" : (stryCov_9fa48("78"), 'Sharpness')),
        threshold: coefficient(z, 20).describe(stryMutAct_9fa48("79") ? "" : (stryCov_9fa48("79"), 'Linear above this'))
      })),
      steps: stryMutAct_9fa48("80") ? {} : (stryCov_9fa48("80"), {
        exp: 2,
        add: 1,
        mul: 1,
        div: 1
      })
    }), stryMutAct_9fa48("81") ? {} : (stryCov_9fa48("81"), {
      type: stryMutAct_9fa48("82") ? "" : (stryCov_9fa48("82"), 'Hardswish'),
      summary: stryMutAct_9fa48("83") ? "" : (stryCov_9fa48("83"), 'x times min(max(x + 3, 0), 6) / 6.'),
      fields: inplace,
      steps: stryMutAct_9fa48("84") ? {} : (stryCov_9fa48("84"), {
        add: 1,
        compare: 2,
        mul: 1,
        div: 1
      })
    }), stryMutAct_9fa48("85") ? {} : (stryCov_9fa48("85"), {
      type: stryMutAct_9fa48("86") ? "" : (stryCov_9fa48("86"), 'Hardsigmoid'),
      summary: stryMutAct_9fa48("87") ? "" : (stryCov_9fa48("87"), 'min(max(x + 3, 0), 6) / 6.'),
      fields: inplace,
      steps: stryMutAct_9fa48("88") ? {} : (stryCov_9fa48("88"), {
        add: 1,
        compare: 2,
        div: 1
      })
    }), stryMutAct_9fa48("89") ? {} : (stryCov_9fa48("89"), {
      type: stryMutAct_9fa48("90") ? "" : (stryCov_9fa48("90"), 'Hardtanh'),
      summary: stryMutAct_9fa48("91") ? "" : (stryCov_9fa48("91"), 'x limited to a range.'),
      fields: stryMutAct_9fa48("92") ? () => undefined : (stryCov_9fa48("92"), z => stryMutAct_9fa48("93") ? {} : (stryCov_9fa48("93"), {
        min_val: coefficient(z, stryMutAct_9fa48("94") ? +1 : (stryCov_9fa48("94"), -1)).describe(stryMutAct_9fa48("95") ? "" : (stryCov_9fa48("95"), 'Lowest value')),
        max_val: coefficient(z, 1).describe(stryMutAct_9fa48("96") ? "" : (stryCov_9fa48("96"), 'Highest value')),
        ...inplace(z)
      })),
      steps: stryMutAct_9fa48("97") ? {} : (stryCov_9fa48("97"), {
        compare: 2
      })
    })])), prelu(), softmax(stryMutAct_9fa48("98") ? "" : (stryCov_9fa48("98"), 'Softmax'), stryMutAct_9fa48("99") ? "" : (stryCov_9fa48("99"), 'exp(x) divided by its sum along a dimension.')), softmax(stryMutAct_9fa48("100") ? "" : (stryCov_9fa48("100"), 'LogSoftmax'), stryMutAct_9fa48("101") ? "" : (stryCov_9fa48("101"), 'The logarithm of Softmax.'))]);
  }
}
interface Elementwise {
  readonly type: string;
  readonly summary: string;
  readonly fields: (z: ZodModule) => Fields;
  /** Elementary operations for each element. */
  readonly steps: Partial<Readonly<Record<WorkUnit, number>>>;
}
function elementwise(functions: readonly Elementwise[]): readonly Op[] {
  if (stryMutAct_9fa48("102")) {
    {}
  } else {
    stryCov_9fa48("102");
    return functions.map(stryMutAct_9fa48("103") ? () => undefined : (stryCov_9fa48("103"), ({
      type,
      summary,
      fields,
      steps
    }) => defineOp(stryMutAct_9fa48("104") ? {} : (stryCov_9fa48("104"), {
      type,
      family: stryMutAct_9fa48("105") ? "" : (stryCov_9fa48("105"), 'activation'),
      summary,
      source: stryMutAct_9fa48("106") ? `` : (stryCov_9fa48("106"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields,
      inputs: ONE_INPUT,
      output: stryMutAct_9fa48("107") ? () => undefined : (stryCov_9fa48("107"), (_args, [input]) => input as Shape),
      work: stryMutAct_9fa48("108") ? () => undefined : (stryCov_9fa48("108"), (_args, _inputs, output) => (Object.keys(steps) as WorkUnit[]).map(stryMutAct_9fa48("109") ? () => undefined : (stryCov_9fa48("109"), unit => stryMutAct_9fa48("110") ? {} : (stryCov_9fa48("110"), {
        unit,
        factors: stryMutAct_9fa48("111") ? [] : (stryCov_9fa48("111"), [stryMutAct_9fa48("112") ? steps[unit] && 0 : (stryCov_9fa48("112"), steps[unit] ?? 0), ...output])
      })))),
      storage: stryMutAct_9fa48("113") ? () => undefined : (stryCov_9fa48("113"), (args: Args) => (stryMutAct_9fa48("116") ? args.inplace !== true : stryMutAct_9fa48("115") ? false : stryMutAct_9fa48("114") ? true : (stryCov_9fa48("114", "115", "116"), args.inplace === (stryMutAct_9fa48("117") ? false : (stryCov_9fa48("117"), true)))) ? stryMutAct_9fa48("118") ? "" : (stryCov_9fa48("118"), 'in-place') : stryMutAct_9fa48("119") ? "" : (stryCov_9fa48("119"), 'new')),
      examples: stryMutAct_9fa48("120") ? [] : (stryCov_9fa48("120"), [stryMutAct_9fa48("121") ? {} : (stryCov_9fa48("121"), {
        args: {},
        inputs: stryMutAct_9fa48("122") ? [] : (stryCov_9fa48("122"), [stryMutAct_9fa48("123") ? [] : (stryCov_9fa48("123"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("124") ? [] : (stryCov_9fa48("124"), [1, 8, 10, 10]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("125") ? {} : (stryCov_9fa48("125"), {
        args: {},
        inputs: stryMutAct_9fa48("126") ? [] : (stryCov_9fa48("126"), [stryMutAct_9fa48("127") ? [] : (stryCov_9fa48("127"), [1, 16])]),
        output: stryMutAct_9fa48("128") ? [] : (stryCov_9fa48("128"), [1, 16]),
        params: 0,
        macs: 0
      })])
    }))));
  }
}
function none(): Fields {
  if (stryMutAct_9fa48("129")) {
    {}
  } else {
    stryCov_9fa48("129");
    return {};
  }
}
function inplace(z: ZodModule) {
  if (stryMutAct_9fa48("130")) {
    {}
  } else {
    stryCov_9fa48("130");
    return stryMutAct_9fa48("131") ? {} : (stryCov_9fa48("131"), {
      inplace: flag(z, stryMutAct_9fa48("132") ? true : (stryCov_9fa48("132"), false)).describe(stryMutAct_9fa48("133") ? "" : (stryCov_9fa48("133"), 'Writes the output over the input'))
    });
  }
}
function prelu(): Op {
  if (stryMutAct_9fa48("134")) {
    {}
  } else {
    stryCov_9fa48("134");
    return defineOp(stryMutAct_9fa48("135") ? {} : (stryCov_9fa48("135"), {
      type: stryMutAct_9fa48("136") ? "" : (stryCov_9fa48("136"), 'PReLU'),
      family: stryMutAct_9fa48("137") ? "" : (stryCov_9fa48("137"), 'activation'),
      summary: stryMutAct_9fa48("138") ? "" : (stryCov_9fa48("138"), 'x where it is positive, a learned multiple of it elsewhere.'),
      source: stryMutAct_9fa48("139") ? "" : (stryCov_9fa48("139"), 'https://pytorch.org/docs/stable/generated/torch.nn.PReLU.html'),
      fields: stryMutAct_9fa48("140") ? () => undefined : (stryCov_9fa48("140"), z => stryMutAct_9fa48("141") ? {} : (stryCov_9fa48("141"), {
        num_parameters: positive(z).default(1).describe(stryMutAct_9fa48("142") ? "" : (stryCov_9fa48("142"), '1 slope for all channels, or one for each')),
        init: coefficient(z, 0.25).describe(stryMutAct_9fa48("143") ? "" : (stryCov_9fa48("143"), 'First value of the slopes'))
      })),
      inputs: ONE_INPUT,
      output: ({
        num_parameters
      }, [input]) => {
        if (stryMutAct_9fa48("144")) {
          {}
        } else {
          stryCov_9fa48("144");
          const channels = stryMutAct_9fa48("145") ? (input as Shape)[1] && 1 : (stryCov_9fa48("145"), (input as Shape)[1] ?? 1);
          if (stryMutAct_9fa48("148") ? num_parameters === 1 && num_parameters === channels : stryMutAct_9fa48("147") ? false : stryMutAct_9fa48("146") ? true : (stryCov_9fa48("146", "147", "148"), (stryMutAct_9fa48("150") ? num_parameters !== 1 : stryMutAct_9fa48("149") ? false : (stryCov_9fa48("149", "150"), num_parameters === 1)) || (stryMutAct_9fa48("152") ? num_parameters !== channels : stryMutAct_9fa48("151") ? false : (stryCov_9fa48("151", "152"), num_parameters === channels)))) return input as Shape;
          return stryMutAct_9fa48("153") ? {} : (stryCov_9fa48("153"), {
            problem: stryMutAct_9fa48("154") ? `` : (stryCov_9fa48("154"), `num_parameters is ${num_parameters}, the input has ${channels} channels`),
            help: stryMutAct_9fa48("155") ? `` : (stryCov_9fa48("155"), `use num_parameters 1 or ${channels}`)
          });
        }
      },
      params: stryMutAct_9fa48("156") ? () => undefined : (stryCov_9fa48("156"), ({
        num_parameters
      }) => stryMutAct_9fa48("157") ? [] : (stryCov_9fa48("157"), [stryMutAct_9fa48("158") ? {} : (stryCov_9fa48("158"), {
        name: stryMutAct_9fa48("159") ? "" : (stryCov_9fa48("159"), 'weight'),
        shape: stryMutAct_9fa48("160") ? [] : (stryCov_9fa48("160"), [num_parameters])
      })])),
      work: stryMutAct_9fa48("161") ? () => undefined : (stryCov_9fa48("161"), (_args, _inputs, output) => stryMutAct_9fa48("162") ? [] : (stryCov_9fa48("162"), [stryMutAct_9fa48("163") ? {} : (stryCov_9fa48("163"), {
        unit: stryMutAct_9fa48("164") ? "" : (stryCov_9fa48("164"), 'compare'),
        factors: output
      }), stryMutAct_9fa48("165") ? {} : (stryCov_9fa48("165"), {
        unit: stryMutAct_9fa48("166") ? "" : (stryCov_9fa48("166"), 'mul'),
        factors: output
      })])),
      examples: stryMutAct_9fa48("167") ? [] : (stryCov_9fa48("167"), [stryMutAct_9fa48("168") ? {} : (stryCov_9fa48("168"), {
        args: {},
        inputs: stryMutAct_9fa48("169") ? [] : (stryCov_9fa48("169"), [stryMutAct_9fa48("170") ? [] : (stryCov_9fa48("170"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("171") ? [] : (stryCov_9fa48("171"), [1, 8, 10, 10]),
        params: 1,
        macs: 0
      }), stryMutAct_9fa48("172") ? {} : (stryCov_9fa48("172"), {
        args: stryMutAct_9fa48("173") ? {} : (stryCov_9fa48("173"), {
          num_parameters: 8
        }),
        inputs: stryMutAct_9fa48("174") ? [] : (stryCov_9fa48("174"), [stryMutAct_9fa48("175") ? [] : (stryCov_9fa48("175"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("176") ? [] : (stryCov_9fa48("176"), [1, 8, 10, 10]),
        params: 8,
        macs: 0
      })])
    }));
  }
}
function softmax(type: 'Softmax' | 'LogSoftmax', summary: string): Op {
  if (stryMutAct_9fa48("177")) {
    {}
  } else {
    stryCov_9fa48("177");
    return defineOp(stryMutAct_9fa48("178") ? {} : (stryCov_9fa48("178"), {
      type,
      family: stryMutAct_9fa48("179") ? "" : (stryCov_9fa48("179"), 'activation'),
      summary,
      source: stryMutAct_9fa48("180") ? `` : (stryCov_9fa48("180"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("181") ? () => undefined : (stryCov_9fa48("181"), z => stryMutAct_9fa48("182") ? {} : (stryCov_9fa48("182"), {
        dim: dimension(z).nullable().default(null).describe(stryMutAct_9fa48("183") ? "" : (stryCov_9fa48("183"), 'Dimension along which the outputs add up to 1'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dim
      }, [input]) => {
        if (stryMutAct_9fa48("184")) {
          {}
        } else {
          stryCov_9fa48("184");
          const rank = (input as Shape).length;
          if (stryMutAct_9fa48("187") ? dim === null && dim >= -rank && dim < rank : stryMutAct_9fa48("186") ? false : stryMutAct_9fa48("185") ? true : (stryCov_9fa48("185", "186", "187"), (stryMutAct_9fa48("189") ? dim !== null : stryMutAct_9fa48("188") ? false : (stryCov_9fa48("188", "189"), dim === null)) || (stryMutAct_9fa48("191") ? dim >= -rank || dim < rank : stryMutAct_9fa48("190") ? false : (stryCov_9fa48("190", "191"), (stryMutAct_9fa48("194") ? dim < -rank : stryMutAct_9fa48("193") ? dim > -rank : stryMutAct_9fa48("192") ? true : (stryCov_9fa48("192", "193", "194"), dim >= (stryMutAct_9fa48("195") ? +rank : (stryCov_9fa48("195"), -rank)))) && (stryMutAct_9fa48("198") ? dim >= rank : stryMutAct_9fa48("197") ? dim <= rank : stryMutAct_9fa48("196") ? true : (stryCov_9fa48("196", "197", "198"), dim < rank)))))) return input as Shape;
          return stryMutAct_9fa48("199") ? {} : (stryCov_9fa48("199"), {
            problem: stryMutAct_9fa48("200") ? `` : (stryCov_9fa48("200"), `dim ${dim} is not a dimension of an input with ${rank} dimensions`),
            help: stryMutAct_9fa48("201") ? `` : (stryCov_9fa48("201"), `use a dim from ${stryMutAct_9fa48("202") ? +rank : (stryCov_9fa48("202"), -rank)} to ${stryMutAct_9fa48("203") ? rank + 1 : (stryCov_9fa48("203"), rank - 1)}`)
          });
        }
      },
      work: stryMutAct_9fa48("204") ? () => undefined : (stryCov_9fa48("204"), (_args, _inputs, output) => stryMutAct_9fa48("205") ? [] : (stryCov_9fa48("205"), [stryMutAct_9fa48("206") ? {} : (stryCov_9fa48("206"), {
        unit: stryMutAct_9fa48("207") ? "" : (stryCov_9fa48("207"), 'exp'),
        factors: output
      }), stryMutAct_9fa48("208") ? {} : (stryCov_9fa48("208"), {
        unit: stryMutAct_9fa48("209") ? "" : (stryCov_9fa48("209"), 'add'),
        factors: output
      }), stryMutAct_9fa48("210") ? {} : (stryCov_9fa48("210"), {
        unit: stryMutAct_9fa48("211") ? "" : (stryCov_9fa48("211"), 'div'),
        factors: output
      })])),
      reach: stryMutAct_9fa48("212") ? () => undefined : (stryCov_9fa48("212"), ({
        dim
      }, [input]) => (stryMutAct_9fa48("215") ? dim === 1 && dim === 1 - (input as Shape).length : stryMutAct_9fa48("214") ? false : stryMutAct_9fa48("213") ? true : (stryCov_9fa48("213", "214", "215"), (stryMutAct_9fa48("217") ? dim !== 1 : stryMutAct_9fa48("216") ? false : (stryCov_9fa48("216", "217"), dim === 1)) || (stryMutAct_9fa48("219") ? dim !== 1 - (input as Shape).length : stryMutAct_9fa48("218") ? false : (stryCov_9fa48("218", "219"), dim === (stryMutAct_9fa48("220") ? 1 + (input as Shape).length : (stryCov_9fa48("220"), 1 - (input as Shape).length)))))) ? stryMutAct_9fa48("221") ? "" : (stryCov_9fa48("221"), 'position') : stryMutAct_9fa48("222") ? "" : (stryCov_9fa48("222"), 'everything')),
      examples: stryMutAct_9fa48("223") ? [] : (stryCov_9fa48("223"), [stryMutAct_9fa48("224") ? {} : (stryCov_9fa48("224"), {
        args: stryMutAct_9fa48("225") ? {} : (stryCov_9fa48("225"), {
          dim: stryMutAct_9fa48("226") ? +1 : (stryCov_9fa48("226"), -1)
        }),
        inputs: stryMutAct_9fa48("227") ? [] : (stryCov_9fa48("227"), [stryMutAct_9fa48("228") ? [] : (stryCov_9fa48("228"), [1, 5, 16])]),
        output: stryMutAct_9fa48("229") ? [] : (stryCov_9fa48("229"), [1, 5, 16]),
        params: 0,
        macs: 0
      })])
    }));
  }
}