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
import { sizes } from './axis';
import { defineOp, type Op } from './op';

/** Parameter and Buffer: tensors that stand by themselves. */
export function parameterOps(): readonly Op[] {
  if (stryMutAct_9fa48("619")) {
    {}
  } else {
    stryCov_9fa48("619");
    return stryMutAct_9fa48("620") ? [] : (stryCov_9fa48("620"), [defineOp(stryMutAct_9fa48("621") ? {} : (stryCov_9fa48("621"), {
      type: stryMutAct_9fa48("622") ? "" : (stryCov_9fa48("622"), 'Parameter'),
      form: stryMutAct_9fa48("623") ? "" : (stryCov_9fa48("623"), 'function'),
      family: stryMutAct_9fa48("624") ? "" : (stryCov_9fa48("624"), 'parameter'),
      summary: stryMutAct_9fa48("625") ? "" : (stryCov_9fa48("625"), 'A learned tensor that stands by itself, such as a class token, a position table or a layer scale.'),
      source: stryMutAct_9fa48("626") ? "" : (stryCov_9fa48("626"), 'https://pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html'),
      fields: stryMutAct_9fa48("627") ? () => undefined : (stryCov_9fa48("627"), z => stryMutAct_9fa48("628") ? {} : (stryCov_9fa48("628"), {
        shape: sizes(z).describe(stryMutAct_9fa48("629") ? "" : (stryCov_9fa48("629"), 'Sizes of the tensor; an empty list for a single number')),
        output: sizes(z).nullable().default(null).describe(stryMutAct_9fa48("630") ? "" : (stryCov_9fa48("630"), 'Sizes of what is looked up in it; the tensor itself is given when there are none'))
      })),
      inputs: stryMutAct_9fa48("631") ? {} : (stryCov_9fa48("631"), {
        least: 0,
        most: 0
      }),
      output: stryMutAct_9fa48("632") ? () => undefined : (stryCov_9fa48("632"), ({
        shape,
        output
      }) => stryMutAct_9fa48("633") ? output && shape : (stryCov_9fa48("633"), output ?? shape)),
      params: stryMutAct_9fa48("634") ? () => undefined : (stryCov_9fa48("634"), ({
        shape
      }) => stryMutAct_9fa48("635") ? [] : (stryCov_9fa48("635"), [stryMutAct_9fa48("636") ? {} : (stryCov_9fa48("636"), {
        name: stryMutAct_9fa48("637") ? "" : (stryCov_9fa48("637"), 'parameter'),
        shape
      })])),
      storage: stryMutAct_9fa48("638") ? () => undefined : (stryCov_9fa48("638"), ({
        output
      }) => (stryMutAct_9fa48("641") ? output !== null : stryMutAct_9fa48("640") ? false : stryMutAct_9fa48("639") ? true : (stryCov_9fa48("639", "640", "641"), output === null)) ? stryMutAct_9fa48("642") ? "" : (stryCov_9fa48("642"), 'view') : stryMutAct_9fa48("643") ? "" : (stryCov_9fa48("643"), 'new')),
      examples: stryMutAct_9fa48("644") ? [] : (stryCov_9fa48("644"), [stryMutAct_9fa48("645") ? {} : (stryCov_9fa48("645"), {
        args: stryMutAct_9fa48("646") ? {} : (stryCov_9fa48("646"), {
          shape: stryMutAct_9fa48("647") ? [] : (stryCov_9fa48("647"), [1, 1, 768])
        }),
        inputs: stryMutAct_9fa48("648") ? ["Stryker was here"] : (stryCov_9fa48("648"), []),
        output: stryMutAct_9fa48("649") ? [] : (stryCov_9fa48("649"), [1, 1, 768]),
        params: 768,
        macs: 0
      }), stryMutAct_9fa48("650") ? {} : (stryCov_9fa48("650"), {
        args: stryMutAct_9fa48("651") ? {} : (stryCov_9fa48("651"), {
          shape: stryMutAct_9fa48("652") ? [] : (stryCov_9fa48("652"), [169, 3]),
          output: stryMutAct_9fa48("653") ? [] : (stryCov_9fa48("653"), [1, 3, 49, 49])
        }),
        inputs: stryMutAct_9fa48("654") ? ["Stryker was here"] : (stryCov_9fa48("654"), []),
        output: stryMutAct_9fa48("655") ? [] : (stryCov_9fa48("655"), [1, 3, 49, 49]),
        params: 507,
        macs: 0
      }), stryMutAct_9fa48("656") ? {} : (stryCov_9fa48("656"), {
        args: stryMutAct_9fa48("657") ? {} : (stryCov_9fa48("657"), {
          shape: stryMutAct_9fa48("658") ? ["Stryker was here"] : (stryCov_9fa48("658"), [])
        }),
        inputs: stryMutAct_9fa48("659") ? ["Stryker was here"] : (stryCov_9fa48("659"), []),
        output: stryMutAct_9fa48("660") ? ["Stryker was here"] : (stryCov_9fa48("660"), []),
        params: 1,
        macs: 0
      })])
    })), defineOp(stryMutAct_9fa48("661") ? {} : (stryCov_9fa48("661"), {
      type: stryMutAct_9fa48("662") ? "" : (stryCov_9fa48("662"), 'Buffer'),
      form: stryMutAct_9fa48("663") ? "" : (stryCov_9fa48("663"), 'function'),
      family: stryMutAct_9fa48("664") ? "" : (stryCov_9fa48("664"), 'parameter'),
      summary: stryMutAct_9fa48("665") ? "" : (stryCov_9fa48("665"), 'A tensor that is kept but not learned, such as a table of indexes.'),
      source: stryMutAct_9fa48("666") ? "" : (stryCov_9fa48("666"), 'https://pytorch.org/docs/stable/generated/torch.nn.parameter.Buffer.html'),
      fields: stryMutAct_9fa48("667") ? () => undefined : (stryCov_9fa48("667"), z => stryMutAct_9fa48("668") ? {} : (stryCov_9fa48("668"), {
        shape: sizes(z).describe(stryMutAct_9fa48("669") ? "" : (stryCov_9fa48("669"), 'Sizes of the tensor; an empty list for a single number'))
      })),
      inputs: stryMutAct_9fa48("670") ? {} : (stryCov_9fa48("670"), {
        least: 0,
        most: 0
      }),
      output: stryMutAct_9fa48("671") ? () => undefined : (stryCov_9fa48("671"), ({
        shape
      }) => shape),
      buffers: stryMutAct_9fa48("672") ? () => undefined : (stryCov_9fa48("672"), ({
        shape
      }) => stryMutAct_9fa48("673") ? [] : (stryCov_9fa48("673"), [stryMutAct_9fa48("674") ? {} : (stryCov_9fa48("674"), {
        name: stryMutAct_9fa48("675") ? "" : (stryCov_9fa48("675"), 'buffer'),
        shape
      })])),
      storage: stryMutAct_9fa48("676") ? () => undefined : (stryCov_9fa48("676"), () => stryMutAct_9fa48("677") ? "" : (stryCov_9fa48("677"), 'view')),
      examples: stryMutAct_9fa48("678") ? [] : (stryCov_9fa48("678"), [stryMutAct_9fa48("679") ? {} : (stryCov_9fa48("679"), {
        args: stryMutAct_9fa48("680") ? {} : (stryCov_9fa48("680"), {
          shape: stryMutAct_9fa48("681") ? [] : (stryCov_9fa48("681"), [2401])
        }),
        inputs: stryMutAct_9fa48("682") ? ["Stryker was here"] : (stryCov_9fa48("682"), []),
        output: stryMutAct_9fa48("683") ? [] : (stryCov_9fa48("683"), [2401]),
        params: 0,
        macs: 0
      })])
    }))]);
  }
}