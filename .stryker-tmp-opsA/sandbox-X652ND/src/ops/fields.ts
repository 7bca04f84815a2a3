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
import type { ZodModule } from './op';

/** Sizes beyond this are refused, so that a coordinate is always an exact number. */
export const LARGEST_SIZE = stryMutAct_9fa48("959") ? 2 ** 31 + 1 : (stryCov_9fa48("959"), 2 ** 31 - 1);

/** A whole number from 1 on. */
export function positive(z: ZodModule) {
  if (stryMutAct_9fa48("960")) {
    {}
  } else {
    stryCov_9fa48("960");
    return commonFields(z).positive;
  }
}

/** A whole number from 0 on. */
export function nonNegative(z: ZodModule) {
  if (stryMutAct_9fa48("961")) {
    {}
  } else {
    stryCov_9fa48("961");
    return commonFields(z).nonNegative;
  }
}

/** A dimension's number, negative from the end. */
export function dimension(z: ZodModule) {
  if (stryMutAct_9fa48("962")) {
    {}
  } else {
    stryCov_9fa48("962");
    return commonFields(z).dimension;
  }
}

/** The fields that many ops have are made once, and the JSON Schema writes each of them once, by its id. */
const known = new WeakMap<ZodModule, ReturnType<typeof makeCommonFields>>();
function commonFields(z: ZodModule): ReturnType<typeof makeCommonFields> {
  if (stryMutAct_9fa48("963")) {
    {}
  } else {
    stryCov_9fa48("963");
    const made = stryMutAct_9fa48("964") ? known.get(z) && makeCommonFields(z) : (stryCov_9fa48("964"), known.get(z) ?? makeCommonFields(z));
    known.set(z, made);
    return made;
  }
}
function makeCommonFields(z: ZodModule) {
  if (stryMutAct_9fa48("965")) {
    {}
  } else {
    stryCov_9fa48("965");
    const positive = wholeNumber(z, 1, stryMutAct_9fa48("966") ? "" : (stryCov_9fa48("966"), 'a whole number of at least 1')).meta(stryMutAct_9fa48("967") ? {} : (stryCov_9fa48("967"), {
      id: stryMutAct_9fa48("968") ? "" : (stryCov_9fa48("968"), 'positive')
    }));
    const nonNegative = wholeNumber(z, 0, stryMutAct_9fa48("969") ? "" : (stryCov_9fa48("969"), 'a whole number of at least 0')).meta(stryMutAct_9fa48("970") ? {} : (stryCov_9fa48("970"), {
      id: stryMutAct_9fa48("971") ? "" : (stryCov_9fa48("971"), 'non_negative')
    }));
    return stryMutAct_9fa48("972") ? {} : (stryCov_9fa48("972"), {
      positive,
      nonNegative,
      positivePerAxis: perAxis(z, positive, 1),
      nonNegativePerAxis: perAxis(z, nonNegative, 0),
      dimension: stryMutAct_9fa48("974") ? z.int({
        error: 'a dimension number, such as 1 or -1'
      }).max(-16, {
        error: 'a dimension number of at least -16'
      }).max(15, {
        error: 'a dimension number of at most 15'
      }).meta({
        id: 'dimension'
      }) : stryMutAct_9fa48("973") ? z.int({
        error: 'a dimension number, such as 1 or -1'
      }).min(-16, {
        error: 'a dimension number of at least -16'
      }).min(15, {
        error: 'a dimension number of at most 15'
      }).meta({
        id: 'dimension'
      }) : (stryCov_9fa48("973", "974"), z.int(stryMutAct_9fa48("975") ? {} : (stryCov_9fa48("975"), {
        error: stryMutAct_9fa48("976") ? "" : (stryCov_9fa48("976"), 'a dimension number, such as 1 or -1')
      })).min(stryMutAct_9fa48("977") ? +16 : (stryCov_9fa48("977"), -16), stryMutAct_9fa48("978") ? {} : (stryCov_9fa48("978"), {
        error: stryMutAct_9fa48("979") ? "" : (stryCov_9fa48("979"), 'a dimension number of at least -16')
      })).max(15, stryMutAct_9fa48("980") ? {} : (stryCov_9fa48("980"), {
        error: stryMutAct_9fa48("981") ? "" : (stryCov_9fa48("981"), 'a dimension number of at most 15')
      })).meta(stryMutAct_9fa48("982") ? {} : (stryCov_9fa48("982"), {
        id: stryMutAct_9fa48("983") ? "" : (stryCov_9fa48("983"), 'dimension')
      })))
    });
  }
}

