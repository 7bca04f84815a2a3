import { type Count, productOf, sumOf } from '../counts/count';
import type { Shape } from './shape';
import { type Gradients, type KeptTensor, keptValues, type Saved } from './training';

/** A factor of a product: an input or a product before, and how PyTorch passes it on. */
interface Factor {
  /** Its position among the inputs; null for a product before. */
  readonly input: number | null;
  /** Its shape as it is multiplied: without the indexes that it alone has and that are summed. */
  readonly multiplied: Shape;
  /** Whether it is multiplied in memory of its own: summed before, or put into another order. */
  readonly isCopied: boolean;
}

/** The product of two factors of an einsum, of which there is one less than inputs. */
export interface PairProduct {
  readonly left: Factor;
  readonly right: Factor;
  /** The sizes of all indexes that are multiplied: those that one factor alone has and nothing reads later are summed first. */
  readonly sizes: Shape;
  /** Whether an index of both is summed, so that PyTorch makes a product of matrices of it, not one element by element. */
  readonly isSummed: boolean;
}

/** The indexes of an input or of the output. */
export type Letters = readonly string[];

/**
 * The products that PyTorch computes, two factors at a time from the left (ATen's einsum and sumproduct_pair): what one factor
 * alone has and nothing reads later is summed first; indexes that both have and something reads later are the batch of a
 * product of matrices.
 */
export function pairProducts(
  output: Letters,
  terms: readonly Letters[],
  sizes: ReadonlyMap<string, number>,
): readonly PairProduct[] {
  const sizeOf = (letter: string): number => sizes.get(letter) ?? 1;
  const shapeOf = (letters: Letters): Shape => letters.map(sizeOf);
  const order = inOrder(output, terms);
  const products: PairProduct[] = [];
  let before: Letters = distinct(terms[0] ?? []);
  for (let at = 1; at < terms.length; at += 1) {
    const term: Letters = distinct(terms[at] ?? []);
    const later = new Set([...output, ...terms.slice(at + 1).flat()]);
    const used = distinct([...before, ...term]);
    const { batch, ofLeft, ofRight, ...kinds } = sortIndexes(
      before,
      term,
      (letter) => later.has(letter),
      order,
    );
    const { summed } = kinds;
    const leftGroups = [batch, ofLeft, summed];
    const rightGroups = [batch, summed, ofRight];
    products.push({
      left: factor(at === 1 ? 0 : null, before, leftGroups, sizeOf, summed.length > 0),
      right: factor(at, term, rightGroups, sizeOf, summed.length > 0),
      sizes: shapeOf([...batch, ...ofLeft, ...summed, ...ofRight]),
      isSummed: summed.length > 0,
    });
    before = used.filter((letter) => later.has(letter));
  }
  return products;
}

/** The multiply-adds of the product of matrices that PyTorch makes of it; 0 where no index is summed. */
export function matrixMacs({ isSummed, sizes }: PairProduct): Count {
  return isSummed ? productOf(sizes) : 0;
}

/** Each factor for the gradient of the other; a copy of it, or a product before, in memory that is made. */
export function pairsSaved(products: readonly PairProduct[], { inputs: asked }: Gradients): Saved {
  const inputs: number[] = [];
  const inner: KeptTensor[] = [];
  const keep = ({ input, multiplied, isCopied }: Factor): void => {
    if (input !== null && !isCopied) inputs.push(input);
    else inner.push(keptValues(multiplied));
  };
  let flowsBefore = asked[0] === true;
  for (const [index, { left, right }] of products.entries()) {
    const flowsRight = asked[index + 1] === true;
    if (flowsRight) keep(left);
    if (flowsBefore) keep(right);
    flowsBefore ||= flowsRight;
  }
  return { inputs, inner };
}

/** A product for the gradient of each factor that needs one. */
export function pairsBackward(products: readonly PairProduct[], { inputs: asked }: Gradients): Count {
  let flowsBefore = asked[0] === true;
  return sumOf(
    products.map((product, index) => {
      const flowsRight = asked[index + 1] === true;
      const count = productOf([Number(flowsBefore) + Number(flowsRight), matrixMacs(product)]);
      flowsBefore ||= flowsRight;
      return count;
    }),
  );
}

function distinct(letters: Letters): Letters {
  return [...new Set(letters)];
}

/** All indexes in the order in which PyTorch lays them out: those of the output, then the others by the alphabet. */
function inOrder(output: Letters, terms: readonly Letters[]): Letters {
  const others = distinct(terms.flat()).filter((letter) => !output.includes(letter));
  return [...output, ...others.sort()];
}

interface IndexKinds {
  readonly batch: Letters;
  readonly ofLeft: Letters;
  readonly ofRight: Letters;
  readonly summed: Letters;
}

function sortIndexes(
  left: Letters,
  right: Letters,
  isReadLater: (letter: string) => boolean,
  order: Letters,
): IndexKinds {
  const inBoth = order.filter((letter) => left.includes(letter) && right.includes(letter));
  const onlyIn = (these: Letters, others: Letters): Letters =>
    order.filter((letter) => these.includes(letter) && !others.includes(letter) && isReadLater(letter));
  return {
    batch: inBoth.filter(isReadLater),
    ofLeft: onlyIn(left, right),
    ofRight: onlyIn(right, left),
    summed: inBoth.filter((letter) => !isReadLater(letter)),
  };
}

/** A factor whose indexes are joined in groups; without a sum nothing is joined, and nothing copied. */
function factor(
  input: number | null,
  letters: Letters,
  groups: readonly Letters[],
  sizeOf: (letter: string) => number,
  isJoined: boolean,
): Factor {
  const kept = groups.flat();
  const isSummedBefore = letters.some((letter) => !kept.includes(letter) && sizeOf(letter) > 1);
  const isReordered = isJoined && !groups.every((group) => isStretch(group, letters, sizeOf));
  return { input, multiplied: kept.map(sizeOf), isCopied: isSummedBefore || isReordered };
}

/** Whether indexes that are to be one dimension follow each other in memory; those of size 1 do not count. */
function isStretch(group: Letters, letters: Letters, sizeOf: (letter: string) => number): boolean {
  const layout = letters.filter((letter) => sizeOf(letter) > 1);
  const places = group.filter((letter) => sizeOf(letter) > 1).map((letter) => layout.indexOf(letter));
  return places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
}
