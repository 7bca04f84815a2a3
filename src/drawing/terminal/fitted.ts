import { renderTree } from '../../renderers/tree';
import { printable } from '../../text/printable';
import type { Diagram } from '../diagram';
import type { DrawingContext, DrawnNetwork, RenderDrawing } from '../drawn-network';
import type { TerminalForm } from './cell-texts';
import { drawOnTerminal, type TerminalDrawing } from './terminal';

/**
 * Networks as characters, with as much as there is room for: every figure, else two lines per box, else the
 * same with fewer levels open, else the tree as a table. Several are side by side if all fit in one form, else
 * one below the other.
 */
export const renderFitted: RenderDrawing = (networks, context) => {
  const beside = networks.length === 1 ? null : firstWithin(formsOf(diagramsOf(networks), context), context);
  const blocks = beside === null ? networks.map((network) => fitted(network, context)) : [beside.lines];
  return { text: blocks.map((lines) => `${lines.join('\n')}\n`).join('\n') };
};

function diagramsOf(networks: readonly DrawnNetwork[]): readonly Diagram[] {
  return networks.map(({ diagram }) => diagram);
}

const FORMS: readonly TerminalForm[] = ['full', 'tight'];

/** The drawings of diagrams beside each other, each made when it is needed. */
function* formsOf(
  diagrams: readonly Diagram[],
  { characters, grounds }: DrawingContext,
  forms = FORMS,
): Iterable<TerminalDrawing> {
  const shading = grounds === 'coloured' ? 'shaded' : 'plain';
  for (const form of forms) yield drawOnTerminal(diagrams, { form, characters, shading });
}

function firstWithin(
  drawings: Iterable<TerminalDrawing>,
  { width }: Pick<DrawingContext, 'width'>,
): TerminalDrawing | null {
  for (const drawing of drawings) if (width === null || drawing.width <= width) return drawing;
  return null;
}

/** The lines of one network; the first line says if less is shown than was asked for. */
function fitted({ diagram, diagramAt, report }: DrawnNetwork, context: DrawingContext): readonly string[] {
  const whole = firstWithin(formsOf([diagram], context), context);
  if (whole !== null) return whole.lines;
  const { depth } = diagram;
  if (depth > 1) {
    const less = firstWithin(formsOf([diagramAt(depth - 1)], context, ['tight']), context);
    if (less !== null)
      return [`${levels(depth - 1)} open: ${levels(depth)} take more columns than there are`, ...less.lines];
  }
  const table = renderTree(report, { width: context.width }).trimEnd();
  return [
    `${printable(diagram.name)} needs more columns to be drawn than there are; as a table:`,
    ...table.split('\n'),
  ];
}

function levels(count: number): string {
  return count === 1 ? '1 level' : `${count} levels`;
}
