/** A tensor's dimensions, the batch first: `[1, 192, 28, 28]`. */
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
export type Shape = readonly number[];

/** Writes a shape as PyTorch does: `[1, 192, 28, 28]`. */
export function formatShape(shape: Shape): string {
  if (stryMutAct_9fa48("1789")) {
    {}
  } else {
    stryCov_9fa48("1789");
    return stryMutAct_9fa48("1790") ? `` : (stryCov_9fa48("1790"), `[${shape.join(stryMutAct_9fa48("1791") ? "" : (stryCov_9fa48("1791"), ', '))}]`);
  }
}

/** A dimension by index, negative from the end; undefined when there is none. */
export function dimAt(shape: Shape, index: number): number | undefined {
  if (stryMutAct_9fa48("1792")) {
    {}
  } else {
    stryCov_9fa48("1792");
    return shape[(stryMutAct_9fa48("1796") ? index >= 0 : stryMutAct_9fa48("1795") ? index <= 0 : stryMutAct_9fa48("1794") ? false : stryMutAct_9fa48("1793") ? true : (stryCov_9fa48("1793", "1794", "1795", "1796"), index < 0)) ? stryMutAct_9fa48("1797") ? shape.length - index : (stryCov_9fa48("1797"), shape.length + index) : index];
  }
}

/** The dimensions after batch and channel: `[28, 28]` of `[1, 192, 28, 28]`. */
export function spatialDims(shape: Shape): Shape {
  if (stryMutAct_9fa48("1798")) {
    {}
  } else {
    stryCov_9fa48("1798");
    return stryMutAct_9fa48("1799") ? shape : (stryCov_9fa48("1799"), shape.slice(2));
  }
}

/** Whether two shapes are the same. */
export function isSameShape(left: Shape, right: Shape): boolean {
  if (stryMutAct_9fa48("1800")) {
    {}
  } else {
    stryCov_9fa48("1800");
    return stryMutAct_9fa48("1803") ? left.length === right.length || left.every((dim, index) => dim === right[index]) : stryMutAct_9fa48("1802") ? false : stryMutAct_9fa48("1801") ? true : (stryCov_9fa48("1801", "1802", "1803"), (stryMutAct_9fa48("1805") ? left.length !== right.length : stryMutAct_9fa48("1804") ? true : (stryCov_9fa48("1804", "1805"), left.length === right.length)) && (stryMutAct_9fa48("1806") ? left.some((dim, index) => dim === right[index]) : (stryCov_9fa48("1806"), left.every(stryMutAct_9fa48("1807") ? () => undefined : (stryCov_9fa48("1807"), (dim, index) => stryMutAct_9fa48("1810") ? dim !== right[index] : stryMutAct_9fa48("1809") ? false : stryMutAct_9fa48("1808") ? true : (stryCov_9fa48("1808", "1809", "1810"), dim === right[index]))))));
  }
}