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
import { choice } from './fields';
import { broadcast } from './merging';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape } from './shape';

/** MatMul. */
export function matrixProductOps(): readonly Op[] {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    return stryMutAct_9fa48("1") ? [] : (stryCov_9fa48("1"), [defineOp(stryMutAct_9fa48("2") ? {} : (stryCov_9fa48("2"), {
      type: stryMutAct_9fa48("3") ? "" : (stryCov_9fa48("3"), 'MatMul'),
      form: stryMutAct_9fa48("4") ? "" : (stryCov_9fa48("4"), 'function'),
      family: stryMutAct_9fa48("5") ? "" : (stryCov_9fa48("5"), 'merging'),
      summary: stryMutAct_9fa48("6") ? "" : (stryCov_9fa48("6"), 'The matrix product of its two inputs, as torch.matmul gives it; leading dimensions broadcast.'),
      source: stryMutAct_9fa48("7") ? "" : (stryCov_9fa48("7"), 'https://pytorch.org/docs/stable/generated/torch.matmul.html'),
      fields: stryMutAct_9fa48("8") ? () => undefined : (stryCov_9fa48("8"), z => stryMutAct_9fa48("9") ? {} : (stryCov_9fa48("9"), {
        call: choice(z, stryMutAct_9fa48("10") ? [] : (stryCov_9fa48("10"), [stryMutAct_9fa48("11") ? "" : (stryCov_9fa48("11"), 'operator'), stryMutAct_9fa48("12") ? "" : (stryCov_9fa48("12"), 'function')]), stryMutAct_9fa48("13") ? "" : (stryCov_9fa48("13"), 'function')).describe(stryMutAct_9fa48("14") ? "" : (stryCov_9fa48("14"), 'How it is written, a @ b or torch.matmul(a, b): ptflops and calflops count the function only'))
      })),
      inputs: stryMutAct_9fa48("15") ? {} : (stryCov_9fa48("15"), {
        least: 2,
        most: 2
      }),
      output: (_args, inputs) => {
        if (stryMutAct_9fa48("16")) {
          {}
        } else {
          stryCov_9fa48("16");
          const product = multiplied(inputs);
          return (stryMutAct_9fa48("17") ? "" : (stryCov_9fa48("17"), 'problem')) in product ? product : product.output;
        }
      },
      work: (_args, inputs) => {
        if (stryMutAct_9fa48("18")) {
          {}
        } else {
          stryCov_9fa48("18");
          const product = multiplied(inputs);
          return (stryMutAct_9fa48("19") ? "" : (stryCov_9fa48("19"), 'problem')) in product ? stryMutAct_9fa48("20") ? ["Stryker was here"] : (stryCov_9fa48("20"), []) : stryMutAct_9fa48("21") ? [] : (stryCov_9fa48("21"), [stryMutAct_9fa48("22") ? {} : (stryCov_9fa48("22"), {
            unit: stryMutAct_9fa48("23") ? "" : (stryCov_9fa48("23"), 'mac'),
            factors: stryMutAct_9fa48("24") ? [] : (stryCov_9fa48("24"), [product.rows, product.inner, product.columns, ...product.leading])
          })]);
        }
      },
      reach: stryMutAct_9fa48("25") ? () => undefined : (stryCov_9fa48("25"), () => stryMutAct_9fa48("26") ? "" : (stryCov_9fa48("26"), 'everything')),
      examples: stryMutAct_9fa48("27") ? [] : (stryCov_9fa48("27"), [stryMutAct_9fa48("28") ? {} : (stryCov_9fa48("28"), {
        args: {},
        inputs: stryMutAct_9fa48("29") ? [] : (stryCov_9fa48("29"), [stryMutAct_9fa48("30") ? [] : (stryCov_9fa48("30"), [1, 5, 16]), stryMutAct_9fa48("31") ? [] : (stryCov_9fa48("31"), [1, 16, 5])]),
        output: stryMutAct_9fa48("32") ? [] : (stryCov_9fa48("32"), [1, 5, 5]),
        params: 0,
        macs: 400
      }), stryMutAct_9fa48("33") ? {} : (stryCov_9fa48("33"), {
        args: {},
        inputs: stryMutAct_9fa48("34") ? [] : (stryCov_9fa48("34"), [stryMutAct_9fa48("35") ? [] : (stryCov_9fa48("35"), [2, 4, 5, 16]), stryMutAct_9fa48("36") ? [] : (stryCov_9fa48("36"), [16, 3])]),
        output: stryMutAct_9fa48("37") ? [] : (stryCov_9fa48("37"), [2, 4, 5, 3]),
        params: 0,
        macs: 1920
      }), stryMutAct_9fa48("38") ? {} : (stryCov_9fa48("38"), {
        args: {},
        inputs: stryMutAct_9fa48("39") ? [] : (stryCov_9fa48("39"), [stryMutAct_9fa48("40") ? [] : (stryCov_9fa48("40"), [2, 1, 5, 16]), stryMutAct_9fa48("41") ? [] : (stryCov_9fa48("41"), [3, 16, 7])]),
        output: stryMutAct_9fa48("42") ? [] : (stryCov_9fa48("42"), [2, 3, 5, 7]),
        params: 0,
        macs: 3360
      }), stryMutAct_9fa48("43") ? {} : (stryCov_9fa48("43"), {
        args: {},
        inputs: stryMutAct_9fa48("44") ? [] : (stryCov_9fa48("44"), [stryMutAct_9fa48("45") ? [] : (stryCov_9fa48("45"), [2, 5, 16]), stryMutAct_9fa48("46") ? [] : (stryCov_9fa48("46"), [16])]),
        output: stryMutAct_9fa48("47") ? [] : (stryCov_9fa48("47"), [2, 5]),
        params: 0,
        macs: 160
      })])
    }))]);
  }
}
interface MatrixProduct {
  readonly leading: Shape;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly output: Shape;
}

