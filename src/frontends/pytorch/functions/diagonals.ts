import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { intArgument, tensorArgument } from '../arguments';
import { callForOne, callOpaque } from '../call-op';
import { mapElements } from '../elements';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { axisAt, checkRange, expanded, keepingOrder } from './views';

/** Functions of the diagonals of matrices, and of what lies above and below them. */
export const diagonalFunctions: readonly TorchFunction[] = [
  ...(['tril', 'triu'] as const).map((name) =>
    torchFunction(name, 'input, diagonal=0', (session, input, diagonal) => {
      const tensor = tensorArgument(name, input);
      const offset = intArgument(name, diagonal, 'diagonal');
      const made = callForOne(session, {
        type: name === 'tril' ? 'Tril' : 'Triu',
        args: { diagonal: offset },
        inputs: [tensor],
      });
      const { shape, elements } = tensor.host;
      const columns = shape.at(-1) ?? 1;
      const rows = shape.at(-2) ?? 1;
      made.host.elements = mapElements(elements, (element, index) => {
        const across = (index % columns) - (Math.floor(index / columns) % rows);
        return (name === 'tril' ? across <= offset : across >= offset) ? element : 0;
      });
      return made;
    }),
  ),
  ...(
    [
      ['diagonal', 'offset=0, dim1=0, dim2=1'],
      ['diag', 'diagonal=0, dim1=0, dim2=1'],
      ['diag_embed', 'offset=0, dim1=-2, dim2=-1'],
    ] as const
  ).map(([name, places]) =>
    torchFunction(name, `input, ${places}`, (session, input, offset, dim1, dim2) =>
      diagonal(session, name, tensorArgument(name, input), [offset, dim1, dim2]),
    ),
  ),
];

function diagonal(session: Session, name: string, input: Tensor, given: readonly Value[]): Tensor {
  const [offset = 0, dim1 = 0, dim2 = 1] = given.map((value) => intArgument(name, value));
  const { length } = input.host.shape;
  if (name === 'diag_embed') return onDiagonal(session, input, { offset, dim1, dim2 });
  if (name === 'diag' && length !== 1 && length !== 2) raise('RuntimeError', 'matrix or a vector expected');
  if (name === 'diag' && length === 1) return onDiagonal(session, input, { offset, dim1: -2, dim2: -1 });
  return callForOne(session, { type: 'Diagonal', args: { offset, dim1, dim2 }, inputs: [input] });
}

/** Matrices with the elements of the last dimension on a diagonal, along two dimensions of the result. */
function onDiagonal(
  session: Session,
  input: Tensor,
  { offset, dim1, dim2 }: { readonly offset: number; readonly dim1: number; readonly dim2: number },
): Tensor {
  const { shape } = input.host;
  const rank = shape.length + 1;
  const [rows, columns] = [axisAt(dim1, rank), axisAt(dim2, rank)];
  // A number has no dimension for the rows.
  const least = shape.length === 0 ? -1 : -rank;
  for (const dim of [dim1, dim2]) checkRange(dim, least, rank - 1);
  if (rows === columns) raise('RuntimeError', `diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  const side = (shape.at(-1) ?? 1) + Math.abs(offset);
  const leading = shape.slice(0, -1);
  const isLast = Math.max(rows, columns) === rank - 1 && Math.min(rows, columns) === rank - 2;
  if (offset !== 0 || !isLast) {
    const rest = [...leading];
    const sizes = Array.from({ length: rank }, (_, axis) =>
      axis === rows || axis === columns ? side : (rest.shift() ?? 1),
    );
    return callOpaque(session, { type: 'torch.diag_embed', inputs: [input], shape: sizes });
  }
  const column = keepingOrder(session, input, 'Unsqueeze', { dim: -1 });
  const made = expanded(session, column, [...leading, side, side]);
  made.host.elements = mapElements(made.host.elements, (element, at) =>
    at % side === Math.floor(at / side) % side ? element : 0,
  );
  return made;
}
