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
import { choice, dimension } from './fields';
import { evaluateFormula, plus, type SizeTerm } from './formula';
import { defineOp, MANY_INPUTS, type Op, type ShapeProblem, type WorkUnit } from './op';
import { formatShape, type Shape } from './shape';

/** Concat, Add and Mul. */
export function mergingOps(): readonly Op[] {
  if (stryMutAct_9fa48("100")) {
    {}
  } else {
    stryCov_9fa48("100");
    return stryMutAct_9fa48("101") ? [] : (stryCov_9fa48("101"), [concat(), broadcasting(stryMutAct_9fa48("102") ? "" : (stryCov_9fa48("102"), 'Add'), stryMutAct_9fa48("103") ? "" : (stryCov_9fa48("103"), 'Adds its inputs element by element.'), stryMutAct_9fa48("104") ? "" : (stryCov_9fa48("104"), 'add'), stryMutAct_9fa48("105") ? "" : (stryCov_9fa48("105"), 'a + b or torch.add(a, b)')), broadcasting(stryMutAct_9fa48("106") ? "" : (stryCov_9fa48("106"), 'Mul'), stryMutAct_9fa48("107") ? "" : (stryCov_9fa48("107"), 'Multiplies its inputs element by element.'), stryMutAct_9fa48("108") ? "" : (stryCov_9fa48("108"), 'mul'), stryMutAct_9fa48("109") ? "" : (stryCov_9fa48("109"), 'a * b or torch.mul(a, b)'))]);
  }
}
function concat(): Op {
  if (stryMutAct_9fa48("110")) {
    {}
  } else {
    stryCov_9fa48("110");
    return defineOp(stryMutAct_9fa48("111") ? {} : (stryCov_9fa48("111"), {
      type: stryMutAct_9fa48("112") ? "" : (stryCov_9fa48("112"), 'Concat'),
      form: stryMutAct_9fa48("113") ? "" : (stryCov_9fa48("113"), 'function'),
      family: stryMutAct_9fa48("114") ? "" : (stryCov_9fa48("114"), 'merging'),
      summary: stryMutAct_9fa48("115") ? "" : (stryCov_9fa48("115"), 'Joins its inputs along a dimension, as torch.cat does.'),
      source: stryMutAct_9fa48("116") ? "" : (stryCov_9fa48("116"), 'https://pytorch.org/docs/stable/generated/torch.cat.html'),
      fields: stryMutAct_9fa48("117") ? () => undefined : (stryCov_9fa48("117"), z => stryMutAct_9fa48("118") ? {} : (stryCov_9fa48("118"), {
        dim: dimension(z).default(1).describe(stryMutAct_9fa48("119") ? "" : (stryCov_9fa48("119"), 'The dimension along which the inputs are joined'))
      })),
      inputs: stryMutAct_9fa48("120") ? {} : (stryCov_9fa48("120"), {
        least: 1,
        most: Number.POSITIVE_INFINITY
      }),
      output: stryMutAct_9fa48("121") ? () => undefined : (stryCov_9fa48("121"), ({
        dim
      }, inputs) => concatenated(dim, inputs)),
      sizes: stryMutAct_9fa48("122") ? () => undefined : (stryCov_9fa48("122"), ({
        dim
      }, inputs) => stryMutAct_9fa48("123") ? [] : (stryCov_9fa48("123"), [joinedSize(dim, inputs)])),
      examples: stryMutAct_9fa48("124") ? [] : (stryCov_9fa48("124"), [stryMutAct_9fa48("125") ? {} : (stryCov_9fa48("125"), {
        args: {},
        inputs: stryMutAct_9fa48("126") ? [] : (stryCov_9fa48("126"), [stryMutAct_9fa48("127") ? [] : (stryCov_9fa48("127"), [1, 64, 28, 28]), stryMutAct_9fa48("128") ? [] : (stryCov_9fa48("128"), [1, 128, 28, 28])]),
        output: stryMutAct_9fa48("129") ? [] : (stryCov_9fa48("129"), [1, 192, 28, 28]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("130") ? {} : (stryCov_9fa48("130"), {
        args: stryMutAct_9fa48("131") ? {} : (stryCov_9fa48("131"), {
          dim: stryMutAct_9fa48("132") ? +1 : (stryCov_9fa48("132"), -1)
        }),
        inputs: stryMutAct_9fa48("133") ? [] : (stryCov_9fa48("133"), [stryMutAct_9fa48("134") ? [] : (stryCov_9fa48("134"), [1, 5, 16]), stryMutAct_9fa48("135") ? [] : (stryCov_9fa48("135"), [1, 5, 8])]),
        output: stryMutAct_9fa48("136") ? [] : (stryCov_9fa48("136"), [1, 5, 24]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function concatenated(dim: number, inputs: readonly Shape[]): Shape | ShapeProblem {
  if (stryMutAct_9fa48("137")) {
    {}
  } else {
    stryCov_9fa48("137");
    const [first = stryMutAct_9fa48("138") ? ["Stryker was here"] : (stryCov_9fa48("138"), []), ...rest] = inputs;
    const axis = (stryMutAct_9fa48("142") ? dim >= 0 : stryMutAct_9fa48("141") ? dim <= 0 : stryMutAct_9fa48("140") ? false : stryMutAct_9fa48("139") ? true : (stryCov_9fa48("139", "140", "141", "142"), dim < 0)) ? stryMutAct_9fa48("143") ? first.length - dim : (stryCov_9fa48("143"), first.length + dim) : dim;
    if (stryMutAct_9fa48("146") ? axis < 0 && axis >= first.length : stryMutAct_9fa48("145") ? false : stryMutAct_9fa48("144") ? true : (stryCov_9fa48("144", "145", "146"), (stryMutAct_9fa48("149") ? axis >= 0 : stryMutAct_9fa48("148") ? axis <= 0 : stryMutAct_9fa48("147") ? false : (stryCov_9fa48("147", "148", "149"), axis < 0)) || (stryMutAct_9fa48("152") ? axis < first.length : stryMutAct_9fa48("151") ? axis > first.length : stryMutAct_9fa48("150") ? false : (stryCov_9fa48("150", "151", "152"), axis >= first.length)))) {
      if (stryMutAct_9fa48("153")) {
        {}
      } else {
        stryCov_9fa48("153");
        return stryMutAct_9fa48("154") ? {} : (stryCov_9fa48("154"), {
          problem: stryMutAct_9fa48("155") ? `` : (stryCov_9fa48("155"), `dim ${dim} is not a dimension of ${formatShape(first)}`),
          help: stryMutAct_9fa48("156") ? `` : (stryCov_9fa48("156"), `use a dim from ${stryMutAct_9fa48("157") ? +first.length : (stryCov_9fa48("157"), -first.length)} to ${stryMutAct_9fa48("158") ? first.length + 1 : (stryCov_9fa48("158"), first.length - 1)}`)
        });
      }
    }
    for (const other of rest) {
      if (stryMutAct_9fa48("159")) {
        {}
      } else {
        stryCov_9fa48("159");
        const isJoinable = stryMutAct_9fa48("162") ? other.length === first.length || other.every((size, at) => at === axis || size === first[at]) : stryMutAct_9fa48("161") ? false : stryMutAct_9fa48("160") ? true : (stryCov_9fa48("160", "161", "162"), (stryMutAct_9fa48("164") ? other.length !== first.length : stryMutAct_9fa48("163") ? true : (stryCov_9fa48("163", "164"), other.length === first.length)) && (stryMutAct_9fa48("165") ? other.some((size, at) => at === axis || size === first[at]) : (stryCov_9fa48("165"), other.every(stryMutAct_9fa48("166") ? () => undefined : (stryCov_9fa48("166"), (size, at) => stryMutAct_9fa48("169") ? at === axis && size === first[at] : stryMutAct_9fa48("168") ? false : stryMutAct_9fa48("167") ? true : (stryCov_9fa48("167", "168", "169"), (stryMutAct_9fa48("171") ? at !== axis : stryMutAct_9fa48("170") ? false : (stryCov_9fa48("170", "171"), at === axis)) || (stryMutAct_9fa48("173") ? size !== first[at] : stryMutAct_9fa48("172") ? false : (stryCov_9fa48("172", "173"), size === first[at]))))))));
        if (stryMutAct_9fa48("176") ? false : stryMutAct_9fa48("175") ? true : stryMutAct_9fa48("174") ? isJoinable : (stryCov_9fa48("174", "175", "176"), !isJoinable)) {
          if (stryMutAct_9fa48("177")) {
            {}
          } else {
            stryCov_9fa48("177");
            return stryMutAct_9fa48("178") ? {} : (stryCov_9fa48("178"), {
              problem: stryMutAct_9fa48("179") ? `` : (stryCov_9fa48("179"), `${formatShape(other)} cannot be joined to ${formatShape(first)} along dim ${dim}`),
              help: stryMutAct_9fa48("180") ? "" : (stryCov_9fa48("180"), 'all other dimensions must be the same: give each branch the same stride and padding')
            });
          }
        }
      }
    }
    const joined = evaluateFormula(joinedSize(dim, inputs).formula);
    return first.map(stryMutAct_9fa48("181") ? () => undefined : (stryCov_9fa48("181"), (size, at) => (stryMutAct_9fa48("184") ? at !== axis : stryMutAct_9fa48("183") ? false : stryMutAct_9fa48("182") ? true : (stryCov_9fa48("182", "183", "184"), at === axis)) ? joined : size));
  }
}
function joinedSize(dim: number, inputs: readonly Shape[]): SizeTerm {
  if (stryMutAct_9fa48("185")) {
    {}
  } else {
    stryCov_9fa48("185");
    const axis = (stryMutAct_9fa48("189") ? dim >= 0 : stryMutAct_9fa48("188") ? dim <= 0 : stryMutAct_9fa48("187") ? false : stryMutAct_9fa48("186") ? true : (stryCov_9fa48("186", "187", "188", "189"), dim < 0)) ? stryMutAct_9fa48("190") ? (inputs[0] ?? []).length - dim : (stryCov_9fa48("190"), (stryMutAct_9fa48("191") ? inputs[0] && [] : (stryCov_9fa48("191"), inputs[0] ?? (stryMutAct_9fa48("192") ? ["Stryker was here"] : (stryCov_9fa48("192"), [])))).length + dim) : dim;
    const [first = 0, ...others] = inputs.map(stryMutAct_9fa48("193") ? () => undefined : (stryCov_9fa48("193"), shape => shape[axis] as number));
    return stryMutAct_9fa48("194") ? {} : (stryCov_9fa48("194"), {
      axis,
      formula: plus(first, ...others)
    });
  }
}
function broadcasting(type: 'Add' | 'Mul', summary: string, unit: WorkUnit, spellings: string): Op {
  if (stryMutAct_9fa48("195")) {
    {}
  } else {
    stryCov_9fa48("195");
    return defineOp(stryMutAct_9fa48("196") ? {} : (stryCov_9fa48("196"), {
      type,
      form: stryMutAct_9fa48("197") ? "" : (stryCov_9fa48("197"), 'function'),
      family: stryMutAct_9fa48("198") ? "" : (stryCov_9fa48("198"), 'merging'),
      summary: stryMutAct_9fa48("199") ? `` : (stryCov_9fa48("199"), `${stryMutAct_9fa48("200") ? summary : (stryCov_9fa48("200"), summary.slice(0, stryMutAct_9fa48("201") ? +1 : (stryCov_9fa48("201"), -1)))}, broadcasting as PyTorch does.`),
      source: stryMutAct_9fa48("202") ? "" : (stryCov_9fa48("202"), 'https://pytorch.org/docs/stable/notes/broadcasting.html'),
      fields: stryMutAct_9fa48("203") ? () => undefined : (stryCov_9fa48("203"), z => stryMutAct_9fa48("204") ? {} : (stryCov_9fa48("204"), {
        call: choice(z, stryMutAct_9fa48("205") ? [] : (stryCov_9fa48("205"), [stryMutAct_9fa48("206") ? "" : (stryCov_9fa48("206"), 'operator'), stryMutAct_9fa48("207") ? "" : (stryCov_9fa48("207"), 'function')]), stryMutAct_9fa48("208") ? "" : (stryCov_9fa48("208"), 'operator')).describe(stryMutAct_9fa48("209") ? `` : (stryCov_9fa48("209"), `How it is written, ${spellings}: ptflops and calflops count the function only`))
      })),
      inputs: MANY_INPUTS,
      output: stryMutAct_9fa48("210") ? () => undefined : (stryCov_9fa48("210"), (_args, inputs) => broadcast(inputs)),
      work: stryMutAct_9fa48("211") ? () => undefined : (stryCov_9fa48("211"), (_args, inputs, output) => stryMutAct_9fa48("212") ? [] : (stryCov_9fa48("212"), [stryMutAct_9fa48("213") ? {} : (stryCov_9fa48("213"), {
        unit,
        factors: stryMutAct_9fa48("214") ? [] : (stryCov_9fa48("214"), [stryMutAct_9fa48("215") ? inputs.length + 1 : (stryCov_9fa48("215"), inputs.length - 1), ...output])
      })])),
      examples: stryMutAct_9fa48("216") ? [] : (stryCov_9fa48("216"), [stryMutAct_9fa48("217") ? {} : (stryCov_9fa48("217"), {
        args: {},
        inputs: stryMutAct_9fa48("218") ? [] : (stryCov_9fa48("218"), [stryMutAct_9fa48("219") ? [] : (stryCov_9fa48("219"), [1, 8, 10, 10]), stryMutAct_9fa48("220") ? [] : (stryCov_9fa48("220"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("221") ? [] : (stryCov_9fa48("221"), [1, 8, 10, 10]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("222") ? {} : (stryCov_9fa48("222"), {
        args: {},
        inputs: stryMutAct_9fa48("223") ? [] : (stryCov_9fa48("223"), [stryMutAct_9fa48("224") ? [] : (stryCov_9fa48("224"), [1, 8, 10, 10]), stryMutAct_9fa48("225") ? [] : (stryCov_9fa48("225"), [1, 8, 1, 1])]),
        output: stryMutAct_9fa48("226") ? [] : (stryCov_9fa48("226"), [1, 8, 10, 10]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("227") ? {} : (stryCov_9fa48("227"), {
        args: {},
        inputs: stryMutAct_9fa48("228") ? [] : (stryCov_9fa48("228"), [stryMutAct_9fa48("229") ? [] : (stryCov_9fa48("229"), [1, 5, 16]), stryMutAct_9fa48("230") ? [] : (stryCov_9fa48("230"), [16])]),
        output: stryMutAct_9fa48("231") ? [] : (stryCov_9fa48("231"), [1, 5, 16]),
        params: 0,
        macs: 0
      })])
    }));
  }
}

/** Dimensions are matched from the last; each pair must be equal, or one of them 1 or absent. */
export function broadcast(inputs: readonly Shape[]): Shape | ShapeProblem {
  if (stryMutAct_9fa48("232")) {
    {}
  } else {
    stryCov_9fa48("232");
    let result = inputs[0] as Shape;
    for (const other of stryMutAct_9fa48("233") ? inputs : (stryCov_9fa48("233"), inputs.slice(1))) {
      if (stryMutAct_9fa48("234")) {
        {}
      } else {
        stryCov_9fa48("234");
        const rank = stryMutAct_9fa48("235") ? Math.min(result.length, other.length) : (stryCov_9fa48("235"), Math.max(result.length, other.length));
        const merged: number[] = stryMutAct_9fa48("236") ? ["Stryker was here"] : (stryCov_9fa48("236"), []);
        for (let fromEnd = 1; stryMutAct_9fa48("239") ? fromEnd > rank : stryMutAct_9fa48("238") ? fromEnd < rank : stryMutAct_9fa48("237") ? false : (stryCov_9fa48("237", "238", "239"), fromEnd <= rank); stryMutAct_9fa48("240") ? fromEnd -= 1 : (stryCov_9fa48("240"), fromEnd += 1)) {
          if (stryMutAct_9fa48("241")) {
            {}
          } else {
            stryCov_9fa48("241");
            const left = stryMutAct_9fa48("242") ? result[result.length - fromEnd] && 1 : (stryCov_9fa48("242"), result[stryMutAct_9fa48("243") ? result.length + fromEnd : (stryCov_9fa48("243"), result.length - fromEnd)] ?? 1);
            const right = stryMutAct_9fa48("244") ? other[other.length - fromEnd] && 1 : (stryCov_9fa48("244"), other[stryMutAct_9fa48("245") ? other.length + fromEnd : (stryCov_9fa48("245"), other.length - fromEnd)] ?? 1);
            if (stryMutAct_9fa48("248") ? left !== right && left !== 1 || right !== 1 : stryMutAct_9fa48("247") ? false : stryMutAct_9fa48("246") ? true : (stryCov_9fa48("246", "247", "248"), (stryMutAct_9fa48("250") ? left !== right || left !== 1 : stryMutAct_9fa48("249") ? true : (stryCov_9fa48("249", "250"), (stryMutAct_9fa48("252") ? left === right : stryMutAct_9fa48("251") ? true : (stryCov_9fa48("251", "252"), left !== right)) && (stryMutAct_9fa48("254") ? left === 1 : stryMutAct_9fa48("253") ? true : (stryCov_9fa48("253", "254"), left !== 1)))) && (stryMutAct_9fa48("256") ? right === 1 : stryMutAct_9fa48("255") ? true : (stryCov_9fa48("255", "256"), right !== 1)))) {
              if (stryMutAct_9fa48("257")) {
                {}
              } else {
                stryCov_9fa48("257");
                return stryMutAct_9fa48("258") ? {} : (stryCov_9fa48("258"), {
                  problem: stryMutAct_9fa48("259") ? `` : (stryCov_9fa48("259"), `${formatShape(result)} and ${formatShape(other)} do not broadcast: ${left} against ${right}`),
                  help: stryMutAct_9fa48("260") ? "" : (stryCov_9fa48("260"), 'both sides need the same sizes, or 1: check channels and strides of the branches')
                });
              }
            }
            merged.unshift((stryMutAct_9fa48("263") ? left !== 1 : stryMutAct_9fa48("262") ? false : stryMutAct_9fa48("261") ? true : (stryCov_9fa48("261", "262", "263"), left === 1)) ? right : left);
          }
        }
        result = merged;
      }
    }
    return result;
  }
}