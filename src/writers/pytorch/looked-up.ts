import { productOf } from '../../counts/count';
import type { Graph } from '../../graph/graph';
import type { Args } from '../../ops/op';
import type { Shape } from '../../ops/shape';

/** The shape that a look-up in a table returns: a row for each position, the rows last or as the channels. */
function rowsOf(args: Args): { readonly positions: Shape; readonly form: 'last' | 'channels' } | null {
  const [shape, output] = [sizes(args.shape), sizes(args.output)];
  const row = shape[1];
  if (shape.length !== 2 || row === undefined) return null;
  if (output.at(-1) === row) return { positions: output.slice(0, -1), form: 'last' };
  return output[1] === row ? { positions: [output[0] ?? 1, ...output.slice(2)], form: 'channels' } : null;
}

/** The arguments of a look-up with the size of a row left open. */
export function withOpenRows(args: Args): Args {
  const rows = rowsOf(args);
  if (rows === null) return args;
  const output = sizes(args.output).map((size, axis) => (rows.form === 'channels' && axis === 1 ? -1 : size));
  return { ...args, output };
}

/** The path of the buffer beside a table that has the index for each position; null if there is none. */
export function indexBeside({ nodes }: Graph, number: number): string | null {
  const table = nodes[number];
  if (table?.computation.op == null) return null;
  const rows = rowsOf(table.computation.args);
  const around = table.path.slice(0, table.path.lastIndexOf('.') + 1);
  const count = Number(productOf(rows?.positions ?? []));
  const index = nodes.find(
    ({ path, computation }) =>
      computation.op !== null &&
      computation.op.type === 'Buffer' &&
      computation.args.dtype === 'int64' &&
      path.slice(0, path.lastIndexOf('.') + 1) === around &&
      computation.output.length === 1 &&
      computation.output[0] === count,
  );
  return index?.path ?? null;
}

function sizes(value: unknown): Shape {
  return Array.isArray(value) ? value.map(Number) : [];
}
