import { type Count, formatCount } from '../../counts/count';
import { LINE_LENGTH } from '../python/layout';
import type { ClassDefinition } from './classes';
import { type Module, type Tensor, tensorsOf } from './modules';

/** Parameters and multiply-adds by path, the network's own by the empty one. */
export type Figures = ReadonlyMap<string, { readonly params: Count; readonly macs: Count | null }>;

/** Whether a class is the network's own or one of its modules'. */
export type ClassRole = 'network' | 'module';

/** The docstring of a class: shapes and figures, for the first module if there are several. */
export function docstringLines(
  { calls, own }: ClassDefinition,
  options: { readonly batch: number; readonly figures: Figures; readonly role: ClassRole },
): readonly string[] {
  const { batch, figures, role } = options;
  const [module] = calls;
  if (module === undefined) return [];
  const { params, macs } = figures.get(role === 'network' ? '' : module.path) ?? { params: 0, macs: null };
  const counts = [
    `${formatCount(params)} parameters`,
    ...(macs === null ? [] : [`${formatCount(macs)} multiply-adds`]),
  ].join(', ');
  const shapes = shapesOf(module, batch);
  const where = own < 2 || role === 'network' ? '' : ` for the first of ${own}`;
  const figure = `${counts}${where}.`;
  if (shapes === null) return [`    """${figure}"""`];
  const oneLine = `    """${shapes}: ${figure}"""`;
  if (oneLine.length <= LINE_LENGTH) return [oneLine];
  return [`    """${shapes}`, '', `    ${figure}`, '    """'];
}

function shapesOf(module: Module, batch: number): string | null {
  const { inputs, outputs, called } = module;
  if (!called) return null;
  const tensors = tensorsOf(module);
  const given = outputs.flatMap(({ reference }) => tensors.get(reference) ?? []);
  // The module's own tensors are not among them: if one is returned, shapes are left out.
  if (inputs.length > MOST || given.length > MOST || given.length < outputs.length) return null;
  const text = (all: readonly Tensor[]) => all.map((tensor) => shapeText(tensor, batch)).join(', ');
  return `${text(inputs)} -> ${text(given)}`;
}

const MOST = 3;

function shapeText({ type: { shape } }: Tensor, batch: number): string {
  const sizes = shape.map((size, axis) => (axis === 0 && size === batch ? 'N' : String(size ?? '?')));
  return `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;
}
