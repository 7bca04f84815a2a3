import type { Diagram, Item } from '../diagram';

/**
 * A diagram without the frames that only say which layers make a branch or a Sequential: their boxes stay where they
 * are. A frame around several copies, or one that takes several tensors, is kept.
 */
export function withoutPlainFrames(diagram: Diagram): Diagram {
  return { ...diagram, items: withoutFrames(diagram.items) };
}

function withoutFrames(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item): readonly Item[] => {
    if (item.kind !== 'group') return [item];
    const inner = withoutFrames(item.items);
    const isPlain = item.copies === 1 && item.type === '' && !inner.some(({ kind }) => kind === 'port');
    return isPlain ? inner : [{ ...item, items: inner }];
  });
}
