import { example } from './example';
import { field } from './fields';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
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
      /** Of several inputs two are multiplied at a time, from the left, as PyTorch does without opt_einsum. */
      work: ({ equation }, inputs) => {
        const sum = readEinsum(equation, inputs);
        if ('problem' in sum) return [];
        return sum.products.map((sizes) => ({ unit: 'mac' as const, factors: sizes }));
      },
      reach: () => 'everything',
      examples: [
        example('2x4x5x16, 2x4x7x16 -> 2x4x5x7', { equation: 'bhid,bhjd->bhij' }, { macs: 4480 }),
        example('5x16 -> 16x5', { equation: 'ij->ji' }),
        example('3x4, 4x5 -> 3x5', { equation: 'ij,jk' }, { macs: 60 }),
        example('2x6x5x16, 16x8 -> 2x6x5x8', { equation: '...c,cd->...d' }, { macs: 7680 }),
      ],
    }),
  ];
}

interface IndexSum {
  readonly output: Shape;
  /** For each product of two, the sizes of all its indexes. */
  readonly products: readonly Shape[];
}

function readEinsum(equation: string, inputs: readonly Shape[]): IndexSum | ShapeProblem {
  const [left = '', right] = equation.replaceAll(/\s/g, '').split('->');
  const terms = left.split(',');
  if (terms.length !== inputs.length)
    return {
      problem: `the equation "${equation}" is for ${terms.length} inputs, ${inputs.length} are given`,
    };
  const lettersOf = terms.map((term, at) => spellOut(term, inputs[at] ?? []));
  const sizes = new Map<string, number>();
  for (const [at, letters] of lettersOf.entries()) {
    const shape = inputs[at] ?? [];
    if (letters === null || letters.length !== shape.length)
      return { problem: `"${terms[at]}" of the equation does not fit ${formatShape(shape)}` };
    for (const [axis, letter] of letters.entries()) {
      const size = shape[axis] ?? 1;
      const before = sizes.get(letter) ?? 1;
      if (before !== 1 && size !== 1 && before !== size)
        return { problem: `index ${letter} of "${equation}" is ${before} and ${size}` };
      sizes.set(letter, Math.max(before, size));
    }
  }
  const output = outputLetters(right, lettersOf);
  const given = sizesOf(output, sizes);
  return isShapeProblem(given) ? given : { output: given, products: productsOf(output, lettersOf, sizes) };
}

/** The indexes of a term; those of "..." are numbered from the last dimension. */
function spellOut(term: string, shape: Shape): readonly string[] | null {
  const [before = '', after] = term.split('...');
  if (after === undefined) return [...term];
  const count = shape.length - before.length - after.length;
  if (count < 0) return null;
  return [...before, ...Array.from({ length: count }, (_, index) => `.${count - index}`), ...after];
}

function outputLetters(
  right: string | undefined,
  terms: readonly (readonly string[] | null)[],
): readonly string[] {
  const all = terms.flatMap((letters) => letters ?? []);
  const dots = [...new Set(all.filter((letter) => letter.startsWith('.')))].sort().reverse();
  if (right !== undefined) {
    const [before = '', after] = right.split('...');
    return after === undefined ? [...right] : [...before, ...dots, ...after];
  }
  const once = all.filter((letter) => all.indexOf(letter) === all.lastIndexOf(letter)).sort();
  return [...dots, ...once.filter((letter) => !letter.startsWith('.'))];
}

function sizesOf(letters: readonly string[], sizes: ReadonlyMap<string, number>): Shape | ShapeProblem {
  const unknown = letters.find((letter) => !sizes.has(letter));
  if (unknown !== undefined) return { problem: `index ${unknown} of the output is none of an input` };
  return letters.map((letter) => sizes.get(letter) ?? 1);
}

function productsOf(
  output: readonly string[],
  terms: readonly (readonly string[] | null)[],
  sizes: ReadonlyMap<string, number>,
): readonly Shape[] {
  const products: Shape[] = [];
  let [joined] = terms;
  for (let at = 1; at < terms.length; at += 1) {
    const used = [...new Set([...(joined ?? []), ...(terms[at] ?? [])])];
    products.push(used.map((letter) => sizes.get(letter) ?? 1));
    const later = new Set([...output, ...terms.slice(at + 1).flatMap((letters) => letters ?? [])]);
    joined = used.filter((letter) => later.has(letter));
  }
  return products;
}
