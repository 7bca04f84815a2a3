import { type Letters, type PairProduct, pairProducts, pairsBackward, pairsSaved } from './einsum-pairs';
import { example } from './example';
import { field } from './fields';
import { defineOp, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape } from './shape';

/** Einsum. */
export function einsumOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Einsum',
      form: 'function',
      family: 'merging',
      summary: 'Products of its inputs, summed over the indexes that the output does not have.',
      source: 'torch.einsum',
      fields: {
        equation: field({ kind: 'text' }, 'Indexes of the inputs and of the output: "bhid,bhjd->bhij"'),
      },
      inputs: { least: 1, most: Number.POSITIVE_INFINITY },
      output: ({ equation }, inputs) => {
        const sum = readEinsum(equation, inputs);
        return 'problem' in sum ? sum : sum.output;
      },
      /** The multiply-adds of PyTorch's matrix products: two inputs at a time, from the left, without opt_einsum. */
      work: ({ equation }, inputs) => {
        const sum = readEinsum(equation, inputs);
        if ('problem' in sum) return [];
        return sum.products.map(({ isSummed, sizes }) => ({
          unit: isSummed ? 'mac' : 'mul',
          factors: sizes,
        }));
      },
      saved: ({ equation }, inputs, _output, gradients) => {
        const sum = readEinsum(equation, inputs);
        return 'problem' in sum ? {} : pairsSaved(sum.products, gradients);
      },
      backward: ({ equation }, inputs, _output, gradients) => {
        const sum = readEinsum(equation, inputs);
        return 'problem' in sum ? 0 : pairsBackward(sum.products, gradients);
      },
      reach: () => 'everything',
      examples: [
        example('2x4x5x16, 2x4x7x16 -> 2x4x5x7', { equation: 'bhid,bhjd->bhij' }, { macs: 4480 }),
        example('5x16 -> 16x5', { equation: 'ij->ji' }),
        example('3x4, 4x5 -> 3x5', { equation: 'ij,jk' }, { macs: 60 }),
        example('2x6x5x16, 16x8 -> 2x6x5x8', { equation: '...c,cd->...d' }, { macs: 7680 }),
        example('5, 8 -> 5x8', { equation: 'i,j->ij' }, { macs: 0 }),
      ],
    }),
  ];
}

interface IndexSum {
  readonly output: Shape;
  readonly products: readonly PairProduct[];
}

function readEinsum(equation: string, inputs: readonly Shape[]): IndexSum | ShapeProblem {
  const read = indexedTerms(equation, inputs);
  if ('problem' in read) return read;
  const { longIndexes, output, sizes } = read;
  return {
    output: output.map((letter) => sizes.get(letter) ?? 1),
    products: pairProducts(output, longIndexes, sizes),
  };
}

/** The indexes of each input and of the output, with their sizes; those of "..." are numbered from the last dimension. */
export interface IndexedTerms {
  readonly terms: readonly Letters[];
  /**
   * The indexes with more than one element: PyTorch broadcasts an index of size 1, and sums it in the other
   * input first.
   */
  readonly longIndexes: readonly Letters[];
  readonly output: Letters;
  readonly sizes: ReadonlyMap<string, number>;
}

/** Reads an equation for its inputs, or tells why it does not fit them. */
export function indexedTerms(equation: string, inputs: readonly Shape[]): IndexedTerms | ShapeProblem {
  const written = writtenTerms(equation);
  if ('problem' in written) return written;
  const { terms, right } = written;
  if (terms.length !== inputs.length)
    return {
      problem: `the equation "${equation}" is for ${terms.length} inputs, ${inputs.length} are given`,
    };
  const sizes = new Map<string, number>();
  const spelt: Letters[] = [];
  for (const [at, term] of terms.entries()) {
    const shape = inputs[at] ?? [];
    const letters = spellOut(term, shape);
    if (letters.length !== shape.length)
      return { problem: `"${term}" of the equation does not fit ${formatShape(shape)}` };
    for (const [axis, letter] of letters.entries()) {
      const size = shape[axis] ?? 1;
      const before = sizes.get(letter) ?? 1;
      if (before !== 1 && size !== 1 && before !== size)
        return { problem: `index ${letter} of "${equation}" is ${before} and ${size}` };
      sizes.set(letter, size === 1 ? before : size);
    }
    spelt.push(letters);
  }
  const output = outputLetters(right, spelt);
  const unknown = output.find((letter) => !sizes.has(letter));
  if (unknown !== undefined)
    return { problem: `index ${unknown} of the output is not an index of any input` };
  const repeated = output.find((letter, at) => output.indexOf(letter) !== at);
  if (repeated !== undefined) return { problem: `index ${repeated} is in the output more than once` };
  const longIndexes = spelt.map((letters, at) => letters.filter((_, axis) => inputs[at]?.[axis] !== 1));
  return { terms: spelt, longIndexes, output, sizes };
}

/** The terms of the inputs, and that of the output where the equation has one. */
interface WrittenTerms {
  readonly terms: readonly string[];
  readonly right: string | undefined;
}

const TERM = /^[a-zA-Z]*(\.\.\.[a-zA-Z]*)?$/;

function writtenTerms(equation: string): WrittenTerms | ShapeProblem {
  const [left = '', right, ...further] = equation.replaceAll(/\s/g, '').split('->');
  if (further.length > 0) return { problem: `the equation "${equation}" has more than one ->` };
  const terms = left.split(',');
  const misspelt = [...terms, right ?? ''].find((term) => !TERM.test(term));
  if (misspelt === undefined) return { terms, right };
  return {
    problem: `"${misspelt}" of the equation is not a term`,
    help: 'write letters from a to z and A to Z, and "..." at most once',
  };
}

/** The indexes of a term; those of "..." are numbered from the last dimension. */
function spellOut(term: string, shape: Shape): readonly string[] {
  const [before = '', after] = term.split('...');
  if (after === undefined) return [...term];
  const count = Math.max(0, shape.length - before.length - after.length);
  return [...before, ...Array.from({ length: count }, (_, index) => `.${count - index}`), ...after];
}

function outputLetters(right: string | undefined, terms: readonly Letters[]): Letters {
  const all = terms.flat();
  const dots = [...new Set(all.filter((letter) => letter.startsWith('.')))].sort().reverse();
  if (right !== undefined) {
    const [before = '', after] = right.split('...');
    return after === undefined ? [...right] : [...before, ...dots, ...after];
  }
  const once = all.filter((letter) => all.indexOf(letter) === all.lastIndexOf(letter)).sort();
  return [...dots, ...once.filter((letter) => !letter.startsWith('.'))];
}
