import { type Count, productOf, sumOf } from '../counts/count';
import type { Shape } from './shape';
import { type Gradients, type KeptTensor, keptValues, type Saved } from './training';

/** A factor of a product: an input or an earlier product, in the form in which PyTorch multiplies it. */
interface Factor {
  /** Its position among the inputs; null for an earlier product. */
  readonly input: number | null;
  /** Its shape when it is multiplied: without the indexes that only it has and that were summed. */
  readonly multiplied: Shape;
  /** Whether it is a copy when it is multiplied, because it was summed or permuted before. */
  readonly isCopied: boolean;
}

/** The product of two factors of an einsum, which has one product fewer than inputs. */
export interface PairProduct {
  readonly left: Factor;
  readonly right: Factor;
  /**
   * The sizes of all indexes of the product; indexes that only one factor has and that are not needed later
   * were summed before.
   */
  readonly sizes: Shape;
  /** Whether an index of both is summed, so that PyTorch computes a matrix product and not an element-wise one. */
  readonly isSummed: boolean;
}

/** The indexes of an input or of the output. */
export type Letters = readonly string[];

/**
 * The products that PyTorch computes, two factors at a time from the left (ATen's einsum and sumproduct_pair):
 * indexes that only one factor has and that are not needed later are summed first; indexes that both have and
 * that are needed later are the batch of a matrix product.
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

/** The multiply-adds of the matrix product; 0 if no index is summed. */
export function matrixMacs({ isSummed, sizes }: PairProduct): Count {
  return isSummed ? productOf(sizes) : 0;
}

/** Saves each factor for the gradient of the other: inputs as they are, copies and earlier products as new tensors. */
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

/** All indexes in PyTorch's order: those of the output, then the others alphabetically. */
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

/** A factor with its indexes joined in groups; without a sum, none are joined and nothing is copied. */
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

/** Whether indexes that are joined to one dimension are adjacent in memory; those of size 1 do not matter. */
function isStretch(group: Letters, letters: Letters, sizeOf: (letter: string) => number): boolean {
  const layout = letters.filter((letter) => sizeOf(letter) > 1);
  const places = group.filter((letter) => sizeOf(letter) > 1).map((letter) => layout.indexOf(letter));
  return places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
}
