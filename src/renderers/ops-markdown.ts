import type { DocumentedOp } from '../views/ops-table';
import { renderMarkdown } from './markdown';
import { describedOps } from './ops-text';

/** Layer types as GitHub's Markdown: one in full, several with a line each. */
export function renderOpsMarkdown(ops: readonly DocumentedOp[]): string {
  return describedOps(ops, renderMarkdown);
}
