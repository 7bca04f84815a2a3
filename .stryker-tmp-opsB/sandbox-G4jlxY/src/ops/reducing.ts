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
import { axesOf } from './axis';
import { dimension, flag } from './fields';
import { defineOp, isShapeProblem, ONE_INPUT, type Op, type ShapeProblem } from './op';
import type { Shape } from './shape';
const DIMENSIONS = stryMutAct_9fa48("1108") ? "" : (stryCov_9fa48("1108"), 'a dimension number, or a list of them');

/** Mean. */
export function reducingOps(): readonly Op[] {
  if (stryMutAct_9fa48("1109")) {
    {}
  } else {
    stryCov_9fa48("1109");
    return stryMutAct_9fa48("1110") ? [] : (stryCov_9fa48("1110"), [defineOp(stryMutAct_9fa48("1111") ? {} : (stryCov_9fa48("1111"), {
      type: stryMutAct_9fa48("1112") ? "" : (stryCov_9fa48("1112"), 'Mean'),
      form: stryMutAct_9fa48("1113") ? "" : (stryCov_9fa48("1113"), 'function'),
      family: stryMutAct_9fa48("1114") ? "" : (stryCov_9fa48("1114"), 'shape'),
      summary: stryMutAct_9fa48("1115") ? "" : (stryCov_9fa48("1115"), 'The mean over dimensions.'),
      source: stryMutAct_9fa48("1116") ? "" : (stryCov_9fa48("1116"), 'https://pytorch.org/docs/stable/generated/torch.mean.html'),
      fields: stryMutAct_9fa48("1117") ? () => undefined : (stryCov_9fa48("1117"), z => stryMutAct_9fa48("1118") ? {} : (stryCov_9fa48("1118"), {
        dim: z.union(stryMutAct_9fa48("1119") ? [] : (stryCov_9fa48("1119"), [dimension(z), stryMutAct_9fa48("1120") ? z.array(dimension(z)).max(1, {
          error: DIMENSIONS
        }) : (stryCov_9fa48("1120"), z.array(dimension(z)).min(1, stryMutAct_9fa48("1121") ? {} : (stryCov_9fa48("1121"), {
          error: DIMENSIONS
        })))]), stryMutAct_9fa48("1122") ? {} : (stryCov_9fa48("1122"), {
          error: DIMENSIONS
        })).describe(stryMutAct_9fa48("1123") ? "" : (stryCov_9fa48("1123"), 'The dimensions over which the mean is taken')),
        keepdim: flag(z, stryMutAct_9fa48("1124") ? true : (stryCov_9fa48("1124"), false)).describe(stryMutAct_9fa48("1125") ? "" : (stryCov_9fa48("1125"), 'Keeps these dimensions, with size 1'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dim,
        keepdim
      }, [input]) => {
        if (stryMutAct_9fa48("1126")) {
          {}
        } else {
          stryCov_9fa48("1126");
          const shape = input as Shape;
          const axes = reducedAxes(dim, shape);
          if (stryMutAct_9fa48("1128") ? false : stryMutAct_9fa48("1127") ? true : (stryCov_9fa48("1127", "1128"), isShapeProblem(axes))) return axes;
          return keepdim ? shape.map(stryMutAct_9fa48("1129") ? () => undefined : (stryCov_9fa48("1129"), (size, axis) => axes.includes(axis) ? 1 : size)) : stryMutAct_9fa48("1130") ? shape : (stryCov_9fa48("1130"), shape.filter(stryMutAct_9fa48("1131") ? () => undefined : (stryCov_9fa48("1131"), (_size, axis) => stryMutAct_9fa48("1132") ? axes.includes(axis) : (stryCov_9fa48("1132"), !axes.includes(axis)))));
        }
      },
      work: ({
        dim
      }, [input], output) => {
        if (stryMutAct_9fa48("1133")) {
          {}
        } else {
          stryCov_9fa48("1133");
          const axes = reducedAxes(dim, input as Shape);
          if (stryMutAct_9fa48("1135") ? false : stryMutAct_9fa48("1134") ? true : (stryCov_9fa48("1134", "1135"), isShapeProblem(axes))) return stryMutAct_9fa48("1136") ? ["Stryker was here"] : (stryCov_9fa48("1136"), []);
          const averaged = productOf(axes.map(stryMutAct_9fa48("1137") ? () => undefined : (stryCov_9fa48("1137"), axis => (input as Shape)[axis] as number)));
          return stryMutAct_9fa48("1138") ? [] : (stryCov_9fa48("1138"), [stryMutAct_9fa48("1139") ? {} : (stryCov_9fa48("1139"), {
            unit: stryMutAct_9fa48("1140") ? "" : (stryCov_9fa48("1140"), 'add'),
            factors: stryMutAct_9fa48("1141") ? [] : (stryCov_9fa48("1141"), [subtractCounts(averaged, 1), ...output])
          }), stryMutAct_9fa48("1142") ? {} : (stryCov_9fa48("1142"), {
            unit: stryMutAct_9fa48("1143") ? "" : (stryCov_9fa48("1143"), 'div'),
            factors: output
          })]);
        }
      },
      reach: ({
        dim,
        keepdim
      }, [input]) => {
        if (stryMutAct_9fa48("1144")) {
          {}
        } else {
          stryCov_9fa48("1144");
          const axes = reducedAxes(dim, input as Shape);
          return (stryMutAct_9fa48("1147") ? keepdim && !isShapeProblem(axes) || axes.every(axis => axis < 2) : stryMutAct_9fa48("1146") ? false : stryMutAct_9fa48("1145") ? true : (stryCov_9fa48("1145", "1146", "1147"), (stryMutAct_9fa48("1149") ? keepdim || !isShapeProblem(axes) : stryMutAct_9fa48("1148") ? true : (stryCov_9fa48("1148", "1149"), keepdim && (stryMutAct_9fa48("1150") ? isShapeProblem(axes) : (stryCov_9fa48("1150"), !isShapeProblem(axes))))) && (stryMutAct_9fa48("1151") ? axes.some(axis => axis < 2) : (stryCov_9fa48("1151"), axes.every(stryMutAct_9fa48("1152") ? () => undefined : (stryCov_9fa48("1152"), axis => stryMutAct_9fa48("1156") ? axis >= 2 : stryMutAct_9fa48("1155") ? axis <= 2 : stryMutAct_9fa48("1154") ? false : stryMutAct_9fa48("1153") ? true : (stryCov_9fa48("1153", "1154", "1155", "1156"), axis < 2))))))) ? stryMutAct_9fa48("1157") ? "" : (stryCov_9fa48("1157"), 'position') : stryMutAct_9fa48("1158") ? "" : (stryCov_9fa48("1158"), 'everything');
        }
      },
      examples: stryMutAct_9fa48("1159") ? [] : (stryCov_9fa48("1159"), [stryMutAct_9fa48("1160") ? {} : (stryCov_9fa48("1160"), {
        args: stryMutAct_9fa48("1161") ? {} : (stryCov_9fa48("1161"), {
          dim: stryMutAct_9fa48("1162") ? [] : (stryCov_9fa48("1162"), [2, 3])
        }),
        inputs: stryMutAct_9fa48("1163") ? [] : (stryCov_9fa48("1163"), [stryMutAct_9fa48("1164") ? [] : (stryCov_9fa48("1164"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("1165") ? [] : (stryCov_9fa48("1165"), [1, 8]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1166") ? {} : (stryCov_9fa48("1166"), {
        args: stryMutAct_9fa48("1167") ? {} : (stryCov_9fa48("1167"), {
          dim: stryMutAct_9fa48("1168") ? [] : (stryCov_9fa48("1168"), [stryMutAct_9fa48("1169") ? +2 : (stryCov_9fa48("1169"), -2), stryMutAct_9fa48("1170") ? +1 : (stryCov_9fa48("1170"), -1)]),
          keepdim: stryMutAct_9fa48("1171") ? false : (stryCov_9fa48("1171"), true)
        }),
        inputs: stryMutAct_9fa48("1172") ? [] : (stryCov_9fa48("1172"), [stryMutAct_9fa48("1173") ? [] : (stryCov_9fa48("1173"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("1174") ? [] : (stryCov_9fa48("1174"), [1, 8, 1, 1]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1175") ? {} : (stryCov_9fa48("1175"), {
        args: stryMutAct_9fa48("1176") ? {} : (stryCov_9fa48("1176"), {
          dim: 1
        }),
        inputs: stryMutAct_9fa48("1177") ? [] : (stryCov_9fa48("1177"), [stryMutAct_9fa48("1178") ? [] : (stryCov_9fa48("1178"), [1, 49, 768])]),
        output: stryMutAct_9fa48("1179") ? [] : (stryCov_9fa48("1179"), [1, 768]),
        params: 0,
        macs: 0
      })])
    }))]);
  }
}
function reducedAxes(dim: number | readonly number[], shape: Shape): readonly number[] | ShapeProblem {
  if (stryMutAct_9fa48("1180")) {
    {}
  } else {
    stryCov_9fa48("1180");
    return axesOf(shape, (stryMutAct_9fa48("1183") ? typeof dim !== 'number' : stryMutAct_9fa48("1182") ? false : stryMutAct_9fa48("1181") ? true : (stryCov_9fa48("1181", "1182", "1183"), typeof dim === (stryMutAct_9fa48("1184") ? "" : (stryCov_9fa48("1184"), 'number')))) ? stryMutAct_9fa48("1185") ? [] : (stryCov_9fa48("1185"), [dim]) : dim, stryMutAct_9fa48("1186") ? "" : (stryCov_9fa48("1186"), 'dim'));
  }
}