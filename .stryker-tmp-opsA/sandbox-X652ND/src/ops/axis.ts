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
import { LARGEST_SIZE, positive } from './fields';
import type { ShapeProblem, Window, ZodModule } from './op';
import { formatShape, type Shape, spatialDims } from './shape';

/** More dimensions than this are refused in arguments. */
const MOST_DIMENSIONS = 16;

/** The sizes of a tensor, the batch included. */
export function sizes(z: ZodModule) {
  if (stryMutAct_9fa48("564")) {
    {}
  } else {
    stryCov_9fa48("564");
    return stryMutAct_9fa48("565") ? z.array(positive(z), {
      error: 'a list of whole numbers of at least 1'
    }).min(MOST_DIMENSIONS, {
      error: `a list of at most ${MOST_DIMENSIONS} sizes`
    }) : (stryCov_9fa48("565"), z.array(positive(z), stryMutAct_9fa48("566") ? {} : (stryCov_9fa48("566"), {
      error: stryMutAct_9fa48("567") ? "" : (stryCov_9fa48("567"), 'a list of whole numbers of at least 1')
    })).max(MOST_DIMENSIONS, stryMutAct_9fa48("568") ? {} : (stryCov_9fa48("568"), {
      error: stryMutAct_9fa48("569") ? `` : (stryCov_9fa48("569"), `a list of at most ${MOST_DIMENSIONS} sizes`)
    })));
  }
}

/** The sizes of a tensor, some of which may be -1. */
export function sizesOrMinusOne(z: ZodModule) {
  if (stryMutAct_9fa48("570")) {
    {}
  } else {
    stryCov_9fa48("570");
    const expected = stryMutAct_9fa48("571") ? "" : (stryCov_9fa48("571"), 'a whole number of at least 1, or -1');
    const size = stryMutAct_9fa48("573") ? z.int({
      error: expected
    }).max(1, {
      error: expected
    }).max(LARGEST_SIZE, {
      error: `a whole number of at most ${LARGEST_SIZE}`
    }) : stryMutAct_9fa48("572") ? z.int({
      error: expected
    }).min(1, {
      error: expected
    }).min(LARGEST_SIZE, {
      error: `a whole number of at most ${LARGEST_SIZE}`
    }) : (stryCov_9fa48("572", "573"), z.int(stryMutAct_9fa48("574") ? {} : (stryCov_9fa48("574"), {
      error: expected
    })).min(1, stryMutAct_9fa48("575") ? {} : (stryCov_9fa48("575"), {
      error: expected
    })).max(LARGEST_SIZE, stryMutAct_9fa48("576") ? {} : (stryCov_9fa48("576"), {
      error: stryMutAct_9fa48("577") ? `` : (stryCov_9fa48("577"), `a whole number of at most ${LARGEST_SIZE}`)
    })));
    return stryMutAct_9fa48("579") ? z.array(z.union([z.literal(-1), size], {
      error: expected
    }), {
      error: `a list, each ${expected}`
    }).max(1, {
      error: `a list, each ${expected}`
    }).max(MOST_DIMENSIONS, {
      error: `a list of at most ${MOST_DIMENSIONS} sizes`
    }) : stryMutAct_9fa48("578") ? z.array(z.union([z.literal(-1), size], {
      error: expected
    }), {
      error: `a list, each ${expected}`
    }).min(1, {
      error: `a list, each ${expected}`
    }).min(MOST_DIMENSIONS, {
      error: `a list of at most ${MOST_DIMENSIONS} sizes`
    }) : (stryCov_9fa48("578", "579"), z.array(z.union(stryMutAct_9fa48("580") ? [] : (stryCov_9fa48("580"), [z.literal(stryMutAct_9fa48("581") ? +1 : (stryCov_9fa48("581"), -1)), size]), stryMutAct_9fa48("582") ? {} : (stryCov_9fa48("582"), {
      error: expected
    })), stryMutAct_9fa48("583") ? {} : (stryCov_9fa48("583"), {
      error: stryMutAct_9fa48("584") ? `` : (stryCov_9fa48("584"), `a list, each ${expected}`)
    })).min(1, stryMutAct_9fa48("585") ? {} : (stryCov_9fa48("585"), {
      error: stryMutAct_9fa48("586") ? `` : (stryCov_9fa48("586"), `a list, each ${expected}`)
    })).max(MOST_DIMENSIONS, stryMutAct_9fa48("587") ? {} : (stryCov_9fa48("587"), {
      error: stryMutAct_9fa48("588") ? `` : (stryCov_9fa48("588"), `a list of at most ${MOST_DIMENSIONS} sizes`)
    })));
  }
}

