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
import { formatCount } from '../counts/count';

/**
 * The arithmetic of a size, with its numbers: the shape rules compute with it, and it can be written out.
 */
export type Formula = number | {
  readonly op: '+' | '-' | 'x' | '/';
  readonly left: Formula;
  readonly right: Formula;
} | {
  readonly op: 'floor' | 'ceil';
  readonly of: Formula;
};

/** How the size of one dimension of an output follows from the input and the arguments. */
export interface SizeTerm {
  /** The dimension's index, the batch being 0. */
  readonly axis: number;
  readonly formula: Formula;
  /** What the numbers alone do not tell. */
  readonly note?: string;
}

/** The sum of all terms, from the left. */
export function plus(first: Formula, ...others: readonly Formula[]): Formula {
  if (stryMutAct_9fa48("1098")) {
    {}
  } else {
    stryCov_9fa48("1098");
    return others.reduce(stryMutAct_9fa48("1099") ? () => undefined : (stryCov_9fa48("1099"), (left, right) => stryMutAct_9fa48("1100") ? {} : (stryCov_9fa48("1100"), {
      op: stryMutAct_9fa48("1101") ? "" : (stryCov_9fa48("1101"), '+'),
      left,
      right
    })), first);
  }
}

/** The first term less all others, from the left. */
export function minus(first: Formula, ...others: readonly Formula[]): Formula {
  if (stryMutAct_9fa48("1102")) {
    {}
  } else {
    stryCov_9fa48("1102");
    return others.reduce(stryMutAct_9fa48("1103") ? () => undefined : (stryCov_9fa48("1103"), (left, right) => stryMutAct_9fa48("1104") ? {} : (stryCov_9fa48("1104"), {
      op: stryMutAct_9fa48("1105") ? "" : (stryCov_9fa48("1105"), '-'),
      left,
      right
    })), first);
  }
}

/** A product of two. */
export function times(left: Formula, right: Formula): Formula {
  if (stryMutAct_9fa48("1106")) {
    {}
  } else {
    stryCov_9fa48("1106");
    return stryMutAct_9fa48("1107") ? {} : (stryCov_9fa48("1107"), {
      op: stryMutAct_9fa48("1108") ? "" : (stryCov_9fa48("1108"), 'x'),
      left,
      right
    });
  }
}

/** A quotient rounded down or up to a whole number. */
export function rounded(rounding: 'floor' | 'ceil', left: Formula, right: Formula): Formula {
  if (stryMutAct_9fa48("1109")) {
    {}
  } else {
    stryCov_9fa48("1109");
    return stryMutAct_9fa48("1110") ? {} : (stryCov_9fa48("1110"), {
      op: rounding,
      of: stryMutAct_9fa48("1111") ? {} : (stryCov_9fa48("1111"), {
        op: stryMutAct_9fa48("1112") ? "" : (stryCov_9fa48("1112"), '/'),
        left,
        right
      })
    });
  }
}

/** The value of a formula. */
export function evaluateFormula(formula: Formula): number {
  if (stryMutAct_9fa48("1113")) {
    {}
  } else {
    stryCov_9fa48("1113");
    if (stryMutAct_9fa48("1116") ? typeof formula !== 'number' : stryMutAct_9fa48("1115") ? false : stryMutAct_9fa48("1114") ? true : (stryCov_9fa48("1114", "1115", "1116"), typeof formula === (stryMutAct_9fa48("1117") ? "" : (stryCov_9fa48("1117"), 'number')))) return formula;
    switch (formula.op) {
      case stryMutAct_9fa48("1119") ? "" : (stryCov_9fa48("1119"), 'floor'):
        if (stryMutAct_9fa48("1118")) {} else {
          stryCov_9fa48("1118");
          return Math.floor(evaluateFormula(formula.of));
        }
      case stryMutAct_9fa48("1121") ? "" : (stryCov_9fa48("1121"), 'ceil'):
        if (stryMutAct_9fa48("1120")) {} else {
          stryCov_9fa48("1120");
          return Math.ceil(evaluateFormula(formula.of));
        }
      case stryMutAct_9fa48("1123") ? "" : (stryCov_9fa48("1123"), '+'):
        if (stryMutAct_9fa48("1122")) {} else {
          stryCov_9fa48("1122");
          return stryMutAct_9fa48("1124") ? evaluateFormula(formula.left) - evaluateFormula(formula.right) : (stryCov_9fa48("1124"), evaluateFormula(formula.left) + evaluateFormula(formula.right));
        }
      case stryMutAct_9fa48("1126") ? "" : (stryCov_9fa48("1126"), '-'):
        if (stryMutAct_9fa48("1125")) {} else {
          stryCov_9fa48("1125");
          return stryMutAct_9fa48("1127") ? evaluateFormula(formula.left) + evaluateFormula(formula.right) : (stryCov_9fa48("1127"), evaluateFormula(formula.left) - evaluateFormula(formula.right));
        }
      case stryMutAct_9fa48("1129") ? "" : (stryCov_9fa48("1129"), 'x'):
        if (stryMutAct_9fa48("1128")) {} else {
          stryCov_9fa48("1128");
          return stryMutAct_9fa48("1130") ? evaluateFormula(formula.left) / evaluateFormula(formula.right) : (stryCov_9fa48("1130"), evaluateFormula(formula.left) * evaluateFormula(formula.right));
        }
      case stryMutAct_9fa48("1132") ? "" : (stryCov_9fa48("1132"), '/'):
        if (stryMutAct_9fa48("1131")) {} else {
          stryCov_9fa48("1131");
          return stryMutAct_9fa48("1133") ? evaluateFormula(formula.left) * evaluateFormula(formula.right) : (stryCov_9fa48("1133"), evaluateFormula(formula.left) / evaluateFormula(formula.right));
        }
    }
  }
}

