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
import { type Count, productOf } from '../counts/count';
import { axisOf, noSuchDim, sizesOrMinusOne } from './axis';
import { dimension } from './fields';
import { defineOp, isShapeProblem, ONE_INPUT, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape, spatialDims } from './shape';

/** Unflatten, Reshape and Expand. */
export function reshapingOps(): readonly Op[] {
  if (stryMutAct_9fa48("1494")) {
    {}
  } else {
    stryCov_9fa48("1494");
    return stryMutAct_9fa48("1495") ? [] : (stryCov_9fa48("1495"), [unflatten(), reshape(), expand()]);
  }
}
function unflatten(): Op {
  if (stryMutAct_9fa48("1496")) {
    {}
  } else {
    stryCov_9fa48("1496");
    return defineOp(stryMutAct_9fa48("1497") ? {} : (stryCov_9fa48("1497"), {
      type: stryMutAct_9fa48("1498") ? "" : (stryCov_9fa48("1498"), 'Unflatten'),
      family: stryMutAct_9fa48("1499") ? "" : (stryCov_9fa48("1499"), 'shape'),
      summary: stryMutAct_9fa48("1500") ? "" : (stryCov_9fa48("1500"), 'Splits a dimension into several.'),
      source: stryMutAct_9fa48("1501") ? "" : (stryCov_9fa48("1501"), 'https://pytorch.org/docs/stable/generated/torch.nn.Unflatten.html'),
      fields: stryMutAct_9fa48("1502") ? () => undefined : (stryCov_9fa48("1502"), z => stryMutAct_9fa48("1503") ? {} : (stryCov_9fa48("1503"), {
        dim: dimension(z).describe(stryMutAct_9fa48("1504") ? "" : (stryCov_9fa48("1504"), 'The dimension that is split')),
        unflattened_size: sizesOrMinusOne(z).describe(stryMutAct_9fa48("1505") ? "" : (stryCov_9fa48("1505"), 'Its new sizes; one may be -1, which is what is left'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dim,
        unflattened_size
      }, [input]) => {
        if (stryMutAct_9fa48("1506")) {
          {}
        } else {
          stryCov_9fa48("1506");
          const shape = input as Shape;
          const axis = axisOf(shape, dim);
          if (stryMutAct_9fa48("1509") ? axis !== null : stryMutAct_9fa48("1508") ? false : stryMutAct_9fa48("1507") ? true : (stryCov_9fa48("1507", "1508", "1509"), axis === null)) return noSuchDim(shape, dim, stryMutAct_9fa48("1510") ? "" : (stryCov_9fa48("1510"), 'dim'));
          const parts = filledIn(unflattened_size, stryMutAct_9fa48("1511") ? shape : (stryCov_9fa48("1511"), shape.slice(axis, stryMutAct_9fa48("1512") ? axis - 1 : (stryCov_9fa48("1512"), axis + 1))), stryMutAct_9fa48("1513") ? "" : (stryCov_9fa48("1513"), 'unflattened_size'));
          return isShapeProblem(parts) ? parts : stryMutAct_9fa48("1514") ? [] : (stryCov_9fa48("1514"), [...(stryMutAct_9fa48("1515") ? shape : (stryCov_9fa48("1515"), shape.slice(0, axis))), ...parts, ...(stryMutAct_9fa48("1516") ? shape : (stryCov_9fa48("1516"), shape.slice(stryMutAct_9fa48("1517") ? axis - 1 : (stryCov_9fa48("1517"), axis + 1))))]);
        }
      },
      storage: stryMutAct_9fa48("1518") ? () => undefined : (stryCov_9fa48("1518"), () => stryMutAct_9fa48("1519") ? "" : (stryCov_9fa48("1519"), 'view')),
      reach: stryMutAct_9fa48("1520") ? () => undefined : (stryCov_9fa48("1520"), () => stryMutAct_9fa48("1521") ? "" : (stryCov_9fa48("1521"), 'unknown')),
      examples: stryMutAct_9fa48("1522") ? [] : (stryCov_9fa48("1522"), [stryMutAct_9fa48("1523") ? {} : (stryCov_9fa48("1523"), {
        args: stryMutAct_9fa48("1524") ? {} : (stryCov_9fa48("1524"), {
          dim: 1,
          unflattened_size: stryMutAct_9fa48("1525") ? [] : (stryCov_9fa48("1525"), [2, 5])
        }),
        inputs: stryMutAct_9fa48("1526") ? [] : (stryCov_9fa48("1526"), [stryMutAct_9fa48("1527") ? [] : (stryCov_9fa48("1527"), [3, 10, 4])]),
        output: stryMutAct_9fa48("1528") ? [] : (stryCov_9fa48("1528"), [3, 2, 5, 4]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1529") ? {} : (stryCov_9fa48("1529"), {
        args: stryMutAct_9fa48("1530") ? {} : (stryCov_9fa48("1530"), {
          dim: stryMutAct_9fa48("1531") ? +1 : (stryCov_9fa48("1531"), -1),
          unflattened_size: stryMutAct_9fa48("1532") ? [] : (stryCov_9fa48("1532"), [stryMutAct_9fa48("1533") ? +1 : (stryCov_9fa48("1533"), -1), 7])
        }),
        inputs: stryMutAct_9fa48("1534") ? [] : (stryCov_9fa48("1534"), [stryMutAct_9fa48("1535") ? [] : (stryCov_9fa48("1535"), [1, 3, 49])]),
        output: stryMutAct_9fa48("1536") ? [] : (stryCov_9fa48("1536"), [1, 3, 7, 7]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function reshape(): Op {
  if (stryMutAct_9fa48("1537")) {
    {}
  } else {
    stryCov_9fa48("1537");
    return defineOp(stryMutAct_9fa48("1538") ? {} : (stryCov_9fa48("1538"), {
      type: stryMutAct_9fa48("1539") ? "" : (stryCov_9fa48("1539"), 'Reshape'),
      form: stryMutAct_9fa48("1540") ? "" : (stryCov_9fa48("1540"), 'function'),
      family: stryMutAct_9fa48("1541") ? "" : (stryCov_9fa48("1541"), 'shape'),
      summary: stryMutAct_9fa48("1542") ? "" : (stryCov_9fa48("1542"), 'Gives the same elements another shape, the batch included.'),
      source: stryMutAct_9fa48("1543") ? "" : (stryCov_9fa48("1543"), 'https://pytorch.org/docs/stable/generated/torch.reshape.html'),
      fields: stryMutAct_9fa48("1544") ? () => undefined : (stryCov_9fa48("1544"), z => stryMutAct_9fa48("1545") ? {} : (stryCov_9fa48("1545"), {
        shape: sizesOrMinusOne(z).describe(stryMutAct_9fa48("1546") ? "" : (stryCov_9fa48("1546"), 'The new sizes, the batch first; one may be -1, which is what is left'))
      })),
      inputs: ONE_INPUT,
      output: stryMutAct_9fa48("1547") ? () => undefined : (stryCov_9fa48("1547"), ({
        shape
      }, [input]) => filledIn(shape, input as Shape, stryMutAct_9fa48("1548") ? "" : (stryCov_9fa48("1548"), 'shape'))),
      storage: stryMutAct_9fa48("1549") ? () => undefined : (stryCov_9fa48("1549"), () => stryMutAct_9fa48("1550") ? "" : (stryCov_9fa48("1550"), 'view')),
      reach: stryMutAct_9fa48("1551") ? () => undefined : (stryCov_9fa48("1551"), () => stryMutAct_9fa48("1552") ? "" : (stryCov_9fa48("1552"), 'unknown')),
      examples: stryMutAct_9fa48("1553") ? [] : (stryCov_9fa48("1553"), [stryMutAct_9fa48("1554") ? {} : (stryCov_9fa48("1554"), {
        args: stryMutAct_9fa48("1555") ? {} : (stryCov_9fa48("1555"), {
          shape: stryMutAct_9fa48("1556") ? [] : (stryCov_9fa48("1556"), [stryMutAct_9fa48("1557") ? +1 : (stryCov_9fa48("1557"), -1), 8, 100])
        }),
        inputs: stryMutAct_9fa48("1558") ? [] : (stryCov_9fa48("1558"), [stryMutAct_9fa48("1559") ? [] : (stryCov_9fa48("1559"), [1, 8, 10, 10])]),
        output: stryMutAct_9fa48("1560") ? [] : (stryCov_9fa48("1560"), [1, 8, 100]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1561") ? {} : (stryCov_9fa48("1561"), {
        args: stryMutAct_9fa48("1562") ? {} : (stryCov_9fa48("1562"), {
          shape: stryMutAct_9fa48("1563") ? [] : (stryCov_9fa48("1563"), [8, 7, 7, 3])
        }),
        inputs: stryMutAct_9fa48("1564") ? [] : (stryCov_9fa48("1564"), [stryMutAct_9fa48("1565") ? [] : (stryCov_9fa48("1565"), [2, 14, 14, 3])]),
        output: stryMutAct_9fa48("1566") ? [] : (stryCov_9fa48("1566"), [8, 7, 7, 3]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function expand(): Op {
  if (stryMutAct_9fa48("1567")) {
    {}
  } else {
    stryCov_9fa48("1567");
    return defineOp(stryMutAct_9fa48("1568") ? {} : (stryCov_9fa48("1568"), {
      type: stryMutAct_9fa48("1569") ? "" : (stryCov_9fa48("1569"), 'Expand'),
      form: stryMutAct_9fa48("1570") ? "" : (stryCov_9fa48("1570"), 'function'),
      family: stryMutAct_9fa48("1571") ? "" : (stryCov_9fa48("1571"), 'shape'),
      summary: stryMutAct_9fa48("1572") ? "" : (stryCov_9fa48("1572"), 'Repeats dimensions of size 1, and adds dimensions in front, without copying.'),
      source: stryMutAct_9fa48("1573") ? "" : (stryCov_9fa48("1573"), 'https://pytorch.org/docs/stable/generated/torch.Tensor.expand.html'),
      fields: stryMutAct_9fa48("1574") ? () => undefined : (stryCov_9fa48("1574"), z => stryMutAct_9fa48("1575") ? {} : (stryCov_9fa48("1575"), {
        sizes: sizesOrMinusOne(z).describe(stryMutAct_9fa48("1576") ? "" : (stryCov_9fa48("1576"), 'The new sizes, the batch first; -1 keeps a size'))
      })),
      inputs: ONE_INPUT,
      output: stryMutAct_9fa48("1577") ? () => undefined : (stryCov_9fa48("1577"), ({
        sizes
      }, [input]) => expanded(sizes, input as Shape)),
      storage: stryMutAct_9fa48("1578") ? () => undefined : (stryCov_9fa48("1578"), () => stryMutAct_9fa48("1579") ? "" : (stryCov_9fa48("1579"), 'view')),
      reach: (_args, [input], output) => {
        if (stryMutAct_9fa48("1580")) {
          {}
        } else {
          stryCov_9fa48("1580");
          const before = spatialDims(input as Shape);
          const isKept = stryMutAct_9fa48("1583") ? (input as Shape).length === output.length || before.every((dim, axis) => dim === output[axis + 2]) : stryMutAct_9fa48("1582") ? false : stryMutAct_9fa48("1581") ? true : (stryCov_9fa48("1581", "1582", "1583"), (stryMutAct_9fa48("1585") ? (input as Shape).length !== output.length : stryMutAct_9fa48("1584") ? true : (stryCov_9fa48("1584", "1585"), (input as Shape).length === output.length)) && (stryMutAct_9fa48("1586") ? before.some((dim, axis) => dim === output[axis + 2]) : (stryCov_9fa48("1586"), before.every(stryMutAct_9fa48("1587") ? () => undefined : (stryCov_9fa48("1587"), (dim, axis) => stryMutAct_9fa48("1590") ? dim !== output[axis + 2] : stryMutAct_9fa48("1589") ? false : stryMutAct_9fa48("1588") ? true : (stryCov_9fa48("1588", "1589", "1590"), dim === output[stryMutAct_9fa48("1591") ? axis - 2 : (stryCov_9fa48("1591"), axis + 2)]))))));
          return isKept ? stryMutAct_9fa48("1592") ? "" : (stryCov_9fa48("1592"), 'position') : stryMutAct_9fa48("1593") ? "" : (stryCov_9fa48("1593"), 'everything');
        }
      },
      examples: stryMutAct_9fa48("1594") ? [] : (stryCov_9fa48("1594"), [stryMutAct_9fa48("1595") ? {} : (stryCov_9fa48("1595"), {
        args: stryMutAct_9fa48("1596") ? {} : (stryCov_9fa48("1596"), {
          sizes: stryMutAct_9fa48("1597") ? [] : (stryCov_9fa48("1597"), [stryMutAct_9fa48("1598") ? +1 : (stryCov_9fa48("1598"), -1), stryMutAct_9fa48("1599") ? +1 : (stryCov_9fa48("1599"), -1), 7, 7])
        }),
        inputs: stryMutAct_9fa48("1600") ? [] : (stryCov_9fa48("1600"), [stryMutAct_9fa48("1601") ? [] : (stryCov_9fa48("1601"), [1, 8, 1, 1])]),
        output: stryMutAct_9fa48("1602") ? [] : (stryCov_9fa48("1602"), [1, 8, 7, 7]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1603") ? {} : (stryCov_9fa48("1603"), {
        args: stryMutAct_9fa48("1604") ? {} : (stryCov_9fa48("1604"), {
          sizes: stryMutAct_9fa48("1605") ? [] : (stryCov_9fa48("1605"), [4, stryMutAct_9fa48("1606") ? +1 : (stryCov_9fa48("1606"), -1), 16])
        }),
        inputs: stryMutAct_9fa48("1607") ? [] : (stryCov_9fa48("1607"), [stryMutAct_9fa48("1608") ? [] : (stryCov_9fa48("1608"), [1, 16])]),
        output: stryMutAct_9fa48("1609") ? [] : (stryCov_9fa48("1609"), [4, 1, 16]),
        params: 0,
        macs: 0
      })])
    }));
  }
}

/** The sizes with -1 replaced by what is left of the elements, of which none may be lost or added. */
function filledIn(wanted: Shape, from: Shape, name: string): Shape | ShapeProblem {
  if (stryMutAct_9fa48("1610")) {
    {}
  } else {
    stryCov_9fa48("1610");
    const isMisfit: ShapeProblem = stryMutAct_9fa48("1611") ? {} : (stryCov_9fa48("1611"), {
      problem: stryMutAct_9fa48("1612") ? `` : (stryCov_9fa48("1612"), `${name} ${formatShape(wanted)} cannot hold the ${productOf(from)} elements of ${formatShape(from)}`),
      help: stryMutAct_9fa48("1613") ? "" : (stryCov_9fa48("1613"), 'the product of the new sizes must be that of the old ones; -1 stands for what is left')
    });
    const unknown = stryMutAct_9fa48("1614") ? wanted.length : (stryCov_9fa48("1614"), wanted.filter(stryMutAct_9fa48("1615") ? () => undefined : (stryCov_9fa48("1615"), size => stryMutAct_9fa48("1618") ? size !== -1 : stryMutAct_9fa48("1617") ? false : stryMutAct_9fa48("1616") ? true : (stryCov_9fa48("1616", "1617", "1618"), size === (stryMutAct_9fa48("1619") ? +1 : (stryCov_9fa48("1619"), -1))))).length);
    if (stryMutAct_9fa48("1623") ? unknown <= 1 : stryMutAct_9fa48("1622") ? unknown >= 1 : stryMutAct_9fa48("1621") ? false : stryMutAct_9fa48("1620") ? true : (stryCov_9fa48("1620", "1621", "1622", "1623"), unknown > 1)) {
      if (stryMutAct_9fa48("1624")) {
        {}
      } else {
        stryCov_9fa48("1624");
        return stryMutAct_9fa48("1625") ? {} : (stryCov_9fa48("1625"), {
          problem: stryMutAct_9fa48("1626") ? `` : (stryCov_9fa48("1626"), `${name} ${formatShape(wanted)} has more than one -1`),
          help: stryMutAct_9fa48("1627") ? "" : (stryCov_9fa48("1627"), 'only one size can follow from the others')
        });
      }
    }
    const known = productOf(stryMutAct_9fa48("1628") ? wanted : (stryCov_9fa48("1628"), wanted.filter(stryMutAct_9fa48("1629") ? () => undefined : (stryCov_9fa48("1629"), size => stryMutAct_9fa48("1632") ? size === -1 : stryMutAct_9fa48("1631") ? false : stryMutAct_9fa48("1630") ? true : (stryCov_9fa48("1630", "1631", "1632"), size !== (stryMutAct_9fa48("1633") ? +1 : (stryCov_9fa48("1633"), -1)))))));
    const total = productOf(from);
    if (stryMutAct_9fa48("1636") ? unknown !== 0 : stryMutAct_9fa48("1635") ? false : stryMutAct_9fa48("1634") ? true : (stryCov_9fa48("1634", "1635", "1636"), unknown === 0)) return (stryMutAct_9fa48("1639") ? known !== total : stryMutAct_9fa48("1638") ? false : stryMutAct_9fa48("1637") ? true : (stryCov_9fa48("1637", "1638", "1639"), known === total)) ? wanted : isMisfit;
    const left = quotient(total, known);
    return (stryMutAct_9fa48("1642") ? left !== null : stryMutAct_9fa48("1641") ? false : stryMutAct_9fa48("1640") ? true : (stryCov_9fa48("1640", "1641", "1642"), left === null)) ? isMisfit : wanted.map(stryMutAct_9fa48("1643") ? () => undefined : (stryCov_9fa48("1643"), size => (stryMutAct_9fa48("1646") ? size !== -1 : stryMutAct_9fa48("1645") ? false : stryMutAct_9fa48("1644") ? true : (stryCov_9fa48("1644", "1645", "1646"), size === (stryMutAct_9fa48("1647") ? +1 : (stryCov_9fa48("1647"), -1)))) ? left : size));
  }
}

/** The quotient of two counts where it is a whole number, null elsewhere. */
function quotient(total: Count, divisor: Count): number | null {
  if (stryMutAct_9fa48("1648")) {
    {}
  } else {
    stryCov_9fa48("1648");
    return (stryMutAct_9fa48("1651") ? BigInt(total) % BigInt(divisor) !== 0n : stryMutAct_9fa48("1650") ? false : stryMutAct_9fa48("1649") ? true : (stryCov_9fa48("1649", "1650", "1651"), (stryMutAct_9fa48("1652") ? BigInt(total) * BigInt(divisor) : (stryCov_9fa48("1652"), BigInt(total) % BigInt(divisor))) === 0n)) ? Number(stryMutAct_9fa48("1653") ? BigInt(total) * BigInt(divisor) : (stryCov_9fa48("1653"), BigInt(total) / BigInt(divisor))) : null;
  }
}

/** Sizes are matched from the last; each must be kept, or the input's must be 1. */
function expanded(wanted: Shape, input: Shape): Shape | ShapeProblem {
  if (stryMutAct_9fa48("1654")) {
    {}
  } else {
    stryCov_9fa48("1654");
    const added = stryMutAct_9fa48("1655") ? wanted.length + input.length : (stryCov_9fa48("1655"), wanted.length - input.length);
    if (stryMutAct_9fa48("1659") ? added >= 0 : stryMutAct_9fa48("1658") ? added <= 0 : stryMutAct_9fa48("1657") ? false : stryMutAct_9fa48("1656") ? true : (stryCov_9fa48("1656", "1657", "1658", "1659"), added < 0)) {
      if (stryMutAct_9fa48("1660")) {
        {}
      } else {
        stryCov_9fa48("1660");
        return stryMutAct_9fa48("1661") ? {} : (stryCov_9fa48("1661"), {
          problem: stryMutAct_9fa48("1662") ? `` : (stryCov_9fa48("1662"), `sizes has ${wanted.length} values, ${formatShape(input)} has ${input.length} dimensions`),
          help: stryMutAct_9fa48("1663") ? `` : (stryCov_9fa48("1663"), `give at least ${input.length} sizes`)
        });
      }
    }
    const output: number[] = stryMutAct_9fa48("1664") ? ["Stryker was here"] : (stryCov_9fa48("1664"), []);
    for (const [index, size] of wanted.entries()) {
      if (stryMutAct_9fa48("1665")) {
        {}
      } else {
        stryCov_9fa48("1665");
        const before = input[stryMutAct_9fa48("1666") ? index + added : (stryCov_9fa48("1666"), index - added)];
        if (stryMutAct_9fa48("1669") ? before === undefined || size === -1 : stryMutAct_9fa48("1668") ? false : stryMutAct_9fa48("1667") ? true : (stryCov_9fa48("1667", "1668", "1669"), (stryMutAct_9fa48("1671") ? before !== undefined : stryMutAct_9fa48("1670") ? true : (stryCov_9fa48("1670", "1671"), before === undefined)) && (stryMutAct_9fa48("1673") ? size !== -1 : stryMutAct_9fa48("1672") ? true : (stryCov_9fa48("1672", "1673"), size === (stryMutAct_9fa48("1674") ? +1 : (stryCov_9fa48("1674"), -1)))))) {
          if (stryMutAct_9fa48("1675")) {
            {}
          } else {
            stryCov_9fa48("1675");
            return stryMutAct_9fa48("1676") ? {} : (stryCov_9fa48("1676"), {
              problem: stryMutAct_9fa48("1677") ? `` : (stryCov_9fa48("1677"), `sizes has -1 for dimension ${index}, which the input does not have`),
              help: stryMutAct_9fa48("1678") ? "" : (stryCov_9fa48("1678"), 'give its size')
            });
          }
        }
        if (stryMutAct_9fa48("1681") ? before !== undefined && before !== 1 && size !== -1 || size !== before : stryMutAct_9fa48("1680") ? false : stryMutAct_9fa48("1679") ? true : (stryCov_9fa48("1679", "1680", "1681"), (stryMutAct_9fa48("1683") ? before !== undefined && before !== 1 || size !== -1 : stryMutAct_9fa48("1682") ? true : (stryCov_9fa48("1682", "1683"), (stryMutAct_9fa48("1685") ? before !== undefined || before !== 1 : stryMutAct_9fa48("1684") ? true : (stryCov_9fa48("1684", "1685"), (stryMutAct_9fa48("1687") ? before === undefined : stryMutAct_9fa48("1686") ? true : (stryCov_9fa48("1686", "1687"), before !== undefined)) && (stryMutAct_9fa48("1689") ? before === 1 : stryMutAct_9fa48("1688") ? true : (stryCov_9fa48("1688", "1689"), before !== 1)))) && (stryMutAct_9fa48("1691") ? size === -1 : stryMutAct_9fa48("1690") ? true : (stryCov_9fa48("1690", "1691"), size !== (stryMutAct_9fa48("1692") ? +1 : (stryCov_9fa48("1692"), -1)))))) && (stryMutAct_9fa48("1694") ? size === before : stryMutAct_9fa48("1693") ? true : (stryCov_9fa48("1693", "1694"), size !== before)))) {
          if (stryMutAct_9fa48("1695")) {
            {}
          } else {
            stryCov_9fa48("1695");
            return stryMutAct_9fa48("1696") ? {} : (stryCov_9fa48("1696"), {
              problem: stryMutAct_9fa48("1697") ? `` : (stryCov_9fa48("1697"), `a dimension of ${before} cannot be expanded to ${size}: ${formatShape(input)} to ${formatShape(wanted)}`),
              help: stryMutAct_9fa48("1698") ? "" : (stryCov_9fa48("1698"), 'only dimensions of size 1 can be expanded; -1 keeps a size')
            });
          }
        }
        output.push((stryMutAct_9fa48("1701") ? size !== -1 : stryMutAct_9fa48("1700") ? false : stryMutAct_9fa48("1699") ? true : (stryCov_9fa48("1699", "1700", "1701"), size === (stryMutAct_9fa48("1702") ? +1 : (stryCov_9fa48("1702"), -1)))) ? before as number : size);
      }
    }
    return output;
  }
}