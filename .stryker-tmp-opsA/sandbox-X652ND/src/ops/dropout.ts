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
import { flag, probability } from './fields';
import { defineOp, ONE_INPUT, type Op, type Storage } from './op';
import type { Shape } from './shape';
const sameAsInput = stryMutAct_9fa48("841") ? {} : (stryCov_9fa48("841"), {
  inputs: ONE_INPUT,
  output: stryMutAct_9fa48("842") ? () => undefined : (stryCov_9fa48("842"), (_args: unknown, inputs: readonly Shape[]): Shape => inputs[0] as Shape),
  storage: stryMutAct_9fa48("843") ? () => undefined : (stryCov_9fa48("843"), (): Storage => stryMutAct_9fa48("844") ? "" : (stryCov_9fa48("844"), 'view')),
  examples: stryMutAct_9fa48("845") ? [] : (stryCov_9fa48("845"), [stryMutAct_9fa48("846") ? {} : (stryCov_9fa48("846"), {
    args: {},
    inputs: stryMutAct_9fa48("847") ? [] : (stryCov_9fa48("847"), [stryMutAct_9fa48("848") ? [] : (stryCov_9fa48("848"), [1, 8, 10, 10])]),
    output: stryMutAct_9fa48("849") ? [] : (stryCov_9fa48("849"), [1, 8, 10, 10]),
    params: 0,
    macs: 0
  })])
});

/** Dropout, its kin, StochasticDepth and Identity: at inference all of them give their input back. */
export function dropoutOps(): readonly Op[] {
  if (stryMutAct_9fa48("850")) {
    {}
  } else {
    stryCov_9fa48("850");
    return stryMutAct_9fa48("851") ? [] : (stryCov_9fa48("851"), [...(stryMutAct_9fa48("852") ? [] : (stryCov_9fa48("852"), [stryMutAct_9fa48("853") ? "" : (stryCov_9fa48("853"), 'Dropout'), stryMutAct_9fa48("854") ? "" : (stryCov_9fa48("854"), 'Dropout1d'), stryMutAct_9fa48("855") ? "" : (stryCov_9fa48("855"), 'Dropout2d'), stryMutAct_9fa48("856") ? "" : (stryCov_9fa48("856"), 'Dropout3d'), stryMutAct_9fa48("857") ? "" : (stryCov_9fa48("857"), 'AlphaDropout'), stryMutAct_9fa48("858") ? "" : (stryCov_9fa48("858"), 'FeatureAlphaDropout')])).map(stryMutAct_9fa48("859") ? () => undefined : (stryCov_9fa48("859"), type => defineOp(stryMutAct_9fa48("860") ? {} : (stryCov_9fa48("860"), {
      type,
      family: stryMutAct_9fa48("861") ? "" : (stryCov_9fa48("861"), 'dropout'),
      summary: stryMutAct_9fa48("862") ? "" : (stryCov_9fa48("862"), 'Sets random values or channels to zero while training; at inference it gives its input back.'),
      source: stryMutAct_9fa48("863") ? `` : (stryCov_9fa48("863"), `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`),
      fields: stryMutAct_9fa48("864") ? () => undefined : (stryCov_9fa48("864"), z => stryMutAct_9fa48("865") ? {} : (stryCov_9fa48("865"), {
        p: probability(z, 0.5).describe(stryMutAct_9fa48("866") ? "" : (stryCov_9fa48("866"), 'Share of values that is dropped')),
        inplace: flag(z, stryMutAct_9fa48("867") ? true : (stryCov_9fa48("867"), false)).describe(stryMutAct_9fa48("868") ? "" : (stryCov_9fa48("868"), 'Writes the output over the input'))
      })),
      ...sameAsInput
    })))), defineOp(stryMutAct_9fa48("869") ? {} : (stryCov_9fa48("869"), {
      type: stryMutAct_9fa48("870") ? "" : (stryCov_9fa48("870"), 'StochasticDepth'),
      family: stryMutAct_9fa48("871") ? "" : (stryCov_9fa48("871"), 'dropout'),
      summary: stryMutAct_9fa48("872") ? "" : (stryCov_9fa48("872"), 'Drops whole residual branches while training; at inference it gives its input back.'),
      source: stryMutAct_9fa48("873") ? "" : (stryCov_9fa48("873"), 'https://pytorch.org/vision/stable/generated/torchvision.ops.StochasticDepth.html'),
      fields: stryMutAct_9fa48("874") ? () => undefined : (stryCov_9fa48("874"), z => stryMutAct_9fa48("875") ? {} : (stryCov_9fa48("875"), {
        p: probability(z, 0.5).describe(stryMutAct_9fa48("876") ? "" : (stryCov_9fa48("876"), 'Share of samples whose branch is dropped')),
        mode: z.enum(stryMutAct_9fa48("877") ? [] : (stryCov_9fa48("877"), [stryMutAct_9fa48("878") ? "" : (stryCov_9fa48("878"), 'row'), stryMutAct_9fa48("879") ? "" : (stryCov_9fa48("879"), 'batch')]), stryMutAct_9fa48("880") ? {} : (stryCov_9fa48("880"), {
          error: stryMutAct_9fa48("881") ? "" : (stryCov_9fa48("881"), '"row" or "batch"')
        })).default(stryMutAct_9fa48("882") ? "" : (stryCov_9fa48("882"), 'row')).describe(stryMutAct_9fa48("883") ? "" : (stryCov_9fa48("883"), 'Drops by sample or by batch'))
      })),
      ...sameAsInput
    })), defineOp(stryMutAct_9fa48("884") ? {} : (stryCov_9fa48("884"), {
      type: stryMutAct_9fa48("885") ? "" : (stryCov_9fa48("885"), 'Identity'),
      family: stryMutAct_9fa48("886") ? "" : (stryCov_9fa48("886"), 'dropout'),
      summary: stryMutAct_9fa48("887") ? "" : (stryCov_9fa48("887"), 'Gives its input back.'),
      source: stryMutAct_9fa48("888") ? "" : (stryCov_9fa48("888"), 'https://pytorch.org/docs/stable/generated/torch.nn.Identity.html'),
      fields: stryMutAct_9fa48("889") ? () => undefined : (stryCov_9fa48("889"), () => ({})),
      ...sameAsInput
    }))]);
  }
}