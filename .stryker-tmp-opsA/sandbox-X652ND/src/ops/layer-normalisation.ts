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
import { coefficient, flag, positive } from './fields';
import { normalisationWork, scaleAndShift } from './normalisation';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem, type ZodModule } from './op';
import { isSameShape, type Shape } from './shape';

/** LayerNorm and RMSNorm: they normalise over the last dimensions. */
export function layerNormalisationOps(): readonly Op[] {
  if (stryMutAct_9fa48("1235")) {
    {}
  } else {
    stryCov_9fa48("1235");
    return stryMutAct_9fa48("1236") ? [] : (stryCov_9fa48("1236"), [layerNorm(), rmsNorm()]);
  }
}
function layerNorm(): Op {
  if (stryMutAct_9fa48("1237")) {
    {}
  } else {
    stryCov_9fa48("1237");
    return defineOp(stryMutAct_9fa48("1238") ? {} : (stryCov_9fa48("1238"), {
      type: stryMutAct_9fa48("1239") ? "" : (stryCov_9fa48("1239"), 'LayerNorm'),
      family: stryMutAct_9fa48("1240") ? "" : (stryCov_9fa48("1240"), 'normalisation'),
      summary: stryMutAct_9fa48("1241") ? "" : (stryCov_9fa48("1241"), 'Shifts and scales each sample by its mean and variance over the last dimensions.'),
      source: stryMutAct_9fa48("1242") ? "" : (stryCov_9fa48("1242"), 'https://pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html'),
      fields: stryMutAct_9fa48("1243") ? () => undefined : (stryCov_9fa48("1243"), z => stryMutAct_9fa48("1244") ? {} : (stryCov_9fa48("1244"), {
        normalized_shape: trailingShape(z),
        eps: coefficient(z, 1e-5).describe(stryMutAct_9fa48("1245") ? "" : (stryCov_9fa48("1245"), 'Added to the variance')),
        elementwise_affine: flag(z, stryMutAct_9fa48("1246") ? false : (stryCov_9fa48("1246"), true)).describe(stryMutAct_9fa48("1247") ? "" : (stryCov_9fa48("1247"), 'Learns a scale for each element')),
        bias: flag(z, stryMutAct_9fa48("1248") ? false : (stryCov_9fa48("1248"), true)).describe(stryMutAct_9fa48("1249") ? "" : (stryCov_9fa48("1249"), 'Learns a shift for each element too'))
      })),
      inputs: ONE_INPUT,
      output: stryMutAct_9fa48("1250") ? () => undefined : (stryCov_9fa48("1250"), ({
        normalized_shape
      }, [input]) => checkTrailing(normalized_shape, input as Shape)),
      params: stryMutAct_9fa48("1251") ? () => undefined : (stryCov_9fa48("1251"), ({
        normalized_shape,
        elementwise_affine,
        bias
      }, [input]) => stryMutAct_9fa48("1252") ? scaleAndShift(trailingDims(normalized_shape, input as Shape)) : (stryCov_9fa48("1252"), scaleAndShift(trailingDims(normalized_shape, input as Shape)).slice(0, elementwise_affine ? bias ? 2 : 1 : 0))),
      work: stryMutAct_9fa48("1253") ? () => undefined : (stryCov_9fa48("1253"), ({
        elementwise_affine
      }, _inputs, output) => normalisationWork(output, elementwise_affine ? 5 : 4)),
      reach: stryMutAct_9fa48("1254") ? () => undefined : (stryCov_9fa48("1254"), () => stryMutAct_9fa48("1255") ? "" : (stryCov_9fa48("1255"), 'everything')),
      examples: stryMutAct_9fa48("1256") ? [] : (stryCov_9fa48("1256"), [stryMutAct_9fa48("1257") ? {} : (stryCov_9fa48("1257"), {
        args: stryMutAct_9fa48("1258") ? {} : (stryCov_9fa48("1258"), {
          normalized_shape: 16
        }),
        inputs: stryMutAct_9fa48("1259") ? [] : (stryCov_9fa48("1259"), [stryMutAct_9fa48("1260") ? [] : (stryCov_9fa48("1260"), [1, 5, 16])]),
        output: stryMutAct_9fa48("1261") ? [] : (stryCov_9fa48("1261"), [1, 5, 16]),
        params: 32,
        macs: 0
      }), stryMutAct_9fa48("1262") ? {} : (stryCov_9fa48("1262"), {
        args: stryMutAct_9fa48("1263") ? {} : (stryCov_9fa48("1263"), {
          normalized_shape: stryMutAct_9fa48("1264") ? [] : (stryCov_9fa48("1264"), [5, 16])
        }),
        inputs: stryMutAct_9fa48("1265") ? [] : (stryCov_9fa48("1265"), [stryMutAct_9fa48("1266") ? [] : (stryCov_9fa48("1266"), [1, 5, 16])]),
        output: stryMutAct_9fa48("1267") ? [] : (stryCov_9fa48("1267"), [1, 5, 16]),
        params: 160,
        macs: 0
      }), stryMutAct_9fa48("1268") ? {} : (stryCov_9fa48("1268"), {
        args: stryMutAct_9fa48("1269") ? {} : (stryCov_9fa48("1269"), {
          elementwise_affine: stryMutAct_9fa48("1270") ? true : (stryCov_9fa48("1270"), false)
        }),
        inputs: stryMutAct_9fa48("1271") ? [] : (stryCov_9fa48("1271"), [stryMutAct_9fa48("1272") ? [] : (stryCov_9fa48("1272"), [1, 5, 16])]),
        output: stryMutAct_9fa48("1273") ? [] : (stryCov_9fa48("1273"), [1, 5, 16]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1274") ? {} : (stryCov_9fa48("1274"), {
        args: stryMutAct_9fa48("1275") ? {} : (stryCov_9fa48("1275"), {
          bias: stryMutAct_9fa48("1276") ? true : (stryCov_9fa48("1276"), false)
        }),
        inputs: stryMutAct_9fa48("1277") ? [] : (stryCov_9fa48("1277"), [stryMutAct_9fa48("1278") ? [] : (stryCov_9fa48("1278"), [1, 5, 16])]),
        output: stryMutAct_9fa48("1279") ? [] : (stryCov_9fa48("1279"), [1, 5, 16]),
        params: 16,
        macs: 0
      })])
    }));
  }
}
function rmsNorm(): Op {
  if (stryMutAct_9fa48("1280")) {
    {}
  } else {
    stryCov_9fa48("1280");
    return defineOp(stryMutAct_9fa48("1281") ? {} : (stryCov_9fa48("1281"), {
      type: stryMutAct_9fa48("1282") ? "" : (stryCov_9fa48("1282"), 'RMSNorm'),
      family: stryMutAct_9fa48("1283") ? "" : (stryCov_9fa48("1283"), 'normalisation'),
      summary: stryMutAct_9fa48("1284") ? "" : (stryCov_9fa48("1284"), 'Scales each sample by its root mean square over the last dimensions.'),
      source: stryMutAct_9fa48("1285") ? "" : (stryCov_9fa48("1285"), 'https://pytorch.org/docs/stable/generated/torch.nn.RMSNorm.html'),
      fields: stryMutAct_9fa48("1286") ? () => undefined : (stryCov_9fa48("1286"), z => stryMutAct_9fa48("1287") ? {} : (stryCov_9fa48("1287"), {
        normalized_shape: trailingShape(z),
        eps: coefficient(z, 1e-5).nullable().describe(stryMutAct_9fa48("1288") ? "" : (stryCov_9fa48("1288"), 'Added to the mean square')),
        elementwise_affine: flag(z, stryMutAct_9fa48("1289") ? false : (stryCov_9fa48("1289"), true)).describe(stryMutAct_9fa48("1290") ? "" : (stryCov_9fa48("1290"), 'Learns a scale for each element'))
      })),
      inputs: ONE_INPUT,
      output: stryMutAct_9fa48("1291") ? () => undefined : (stryCov_9fa48("1291"), ({
        normalized_shape
      }, [input]) => checkTrailing(normalized_shape, input as Shape)),
      params: stryMutAct_9fa48("1292") ? () => undefined : (stryCov_9fa48("1292"), ({
        normalized_shape,
        elementwise_affine
      }, [input]) => elementwise_affine ? stryMutAct_9fa48("1293") ? [] : (stryCov_9fa48("1293"), [stryMutAct_9fa48("1294") ? {} : (stryCov_9fa48("1294"), {
        name: stryMutAct_9fa48("1295") ? "" : (stryCov_9fa48("1295"), 'weight'),
        shape: trailingDims(normalized_shape, input as Shape)
      })]) : stryMutAct_9fa48("1296") ? ["Stryker was here"] : (stryCov_9fa48("1296"), [])),
      work: stryMutAct_9fa48("1297") ? () => undefined : (stryCov_9fa48("1297"), ({
        elementwise_affine
      }, _inputs, output) => normalisationWork(output, elementwise_affine ? 4 : 3)),
      reach: stryMutAct_9fa48("1298") ? () => undefined : (stryCov_9fa48("1298"), () => stryMutAct_9fa48("1299") ? "" : (stryCov_9fa48("1299"), 'everything')),
      examples: stryMutAct_9fa48("1300") ? [] : (stryCov_9fa48("1300"), [stryMutAct_9fa48("1301") ? {} : (stryCov_9fa48("1301"), {
        args: stryMutAct_9fa48("1302") ? {} : (stryCov_9fa48("1302"), {
          normalized_shape: 16
        }),
        inputs: stryMutAct_9fa48("1303") ? [] : (stryCov_9fa48("1303"), [stryMutAct_9fa48("1304") ? [] : (stryCov_9fa48("1304"), [1, 5, 16])]),
        output: stryMutAct_9fa48("1305") ? [] : (stryCov_9fa48("1305"), [1, 5, 16]),
        params: 16,
        macs: 0
      }), stryMutAct_9fa48("1306") ? {} : (stryCov_9fa48("1306"), {
        args: stryMutAct_9fa48("1307") ? {} : (stryCov_9fa48("1307"), {
          elementwise_affine: stryMutAct_9fa48("1308") ? true : (stryCov_9fa48("1308"), false)
        }),
        inputs: stryMutAct_9fa48("1309") ? [] : (stryCov_9fa48("1309"), [stryMutAct_9fa48("1310") ? [] : (stryCov_9fa48("1310"), [1, 5, 16])]),
        output: stryMutAct_9fa48("1311") ? [] : (stryCov_9fa48("1311"), [1, 5, 16]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
type TrailingShape = number | readonly number[] | null;
function trailingShape(z: ZodModule) {
  if (stryMutAct_9fa48("1312")) {
    {}
  } else {
    stryCov_9fa48("1312");
    const expected = stryMutAct_9fa48("1313") ? "" : (stryCov_9fa48("1313"), 'a whole number of at least 1, or a list of them');
    return z.union(stryMutAct_9fa48("1314") ? [] : (stryCov_9fa48("1314"), [positive(z), stryMutAct_9fa48("1315") ? z.array(positive(z)).max(1, {
      error: expected
    }) : (stryCov_9fa48("1315"), z.array(positive(z)).min(1, stryMutAct_9fa48("1316") ? {} : (stryCov_9fa48("1316"), {
      error: expected
    })))]), stryMutAct_9fa48("1317") ? {} : (stryCov_9fa48("1317"), {
      error: expected
    })).nullable().default(null).describe(stryMutAct_9fa48("1318") ? "" : (stryCov_9fa48("1318"), 'Sizes of the last dimensions, which are normalised together; the last one when not given'));
  }
}
function trailingDims(normalizedShape: TrailingShape, input: Shape): Shape {
  if (stryMutAct_9fa48("1319")) {
    {}
  } else {
    stryCov_9fa48("1319");
    if (stryMutAct_9fa48("1322") ? normalizedShape !== null : stryMutAct_9fa48("1321") ? false : stryMutAct_9fa48("1320") ? true : (stryCov_9fa48("1320", "1321", "1322"), normalizedShape === null)) return stryMutAct_9fa48("1323") ? input : (stryCov_9fa48("1323"), input.slice(stryMutAct_9fa48("1324") ? +1 : (stryCov_9fa48("1324"), -1)));
    return (stryMutAct_9fa48("1327") ? typeof normalizedShape !== 'number' : stryMutAct_9fa48("1326") ? false : stryMutAct_9fa48("1325") ? true : (stryCov_9fa48("1325", "1326", "1327"), typeof normalizedShape === (stryMutAct_9fa48("1328") ? "" : (stryCov_9fa48("1328"), 'number')))) ? stryMutAct_9fa48("1329") ? [] : (stryCov_9fa48("1329"), [normalizedShape]) : normalizedShape;
  }
}
function checkTrailing(normalizedShape: TrailingShape, input: Shape): Shape | ShapeProblem {
  if (stryMutAct_9fa48("1330")) {
    {}
  } else {
    stryCov_9fa48("1330");
    const wanted = trailingDims(normalizedShape, input);
    const found = stryMutAct_9fa48("1331") ? input : (stryCov_9fa48("1331"), input.slice(stryMutAct_9fa48("1332") ? +wanted.length : (stryCov_9fa48("1332"), -wanted.length)));
    if (stryMutAct_9fa48("1334") ? false : stryMutAct_9fa48("1333") ? true : (stryCov_9fa48("1333", "1334"), isSameShape(wanted, found))) return input;
    return stryMutAct_9fa48("1335") ? {} : (stryCov_9fa48("1335"), {
      problem: stryMutAct_9fa48("1336") ? `` : (stryCov_9fa48("1336"), `normalized_shape is ${wanted.join(stryMutAct_9fa48("1337") ? "" : (stryCov_9fa48("1337"), ' x '))}, the input ends with ${found.join(stryMutAct_9fa48("1338") ? "" : (stryCov_9fa48("1338"), ' x '))}`),
      help: stryMutAct_9fa48("1339") ? "" : (stryCov_9fa48("1339"), 'give the last dimensions of the input, or leave normalized_shape out')
    });
  }
}