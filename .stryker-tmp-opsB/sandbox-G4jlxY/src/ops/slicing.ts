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
import { axisOf, movedPositions, noSuchDim } from './axis';
import { dimension, LARGEST_SIZE, nonNegative, positive } from './fields';
import { defineOp, ONE_INPUT, type Op } from './op';
import type { Shape } from './shape';

/** Narrow and Chunk. */
export function slicingOps(): readonly Op[] {
  if (stryMutAct_9fa48("1957")) {
    {}
  } else {
    stryCov_9fa48("1957");
    return stryMutAct_9fa48("1958") ? [] : (stryCov_9fa48("1958"), [narrow(), chunk()]);
  }
}
function narrow(): Op {
  if (stryMutAct_9fa48("1959")) {
    {}
  } else {
    stryCov_9fa48("1959");
    return defineOp(stryMutAct_9fa48("1960") ? {} : (stryCov_9fa48("1960"), {
      type: stryMutAct_9fa48("1961") ? "" : (stryCov_9fa48("1961"), 'Narrow'),
      form: stryMutAct_9fa48("1962") ? "" : (stryCov_9fa48("1962"), 'function'),
      family: stryMutAct_9fa48("1963") ? "" : (stryCov_9fa48("1963"), 'shape'),
      summary: stryMutAct_9fa48("1964") ? "" : (stryCov_9fa48("1964"), 'Takes a stretch of a dimension.'),
      source: stryMutAct_9fa48("1965") ? "" : (stryCov_9fa48("1965"), 'https://pytorch.org/docs/stable/generated/torch.narrow.html'),
      fields: stryMutAct_9fa48("1966") ? () => undefined : (stryCov_9fa48("1966"), z => stryMutAct_9fa48("1967") ? {} : (stryCov_9fa48("1967"), {
        dim: dimension(z).describe(stryMutAct_9fa48("1968") ? "" : (stryCov_9fa48("1968"), 'The dimension of which a stretch is taken')),
        start: stryMutAct_9fa48("1970") ? z.int({
          error: 'a whole number'
        }).max(-LARGEST_SIZE, {
          error: `a whole number of at least ${-LARGEST_SIZE}`
        }).max(LARGEST_SIZE, {
          error: `a whole number of at most ${LARGEST_SIZE}`
        }).describe('First element, negative from the end') : stryMutAct_9fa48("1969") ? z.int({
          error: 'a whole number'
        }).min(-LARGEST_SIZE, {
          error: `a whole number of at least ${-LARGEST_SIZE}`
        }).min(LARGEST_SIZE, {
          error: `a whole number of at most ${LARGEST_SIZE}`
        }).describe('First element, negative from the end') : (stryCov_9fa48("1969", "1970"), z.int(stryMutAct_9fa48("1971") ? {} : (stryCov_9fa48("1971"), {
          error: stryMutAct_9fa48("1972") ? "" : (stryCov_9fa48("1972"), 'a whole number')
        })).min(stryMutAct_9fa48("1973") ? +LARGEST_SIZE : (stryCov_9fa48("1973"), -LARGEST_SIZE), stryMutAct_9fa48("1974") ? {} : (stryCov_9fa48("1974"), {
          error: stryMutAct_9fa48("1975") ? `` : (stryCov_9fa48("1975"), `a whole number of at least ${stryMutAct_9fa48("1976") ? +LARGEST_SIZE : (stryCov_9fa48("1976"), -LARGEST_SIZE)}`)
        })).max(LARGEST_SIZE, stryMutAct_9fa48("1977") ? {} : (stryCov_9fa48("1977"), {
          error: stryMutAct_9fa48("1978") ? `` : (stryCov_9fa48("1978"), `a whole number of at most ${LARGEST_SIZE}`)
        })).describe(stryMutAct_9fa48("1979") ? "" : (stryCov_9fa48("1979"), 'First element, negative from the end'))),
        length: positive(z).describe(stryMutAct_9fa48("1980") ? "" : (stryCov_9fa48("1980"), 'Number of elements'))
      })),
      inputs: ONE_INPUT,
      output: ({
        dim,
        start,
        length
      }, [input]) => {
        if (stryMutAct_9fa48("1981")) {
          {}
        } else {
          stryCov_9fa48("1981");
          const shape = input as Shape;
          const axis = axisOf(shape, dim);
          if (stryMutAct_9fa48("1984") ? axis !== null : stryMutAct_9fa48("1983") ? false : stryMutAct_9fa48("1982") ? true : (stryCov_9fa48("1982", "1983", "1984"), axis === null)) return noSuchDim(shape, dim, stryMutAct_9fa48("1985") ? "" : (stryCov_9fa48("1985"), 'dim'));
          const size = shape[axis] as number;
          const first = firstElement(start, size);
          if (stryMutAct_9fa48("1988") ? first < 0 && first + length > size : stryMutAct_9fa48("1987") ? false : stryMutAct_9fa48("1986") ? true : (stryCov_9fa48("1986", "1987", "1988"), (stryMutAct_9fa48("1991") ? first >= 0 : stryMutAct_9fa48("1990") ? first <= 0 : stryMutAct_9fa48("1989") ? false : (stryCov_9fa48("1989", "1990", "1991"), first < 0)) || (stryMutAct_9fa48("1994") ? first + length <= size : stryMutAct_9fa48("1993") ? first + length >= size : stryMutAct_9fa48("1992") ? false : (stryCov_9fa48("1992", "1993", "1994"), (stryMutAct_9fa48("1995") ? first - length : (stryCov_9fa48("1995"), first + length)) > size)))) {
            if (stryMutAct_9fa48("1996")) {
              {}
            } else {
              stryCov_9fa48("1996");
              return stryMutAct_9fa48("1997") ? {} : (stryCov_9fa48("1997"), {
                problem: stryMutAct_9fa48("1998") ? `` : (stryCov_9fa48("1998"), `${length} elements from ${start} on are not within a dimension of ${size}`),
                help: stryMutAct_9fa48("1999") ? `` : (stryCov_9fa48("1999"), `start and length together must stay within ${size}`)
              });
            }
          }
          return shape.map(stryMutAct_9fa48("2000") ? () => undefined : (stryCov_9fa48("2000"), (kept, at) => (stryMutAct_9fa48("2003") ? at !== axis : stryMutAct_9fa48("2002") ? false : stryMutAct_9fa48("2001") ? true : (stryCov_9fa48("2001", "2002", "2003"), at === axis)) ? length : kept));
        }
      },
      storage: stryMutAct_9fa48("2004") ? () => undefined : (stryCov_9fa48("2004"), () => stryMutAct_9fa48("2005") ? "" : (stryCov_9fa48("2005"), 'view')),
      reach: ({
        dim,
        start
      }, [input]) => {
        if (stryMutAct_9fa48("2006")) {
          {}
        } else {
          stryCov_9fa48("2006");
          const along = axisOf(input as Shape, dim);
          return movedPositions(input as Shape, stryMutAct_9fa48("2007") ? () => undefined : (stryCov_9fa48("2007"), axis => (stryMutAct_9fa48("2010") ? axis !== along : stryMutAct_9fa48("2009") ? false : stryMutAct_9fa48("2008") ? true : (stryCov_9fa48("2008", "2009", "2010"), axis === along)) ? stryMutAct_9fa48("2011") ? 0 + firstElement(start, (input as Shape)[axis] as number) : (stryCov_9fa48("2011"), 0 - firstElement(start, (input as Shape)[axis] as number)) : 0));
        }
      },
      examples: stryMutAct_9fa48("2012") ? [] : (stryCov_9fa48("2012"), [stryMutAct_9fa48("2013") ? {} : (stryCov_9fa48("2013"), {
        args: stryMutAct_9fa48("2014") ? {} : (stryCov_9fa48("2014"), {
          dim: 1,
          start: 0,
          length: 1
        }),
        inputs: stryMutAct_9fa48("2015") ? [] : (stryCov_9fa48("2015"), [stryMutAct_9fa48("2016") ? [] : (stryCov_9fa48("2016"), [1, 197, 768])]),
        output: stryMutAct_9fa48("2017") ? [] : (stryCov_9fa48("2017"), [1, 1, 768]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2018") ? {} : (stryCov_9fa48("2018"), {
        args: stryMutAct_9fa48("2019") ? {} : (stryCov_9fa48("2019"), {
          dim: stryMutAct_9fa48("2020") ? +1 : (stryCov_9fa48("2020"), -1),
          start: stryMutAct_9fa48("2021") ? +4 : (stryCov_9fa48("2021"), -4),
          length: 3
        }),
        inputs: stryMutAct_9fa48("2022") ? [] : (stryCov_9fa48("2022"), [stryMutAct_9fa48("2023") ? [] : (stryCov_9fa48("2023"), [1, 8, 10])]),
        output: stryMutAct_9fa48("2024") ? [] : (stryCov_9fa48("2024"), [1, 8, 3]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function chunk(): Op {
  if (stryMutAct_9fa48("2025")) {
    {}
  } else {
    stryCov_9fa48("2025");
    return defineOp(stryMutAct_9fa48("2026") ? {} : (stryCov_9fa48("2026"), {
      type: stryMutAct_9fa48("2027") ? "" : (stryCov_9fa48("2027"), 'Chunk'),
      form: stryMutAct_9fa48("2028") ? "" : (stryCov_9fa48("2028"), 'function'),
      family: stryMutAct_9fa48("2029") ? "" : (stryCov_9fa48("2029"), 'shape'),
      summary: stryMutAct_9fa48("2030") ? "" : (stryCov_9fa48("2030"), 'Cuts a dimension into equal parts, the last of which may be smaller, and gives one of them.'),
      source: stryMutAct_9fa48("2031") ? "" : (stryCov_9fa48("2031"), 'https://pytorch.org/docs/stable/generated/torch.chunk.html'),
      fields: stryMutAct_9fa48("2032") ? () => undefined : (stryCov_9fa48("2032"), z => stryMutAct_9fa48("2033") ? {} : (stryCov_9fa48("2033"), {
        chunks: positive(z).describe(stryMutAct_9fa48("2034") ? "" : (stryCov_9fa48("2034"), 'Number of parts; there are fewer where the dimension is too small')),
        dim: dimension(z).describe(stryMutAct_9fa48("2035") ? "" : (stryCov_9fa48("2035"), 'The dimension that is cut')),
        index: nonNegative(z).describe(stryMutAct_9fa48("2036") ? "" : (stryCov_9fa48("2036"), 'Which part is given, from 0'))
      })),
      inputs: ONE_INPUT,
      output: ({
        chunks,
        dim,
        index
      }, [input]) => {
        if (stryMutAct_9fa48("2037")) {
          {}
        } else {
          stryCov_9fa48("2037");
          const shape = input as Shape;
          const axis = axisOf(shape, dim);
          if (stryMutAct_9fa48("2040") ? axis !== null : stryMutAct_9fa48("2039") ? false : stryMutAct_9fa48("2038") ? true : (stryCov_9fa48("2038", "2039", "2040"), axis === null)) return noSuchDim(shape, dim, stryMutAct_9fa48("2041") ? "" : (stryCov_9fa48("2041"), 'dim'));
          const size = shape[axis] as number;
          const part = Math.ceil(stryMutAct_9fa48("2042") ? size * chunks : (stryCov_9fa48("2042"), size / chunks));
          const parts = Math.ceil(stryMutAct_9fa48("2043") ? size * part : (stryCov_9fa48("2043"), size / part));
          if (stryMutAct_9fa48("2047") ? index < parts : stryMutAct_9fa48("2046") ? index > parts : stryMutAct_9fa48("2045") ? false : stryMutAct_9fa48("2044") ? true : (stryCov_9fa48("2044", "2045", "2046", "2047"), index >= parts)) {
            if (stryMutAct_9fa48("2048")) {
              {}
            } else {
              stryCov_9fa48("2048");
              return stryMutAct_9fa48("2049") ? {} : (stryCov_9fa48("2049"), {
                problem: stryMutAct_9fa48("2050") ? `` : (stryCov_9fa48("2050"), `a dimension of ${size} in ${chunks} chunks gives ${parts}, there is none with index ${index}`),
                help: stryMutAct_9fa48("2051") ? `` : (stryCov_9fa48("2051"), `use an index from 0 to ${stryMutAct_9fa48("2052") ? parts + 1 : (stryCov_9fa48("2052"), parts - 1)}`)
              });
            }
          }
          return shape.map(stryMutAct_9fa48("2053") ? () => undefined : (stryCov_9fa48("2053"), (kept, at) => (stryMutAct_9fa48("2056") ? at !== axis : stryMutAct_9fa48("2055") ? false : stryMutAct_9fa48("2054") ? true : (stryCov_9fa48("2054", "2055", "2056"), at === axis)) ? stryMutAct_9fa48("2057") ? Math.max(part, size - index * part) : (stryCov_9fa48("2057"), Math.min(part, stryMutAct_9fa48("2058") ? size + index * part : (stryCov_9fa48("2058"), size - (stryMutAct_9fa48("2059") ? index / part : (stryCov_9fa48("2059"), index * part))))) : kept));
        }
      },
      storage: stryMutAct_9fa48("2060") ? () => undefined : (stryCov_9fa48("2060"), () => stryMutAct_9fa48("2061") ? "" : (stryCov_9fa48("2061"), 'view')),
      reach: ({
        chunks,
        dim,
        index
      }, [input]) => {
        if (stryMutAct_9fa48("2062")) {
          {}
        } else {
          stryCov_9fa48("2062");
          const along = axisOf(input as Shape, dim);
          return movedPositions(input as Shape, stryMutAct_9fa48("2063") ? () => undefined : (stryCov_9fa48("2063"), axis => (stryMutAct_9fa48("2066") ? axis !== along : stryMutAct_9fa48("2065") ? false : stryMutAct_9fa48("2064") ? true : (stryCov_9fa48("2064", "2065", "2066"), axis === along)) ? stryMutAct_9fa48("2067") ? 0 + index * Math.ceil(((input as Shape)[axis] as number) / chunks) : (stryCov_9fa48("2067"), 0 - (stryMutAct_9fa48("2068") ? index / Math.ceil(((input as Shape)[axis] as number) / chunks) : (stryCov_9fa48("2068"), index * Math.ceil(stryMutAct_9fa48("2069") ? ((input as Shape)[axis] as number) * chunks : (stryCov_9fa48("2069"), ((input as Shape)[axis] as number) / chunks))))) : 0));
        }
      },
      examples: stryMutAct_9fa48("2070") ? [] : (stryCov_9fa48("2070"), [stryMutAct_9fa48("2071") ? {} : (stryCov_9fa48("2071"), {
        args: stryMutAct_9fa48("2072") ? {} : (stryCov_9fa48("2072"), {
          chunks: 2,
          dim: 1,
          index: 1
        }),
        inputs: stryMutAct_9fa48("2073") ? [] : (stryCov_9fa48("2073"), [stryMutAct_9fa48("2074") ? [] : (stryCov_9fa48("2074"), [1, 116, 28, 28])]),
        output: stryMutAct_9fa48("2075") ? [] : (stryCov_9fa48("2075"), [1, 58, 28, 28]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2076") ? {} : (stryCov_9fa48("2076"), {
        args: stryMutAct_9fa48("2077") ? {} : (stryCov_9fa48("2077"), {
          chunks: 3,
          dim: stryMutAct_9fa48("2078") ? +1 : (stryCov_9fa48("2078"), -1),
          index: 2
        }),
        inputs: stryMutAct_9fa48("2079") ? [] : (stryCov_9fa48("2079"), [stryMutAct_9fa48("2080") ? [] : (stryCov_9fa48("2080"), [1, 10])]),
        output: stryMutAct_9fa48("2081") ? [] : (stryCov_9fa48("2081"), [1, 2]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("2082") ? {} : (stryCov_9fa48("2082"), {
        args: stryMutAct_9fa48("2083") ? {} : (stryCov_9fa48("2083"), {
          chunks: 4,
          dim: 1,
          index: 2
        }),
        inputs: stryMutAct_9fa48("2084") ? [] : (stryCov_9fa48("2084"), [stryMutAct_9fa48("2085") ? [] : (stryCov_9fa48("2085"), [1, 6])]),
        output: stryMutAct_9fa48("2086") ? [] : (stryCov_9fa48("2086"), [1, 2]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function firstElement(start: number, size: number): number {
  if (stryMutAct_9fa48("2087")) {
    {}
  } else {
    stryCov_9fa48("2087");
    return (stryMutAct_9fa48("2091") ? start >= 0 : stryMutAct_9fa48("2090") ? start <= 0 : stryMutAct_9fa48("2089") ? false : stryMutAct_9fa48("2088") ? true : (stryCov_9fa48("2088", "2089", "2090", "2091"), start < 0)) ? stryMutAct_9fa48("2092") ? size - start : (stryCov_9fa48("2092"), size + start) : start;
  }
}