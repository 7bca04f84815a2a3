import type { Count } from '../counts/count';
import { sumOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import { type IndexedTerms, indexedTerms } from '../ops/einsum';
import { type Letters, matrixMacs, pairProducts } from '../ops/einsum-pairs';
import type { Rule } from './rule';

/** With more inputs there are too many orders to find the best one. */
const MOST_INPUTS = 6;

/** The steps that ATen computes as matrix products, two inputs at a time from the left. */
export const einsumMatrices: Rule = {
  formula: 'the products of matrices that PyTorch makes of it, none where no index is summed',
  count: ({ computation }) => {
    const terms = termsOf(computation);
    return terms === null
      ? null
      : sumOf(pairProducts(terms.output, terms.longIndexes, terms.sizes).map(matrixMacs));
  },
};

/** numpy's count, to 4 digits. */
export const einsumFlops: Rule = {
  formula: 'the "optimized FLOP count" of numpy.einsum_path, to 4 digits',
  count: ({ computation }) => {
    const flops = numpyFlops(computation);
    return flops === null ? null : wholeCount(flops);
  },
};

/** The two forms of a batched matrix product are counted exactly, all others by half of numpy's count. */
export const einsumMacs: Rule = {
  formula:
    'multiply-adds of "abc,abd->acd" and "abc,adc->adb", else half of the "optimized FLOP count" of numpy.einsum_path, to 4 digits',
  count: (call) => {
    const { computation } = call;
    const terms = termsOf(computation);
    if (terms === null) return null;
    if (isBatchedProduct(terms)) return einsumMatrices.count(call);
    const flops = numpyFlops(computation);
    return flops === null ? null : wholeCount(Math.floor(flops / 2));
  },
};

function termsOf({ args, inputShapes }: Computation): IndexedTerms | null {
  const terms = indexedTerms(String(args.equation), inputShapes);
  return 'problem' in terms ? null : terms;
}

function wholeCount(value: number): Count {
  return Number.isSafeInteger(value) ? value : BigInt(value);
}

function isBatchedProduct({ terms, output }: IndexedTerms): boolean {
  const names = new Map<string, string>();
  const renamed = (letters: Letters): string =>
    letters.map((letter) => names.get(letter) ?? named(names, letter)).join('');
  const text = `${terms.map(renamed).join(',')}->${renamed(output)}`;
  return text === 'abc,abd->acd' || text === 'abc,adc->adb';
}

function named(names: Map<string, string>, letter: string): string {
  const name = String.fromCharCode('a'.charCodeAt(0) + names.size);
  names.set(letter, name);
  return name;
}

/** The cost of the best order of contractions, and 1 (`einsum_path` of numpy/core/einsumfunc.py); null where there are too many. */
function numpyFlops(computation: Computation): number | null {
  const read = termsOf(computation);
  if (read === null || read.terms.length > MOST_INPUTS) return null;
  const { terms, output, sizes } = read;
  const sizeOf = (letters: Letters): number =>
    letters.reduce((product, letter) => product * (sizes.get(letter) ?? 1), 1);
  const all = new Set(terms.flat());
  const isSummed = all.size > new Set(output).size;
  const largest = Math.max(...[...terms, output].map(sizeOf));
  const cost = isSummed
    ? bestCost(terms, output, sizeOf, largest)
    : contraction(terms, [], output, sizeOf).cost;
  return Number((cost + 1).toExponential(3));
}

interface Contraction {
  readonly cost: number;
  /** The indexes of the result. */
  readonly result: Letters;
}

/** A multiplication for each factor after the first, and an addition where an index is summed, for all of their indexes. */
function contraction(
  factors: readonly Letters[],
  others: readonly Letters[],
  output: Letters,
  sizeOf: (letters: Letters) => number,
): Contraction {
  const indexes = [...new Set(factors.flat())];
  const later = new Set([...output, ...others.flat()]);
  const result = indexes.filter((letter) => later.has(letter));
  const steps = Math.max(1, factors.length - 1) + (result.length < indexes.length ? 1 : 0);
  return { cost: sizeOf(indexes) * steps, result };
}

/** The least cost of contracting two at a time, without results that are larger than the largest input or output. */
function bestCost(
  terms: readonly Letters[],
  output: Letters,
  sizeOf: (letters: Letters) => number,
  largest: number,
): number {
  let best: number | null = null;
  for (let second = 1; second < terms.length; second += 1) {
    for (let first = 0; first < second; first += 1) {
      const others = terms.filter((_, index) => index !== first && index !== second);
      const { cost, result } = contraction([terms[first] ?? [], terms[second] ?? []], others, output, sizeOf);
      if (sizeOf(result) > largest) continue;
      const rest = others.length === 0 ? 0 : bestCost([...others, result], output, sizeOf, largest);
      best = Math.min(best ?? Number.POSITIVE_INFINITY, cost + rest);
    }
  }
  return best ?? contraction(terms, [], output, sizeOf).cost;
}
