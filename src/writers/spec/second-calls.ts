import type { Graph, Region } from '../../graph/graph';
import { type Border, isSame } from './flows';
import type { CallForm } from './own-tensors';

/** The regions that are another call of an earlier one: exactly the same layers on other inputs. */
export function secondCalls(
  graph: Graph,
  regions: readonly Region[],
  { borders, forms }: { readonly borders: ReadonlyMap<Region, Border>; readonly forms: readonly CallForm[] },
): ReadonlyMap<Region, Region> {
  const firsts = new Map<string, Region>();
  const again = new Map<Region, Region>();
  for (const region of regions) {
    const key = `${region.type} ${region.path}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, region);
    else if (isCalledAgain(graph, { first, region, borders, forms })) again.set(region, first);
  }
  return again;
}

function isCalledAgain(
  { nodes }: Graph,
  {
    first,
    region,
    borders,
    forms,
  }: {
    readonly first: Region;
    readonly region: Region;
    readonly borders: ReadonlyMap<Region, Border>;
    readonly forms: readonly CallForm[];
  },
): boolean {
  const offset = region.first - first.first;
  if (region.end - region.first !== first.end - first.first || offset < first.end - first.first) return false;
  const [before, now] = [borders.get(first), borders.get(region)];
  if (before?.taken.length !== 1 || now?.taken.length !== 1 || now.given.length !== 1) return false;
  for (let number = region.first; number < region.end; number += 1) {
    const [one, other] = [nodes[number - offset], nodes[number]];
    if (one === undefined || other === undefined || one.computation.op === null) return false;
    if (other.computation.op !== one.computation.op || one.called !== other.called) return false;
    if (JSON.stringify(one.computation.args) !== JSON.stringify(other.computation.args)) return false;
    const form = forms[number];
    if (form?.kind === 'stated' || (form?.kind === 'again') !== other.computation.tensors.length > 0)
      return false;
    const isAlike = other.inputs.every((value, at) => {
      const wanted = one.inputs[at];
      if (wanted === undefined) return false;
      if (value.node >= region.first && value.node < region.end)
        return wanted.node === value.node - offset && wanted.slot === value.slot;
      return isSame(value, now.taken[0] ?? null)
        ? isSame(wanted, before.taken[0] ?? null)
        : isSame(value, wanted);
    });
    if (!isAlike) return false;
  }
  const [given] = now.given;
  return isSame(given ?? null, { node: region.end - 1, slot: 0 });
}
