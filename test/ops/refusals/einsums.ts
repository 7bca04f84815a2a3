import type { Refusal } from './refusal';

const help = 'write letters from a to z and A to Z, and "..." at most once';

/** Equations that torch.einsum refuses. */
export const einsums: readonly Refusal[] = [
  ['Einsum', { equation: 'i...jk->ijk' }, [[2, 3]], '"i...jk" of the equation does not fit [2, 3]'],
  ['Einsum', { equation: 'i...jk' }, [[2]], '"i...jk" of the equation does not fit [2]'],
  ['Einsum', { equation: 'ij' }, [[2, 3, 4]], '"ij" of the equation does not fit [2, 3, 4]'],
  ['Einsum', { equation: 'ij->ik' }, [[2, 3]], 'index k of the output is not an index of any input'],
  ['Einsum', { equation: 'ij->ijj' }, [[2, 3]], 'index j is in the output more than once'],
  ['Einsum', { equation: 'ij->i->j' }, [[2, 3]], 'the equation "ij->i->j" has more than one ->'],
  ['Einsum', { equation: 'i1->i' }, [[2, 3]], '"i1" of the equation is not a term', help],
  ['Einsum', { equation: 'ij->i_' }, [[2, 3]], '"i_" of the equation is not a term', help],
  ['Einsum', { equation: 'ij..->ij' }, [[2, 3]], '"ij.." of the equation is not a term', help],
  ['Einsum', { equation: '...i...' }, [[2, 3, 4]], '"...i..." of the equation is not a term', help],
];
