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
import { dimension } from './fields';
import { defineOp, ONE_INPUT, type Op } from './op';
import type { Shape } from './shape';

/** Flatten. */
export function flatteningOps(): readonly Op[] {
  if (stryMutAct_9fa48("1033")) {
    {}
  } else {
    stryCov_9fa48("1033");
    return stryMutAct_9fa48("1034") ? [] : (stryCov_9fa48("1034"), [defineOp(stryMutAct_9fa48("1035") ? {} : (stryCov_9fa48("1035"), {
      type: stryMutAct_9fa48("1036") ? "" : (stryCov_9fa48("1036"), 'Flatten'),
      family: stryMutAct_9fa48("1037") ? "" : (stryCov_9fa48("1037"), 'shape'),
      summary: stryMutAct_9fa48("1038") ? "" : (stryCov_9fa48("1038"), 'Joins neighbouring dimensions into one.'),
      source: stryMutAct_9fa48("1039") ? "" : (stryCov_9fa48("1039"), 'https://pytorch.org/docs/stable/generated/torch.nn.Flatten.html'),
      fields: stryMutAct_9fa48("1040") ? () => undefined : (stryCov_9fa48("1040"), z => stryMutAct_9fa48("1041") ? {} : (stryCov_9fa48("1041"), {
        start_dim: dimension(z).default(1).describe(stryMutAct_9fa48("1042") ? "" : (stryCov_9fa48("1042"), 'First dimension that is joined')),
        end_dim: dimension(z).default(stryMutAct_9fa48("1043") ? +1 : (stryCov_9fa48("1043"), -1)).describe(stryMutAct_9fa48("1044") ? "" : (stryCov_9fa48("1044"), 'Last dimension that is joined'))
      })),
      inputs: ONE_INPUT,
      output: ({
        start_dim,
        end_dim
      }, [input]) => {
        if (stryMutAct_9fa48("1045")) {
          {}
        } else {
          stryCov_9fa48("1045");
          const shape = input as Shape;
          const rank = shape.length;
          const start = (stryMutAct_9fa48("1049") ? start_dim >= 0 : stryMutAct_9fa48("1048") ? start_dim <= 0 : stryMutAct_9fa48("1047") ? false : stryMutAct_9fa48("1046") ? true : (stryCov_9fa48("1046", "1047", "1048", "1049"), start_dim < 0)) ? stryMutAct_9fa48("1050") ? rank - start_dim : (stryCov_9fa48("1050"), rank + start_dim) : start_dim;
          const end = (stryMutAct_9fa48("1054") ? end_dim >= 0 : stryMutAct_9fa48("1053") ? end_dim <= 0 : stryMutAct_9fa48("1052") ? false : stryMutAct_9fa48("1051") ? true : (stryCov_9fa48("1051", "1052", "1053", "1054"), end_dim < 0)) ? stryMutAct_9fa48("1055") ? rank - end_dim : (stryCov_9fa48("1055"), rank + end_dim) : end_dim;
          if (stryMutAct_9fa48("1058") ? (start < 0 || end >= rank) && start > end : stryMutAct_9fa48("1057") ? false : stryMutAct_9fa48("1056") ? true : (stryCov_9fa48("1056", "1057", "1058"), (stryMutAct_9fa48("1060") ? start < 0 && end >= rank : stryMutAct_9fa48("1059") ? false : (stryCov_9fa48("1059", "1060"), (stryMutAct_9fa48("1063") ? start >= 0 : stryMutAct_9fa48("1062") ? start <= 0 : stryMutAct_9fa48("1061") ? false : (stryCov_9fa48("1061", "1062", "1063"), start < 0)) || (stryMutAct_9fa48("1066") ? end < rank : stryMutAct_9fa48("1065") ? end > rank : stryMutAct_9fa48("1064") ? false : (stryCov_9fa48("1064", "1065", "1066"), end >= rank)))) || (stryMutAct_9fa48("1069") ? start <= end : stryMutAct_9fa48("1068") ? start >= end : stryMutAct_9fa48("1067") ? false : (stryCov_9fa48("1067", "1068", "1069"), start > end)))) {
            if (stryMutAct_9fa48("1070")) {
              {}
            } else {
              stryCov_9fa48("1070");
              return stryMutAct_9fa48("1071") ? {} : (stryCov_9fa48("1071"), {
                problem: stryMutAct_9fa48("1072") ? `` : (stryCov_9fa48("1072"), `dimensions ${start_dim} to ${end_dim} are not a part of an input with ${rank} dimensions`),
                help: stryMutAct_9fa48("1073") ? `` : (stryCov_9fa48("1073"), `use dimensions from ${stryMutAct_9fa48("1074") ? +rank : (stryCov_9fa48("1074"), -rank)} to ${stryMutAct_9fa48("1075") ? rank + 1 : (stryCov_9fa48("1075"), rank - 1)}, the start before the end`)
              });
            }
          }
          const joined = stryMutAct_9fa48("1076") ? shape.reduce((product, dim) => product * dim, 1) : (stryCov_9fa48("1076"), shape.slice(start, stryMutAct_9fa48("1077") ? end - 1 : (stryCov_9fa48("1077"), end + 1)).reduce(stryMutAct_9fa48("1078") ? () => undefined : (stryCov_9fa48("1078"), (product, dim) => stryMutAct_9fa48("1079") ? product / dim : (stryCov_9fa48("1079"), product * dim)), 1));
          return stryMutAct_9fa48("1080") ? [] : (stryCov_9fa48("1080"), [...(stryMutAct_9fa48("1081") ? shape : (stryCov_9fa48("1081"), shape.slice(0, start))), joined, ...(stryMutAct_9fa48("1082") ? shape : (stryCov_9fa48("1082"), shape.slice(stryMutAct_9fa48("1083") ? end - 1 : (stryCov_9fa48("1083"), end + 1))))]);
        }
      },
      storage: stryMutAct_9fa48("1084") ? () => undefined : (stryCov_9fa48("1084"), () => stryMutAct_9fa48("1085") ? "" : (stryCov_9fa48("1085"), 'view')),
      reach: stryMutAct_9fa48("1086") ? () => undefined : (stryCov_9fa48("1086"), () => stryMutAct_9fa48("1087") ? "" : (stryCov_9fa48("1087"), 'everything')),
      examples: stryMutAct_9fa48("1088") ? [] : (stryCov_9fa48("1088"), [stryMutAct_9fa48("1089") ? {} : (stryCov_9fa48("1089"), {
        args: {},
        inputs: stryMutAct_9fa48("1090") ? [] : (stryCov_9fa48("1090"), [stryMutAct_9fa48("1091") ? [] : (stryCov_9fa48("1091"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("1092") ? [] : (stryCov_9fa48("1092"), [1, 800]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1093") ? {} : (stryCov_9fa48("1093"), {
        args: stryMutAct_9fa48("1094") ? {} : (stryCov_9fa48("1094"), {
          start_dim: 2
        }),
        inputs: stryMutAct_9fa48("1095") ? [] : (stryCov_9fa48("1095"), [stryMutAct_9fa48("1096") ? [] : (stryCov_9fa48("1096"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("1097") ? [] : (stryCov_9fa48("1097"), [1, 8, 100]),
        params: 0,
        macs: 0
      })])
    }))]);
  }
}