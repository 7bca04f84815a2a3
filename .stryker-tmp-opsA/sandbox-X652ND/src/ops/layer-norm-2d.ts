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
import { coefficient, flag, inferredSize } from './fields';
import { defineOp, ONE_INPUT, type Op } from './op';
import type { Shape } from './shape';

/** LayerNorm2d, torchvision's layer norm over the channels of an image. */
export function layerNorm2dOps(): readonly Op[] {
  if (stryMutAct_9fa48("1193")) {
    {}
  } else {
    stryCov_9fa48("1193");
    return stryMutAct_9fa48("1194") ? [] : (stryCov_9fa48("1194"), [defineOp(stryMutAct_9fa48("1195") ? {} : (stryCov_9fa48("1195"), {
      type: stryMutAct_9fa48("1196") ? "" : (stryCov_9fa48("1196"), 'LayerNorm2d'),
      family: stryMutAct_9fa48("1197") ? "" : (stryCov_9fa48("1197"), 'normalisation'),
      summary: stryMutAct_9fa48("1198") ? "" : (stryCov_9fa48("1198"), 'Shifts and scales each position by the mean and variance of its channels.'),
      source: stryMutAct_9fa48("1199") ? "" : (stryCov_9fa48("1199"), 'https://github.com/pytorch/vision/blob/main/torchvision/models/convnext.py'),
      fields: stryMutAct_9fa48("1200") ? () => undefined : (stryCov_9fa48("1200"), z => stryMutAct_9fa48("1201") ? {} : (stryCov_9fa48("1201"), {
        normalized_shape: inferredSize(z, stryMutAct_9fa48("1202") ? "" : (stryCov_9fa48("1202"), 'Channels of the input')),
        eps: coefficient(z, 1e-5).describe(stryMutAct_9fa48("1203") ? "" : (stryCov_9fa48("1203"), 'Added to the variance')),
        elementwise_affine: flag(z, stryMutAct_9fa48("1204") ? false : (stryCov_9fa48("1204"), true)).describe(stryMutAct_9fa48("1205") ? "" : (stryCov_9fa48("1205"), 'Learns a scale and a shift for each channel'))
      })),
      inputs: ONE_INPUT,
      ranks: stryMutAct_9fa48("1206") ? [] : (stryCov_9fa48("1206"), [4]),
      inferred: stryMutAct_9fa48("1207") ? {} : (stryCov_9fa48("1207"), {
        normalized_shape: stryMutAct_9fa48("1208") ? () => undefined : (stryCov_9fa48("1208"), input => input[1] as number)
      }),
      output: stryMutAct_9fa48("1209") ? () => undefined : (stryCov_9fa48("1209"), (_args, [input]) => input as Shape),
      params: stryMutAct_9fa48("1210") ? () => undefined : (stryCov_9fa48("1210"), ({
        normalized_shape,
        elementwise_affine
      }) => elementwise_affine ? stryMutAct_9fa48("1211") ? [] : (stryCov_9fa48("1211"), [stryMutAct_9fa48("1212") ? {} : (stryCov_9fa48("1212"), {
        name: stryMutAct_9fa48("1213") ? "" : (stryCov_9fa48("1213"), 'weight'),
        shape: stryMutAct_9fa48("1214") ? [] : (stryCov_9fa48("1214"), [normalized_shape])
      }), stryMutAct_9fa48("1215") ? {} : (stryCov_9fa48("1215"), {
        name: stryMutAct_9fa48("1216") ? "" : (stryCov_9fa48("1216"), 'bias'),
        shape: stryMutAct_9fa48("1217") ? [] : (stryCov_9fa48("1217"), [normalized_shape])
      })]) : stryMutAct_9fa48("1218") ? ["Stryker was here"] : (stryCov_9fa48("1218"), [])),
      work: stryMutAct_9fa48("1219") ? () => undefined : (stryCov_9fa48("1219"), ({
        elementwise_affine
      }, _inputs, output) => stryMutAct_9fa48("1220") ? [] : (stryCov_9fa48("1220"), [stryMutAct_9fa48("1221") ? {} : (stryCov_9fa48("1221"), {
        unit: stryMutAct_9fa48("1222") ? "" : (stryCov_9fa48("1222"), 'mul'),
        factors: stryMutAct_9fa48("1223") ? [] : (stryCov_9fa48("1223"), [elementwise_affine ? 5 : 4, ...output])
      })])),
      examples: stryMutAct_9fa48("1224") ? [] : (stryCov_9fa48("1224"), [stryMutAct_9fa48("1225") ? {} : (stryCov_9fa48("1225"), {
        args: {},
        inputs: stryMutAct_9fa48("1226") ? [] : (stryCov_9fa48("1226"), [stryMutAct_9fa48("1227") ? [] : (stryCov_9fa48("1227"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("1228") ? [] : (stryCov_9fa48("1228"), [1, 8, 10, 10]),
        params: 16,
        macs: 0
      }), stryMutAct_9fa48("1229") ? {} : (stryCov_9fa48("1229"), {
        args: stryMutAct_9fa48("1230") ? {} : (stryCov_9fa48("1230"), {
          elementwise_affine: stryMutAct_9fa48("1231") ? true : (stryCov_9fa48("1231"), false)
        }),
        inputs: stryMutAct_9fa48("1232") ? [] : (stryCov_9fa48("1232"), [stryMutAct_9fa48("1233") ? [] : (stryCov_9fa48("1233"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("1234") ? [] : (stryCov_9fa48("1234"), [1, 8, 10, 10]),
        params: 0,
        macs: 0
      })])
    }))]);
  }
}