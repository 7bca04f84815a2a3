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
import { positive } from './fields';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem, type UnevenWindow, type Window } from './op';
import { formatShape, type Shape, spatialDims } from './shape';

/** PixelShuffle, PixelUnshuffle and ChannelShuffle. */
export function shufflingOps(): readonly Op[] {
  if (stryMutAct_9fa48("1811")) {
    {}
  } else {
    stryCov_9fa48("1811");
    return stryMutAct_9fa48("1812") ? [] : (stryCov_9fa48("1812"), [pixelShuffle(), pixelUnshuffle(), channelShuffle()]);
  }
}
function pixelShuffle(): Op {
  if (stryMutAct_9fa48("1813")) {
    {}
  } else {
    stryCov_9fa48("1813");
    return defineOp(stryMutAct_9fa48("1814") ? {} : (stryCov_9fa48("1814"), {
      type: stryMutAct_9fa48("1815") ? "" : (stryCov_9fa48("1815"), 'PixelShuffle'),
      family: stryMutAct_9fa48("1816") ? "" : (stryCov_9fa48("1816"), 'shape'),
      summary: stryMutAct_9fa48("1817") ? "" : (stryCov_9fa48("1817"), 'Lays channels out as pixels: the image grows by a factor, its channels shrink by its square.'),
      source: stryMutAct_9fa48("1818") ? "" : (stryCov_9fa48("1818"), 'https://pytorch.org/docs/stable/generated/torch.nn.PixelShuffle.html'),
      fields: stryMutAct_9fa48("1819") ? () => undefined : (stryCov_9fa48("1819"), z => stryMutAct_9fa48("1820") ? {} : (stryCov_9fa48("1820"), {
        upscale_factor: positive(z).describe(stryMutAct_9fa48("1821") ? "" : (stryCov_9fa48("1821"), 'Factor by which height and width grow'))
      })),
      inputs: ONE_INPUT,
      output: ({
        upscale_factor: factor
      }, [input]) => {
        if (stryMutAct_9fa48("1822")) {
          {}
        } else {
          stryCov_9fa48("1822");
          const [leading, channels, height, width] = imageDims(input as Shape);
          if (stryMutAct_9fa48("1825") ? leading !== null : stryMutAct_9fa48("1824") ? false : stryMutAct_9fa48("1823") ? true : (stryCov_9fa48("1823", "1824", "1825"), leading === null)) return notAnImage(input as Shape, stryMutAct_9fa48("1826") ? "" : (stryCov_9fa48("1826"), 'PixelShuffle'));
          if (stryMutAct_9fa48("1829") ? channels % (factor * factor) === 0 : stryMutAct_9fa48("1828") ? false : stryMutAct_9fa48("1827") ? true : (stryCov_9fa48("1827", "1828", "1829"), (stryMutAct_9fa48("1830") ? channels * (factor * factor) : (stryCov_9fa48("1830"), channels % (stryMutAct_9fa48("1831") ? factor / factor : (stryCov_9fa48("1831"), factor * factor)))) !== 0)) {
            if (stryMutAct_9fa48("1832")) {
              {}
            } else {
              stryCov_9fa48("1832");
              return stryMutAct_9fa48("1833") ? {} : (stryCov_9fa48("1833"), {
                problem: stryMutAct_9fa48("1834") ? `` : (stryCov_9fa48("1834"), `${channels} channels are not divisible by the square of upscale_factor ${factor}`),
                help: stryMutAct_9fa48("1835") ? `` : (stryCov_9fa48("1835"), `the input needs a multiple of ${stryMutAct_9fa48("1836") ? factor / factor : (stryCov_9fa48("1836"), factor * factor)} channels`)
              });
            }
          }
          return stryMutAct_9fa48("1837") ? [] : (stryCov_9fa48("1837"), [...leading, stryMutAct_9fa48("1838") ? channels * (factor * factor) : (stryCov_9fa48("1838"), channels / (stryMutAct_9fa48("1839") ? factor / factor : (stryCov_9fa48("1839"), factor * factor))), stryMutAct_9fa48("1840") ? height / factor : (stryCov_9fa48("1840"), height * factor), stryMutAct_9fa48("1841") ? width / factor : (stryCov_9fa48("1841"), width * factor)]);
        }
      },
      reach: stryMutAct_9fa48("1842") ? () => undefined : (stryCov_9fa48("1842"), ({
        upscale_factor
      }, [input]) => onImage(input as Shape, stryMutAct_9fa48("1843") ? {} : (stryCov_9fa48("1843"), {
        step: 1,
        parts: upscale_factor,
        first: 0,
        last: 0
      }))),
      examples: stryMutAct_9fa48("1844") ? [] : (stryCov_9fa48("1844"), [stryMutAct_9fa48("1845") ? {} : (stryCov_9fa48("1845"), {
        args: stryMutAct_9fa48("1846") ? {} : (stryCov_9fa48("1846"), {
          upscale_factor: 3
        }),
        inputs: stryMutAct_9fa48("1847") ? [] : (stryCov_9fa48("1847"), [stryMutAct_9fa48("1848") ? [] : (stryCov_9fa48("1848"), [1, 9, 4, 4])]),
        output: stryMutAct_9fa48("1849") ? [] : (stryCov_9fa48("1849"), [1, 1, 12, 12]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1850") ? {} : (stryCov_9fa48("1850"), {
        args: stryMutAct_9fa48("1851") ? {} : (stryCov_9fa48("1851"), {
          upscale_factor: 2
        }),
        inputs: stryMutAct_9fa48("1852") ? [] : (stryCov_9fa48("1852"), [stryMutAct_9fa48("1853") ? [] : (stryCov_9fa48("1853"), [2, 8, 3, 5])]),
        output: stryMutAct_9fa48("1854") ? [] : (stryCov_9fa48("1854"), [2, 2, 6, 10]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function pixelUnshuffle(): Op {
  if (stryMutAct_9fa48("1855")) {
    {}
  } else {
    stryCov_9fa48("1855");
    return defineOp(stryMutAct_9fa48("1856") ? {} : (stryCov_9fa48("1856"), {
      type: stryMutAct_9fa48("1857") ? "" : (stryCov_9fa48("1857"), 'PixelUnshuffle'),
      family: stryMutAct_9fa48("1858") ? "" : (stryCov_9fa48("1858"), 'shape'),
      summary: stryMutAct_9fa48("1859") ? "" : (stryCov_9fa48("1859"), 'Lays pixels out as channels: the image shrinks by a factor, its channels grow by its square.'),
      source: stryMutAct_9fa48("1860") ? "" : (stryCov_9fa48("1860"), 'https://pytorch.org/docs/stable/generated/torch.nn.PixelUnshuffle.html'),
      fields: stryMutAct_9fa48("1861") ? () => undefined : (stryCov_9fa48("1861"), z => stryMutAct_9fa48("1862") ? {} : (stryCov_9fa48("1862"), {
        downscale_factor: positive(z).describe(stryMutAct_9fa48("1863") ? "" : (stryCov_9fa48("1863"), 'Factor by which height and width shrink'))
      })),
      inputs: ONE_INPUT,
      output: ({
        downscale_factor: factor
      }, [input]) => {
        if (stryMutAct_9fa48("1864")) {
          {}
        } else {
          stryCov_9fa48("1864");
          const [leading, channels, height, width] = imageDims(input as Shape);
          if (stryMutAct_9fa48("1867") ? leading !== null : stryMutAct_9fa48("1866") ? false : stryMutAct_9fa48("1865") ? true : (stryCov_9fa48("1865", "1866", "1867"), leading === null)) return notAnImage(input as Shape, stryMutAct_9fa48("1868") ? "" : (stryCov_9fa48("1868"), 'PixelUnshuffle'));
          if (stryMutAct_9fa48("1871") ? height % factor !== 0 && width % factor !== 0 : stryMutAct_9fa48("1870") ? false : stryMutAct_9fa48("1869") ? true : (stryCov_9fa48("1869", "1870", "1871"), (stryMutAct_9fa48("1873") ? height % factor === 0 : stryMutAct_9fa48("1872") ? false : (stryCov_9fa48("1872", "1873"), (stryMutAct_9fa48("1874") ? height * factor : (stryCov_9fa48("1874"), height % factor)) !== 0)) || (stryMutAct_9fa48("1876") ? width % factor === 0 : stryMutAct_9fa48("1875") ? false : (stryCov_9fa48("1875", "1876"), (stryMutAct_9fa48("1877") ? width * factor : (stryCov_9fa48("1877"), width % factor)) !== 0)))) {
            if (stryMutAct_9fa48("1878")) {
              {}
            } else {
              stryCov_9fa48("1878");
              return stryMutAct_9fa48("1879") ? {} : (stryCov_9fa48("1879"), {
                problem: stryMutAct_9fa48("1880") ? `` : (stryCov_9fa48("1880"), `the image ${height}x${width} is not divisible by downscale_factor ${factor}`),
                help: stryMutAct_9fa48("1881") ? `` : (stryCov_9fa48("1881"), `height and width must be multiples of ${factor}`)
              });
            }
          }
          return stryMutAct_9fa48("1882") ? [] : (stryCov_9fa48("1882"), [...leading, stryMutAct_9fa48("1883") ? channels * factor / factor : (stryCov_9fa48("1883"), (stryMutAct_9fa48("1884") ? channels / factor : (stryCov_9fa48("1884"), channels * factor)) * factor), stryMutAct_9fa48("1885") ? height * factor : (stryCov_9fa48("1885"), height / factor), stryMutAct_9fa48("1886") ? width * factor : (stryCov_9fa48("1886"), width / factor)]);
        }
      },
      reach: stryMutAct_9fa48("1887") ? () => undefined : (stryCov_9fa48("1887"), ({
        downscale_factor
      }, [input]) => onImage(input as Shape, stryMutAct_9fa48("1888") ? {} : (stryCov_9fa48("1888"), {
        size: downscale_factor,
        stride: downscale_factor,
        padding: 0,
        dilation: 1
      }))),
      examples: stryMutAct_9fa48("1889") ? [] : (stryCov_9fa48("1889"), [stryMutAct_9fa48("1890") ? {} : (stryCov_9fa48("1890"), {
        args: stryMutAct_9fa48("1891") ? {} : (stryCov_9fa48("1891"), {
          downscale_factor: 2
        }),
        inputs: stryMutAct_9fa48("1892") ? [] : (stryCov_9fa48("1892"), [stryMutAct_9fa48("1893") ? [] : (stryCov_9fa48("1893"), [1, 18, 40, 16])]),
        output: stryMutAct_9fa48("1894") ? [] : (stryCov_9fa48("1894"), [1, 72, 20, 8]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1895") ? {} : (stryCov_9fa48("1895"), {
        args: stryMutAct_9fa48("1896") ? {} : (stryCov_9fa48("1896"), {
          downscale_factor: 3
        }),
        inputs: stryMutAct_9fa48("1897") ? [] : (stryCov_9fa48("1897"), [stryMutAct_9fa48("1898") ? [] : (stryCov_9fa48("1898"), [1, 1, 12, 12])]),
        output: stryMutAct_9fa48("1899") ? [] : (stryCov_9fa48("1899"), [1, 9, 4, 4]),
        params: 0,
        macs: 0
      })])
    }));
  }
}
function channelShuffle(): Op {
  if (stryMutAct_9fa48("1900")) {
    {}
  } else {
    stryCov_9fa48("1900");
    return defineOp(stryMutAct_9fa48("1901") ? {} : (stryCov_9fa48("1901"), {
      type: stryMutAct_9fa48("1902") ? "" : (stryCov_9fa48("1902"), 'ChannelShuffle'),
      family: stryMutAct_9fa48("1903") ? "" : (stryCov_9fa48("1903"), 'shape'),
      summary: stryMutAct_9fa48("1904") ? "" : (stryCov_9fa48("1904"), 'Mixes the channels of several groups, by taking one of each group in turn.'),
      source: stryMutAct_9fa48("1905") ? "" : (stryCov_9fa48("1905"), 'https://pytorch.org/docs/stable/generated/torch.nn.ChannelShuffle.html'),
      fields: stryMutAct_9fa48("1906") ? () => undefined : (stryCov_9fa48("1906"), z => stryMutAct_9fa48("1907") ? {} : (stryCov_9fa48("1907"), {
        groups: positive(z).describe(stryMutAct_9fa48("1908") ? "" : (stryCov_9fa48("1908"), 'Groups that the channels are divided into'))
      })),
      inputs: ONE_INPUT,
      output: ({
        groups
      }, [input]) => {
        if (stryMutAct_9fa48("1909")) {
          {}
        } else {
          stryCov_9fa48("1909");
          const shape = input as Shape;
          if (stryMutAct_9fa48("1913") ? shape.length >= 3 : stryMutAct_9fa48("1912") ? shape.length <= 3 : stryMutAct_9fa48("1911") ? false : stryMutAct_9fa48("1910") ? true : (stryCov_9fa48("1910", "1911", "1912", "1913"), shape.length < 3)) {
            if (stryMutAct_9fa48("1914")) {
              {}
            } else {
              stryCov_9fa48("1914");
              return stryMutAct_9fa48("1915") ? {} : (stryCov_9fa48("1915"), {
                problem: stryMutAct_9fa48("1916") ? `` : (stryCov_9fa48("1916"), `ChannelShuffle needs at least 3 dimensions, ${formatShape(shape)} has ${shape.length}`),
                help: stryMutAct_9fa48("1917") ? "" : (stryCov_9fa48("1917"), 'shuffle before the input is flattened')
              });
            }
          }
          const channels = shape[1] as number;
          if (stryMutAct_9fa48("1920") ? channels % groups !== 0 : stryMutAct_9fa48("1919") ? false : stryMutAct_9fa48("1918") ? true : (stryCov_9fa48("1918", "1919", "1920"), (stryMutAct_9fa48("1921") ? channels * groups : (stryCov_9fa48("1921"), channels % groups)) === 0)) return shape;
          return stryMutAct_9fa48("1922") ? {} : (stryCov_9fa48("1922"), {
            problem: stryMutAct_9fa48("1923") ? `` : (stryCov_9fa48("1923"), `${channels} channels are not divisible by groups ${groups}`),
            help: stryMutAct_9fa48("1924") ? `` : (stryCov_9fa48("1924"), `choose groups that divide ${channels}`)
          });
        }
      },
      examples: stryMutAct_9fa48("1925") ? [] : (stryCov_9fa48("1925"), [stryMutAct_9fa48("1926") ? {} : (stryCov_9fa48("1926"), {
        args: stryMutAct_9fa48("1927") ? {} : (stryCov_9fa48("1927"), {
          groups: 2
        }),
        inputs: stryMutAct_9fa48("1928") ? [] : (stryCov_9fa48("1928"), [stryMutAct_9fa48("1929") ? [] : (stryCov_9fa48("1929"), [1, 116, 28, 28])]),
        output: stryMutAct_9fa48("1930") ? [] : (stryCov_9fa48("1930"), [1, 116, 28, 28]),
        params: 0,
        macs: 0
      }), stryMutAct_9fa48("1931") ? {} : (stryCov_9fa48("1931"), {
        args: stryMutAct_9fa48("1932") ? {} : (stryCov_9fa48("1932"), {
          groups: 3
        }),
        inputs: stryMutAct_9fa48("1933") ? [] : (stryCov_9fa48("1933"), [stryMutAct_9fa48("1934") ? [] : (stryCov_9fa48("1934"), [1, 6, 10])]),
        output: stryMutAct_9fa48("1935") ? [] : (stryCov_9fa48("1935"), [1, 6, 10]),
        params: 0,
        macs: 0
      })])
    }));
  }
}

/** What stands before channels, height and width, then these; null and zeros where there are too few dimensions. */
function imageDims(input: Shape): readonly [Shape | null, number, number, number] {
  if (stryMutAct_9fa48("1936")) {
    {}
  } else {
    stryCov_9fa48("1936");
    if (stryMutAct_9fa48("1940") ? input.length >= 3 : stryMutAct_9fa48("1939") ? input.length <= 3 : stryMutAct_9fa48("1938") ? false : stryMutAct_9fa48("1937") ? true : (stryCov_9fa48("1937", "1938", "1939", "1940"), input.length < 3)) return stryMutAct_9fa48("1941") ? [] : (stryCov_9fa48("1941"), [null, 0, 0, 0]);
    const [channels, height, width] = input.slice(-3) as [number, number, number];
    return stryMutAct_9fa48("1942") ? [] : (stryCov_9fa48("1942"), [stryMutAct_9fa48("1943") ? input : (stryCov_9fa48("1943"), input.slice(0, stryMutAct_9fa48("1944") ? +3 : (stryCov_9fa48("1944"), -3))), channels, height, width]);
  }
}
function notAnImage(input: Shape, type: string): ShapeProblem {
  if (stryMutAct_9fa48("1945")) {
    {}
  } else {
    stryCov_9fa48("1945");
    return stryMutAct_9fa48("1946") ? {} : (stryCov_9fa48("1946"), {
      problem: stryMutAct_9fa48("1947") ? `` : (stryCov_9fa48("1947"), `${type} needs channels, height and width, ${formatShape(input)} has ${input.length} dimensions`),
      help: stryMutAct_9fa48("1948") ? "" : (stryCov_9fa48("1948"), 'use it before the input is flattened')
    });
  }
}

/** The same window on height and width, the last two dimensions, and single positions on those before. */
function onImage(input: Shape, window: Window | UnevenWindow): readonly (Window | UnevenWindow)[] {
  if (stryMutAct_9fa48("1949")) {
    {}
  } else {
    stryCov_9fa48("1949");
    const axes = spatialDims(input).length;
    return spatialDims(input).map(stryMutAct_9fa48("1950") ? () => undefined : (stryCov_9fa48("1950"), (_dim, axis) => (stryMutAct_9fa48("1954") ? axis < axes - 2 : stryMutAct_9fa48("1953") ? axis > axes - 2 : stryMutAct_9fa48("1952") ? false : stryMutAct_9fa48("1951") ? true : (stryCov_9fa48("1951", "1952", "1953", "1954"), axis >= (stryMutAct_9fa48("1955") ? axes + 2 : (stryCov_9fa48("1955"), axes - 2)))) ? window : stryMutAct_9fa48("1956") ? {} : (stryCov_9fa48("1956"), {
      size: 1,
      stride: 1,
      padding: 0,
      dilation: 1
    })));
  }
}