/** A number that shapes and counts do not depend on, such as a slope, with PyTorch's default. */
export function coefficient(z: ZodModule, byDefault: number) {
  if (stryMutAct_9fa48("984")) {
    {}
  } else {
    stryCov_9fa48("984");
    return z.number(stryMutAct_9fa48("985") ? {} : (stryCov_9fa48("985"), {
      error: stryMutAct_9fa48("986") ? "" : (stryCov_9fa48("986"), 'a number')
    })).default(byDefault);
  }
}

/** A probability with PyTorch's default. */
export function probability(z: ZodModule, byDefault: number) {
  if (stryMutAct_9fa48("987")) {
    {}
  } else {
    stryCov_9fa48("987");
    const expected = stryMutAct_9fa48("988") ? "" : (stryCov_9fa48("988"), 'a number from 0 to 1');
    return stryMutAct_9fa48("990") ? z.number({
      error: expected
    }).max(0, {
      error: expected
    }).max(1, {
      error: expected
    }).default(byDefault) : stryMutAct_9fa48("989") ? z.number({
      error: expected
    }).min(0, {
      error: expected
    }).min(1, {
      error: expected
    }).default(byDefault) : (stryCov_9fa48("989", "990"), z.number(stryMutAct_9fa48("991") ? {} : (stryCov_9fa48("991"), {
      error: expected
    })).min(0, stryMutAct_9fa48("992") ? {} : (stryCov_9fa48("992"), {
      error: expected
    })).max(1, stryMutAct_9fa48("993") ? {} : (stryCov_9fa48("993"), {
      error: expected
    })).default(byDefault));
  }
}

/** True or false with PyTorch's default. */
export function flag(z: ZodModule, byDefault: boolean) {
  if (stryMutAct_9fa48("994")) {
    {}
  } else {
    stryCov_9fa48("994");
    return z.boolean(stryMutAct_9fa48("995") ? {} : (stryCov_9fa48("995"), {
      error: stryMutAct_9fa48("996") ? "" : (stryCov_9fa48("996"), 'true or false')
    })).default(byDefault);
  }
}

/** One of a few words, with PyTorch's default. */
export function choice<const W extends readonly [string, ...string[]]>(z: ZodModule, words: W, byDefault: W[number]) {
  if (stryMutAct_9fa48("997")) {
    {}
  } else {
    stryCov_9fa48("997");
    return z.enum(words, stryMutAct_9fa48("998") ? {} : (stryCov_9fa48("998"), {
      error: stryMutAct_9fa48("999") ? `` : (stryCov_9fa48("999"), `one of ${words.map(stryMutAct_9fa48("1000") ? () => undefined : (stryCov_9fa48("1000"), word => JSON.stringify(word))).join(stryMutAct_9fa48("1001") ? "" : (stryCov_9fa48("1001"), ', '))}`)
    })).default(byDefault as never);
  }
}

/** A size that is taken from the input when it is not given, and checked when it is. */
export function inferredSize(z: ZodModule, what: string) {
  if (stryMutAct_9fa48("1002")) {
    {}
  } else {
    stryCov_9fa48("1002");
    return positive(z).nullable().default(null).describe(stryMutAct_9fa48("1003") ? `` : (stryCov_9fa48("1003"), `${what}; taken from the input when not given`));
  }
}

/** A positive whole number for all axes, or a list with one for each. */
export function positivePerAxis(z: ZodModule, axes: Axes) {
  if (stryMutAct_9fa48("1004")) {
    {}
  } else {
    stryCov_9fa48("1004");
    return commonFields(z).positivePerAxis[axes];
  }
}