/** [..., rows, inner] x [..., inner, columns]; an input of one dimension is a row on the left, a column on the right. */
function multiplied([left = stryMutAct_9fa48("48") ? ["Stryker was here"] : (stryCov_9fa48("48"), []), right = stryMutAct_9fa48("49") ? ["Stryker was here"] : (stryCov_9fa48("49"), [])]: readonly Shape[]): MatrixProduct | ShapeProblem {
  if (stryMutAct_9fa48("50")) {
    {}
  } else {
    stryCov_9fa48("50");
    if (stryMutAct_9fa48("53") ? left.length === 0 && right.length === 0 : stryMutAct_9fa48("52") ? false : stryMutAct_9fa48("51") ? true : (stryCov_9fa48("51", "52", "53"), (stryMutAct_9fa48("55") ? left.length !== 0 : stryMutAct_9fa48("54") ? false : (stryCov_9fa48("54", "55"), left.length === 0)) || (stryMutAct_9fa48("57") ? right.length !== 0 : stryMutAct_9fa48("56") ? false : (stryCov_9fa48("56", "57"), right.length === 0)))) {
      if (stryMutAct_9fa48("58")) {
        {}
      } else {
        stryCov_9fa48("58");
        return stryMutAct_9fa48("59") ? {} : (stryCov_9fa48("59"), {
          problem: stryMutAct_9fa48("60") ? "" : (stryCov_9fa48("60"), 'an input is a single number'),
          help: stryMutAct_9fa48("61") ? "" : (stryCov_9fa48("61"), 'use Mul to multiply by a number')
        });
      }
    }
    const [rows, inner] = (stryMutAct_9fa48("64") ? left.length !== 1 : stryMutAct_9fa48("63") ? false : stryMutAct_9fa48("62") ? true : (stryCov_9fa48("62", "63", "64"), left.length === 1)) ? stryMutAct_9fa48("65") ? [] : (stryCov_9fa48("65"), [1, left[0] as number]) : left.slice(-2) as [number, number];
    const [height, columns] = (stryMutAct_9fa48("68") ? right.length !== 1 : stryMutAct_9fa48("67") ? false : stryMutAct_9fa48("66") ? true : (stryCov_9fa48("66", "67", "68"), right.length === 1)) ? stryMutAct_9fa48("69") ? [] : (stryCov_9fa48("69"), [right[0] as number, 1]) : right.slice(-2) as [number, number];
    if (stryMutAct_9fa48("72") ? inner === height : stryMutAct_9fa48("71") ? false : stryMutAct_9fa48("70") ? true : (stryCov_9fa48("70", "71", "72"), inner !== height)) {
      if (stryMutAct_9fa48("73")) {
        {}
      } else {
        stryCov_9fa48("73");
        return stryMutAct_9fa48("74") ? {} : (stryCov_9fa48("74"), {
          problem: stryMutAct_9fa48("75") ? `` : (stryCov_9fa48("75"), `${formatShape(left)} and ${formatShape(right)} cannot be multiplied: ${inner} columns against ${height} rows`),
          help: stryMutAct_9fa48("76") ? "" : (stryCov_9fa48("76"), 'the last dimension of the first input must be the second to last of the second: Transpose one of them')
        });
      }
    }
    const leading = broadcast(stryMutAct_9fa48("77") ? [] : (stryCov_9fa48("77"), [stryMutAct_9fa48("78") ? left : (stryCov_9fa48("78"), left.slice(0, stryMutAct_9fa48("79") ? +2 : (stryCov_9fa48("79"), -2))), stryMutAct_9fa48("80") ? right : (stryCov_9fa48("80"), right.slice(0, stryMutAct_9fa48("81") ? +2 : (stryCov_9fa48("81"), -2)))]));
    if (stryMutAct_9fa48("83") ? false : stryMutAct_9fa48("82") ? true : (stryCov_9fa48("82", "83"), isShapeProblem(leading))) {
      if (stryMutAct_9fa48("84")) {
        {}
      } else {
        stryCov_9fa48("84");
        return stryMutAct_9fa48("85") ? {} : (stryCov_9fa48("85"), {
          problem: stryMutAct_9fa48("86") ? `` : (stryCov_9fa48("86"), `the leading dimensions of ${formatShape(left)} and ${formatShape(right)} do not broadcast`),
          help: stryMutAct_9fa48("87") ? "" : (stryCov_9fa48("87"), 'they need the same sizes, or 1')
        });
      }
    }
    const output = stryMutAct_9fa48("88") ? [] : (stryCov_9fa48("88"), [...leading, ...((stryMutAct_9fa48("91") ? left.length !== 1 : stryMutAct_9fa48("90") ? false : stryMutAct_9fa48("89") ? true : (stryCov_9fa48("89", "90", "91"), left.length === 1)) ? stryMutAct_9fa48("92") ? ["Stryker was here"] : (stryCov_9fa48("92"), []) : stryMutAct_9fa48("93") ? [] : (stryCov_9fa48("93"), [rows])), ...((stryMutAct_9fa48("96") ? right.length !== 1 : stryMutAct_9fa48("95") ? false : stryMutAct_9fa48("94") ? true : (stryCov_9fa48("94", "95", "96"), right.length === 1)) ? stryMutAct_9fa48("97") ? ["Stryker was here"] : (stryCov_9fa48("97"), []) : stryMutAct_9fa48("98") ? [] : (stryCov_9fa48("98"), [columns]))]);
    return stryMutAct_9fa48("99") ? {} : (stryCov_9fa48("99"), {
      leading,
      rows,
      inner,
      columns,
      output
    });
  }
}