import type { PartialShape } from '../../ops/shape';
import type { LimitChange } from '../../report/limit-update';
import { loadJsoncEditor } from './load-jsonc-editor';

/** The text of a document of checks with some of its limits changed; comments and layout stay as they are. */
export function updateChecks(text: string, changes: readonly LimitChange[]): string {
  return changes.reduce(changeLimit, text);
}

function changeLimit(text: string, { path, value }: LimitChange): string {
  const { modify, applyEdits } = loadJsoncEditor();
  const edits = modify(text, [...path], jsonValue(value), {});
  return applyEdits(
    text,
    edits.map((edit) => ({ ...edit, content: edit.content.replaceAll(',', ', ') })),
  );
}

/** A count beyond 2^53 is written as a text, so that every reader keeps its digits. */
function jsonValue(value: LimitChange['value']): number | string | PartialShape {
  return typeof value === 'bigint' ? value.toString() : value;
}