/** Writes a formula out: `floor((28 + 2 + 2 - 1 x (5 - 1) - 1) / 1) + 1`. */
export function formatFormula(formula: Formula): string {
  if (stryMutAct_9fa48("1134")) {
    {}
  } else {
    stryCov_9fa48("1134");
    if (stryMutAct_9fa48("1137") ? typeof formula !== 'number' : stryMutAct_9fa48("1136") ? false : stryMutAct_9fa48("1135") ? true : (stryCov_9fa48("1135", "1136", "1137"), typeof formula === (stryMutAct_9fa48("1138") ? "" : (stryCov_9fa48("1138"), 'number')))) return formatCount(formula);
    if (stryMutAct_9fa48("1140") ? false : stryMutAct_9fa48("1139") ? true : (stryCov_9fa48("1139", "1140"), (stryMutAct_9fa48("1141") ? "" : (stryCov_9fa48("1141"), 'of')) in formula)) return stryMutAct_9fa48("1142") ? `` : (stryCov_9fa48("1142"), `${formula.op}(${formatFormula(formula.of)})`);
    const {
      op,
      left,
      right
    } = formula;
    const first = (stryMutAct_9fa48("1146") ? bindingOf(left) >= bindingOf(formula) : stryMutAct_9fa48("1145") ? bindingOf(left) <= bindingOf(formula) : stryMutAct_9fa48("1144") ? false : stryMutAct_9fa48("1143") ? true : (stryCov_9fa48("1143", "1144", "1145", "1146"), bindingOf(left) < bindingOf(formula))) ? stryMutAct_9fa48("1147") ? `` : (stryCov_9fa48("1147"), `(${formatFormula(left)})`) : formatFormula(left);
    const second = (stryMutAct_9fa48("1151") ? bindingOf(right) > bindingOf(formula) : stryMutAct_9fa48("1150") ? bindingOf(right) < bindingOf(formula) : stryMutAct_9fa48("1149") ? false : stryMutAct_9fa48("1148") ? true : (stryCov_9fa48("1148", "1149", "1150", "1151"), bindingOf(right) <= bindingOf(formula))) ? stryMutAct_9fa48("1152") ? `` : (stryCov_9fa48("1152"), `(${formatFormula(right)})`) : formatFormula(right);
    return stryMutAct_9fa48("1153") ? `` : (stryCov_9fa48("1153"), `${first} ${op} ${second}`);
  }
}

/** How tightly a formula holds together: a sum the least, a number or a function the most. */
function bindingOf(formula: Formula): number {
  if (stryMutAct_9fa48("1154")) {
    {}
  } else {
    stryCov_9fa48("1154");
    if (stryMutAct_9fa48("1157") ? typeof formula !== 'number' : stryMutAct_9fa48("1156") ? false : stryMutAct_9fa48("1155") ? true : (stryCov_9fa48("1155", "1156", "1157"), typeof formula === (stryMutAct_9fa48("1158") ? "" : (stryCov_9fa48("1158"), 'number')))) return (stryMutAct_9fa48("1162") ? formula >= 0 : stryMutAct_9fa48("1161") ? formula <= 0 : stryMutAct_9fa48("1160") ? false : stryMutAct_9fa48("1159") ? true : (stryCov_9fa48("1159", "1160", "1161", "1162"), formula < 0)) ? 0 : 3;
    switch (formula.op) {
      case stryMutAct_9fa48("1163") ? "" : (stryCov_9fa48("1163"), '+'):
      case stryMutAct_9fa48("1165") ? "" : (stryCov_9fa48("1165"), '-'):
        if (stryMutAct_9fa48("1164")) {} else {
          stryCov_9fa48("1164");
          return 1;
        }
      case stryMutAct_9fa48("1166") ? "" : (stryCov_9fa48("1166"), 'x'):
      case stryMutAct_9fa48("1168") ? "" : (stryCov_9fa48("1168"), '/'):
        if (stryMutAct_9fa48("1167")) {} else {
          stryCov_9fa48("1167");
          return 2;
        }
      case stryMutAct_9fa48("1169") ? "" : (stryCov_9fa48("1169"), 'floor'):
      case stryMutAct_9fa48("1171") ? "" : (stryCov_9fa48("1171"), 'ceil'):
        if (stryMutAct_9fa48("1170")) {} else {
          stryCov_9fa48("1170");
          return 3;
        }
    }
  }
}