/** A whole number from 0 on for all axes, or a list with one for each. */
export function nonNegativePerAxis(z: ZodModule, axes: Axes) {
  if (stryMutAct_9fa48("1005")) {
    {}
  } else {
    stryCov_9fa48("1005");
    return commonFields(z).nonNegativePerAxis[axes];
  }
}

/** How many spatial axes a window has. */
export type Axes = 1 | 2 | 3;
function wholeNumber(z: ZodModule, least: number, expected: string) {
  if (stryMutAct_9fa48("1006")) {
    {}
  } else {
    stryCov_9fa48("1006");
    return stryMutAct_9fa48("1008") ? z.int({
      error: expected
    }).max(least, {
      error: expected
    }).max(LARGEST_SIZE, {
      error: `a whole number of at most ${LARGEST_SIZE}`
    }) : stryMutAct_9fa48("1007") ? z.int({
      error: expected
    }).min(least, {
      error: expected
    }).min(LARGEST_SIZE, {
      error: `a whole number of at most ${LARGEST_SIZE}`
    }) : (stryCov_9fa48("1007", "1008"), z.int(stryMutAct_9fa48("1009") ? {} : (stryCov_9fa48("1009"), {
      error: expected
    })).min(least, stryMutAct_9fa48("1010") ? {} : (stryCov_9fa48("1010"), {
      error: expected
    })).max(LARGEST_SIZE, stryMutAct_9fa48("1011") ? {} : (stryCov_9fa48("1011"), {
      error: stryMutAct_9fa48("1012") ? `` : (stryCov_9fa48("1012"), `a whole number of at most ${LARGEST_SIZE}`)
    })));
  }
}
function perAxis(z: ZodModule, element: ReturnType<typeof wholeNumber>, least: number) {
  if (stryMutAct_9fa48("1013")) {
    {}
  } else {
    stryCov_9fa48("1013");
    const each = (axes: Axes) => {
      if (stryMutAct_9fa48("1014")) {
        {}
      } else {
        stryCov_9fa48("1014");
        const expected = stryMutAct_9fa48("1015") ? `` : (stryCov_9fa48("1015"), `a whole number of at least ${least}, or a list of ${axes} of them`);
        const list = z.array(element).length(axes, stryMutAct_9fa48("1016") ? {} : (stryCov_9fa48("1016"), {
          error: expected
        }));
        const id = stryMutAct_9fa48("1017") ? `` : (stryCov_9fa48("1017"), `${(stryMutAct_9fa48("1020") ? least !== 0 : stryMutAct_9fa48("1019") ? false : stryMutAct_9fa48("1018") ? true : (stryCov_9fa48("1018", "1019", "1020"), least === 0)) ? stryMutAct_9fa48("1021") ? "" : (stryCov_9fa48("1021"), 'non_negative') : stryMutAct_9fa48("1022") ? "" : (stryCov_9fa48("1022"), 'positive')}_per_axis_${axes}d`);
        return z.union(stryMutAct_9fa48("1023") ? [] : (stryCov_9fa48("1023"), [element, list]), stryMutAct_9fa48("1024") ? {} : (stryCov_9fa48("1024"), {
          error: expected
        })).meta(stryMutAct_9fa48("1025") ? {} : (stryCov_9fa48("1025"), {
          id
        }));
      }
    };
    return stryMutAct_9fa48("1026") ? {} : (stryCov_9fa48("1026"), {
      1: each(1),
      2: each(2),
      3: each(3)
    });
  }
}

/** The value for each axis of an argument that may be given once for all. */
export function eachAxis(value: number | readonly number[], axes: number): readonly number[] {
  if (stryMutAct_9fa48("1027")) {
    {}
  } else {
    stryCov_9fa48("1027");
    return (stryMutAct_9fa48("1030") ? typeof value !== 'number' : stryMutAct_9fa48("1029") ? false : stryMutAct_9fa48("1028") ? true : (stryCov_9fa48("1028", "1029", "1030"), typeof value === (stryMutAct_9fa48("1031") ? "" : (stryCov_9fa48("1031"), 'number')))) ? (stryMutAct_9fa48("1032") ? new Array() : (stryCov_9fa48("1032"), new Array<number>(axes))).fill(value) : value;
  }
}