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
import { activationOps } from './activation';
import { adaptivePoolingOps } from './adaptive-pooling';
import { attentionOps } from './attention';
import { convolutionOps } from './convolution';
import { dropoutOps } from './dropout';
import { embeddingOps } from './embedding';
import { flatteningOps } from './flattening';
import { layerNorm2dOps } from './layer-norm-2d';
import { layerNormalisationOps } from './layer-normalisation';
import { linearOps } from './linear';
import { matrixProductOps } from './matrix-product';
import { mergingOps } from './merging';
import { normalisationOps } from './normalisation';
import type { Op } from './op';
import { paddingOps } from './padding';
import { parameterOps } from './parameter';
import { poolingOps } from './pooling';
import { recurrentOps } from './recurrent';
import { reducingOps } from './reducing';
import { reorderingOps } from './reordering';
import { reshapingOps } from './reshaping';
import { dotProductOps } from './scaled-dot-product';
import { shufflingOps } from './shuffling';
import { slicingOps } from './slicing';
import { transformerOps } from './transformer';
import { transposedConvolutionOps } from './transposed-convolution';
import { upsampleOps } from './upsample';

/** The families, each made when it is first needed; those that most networks use come first. */
const families: readonly (() => readonly Op[])[] = stryMutAct_9fa48("1172") ? [] : (stryCov_9fa48("1172"), [convolutionOps, poolingOps, activationOps, mergingOps, normalisationOps, layerNormalisationOps, linearOps, flatteningOps, adaptivePoolingOps, dropoutOps, transposedConvolutionOps, embeddingOps, layerNorm2dOps, reshapingOps, reorderingOps, slicingOps, paddingOps, reducingOps, shufflingOps, upsampleOps, matrixProductOps, recurrentOps, attentionOps, dotProductOps, transformerOps, parameterOps]);
const opsByType = new Map<string, Op>();
let familiesMade = 0;

/** The op of a layer type, or undefined when there is none. */
export function findOp(type: string): Op | undefined {
  if (stryMutAct_9fa48("1173")) {
    {}
  } else {
    stryCov_9fa48("1173");
    const known = opsByType.get(type);
    if (stryMutAct_9fa48("1176") ? known === undefined : stryMutAct_9fa48("1175") ? false : stryMutAct_9fa48("1174") ? true : (stryCov_9fa48("1174", "1175", "1176"), known !== undefined)) return known;
    while (stryMutAct_9fa48("1178") ? !opsByType.has(type) || familiesMade < families.length : stryMutAct_9fa48("1177") ? false : (stryCov_9fa48("1177", "1178"), (stryMutAct_9fa48("1179") ? opsByType.has(type) : (stryCov_9fa48("1179"), !opsByType.has(type))) && (stryMutAct_9fa48("1182") ? familiesMade >= families.length : stryMutAct_9fa48("1181") ? familiesMade <= families.length : stryMutAct_9fa48("1180") ? true : (stryCov_9fa48("1180", "1181", "1182"), familiesMade < families.length)))) makeNextFamily();
    return opsByType.get(type);
  }
}

/** Every op that a spec can use. */
export function allOps(): readonly Op[] {
  if (stryMutAct_9fa48("1183")) {
    {}
  } else {
    stryCov_9fa48("1183");
    while (stryMutAct_9fa48("1186") ? familiesMade >= families.length : stryMutAct_9fa48("1185") ? familiesMade <= families.length : stryMutAct_9fa48("1184") ? false : (stryCov_9fa48("1184", "1185", "1186"), familiesMade < families.length)) makeNextFamily();
    return stryMutAct_9fa48("1187") ? [] : (stryCov_9fa48("1187"), [...opsByType.values()]);
  }
}
function makeNextFamily(): void {
  if (stryMutAct_9fa48("1188")) {
    {}
  } else {
    stryCov_9fa48("1188");
    for (const op of stryMutAct_9fa48("1189") ? families[familiesMade]?.() && [] : (stryCov_9fa48("1189"), (stryMutAct_9fa48("1190") ? families[familiesMade]() : (stryCov_9fa48("1190"), families[familiesMade]?.())) ?? (stryMutAct_9fa48("1191") ? ["Stryker was here"] : (stryCov_9fa48("1191"), [])))) opsByType.set(op.type, op);
    stryMutAct_9fa48("1192") ? familiesMade -= 1 : (stryCov_9fa48("1192"), familiesMade += 1);
  }
}