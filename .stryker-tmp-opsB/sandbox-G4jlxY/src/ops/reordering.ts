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
import { axesOf, axisOf, movedPositions, noSuchDim } from './axis';
import { dimension, LARGEST_SIZE } from './fields';
import { defineOp, isShapeProblem, ONE_INPUT, type Op, type Reach, type ZodModule } from './op';
import { formatShape, type Shape } from './shape';

/** Permute, Transpose, Squeeze, Unsqueeze and Roll. */
export function reorderingOps(): readonly Op[] {
  if (stryMutAct_9fa48("1187")) {
    {}
  } else {
    stryCov_9fa48("1187");
    return stryMutAct_9fa48("1188") ? [] : (stryCov_9fa48("1188"), [permute(), transpose(), squeeze(), unsqueeze(), roll()]);
  }
}
function permute(): Op {
  if (stryMutAct_9fa48("1189")) {
    {}
  } else {
    stryCov_9fa48("1189");
    return defineOp(stryMutAct_9fa48("1190") ? {} : (stryCov_9fa48("1190"), {
      type: stryMutAct_9fa48("1191") ? "" : (stryCov_9fa48("1191"), 'Permute'),
      family: stryMutAct_9fa48("1192") ? "" : (stryCov_9fa48("1192"), 'shape'),
      summary: stryMutAct_9fa48("1193") ? "" : (stryCov_9fa48("1193"), 'Puts the dimensions into another order, the batch included.'),
      source: stryMutAct_9fa48("1194") ? "" : (stryCov_9fa48("1194"), 'https://pytorch.org/docs/stable/generated/torch.permute.html'),
      fields: stryMutAct_9fa48("1195") ? () => undefined : (stryCov_9fa48("1195"), z => stryMutAct_9fa48("1196") ? {} : (stryCov_9fa48("1196"), {
        dims: dimensions(z).describe(stryMutAct_9fa48("1197") ? "" : (stryCov_9fa48("1197"), 'For each dimension of the output, the dimension of the input that it is'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dims
      }, [input]) => {
        if (stryMutAct_9fa48("1198")) {
          {}
        } else {
          stryCov_9fa48("1198");
          const shape = input as Shape;
          if (stryMutAct_9fa48("1201") ? dims.length === shape.length : stryMutAct_9fa48("1200") ? false : stryMutAct_9fa48("1199") ? true : (stryCov_9fa48("1199", "1200", "1201"), dims.length !== shape.length)) {
            if (stryMutAct_9fa48("1202")) {
              {}
            } else {
              stryCov_9fa48("1202");
              return stryMutAct_9fa48("1203") ? {} : (stryCov_9fa48("1203"), {
                problem: stryMutAct_9fa48("1204") ? `` : (stryCov_9fa48("1204"), `dims has ${dims.length} numbers, ${formatShape(shape)} has ${shape.length} dimensions`),
                help: stryMutAct_9fa48("1205") ? "" : (stryCov_9fa48("1205"), 'name every dimension once')
              });
            }
          }
          const axes = axesOf(shape, dims, stryMutAct_9fa48("1206") ? "" : (stryCov_9fa48("1206"), 'dims'));
          return isShapeProblem(axes) ? axes : axes.map(stryMutAct_9fa48("1207") ? () => undefined : (stryCov_9fa48("1207"), axis => shape[axis] as number));
        }
      },
      storage: stryMutAct_9fa48("1208") ? () => undefined : (stryCov_9fa48("1208"), () => stryMutAct_9fa48("1209") ? "" : (stryCov_9fa48("1209"), 'view')),
      reach: stryMutAct_9fa48("1210") ? () => undefined : (stryCov_9fa48("1210"), ({
        dims
      }, [input]) => reachIfMoved(dims.map(stryMutAct_9fa48("1211") ? () => undefined : (stryCov_9fa48("1211"), dim => axisOf(input as Shape, dim))))),
      examples: stryMutAct_9fa48("1212") ? [] : (stryCov_9fa48("1212"), [stryMutAct_9fa48("1213") ? {} : (stryCov_9fa48("1213"), {
        args: stryMutAct_9fa48("1214") ? {} : (stryCov_9fa48("1214"), {
          dims: stryMutAct_9fa48("1215") ? [] : (stryCov_9fa48("1215"), [0, 2, 3, 1])
        }),
        inputs: stryMutAct_9fa48("1216") ? [] : (stryCov_9fa48("1216"), [stryMutAct_9fa48("1217") ? [] : (stryCov_9fa48("1217"), [1, 96, 56, 28])]),
        output: stryMutAct_9fa48("1218") ? [] : (stryCov_9fa48("1218"), [1, 56, 28, 96]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1219") ? {} : (stryCov_9fa48("1219"), {
        args: stryMutAct_9fa48("1220") ? {} : (stryCov_9fa48("1220"), {
          dims: stryMutAct_9fa48("1221") ? [] : (stryCov_9fa48("1221"), [2, 0, stryMutAct_9fa48("1222") ? +2 : (stryCov_9fa48("1222"), -2)])
        }),
        inputs: stryMutAct_9fa48("1223") ? [] : (stryCov_9fa48("1223"), [stryMutAct_9fa48("1224") ? [] : (stryCov_9fa48("1224"), [2, 3, 5])]),
        output: stryMutAct_9fa48("1225") ? [] : (stryCov_9fa48("1225"), [5, 2, 3]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function transpose(): Op {
  if (stryMutAct_9fa48("1226")) {
    {}
  } else {
    stryCov_9fa48("1226");
    return defineOp(stryMutAct_9fa48("1227") ? {} : (stryCov_9fa48("1227"), {
      type: stryMutAct_9fa48("1228") ? "" : (stryCov_9fa48("1228"), 'Transpose'),
      form: stryMutAct_9fa48("1229") ? "" : (stryCov_9fa48("1229"), 'function'),
      family: stryMutAct_9fa48("1230") ? "" : (stryCov_9fa48("1230"), 'shape'),
      summary: stryMutAct_9fa48("1231") ? "" : (stryCov_9fa48("1231"), 'Exchanges two dimensions.'),
      source: stryMutAct_9fa48("1232") ? "" : (stryCov_9fa48("1232"), 'https://pytorch.org/docs/stable/generated/torch.transpose.html'),
      fields: stryMutAct_9fa48("1233") ? () => undefined : (stryCov_9fa48("1233"), z => stryMutAct_9fa48("1234") ? {} : (stryCov_9fa48("1234"), {
        dim0: dimension(z).describe(stryMutAct_9fa48("1235") ? "" : (stryCov_9fa48("1235"), 'One dimension')),
        dim1: dimension(z).describe(stryMutAct_9fa48("1236") ? "" : (stryCov_9fa48("1236"), 'The other dimension'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dim0,
        dim1
      }, [input]) => {
        if (stryMutAct_9fa48("1237")) {
          {}
        } else {
          stryCov_9fa48("1237");
          const shape = input as Shape;
          const first = axisOf(shape, dim0);
          const second = axisOf(shape, dim1);
          if (stryMutAct_9fa48("1240") ? first !== null : stryMutAct_9fa48("1239") ? false : stryMutAct_9fa48("1238") ? true : (stryCov_9fa48("1238", "1239", "1240"), first === null)) return noSuchDim(shape, dim0, stryMutAct_9fa48("1241") ? "" : (stryCov_9fa48("1241"), 'dim0'));
          if (stryMutAct_9fa48("1244") ? second !== null : stryMutAct_9fa48("1243") ? false : stryMutAct_9fa48("1242") ? true : (stryCov_9fa48("1242", "1243", "1244"), second === null)) return noSuchDim(shape, dim1, stryMutAct_9fa48("1245") ? "" : (stryCov_9fa48("1245"), 'dim1'));
          return shape.map(stryMutAct_9fa48("1246") ? () => undefined : (stryCov_9fa48("1246"), (size, axis) => (axis === first ? shape[second] : axis === second ? shape[first] : size) as number));
        }
      },
      storage: stryMutAct_9fa48("1247") ? () => undefined : (stryCov_9fa48("1247"), () => stryMutAct_9fa48("1248") ? "" : (stryCov_9fa48("1248"), 'view')),
      reach: ({
        dim0,
        dim1
      }, [input]) => {
        if (stryMutAct_9fa48("1249")) {
          {}
        } else {
          stryCov_9fa48("1249");
          const first = axisOf(input as Shape, dim0);
          const second = axisOf(input as Shape, dim1);
          return (stryMutAct_9fa48("1252") ? first !== second : stryMutAct_9fa48("1251") ? false : stryMutAct_9fa48("1250") ? true : (stryCov_9fa48("1250", "1251", "1252"), first === second)) ? stryMutAct_9fa48("1253") ? "" : (stryCov_9fa48("1253"), 'position') : reachIfSpatial(stryMutAct_9fa48("1254") ? [] : (stryCov_9fa48("1254"), [first, second]));
        }
      },
      examples: stryMutAct_9fa48("1255") ? [] : (stryCov_9fa48("1255"), [stryMutAct_9fa48("1256") ? {} : (stryCov_9fa48("1256"), {
        args: stryMutAct_9fa48("1257") ? {} : (stryCov_9fa48("1257"), {
          dim0: 1,
          dim1: 2
        }),
        inputs: stryMutAct_9fa48("1258") ? [] : (stryCov_9fa48("1258"), [stryMutAct_9fa48("1259") ? [] : (stryCov_9fa48("1259"), [1, 768, 196])]),
        output: stryMutAct_9fa48("1260") ? [] : (stryCov_9fa48("1260"), [1, 196, 768]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1261") ? {} : (stryCov_9fa48("1261"), {
        args: stryMutAct_9fa48("1262") ? {} : (stryCov_9fa48("1262"), {
          dim0: stryMutAct_9fa48("1263") ? +2 : (stryCov_9fa48("1263"), -2),
          dim1: stryMutAct_9fa48("1264") ? +1 : (stryCov_9fa48("1264"), -1)
        }),
        inputs: stryMutAct_9fa48("1265") ? [] : (stryCov_9fa48("1265"), [stryMutAct_9fa48("1266") ? [] : (stryCov_9fa48("1266"), [1, 4, 5, 16])]),
        output: stryMutAct_9fa48("1267") ? [] : (stryCov_9fa48("1267"), [1, 4, 16, 5]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function squeeze(): Op {
  if (stryMutAct_9fa48("1268")) {
    {}
  } else {
    stryCov_9fa48("1268");
    return defineOp(stryMutAct_9fa48("1269") ? {} : (stryCov_9fa48("1269"), {
      type: stryMutAct_9fa48("1270") ? "" : (stryCov_9fa48("1270"), 'Squeeze'),
      form: stryMutAct_9fa48("1271") ? "" : (stryCov_9fa48("1271"), 'function'),
      family: stryMutAct_9fa48("1272") ? "" : (stryCov_9fa48("1272"), 'shape'),
      summary: stryMutAct_9fa48("1273") ? "" : (stryCov_9fa48("1273"), 'Leaves out a dimension of size 1, or all of them.'),
      source: stryMutAct_9fa48("1274") ? "" : (stryCov_9fa48("1274"), 'https://pytorch.org/docs/stable/generated/torch.squeeze.html'),
      fields: stryMutAct_9fa48("1275") ? () => undefined : (stryCov_9fa48("1275"), z => stryMutAct_9fa48("1276") ? {} : (stryCov_9fa48("1276"), {
        dim: dimension(z).nullable().default(null).describe(stryMutAct_9fa48("1277") ? "" : (stryCov_9fa48("1277"), 'The dimension that is left out if its size is 1; every such dimension, even the batch, when not given'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dim
      }, [input]) => {
        if (stryMutAct_9fa48("1278")) {
          {}
        } else {
          stryCov_9fa48("1278");
          const shape = input as Shape;
          if (stryMutAct_9fa48("1281") ? dim !== null : stryMutAct_9fa48("1280") ? false : stryMutAct_9fa48("1279") ? true : (stryCov_9fa48("1279", "1280", "1281"), dim === null)) return stryMutAct_9fa48("1282") ? shape : (stryCov_9fa48("1282"), shape.filter(stryMutAct_9fa48("1283") ? () => undefined : (stryCov_9fa48("1283"), size => stryMutAct_9fa48("1286") ? size === 1 : stryMutAct_9fa48("1285") ? false : stryMutAct_9fa48("1284") ? true : (stryCov_9fa48("1284", "1285", "1286"), size !== 1))));
          const axis = axisOf(shape, dim);
          return (stryMutAct_9fa48("1289") ? axis !== null : stryMutAct_9fa48("1288") ? false : stryMutAct_9fa48("1287") ? true : (stryCov_9fa48("1287", "1288", "1289"), axis === null)) ? noSuchDim(shape, dim, stryMutAct_9fa48("1290") ? "" : (stryCov_9fa48("1290"), 'dim')) : stryMutAct_9fa48("1291") ? shape : (stryCov_9fa48("1291"), shape.filter(stryMutAct_9fa48("1292") ? () => undefined : (stryCov_9fa48("1292"), (size, at) => stryMutAct_9fa48("1295") ? at !== axis && size !== 1 : stryMutAct_9fa48("1294") ? false : stryMutAct_9fa48("1293") ? true : (stryCov_9fa48("1293", "1294", "1295"), (stryMutAct_9fa48("1297") ? at === axis : stryMutAct_9fa48("1296") ? false : (stryCov_9fa48("1296", "1297"), at !== axis)) || (stryMutAct_9fa48("1299") ? size === 1 : stryMutAct_9fa48("1298") ? false : (stryCov_9fa48("1298", "1299"), size !== 1))))));
        }
      },
      storage: stryMutAct_9fa48("1300") ? () => undefined : (stryCov_9fa48("1300"), () => stryMutAct_9fa48("1301") ? "" : (stryCov_9fa48("1301"), 'view')),
      reach: stryMutAct_9fa48("1302") ? () => undefined : (stryCov_9fa48("1302"), (_args, [input], output) => (stryMutAct_9fa48("1305") ? output.length !== (input as Shape).length : stryMutAct_9fa48("1304") ? false : stryMutAct_9fa48("1303") ? true : (stryCov_9fa48("1303", "1304", "1305"), output.length === (input as Shape).length)) ? stryMutAct_9fa48("1306") ? "" : (stryCov_9fa48("1306"), 'position') : stryMutAct_9fa48("1307") ? "" : (stryCov_9fa48("1307"), 'everything')),
      examples: stryMutAct_9fa48("1308") ? [] : (stryCov_9fa48("1308"), [stryMutAct_9fa48("1309") ? {} : (stryCov_9fa48("1309"), {
        args: stryMutAct_9fa48("1310") ? {} : (stryCov_9fa48("1310"), {
          dim: 2
        }),
        inputs: stryMutAct_9fa48("1311") ? [] : (stryCov_9fa48("1311"), [stryMutAct_9fa48("1312") ? [] : (stryCov_9fa48("1312"), [1, 8, 1, 4])]),
        output: stryMutAct_9fa48("1313") ? [] : (stryCov_9fa48("1313"), [1, 8, 4]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1314") ? {} : (stryCov_9fa48("1314"), {
        args: stryMutAct_9fa48("1315") ? {} : (stryCov_9fa48("1315"), {
          dim: 1
        }),
        inputs: stryMutAct_9fa48("1316") ? [] : (stryCov_9fa48("1316"), [stryMutAct_9fa48("1317") ? [] : (stryCov_9fa48("1317"), [1, 8, 1, 4])]),
        output: stryMutAct_9fa48("1318") ? [] : (stryCov_9fa48("1318"), [1, 8, 1, 4]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1319") ? {} : (stryCov_9fa48("1319"), {
        args: {},
        inputs: stryMutAct_9fa48("1320") ? [] : (stryCov_9fa48("1320"), [stryMutAct_9fa48("1321") ? [] : (stryCov_9fa48("1321"), [2, 8, 1, 1])]),
        output: stryMutAct_9fa48("1322") ? [] : (stryCov_9fa48("1322"), [2, 8]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function unsqueeze(): Op {
  if (stryMutAct_9fa48("1323")) {
    {}
  } else {
    stryCov_9fa48("1323");
    return defineOp(stryMutAct_9fa48("1324") ? {} : (stryCov_9fa48("1324"), {
      type: stryMutAct_9fa48("1325") ? "" : (stryCov_9fa48("1325"), 'Unsqueeze'),
      form: stryMutAct_9fa48("1326") ? "" : (stryCov_9fa48("1326"), 'function'),
      family: stryMutAct_9fa48("1327") ? "" : (stryCov_9fa48("1327"), 'shape'),
      summary: stryMutAct_9fa48("1328") ? "" : (stryCov_9fa48("1328"), 'Adds a dimension of size 1.'),
      source: stryMutAct_9fa48("1329") ? "" : (stryCov_9fa48("1329"), 'https://pytorch.org/docs/stable/generated/torch.unsqueeze.html'),
      fields: stryMutAct_9fa48("1330") ? () => undefined : (stryCov_9fa48("1330"), z => stryMutAct_9fa48("1331") ? {} : (stryCov_9fa48("1331"), {
        dim: dimension(z).describe(stryMutAct_9fa48("1332") ? "" : (stryCov_9fa48("1332"), 'Where the new dimension stands in the output'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dim
      }, [input]) => {
        if (stryMutAct_9fa48("1333")) {
          {}
        } else {
          stryCov_9fa48("1333");
          const shape = input as Shape;
          const rank = stryMutAct_9fa48("1334") ? shape.length - 1 : (stryCov_9fa48("1334"), shape.length + 1);
          const axis = (stryMutAct_9fa48("1338") ? dim >= 0 : stryMutAct_9fa48("1337") ? dim <= 0 : stryMutAct_9fa48("1336") ? false : stryMutAct_9fa48("1335") ? true : (stryCov_9fa48("1335", "1336", "1337", "1338"), dim < 0)) ? stryMutAct_9fa48("1339") ? rank - dim : (stryCov_9fa48("1339"), rank + dim) : dim;
          if (stryMutAct_9fa48("1342") ? axis < 0 && axis >= rank : stryMutAct_9fa48("1341") ? false : stryMutAct_9fa48("1340") ? true : (stryCov_9fa48("1340", "1341", "1342"), (stryMutAct_9fa48("1345") ? axis >= 0 : stryMutAct_9fa48("1344") ? axis <= 0 : stryMutAct_9fa48("1343") ? false : (stryCov_9fa48("1343", "1344", "1345"), axis < 0)) || (stryMutAct_9fa48("1348") ? axis < rank : stryMutAct_9fa48("1347") ? axis > rank : stryMutAct_9fa48("1346") ? false : (stryCov_9fa48("1346", "1347", "1348"), axis >= rank)))) {
            if (stryMutAct_9fa48("1349")) {
              {}
            } else {
              stryCov_9fa48("1349");
              return stryMutAct_9fa48("1350") ? {} : (stryCov_9fa48("1350"), {
                problem: stryMutAct_9fa48("1351") ? `` : (stryCov_9fa48("1351"), `dim ${dim} is not a place for a new dimension in ${formatShape(shape)}`),
                help: stryMutAct_9fa48("1352") ? `` : (stryCov_9fa48("1352"), `use a dim from ${stryMutAct_9fa48("1353") ? +rank : (stryCov_9fa48("1353"), -rank)} to ${stryMutAct_9fa48("1354") ? rank + 1 : (stryCov_9fa48("1354"), rank - 1)}`)
              });
            }
          }
          return stryMutAct_9fa48("1355") ? [] : (stryCov_9fa48("1355"), [...(stryMutAct_9fa48("1356") ? shape : (stryCov_9fa48("1356"), shape.slice(0, axis))), 1, ...(stryMutAct_9fa48("1357") ? shape : (stryCov_9fa48("1357"), shape.slice(axis)))]);
        }
      },
      storage: stryMutAct_9fa48("1358") ? () => undefined : (stryCov_9fa48("1358"), () => stryMutAct_9fa48("1359") ? "" : (stryCov_9fa48("1359"), 'view')),
      reach: stryMutAct_9fa48("1360") ? () => undefined : (stryCov_9fa48("1360"), () => stryMutAct_9fa48("1361") ? "" : (stryCov_9fa48("1361"), 'unknown')),
      examples: stryMutAct_9fa48("1362") ? [] : (stryCov_9fa48("1362"), [stryMutAct_9fa48("1363") ? {} : (stryCov_9fa48("1363"), {
        args: stryMutAct_9fa48("1364") ? {} : (stryCov_9fa48("1364"), {
          dim: 1
        }),
        inputs: stryMutAct_9fa48("1365") ? [] : (stryCov_9fa48("1365"), [stryMutAct_9fa48("1366") ? [] : (stryCov_9fa48("1366"), [2, 28, 28])]),
        output: stryMutAct_9fa48("1367") ? [] : (stryCov_9fa48("1367"), [2, 1, 28, 28]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1368") ? {} : (stryCov_9fa48("1368"), {
        args: stryMutAct_9fa48("1369") ? {} : (stryCov_9fa48("1369"), {
          dim: stryMutAct_9fa48("1370") ? +1 : (stryCov_9fa48("1370"), -1)
        }),
        inputs: stryMutAct_9fa48("1371") ? [] : (stryCov_9fa48("1371"), [stryMutAct_9fa48("1372") ? [] : (stryCov_9fa48("1372"), [2, 16])]),
        output: stryMutAct_9fa48("1373") ? [] : (stryCov_9fa48("1373"), [2, 16, 1]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
const SHIFTS = stryMutAct_9fa48("1374") ? "" : (stryCov_9fa48("1374"), 'a whole number, or a list with one for each of dims');
function roll(): Op {
  if (stryMutAct_9fa48("1375")) {
    {}
  } else {
    stryCov_9fa48("1375");
    return defineOp(stryMutAct_9fa48("1376") ? {} : (stryCov_9fa48("1376"), {
      type: stryMutAct_9fa48("1377") ? "" : (stryCov_9fa48("1377"), 'Roll'),
      form: stryMutAct_9fa48("1378") ? "" : (stryCov_9fa48("1378"), 'function'),
      family: stryMutAct_9fa48("1379") ? "" : (stryCov_9fa48("1379"), 'shape'),
      summary: stryMutAct_9fa48("1380") ? "" : (stryCov_9fa48("1380"), 'Moves the elements along dimensions; what leaves at one end comes in at the other.'),
      source: stryMutAct_9fa48("1381") ? "" : (stryCov_9fa48("1381"), 'https://pytorch.org/docs/stable/generated/torch.roll.html'),
      fields: z => {
        if (stryMutAct_9fa48("1382")) {
          {}
        } else {
          stryCov_9fa48("1382");
          const shift = stryMutAct_9fa48("1384") ? z.int({
            error: 'a whole number'
          }).max(-LARGEST_SIZE, {
            error: `a whole number of at least ${-LARGEST_SIZE}`
          }).max(LARGEST_SIZE, {
            error: `a whole number of at most ${LARGEST_SIZE}`
          }) : stryMutAct_9fa48("1383") ? z.int({
            error: 'a whole number'
          }).min(-LARGEST_SIZE, {
            error: `a whole number of at least ${-LARGEST_SIZE}`
          }).min(LARGEST_SIZE, {
            error: `a whole number of at most ${LARGEST_SIZE}`
          }) : (stryCov_9fa48("1383", "1384"), z.int(stryMutAct_9fa48("1385") ? {} : (stryCov_9fa48("1385"), {
            error: stryMutAct_9fa48("1386") ? "" : (stryCov_9fa48("1386"), 'a whole number')
          })).min(stryMutAct_9fa48("1387") ? +LARGEST_SIZE : (stryCov_9fa48("1387"), -LARGEST_SIZE), stryMutAct_9fa48("1388") ? {} : (stryCov_9fa48("1388"), {
            error: stryMutAct_9fa48("1389") ? `` : (stryCov_9fa48("1389"), `a whole number of at least ${stryMutAct_9fa48("1390") ? +LARGEST_SIZE : (stryCov_9fa48("1390"), -LARGEST_SIZE)}`)
          })).max(LARGEST_SIZE, stryMutAct_9fa48("1391") ? {} : (stryCov_9fa48("1391"), {
            error: stryMutAct_9fa48("1392") ? `` : (stryCov_9fa48("1392"), `a whole number of at most ${LARGEST_SIZE}`)
          })));
          return stryMutAct_9fa48("1393") ? {} : (stryCov_9fa48("1393"), {
            shifts: z.union(stryMutAct_9fa48("1394") ? [] : (stryCov_9fa48("1394"), [shift, stryMutAct_9fa48("1395") ? z.array(shift).max(1, {
              error: SHIFTS
            }) : (stryCov_9fa48("1395"), z.array(shift).min(1, stryMutAct_9fa48("1396") ? {} : (stryCov_9fa48("1396"), {
              error: SHIFTS
            })))]), stryMutAct_9fa48("1397") ? {} : (stryCov_9fa48("1397"), {
              error: SHIFTS
            })).describe(stryMutAct_9fa48("1398") ? "" : (stryCov_9fa48("1398"), 'By how many elements they are moved')),
            dims: z.union(stryMutAct_9fa48("1399") ? [] : (stryCov_9fa48("1399"), [dimension(z), dimensions(z)]), stryMutAct_9fa48("1400") ? {} : (stryCov_9fa48("1400"), {
              error: stryMutAct_9fa48("1401") ? "" : (stryCov_9fa48("1401"), 'a dimension number, or a list of them')
            })).nullable().default(null).describe(stryMutAct_9fa48("1402") ? "" : (stryCov_9fa48("1402"), 'Along which dimensions; the flattened input is moved when not given'))
          });
        }
      },
      inputs: ONE_INPUT,
      output: ({
        shifts,
        dims
      }, [input]) => {
        if (stryMutAct_9fa48("1403")) {
          {}
        } else {
          stryCov_9fa48("1403");
          const shape = input as Shape;
          const moved = asList(shifts);
          const along = (stryMutAct_9fa48("1406") ? dims !== null : stryMutAct_9fa48("1405") ? false : stryMutAct_9fa48("1404") ? true : (stryCov_9fa48("1404", "1405", "1406"), dims === null)) ? stryMutAct_9fa48("1407") ? ["Stryker was here"] : (stryCov_9fa48("1407"), []) : asList(dims);
          if (stryMutAct_9fa48("1409") ? false : stryMutAct_9fa48("1408") ? true : (stryCov_9fa48("1408", "1409"), (stryMutAct_9fa48("1412") ? dims !== null : stryMutAct_9fa48("1411") ? false : stryMutAct_9fa48("1410") ? true : (stryCov_9fa48("1410", "1411", "1412"), dims === null)) ? stryMutAct_9fa48("1415") ? moved.length === 1 : stryMutAct_9fa48("1414") ? false : stryMutAct_9fa48("1413") ? true : (stryCov_9fa48("1413", "1414", "1415"), moved.length !== 1) : stryMutAct_9fa48("1418") ? moved.length === along.length : stryMutAct_9fa48("1417") ? false : stryMutAct_9fa48("1416") ? true : (stryCov_9fa48("1416", "1417", "1418"), moved.length !== along.length))) {
            if (stryMutAct_9fa48("1419")) {
              {}
            } else {
              stryCov_9fa48("1419");
              return stryMutAct_9fa48("1420") ? {} : (stryCov_9fa48("1420"), {
                problem: stryMutAct_9fa48("1421") ? `` : (stryCov_9fa48("1421"), `shifts has ${moved.length} numbers, dims has ${(stryMutAct_9fa48("1424") ? dims !== null : stryMutAct_9fa48("1423") ? false : stryMutAct_9fa48("1422") ? true : (stryCov_9fa48("1422", "1423", "1424"), dims === null)) ? stryMutAct_9fa48("1425") ? "" : (stryCov_9fa48("1425"), 'none') : along.length}`),
                help: stryMutAct_9fa48("1426") ? "" : (stryCov_9fa48("1426"), 'give a shift for each of dims')
              });
            }
          }
          const missing = along.find(stryMutAct_9fa48("1427") ? () => undefined : (stryCov_9fa48("1427"), dim => stryMutAct_9fa48("1430") ? axisOf(shape, dim) !== null : stryMutAct_9fa48("1429") ? false : stryMutAct_9fa48("1428") ? true : (stryCov_9fa48("1428", "1429", "1430"), axisOf(shape, dim) === null)));
          return (stryMutAct_9fa48("1433") ? missing !== undefined : stryMutAct_9fa48("1432") ? false : stryMutAct_9fa48("1431") ? true : (stryCov_9fa48("1431", "1432", "1433"), missing === undefined)) ? shape : noSuchDim(shape, missing, stryMutAct_9fa48("1434") ? "" : (stryCov_9fa48("1434"), 'dims'));
        }
      },
      reach: ({
        shifts,
        dims
      }, [input]) => {
        if (stryMutAct_9fa48("1435")) {
          {}
        } else {
          stryCov_9fa48("1435");
          if (stryMutAct_9fa48("1438") ? dims !== null : stryMutAct_9fa48("1437") ? false : stryMutAct_9fa48("1436") ? true : (stryCov_9fa48("1436", "1437", "1438"), dims === null)) return stryMutAct_9fa48("1439") ? "" : (stryCov_9fa48("1439"), 'everything');
          const along = asList(dims).map(stryMutAct_9fa48("1440") ? () => undefined : (stryCov_9fa48("1440"), dim => axisOf(input as Shape, dim)));
          return movedPositions(input as Shape, stryMutAct_9fa48("1441") ? () => undefined : (stryCov_9fa48("1441"), axis => asList(shifts).reduce(stryMutAct_9fa48("1442") ? () => undefined : (stryCov_9fa48("1442"), (sum, shift, index) => (stryMutAct_9fa48("1445") ? along[index] !== axis : stryMutAct_9fa48("1444") ? false : stryMutAct_9fa48("1443") ? true : (stryCov_9fa48("1443", "1444", "1445"), along[index] === axis)) ? stryMutAct_9fa48("1446") ? sum - shift : (stryCov_9fa48("1446"), sum + shift) : sum), 0)));
        }
      },
      examples: stryMutAct_9fa48("1447") ? [] : (stryCov_9fa48("1447"), [stryMutAct_9fa48("1448") ? {} : (stryCov_9fa48("1448"), {
        args: stryMutAct_9fa48("1449") ? {} : (stryCov_9fa48("1449"), {
          shifts: stryMutAct_9fa48("1450") ? [] : (stryCov_9fa48("1450"), [stryMutAct_9fa48("1451") ? +3 : (stryCov_9fa48("1451"), -3), stryMutAct_9fa48("1452") ? +3 : (stryCov_9fa48("1452"), -3)]),
          dims: stryMutAct_9fa48("1453") ? [] : (stryCov_9fa48("1453"), [1, 2])
        }),
        inputs: stryMutAct_9fa48("1454") ? [] : (stryCov_9fa48("1454"), [stryMutAct_9fa48("1455") ? [] : (stryCov_9fa48("1455"), [1, 14, 14, 96])]),
        output: stryMutAct_9fa48("1456") ? [] : (stryCov_9fa48("1456"), [1, 14, 14, 96]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1457") ? {} : (stryCov_9fa48("1457"), {
        args: stryMutAct_9fa48("1458") ? {} : (stryCov_9fa48("1458"), {
          shifts: 1,
          dims: stryMutAct_9fa48("1459") ? +1 : (stryCov_9fa48("1459"), -1)
        }),
        inputs: stryMutAct_9fa48("1460") ? [] : (stryCov_9fa48("1460"), [stryMutAct_9fa48("1461") ? [] : (stryCov_9fa48("1461"), [1, 16])]),
        output: stryMutAct_9fa48("1462") ? [] : (stryCov_9fa48("1462"), [1, 16]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function dimensions(z: ZodModule) {
  if (stryMutAct_9fa48("1463")) {
    {}
  } else {
    stryCov_9fa48("1463");
    return stryMutAct_9fa48("1464") ? z.array(dimension(z), {
      error: 'a list of dimension numbers'
    }).max(1, {
      error: 'a list of dimension numbers'
    }) : (stryCov_9fa48("1464"), z.array(dimension(z), stryMutAct_9fa48("1465") ? {} : (stryCov_9fa48("1465"), {
      error: stryMutAct_9fa48("1466") ? "" : (stryCov_9fa48("1466"), 'a list of dimension numbers')
    })).min(1, stryMutAct_9fa48("1467") ? {} : (stryCov_9fa48("1467"), {
      error: stryMutAct_9fa48("1468") ? "" : (stryCov_9fa48("1468"), 'a list of dimension numbers')
    })));
  }
}
function asList(value: number | readonly number[]): readonly number[] {
  if (stryMutAct_9fa48("1469")) {
    {}
  } else {
    stryCov_9fa48("1469");
    return (stryMutAct_9fa48("1472") ? typeof value !== 'number' : stryMutAct_9fa48("1471") ? false : stryMutAct_9fa48("1470") ? true : (stryCov_9fa48("1470", "1471", "1472"), typeof value === (stryMutAct_9fa48("1473") ? "" : (stryCov_9fa48("1473"), 'number')))) ? stryMutAct_9fa48("1474") ? [] : (stryCov_9fa48("1474"), [value]) : value;
  }
}
function reachIfMoved(order: readonly (number | null)[]): Reach {
  if (stryMutAct_9fa48("1475")) {
    {}
  } else {
    stryCov_9fa48("1475");
    return reachIfSpatial(stryMutAct_9fa48("1476") ? order : (stryCov_9fa48("1476"), order.filter(stryMutAct_9fa48("1477") ? () => undefined : (stryCov_9fa48("1477"), (axis, place) => stryMutAct_9fa48("1480") ? axis === place : stryMutAct_9fa48("1479") ? false : stryMutAct_9fa48("1478") ? true : (stryCov_9fa48("1478", "1479", "1480"), axis !== place)))));
  }
}

/** Positions are kept as long as only batch and channel change places; where they move, the axes lose their meaning. */
function reachIfSpatial(moved: readonly (number | null)[]): Reach {
  if (stryMutAct_9fa48("1481")) {
    {}
  } else {
    stryCov_9fa48("1481");
    return (stryMutAct_9fa48("1482") ? moved.every(axis => axis !== null && axis >= 2) : (stryCov_9fa48("1482"), moved.some(stryMutAct_9fa48("1483") ? () => undefined : (stryCov_9fa48("1483"), axis => stryMutAct_9fa48("1486") ? axis !== null || axis >= 2 : stryMutAct_9fa48("1485") ? false : stryMutAct_9fa48("1484") ? true : (stryCov_9fa48("1484", "1485", "1486"), (stryMutAct_9fa48("1488") ? axis === null : stryMutAct_9fa48("1487") ? true : (stryCov_9fa48("1487", "1488"), axis !== null)) && (stryMutAct_9fa48("1491") ? axis < 2 : stryMutAct_9fa48("1490") ? axis > 2 : stryMutAct_9fa48("1489") ? true : (stryCov_9fa48("1489", "1490", "1491"), axis >= 2))))))) ? stryMutAct_9fa48("1492") ? "" : (stryCov_9fa48("1492"), 'unknown') : stryMutAct_9fa48("1493") ? "" : (stryCov_9fa48("1493"), 'position');
  }
}