import { findAttribute } from '../attributes';
import { call } from '../call';
import { raise } from '../failure';
import { getItem, setItem } from '../indexing';
import { itemsOf, iterate } from '../iteration';
import { setEntry } from '../keys';
import { isKind } from '../kinds';
import type { Keywords, Machine, PyDict, Value } from '../value';

/** What `dict.update` does: items of mappings, pairs, and keywords. */
export function fillDict(
  machine: Machine,
  dict: PyDict,
  sources: readonly Value[],
  keywords: Keywords,
): void {
  const [source] = sources;
  if (sources.length > 1) raise('TypeError', `dict expected at most 1 argument, got ${sources.length}`);
  if (source !== undefined) fillFrom(machine, dict, source);
  for (const [key, value] of keywords) setEntry(machine, dict, key, value);
}

function fillFrom(machine: Machine, dict: PyDict, source: Value): void {
  if (isKind(source, 'dict')) {
    for (const { key, value } of [...source.entries.values()]) put(machine, dict, key, value);
    return;
  }
  const keys = findAttribute(machine, source, 'keys');
  if (keys !== undefined) {
    for (const key of itemsOf(machine, call(machine, keys, [])))
      put(machine, dict, key, getItem(machine, source, key));
    return;
  }
  const next = iterate(machine, source);
  let index = 0;
  for (let pair = next(); pair !== undefined; pair = next()) {
    if (pair === null || typeof pair === 'number' || typeof pair === 'boolean')
      raise('TypeError', `cannot convert dictionary update sequence element #${index} to a sequence`);
    const items = itemsOf(machine, pair);
    const [key, value] = items;
    if (key === undefined || value === undefined || items.length !== 2)
      raise(
        'ValueError',
        `dictionary update sequence element #${index} has length ${items.length}; 2 is required`,
      );
    put(machine, dict, key, value);
    index += 1;
  }
}

/** A class that derives from dict may say what `d[key] = value` does. */
function put(machine: Machine, dict: PyDict, key: Value, value: Value): void {
  if (dict.type.isOpen) setItem(machine, dict, key, value);
  else setEntry(machine, dict, key, value);
}
