import { formatCount } from '../../counts/count';
import type { Report } from '../../report/report-rows';
import { printable } from '../../text/printable';
import type { PlannedNode } from './plan';

/**
 * The comments with the figures of those parts of a network that take several statements, by the node that each
 * precedes.
 */
export function figureComments(
  { modules, branches }: Report,
  nodes: readonly PlannedNode[],
): ReadonlyMap<number, string> {
  const rows = new Map([
    ...branches.map(({ name, params, macs }) => [name, { params, macs }] as const),
    ...modules.map(({ path, params, macs }) => [path, { params, macs }] as const),
  ]);
  const comments = new Map<number, string>();
  const statements = nodes.filter(({ steps }) => steps.length > 0);
  for (const [index, { node, number }] of statements.entries()) {
    const part = partOf(node.path);
    const row = rows.get(part);
    if (row === undefined || part === partOf(statements[index - 1]?.node.path ?? '')) continue;
    if (part !== partOf(statements[index + 1]?.node.path ?? '')) continue;
    comments.set(
      number,
      `# ${printable(part)}: ${formatCount(row.params)} parameters, ${formatCount(row.macs)} multiply-adds`,
    );
  }
  return comments;
}

function partOf(path: string): string {
  return path.split('.')[0] ?? '';
}