/** A dimension's index from the front, or null where the shape has no such dimension. */
export function axisOf(shape: Shape, dim: number): number | null {
  if (stryMutAct_9fa48("589")) {
    {}
  } else {
    stryCov_9fa48("589");
    const axis = (stryMutAct_9fa48("593") ? dim >= 0 : stryMutAct_9fa48("592") ? dim <= 0 : stryMutAct_9fa48("591") ? false : stryMutAct_9fa48("590") ? true : (stryCov_9fa48("590", "591", "592", "593"), dim < 0)) ? stryMutAct_9fa48("594") ? shape.length - dim : (stryCov_9fa48("594"), shape.length + dim) : dim;
    return (stryMutAct_9fa48("597") ? axis >= 0 || axis < shape.length : stryMutAct_9fa48("596") ? false : stryMutAct_9fa48("595") ? true : (stryCov_9fa48("595", "596", "597"), (stryMutAct_9fa48("600") ? axis < 0 : stryMutAct_9fa48("599") ? axis > 0 : stryMutAct_9fa48("598") ? true : (stryCov_9fa48("598", "599", "600"), axis >= 0)) && (stryMutAct_9fa48("603") ? axis >= shape.length : stryMutAct_9fa48("602") ? axis <= shape.length : stryMutAct_9fa48("601") ? true : (stryCov_9fa48("601", "602", "603"), axis < shape.length)))) ? axis : null;
  }
}

/** The indexes from the front of several dimensions, which must exist and differ. */
export function axesOf(shape: Shape, dims: readonly number[], name: string): readonly number[] | ShapeProblem {
  if (stryMutAct_9fa48("604")) {
    {}
  } else {
    stryCov_9fa48("604");
    const axes: number[] = stryMutAct_9fa48("605") ? ["Stryker was here"] : (stryCov_9fa48("605"), []);
    for (const dim of dims) {
      if (stryMutAct_9fa48("606")) {
        {}
      } else {
        stryCov_9fa48("606");
        const axis = axisOf(shape, dim);
        if (stryMutAct_9fa48("609") ? axis !== null : stryMutAct_9fa48("608") ? false : stryMutAct_9fa48("607") ? true : (stryCov_9fa48("607", "608", "609"), axis === null)) return noSuchDim(shape, dim, name);
        if (stryMutAct_9fa48("611") ? false : stryMutAct_9fa48("610") ? true : (stryCov_9fa48("610", "611"), axes.includes(axis))) {
          if (stryMutAct_9fa48("612")) {
            {}
          } else {
            stryCov_9fa48("612");
            return stryMutAct_9fa48("613") ? {} : (stryCov_9fa48("613"), {
              problem: stryMutAct_9fa48("614") ? `` : (stryCov_9fa48("614"), `${name} names dimension ${dim} of ${formatShape(shape)} twice`),
              help: stryMutAct_9fa48("615") ? "" : (stryCov_9fa48("615"), 'name each dimension once')
            });
          }
        }
        axes.push(axis);
      }
    }
    return axes;
  }
}

/** The refusal of a dimension that the shape does not have. */
export function noSuchDim(shape: Shape, dim: number, name: string): ShapeProblem {
  if (stryMutAct_9fa48("616")) {
    {}
  } else {
    stryCov_9fa48("616");
    const rank = shape.length;
    return stryMutAct_9fa48("617") ? {} : (stryCov_9fa48("617"), {
      problem: stryMutAct_9fa48("618") ? `` : (stryCov_9fa48("618"), `${name} ${dim} is not a dimension of ${formatShape(shape)}`),
      help: (stryMutAct_9fa48("621") ? rank !== 0 : stryMutAct_9fa48("620") ? false : stryMutAct_9fa48("619") ? true : (stryCov_9fa48("619", "620", "621"), rank === 0)) ? stryMutAct_9fa48("622") ? "" : (stryCov_9fa48("622"), 'the input is a single number') : stryMutAct_9fa48("623") ? `` : (stryCov_9fa48("623"), `use a ${name} from ${stryMutAct_9fa48("624") ? +rank : (stryCov_9fa48("624"), -rank)} to ${stryMutAct_9fa48("625") ? rank + 1 : (stryCov_9fa48("625"), rank - 1)}`)
    });
  }
}

/** Each position of the output is one position of the input, moved by so many elements along each axis. */
export function movedPositions(shape: Shape, before: (axis: number) => number): readonly Window[] {
  if (stryMutAct_9fa48("626")) {
    {}
  } else {
    stryCov_9fa48("626");
    return spatialDims(shape).map(stryMutAct_9fa48("627") ? () => undefined : (stryCov_9fa48("627"), (_size, index) => stryMutAct_9fa48("628") ? {} : (stryCov_9fa48("628"), {
      size: 1,
      stride: 1,
      padding: before(stryMutAct_9fa48("629") ? index - 2 : (stryCov_9fa48("629"), index + 2)),
      dilation: 1
    })));
  }
}