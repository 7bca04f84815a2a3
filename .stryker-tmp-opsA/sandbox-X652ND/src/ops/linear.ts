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
import { multiplyCounts } from '../counts/count';
import { flag, inferredSize, positive } from './fields';
import { defineOp, ONE_INPUT, type Op } from './op';
import type { Shape } from './shape';

/** Linear. */
export function linearOps(): readonly Op[] {
  if (stryMutAct_9fa48("1340")) {
    {}
  } else {
    stryCov_9fa48("1340");
    return stryMutAct_9fa48("1341") ? [] : (stryCov_9fa48("1341"), [defineOp(stryMutAct_9fa48("1342") ? {} : (stryCov_9fa48("1342"), {
      type: stryMutAct_9fa48("1343") ? "" : (stryCov_9fa48("1343"), 'Linear'),
      family: stryMutAct_9fa48("1344") ? "" : (stryCov_9fa48("1344"), 'linear'),
      summary: stryMutAct_9fa48("1345") ? "" : (stryCov_9fa48("1345"), 'A matrix product with the last dimension: every output is a weighted sum of the features.'),
      source: stryMutAct_9fa48("1346") ? "" : (stryCov_9fa48("1346"), 'https://pytorch.org/docs/stable/generated/torch.nn.Linear.html'),
      fields: stryMutAct_9fa48("1347") ? () => undefined : (stryCov_9fa48("1347"), z => stryMutAct_9fa48("1348") ? {} : (stryCov_9fa48("1348"), {
        in_features: inferredSize(z, stryMutAct_9fa48("1349") ? "" : (stryCov_9fa48("1349"), 'Size of the last dimension of the input')),
        out_features: positive(z).describe(stryMutAct_9fa48("1350") ? "" : (stryCov_9fa48("1350"), 'Size of the last dimension of the output')),
        bias: flag(z, stryMutAct_9fa48("1351") ? false : (stryCov_9fa48("1351"), true)).describe(stryMutAct_9fa48("1352") ? "" : (stryCov_9fa48("1352"), 'Adds a learned number to each output feature'))
      })),
      inputs: ONE_INPUT,
      inferred: stryMutAct_9fa48("1353") ? {} : (stryCov_9fa48("1353"), {
        in_features: stryMutAct_9fa48("1354") ? () => undefined : (stryCov_9fa48("1354"), input => input[input.length - 1] as number)
      }),
      output: stryMutAct_9fa48("1355") ? () => undefined : (stryCov_9fa48("1355"), ({
        out_features
      }, [input]) => stryMutAct_9fa48("1356") ? [] : (stryCov_9fa48("1356"), [...(stryMutAct_9fa48("1357") ? input as Shape : (stryCov_9fa48("1357"), (input as Shape).slice(0, stryMutAct_9fa48("1358") ? +1 : (stryCov_9fa48("1358"), -1)))), out_features])),
      params: stryMutAct_9fa48("1359") ? () => undefined : (stryCov_9fa48("1359"), ({
        in_features,
        out_features,
        bias
      }) => stryMutAct_9fa48("1360") ? [] : (stryCov_9fa48("1360"), [stryMutAct_9fa48("1361") ? {} : (stryCov_9fa48("1361"), {
        name: stryMutAct_9fa48("1362") ? "" : (stryCov_9fa48("1362"), 'weight'),
        shape: stryMutAct_9fa48("1363") ? [] : (stryCov_9fa48("1363"), [out_features, in_features])
      }), ...(bias ? stryMutAct_9fa48("1364") ? [] : (stryCov_9fa48("1364"), [stryMutAct_9fa48("1365") ? {} : (stryCov_9fa48("1365"), {
        name: stryMutAct_9fa48("1366") ? "" : (stryCov_9fa48("1366"), 'bias'),
        shape: stryMutAct_9fa48("1367") ? [] : (stryCov_9fa48("1367"), [out_features])
      })]) : stryMutAct_9fa48("1368") ? ["Stryker was here"] : (stryCov_9fa48("1368"), []))])),
      work: ({
        in_features,
        out_features,
        bias
      }, _inputs, output) => {
        if (stryMutAct_9fa48("1369")) {
          {}
        } else {
          stryCov_9fa48("1369");
          const rows = stryMutAct_9fa48("1370") ? output : (stryCov_9fa48("1370"), output.slice(0, stryMutAct_9fa48("1371") ? +1 : (stryCov_9fa48("1371"), -1)));
          return stryMutAct_9fa48("1372") ? [] : (stryCov_9fa48("1372"), [stryMutAct_9fa48("1373") ? {} : (stryCov_9fa48("1373"), {
            unit: stryMutAct_9fa48("1374") ? "" : (stryCov_9fa48("1374"), 'mac'),
            factors: stryMutAct_9fa48("1375") ? [] : (stryCov_9fa48("1375"), [multiplyCounts(in_features, out_features), ...(stryMutAct_9fa48("1376") ? rows : (stryCov_9fa48("1376"), rows.slice(1))), rows[0] as number])
          }), ...(bias ? stryMutAct_9fa48("1377") ? [] : (stryCov_9fa48("1377"), [stryMutAct_9fa48("1378") ? {} : (stryCov_9fa48("1378"), {
            unit: 'bias_add' as const,
            factors: output
          })]) : stryMutAct_9fa48("1379") ? ["Stryker was here"] : (stryCov_9fa48("1379"), []))]);
        }
      },
      reach: stryMutAct_9fa48("1380") ? () => undefined : (stryCov_9fa48("1380"), () => stryMutAct_9fa48("1381") ? "" : (stryCov_9fa48("1381"), 'everything')),
      examples: stryMutAct_9fa48("1382") ? [] : (stryCov_9fa48("1382"), [stryMutAct_9fa48("1383") ? {} : (stryCov_9fa48("1383"), {
        args: stryMutAct_9fa48("1384") ? {} : (stryCov_9fa48("1384"), {
          out_features: 6
        }),
        inputs: stryMutAct_9fa48("1385") ? [] : (stryCov_9fa48("1385"), [stryMutAct_9fa48("1386") ? [] : (stryCov_9fa48("1386"), [1, 16])]),
        output: stryMutAct_9fa48("1387") ? [] : (stryCov_9fa48("1387"), [1, 6]),
        params: 102,
        macs: 96
      }), stryMutAct_9fa48("1388") ? {} : (stryCov_9fa48("1388"), {
        args: stryMutAct_9fa48("1389") ? {} : (stryCov_9fa48("1389"), {
          out_features: 6,
          bias: stryMutAct_9fa48("1390") ? true : (stryCov_9fa48("1390"), false)
        }),
        inputs: stryMutAct_9fa48("1391") ? [] : (stryCov_9fa48("1391"), [stryMutAct_9fa48("1392") ? [] : (stryCov_9fa48("1392"), [1, 16])]),
        output: stryMutAct_9fa48("1393") ? [] : (stryCov_9fa48("1393"), [1, 6]),
        params: 96,
        macs: 96
      }), stryMutAct_9fa48("1394") ? {} : (stryCov_9fa48("1394"), {
        args: stryMutAct_9fa48("1395") ? {} : (stryCov_9fa48("1395"), {
          out_features: 6,
          in_features: 16
        }),
        inputs: stryMutAct_9fa48("1396") ? [] : (stryCov_9fa48("1396"), [stryMutAct_9fa48("1397") ? [] : (stryCov_9fa48("1397"), [1, 5, 16])]),
        output: stryMutAct_9fa48("1398") ? [] : (stryCov_9fa48("1398"), [1, 5, 6]),
        params: 102,
        macs: 480
      })])
    }))]);
  }
}