import { type Graph, inputsOf, type Region, type Source, type Value } from '../../graph/graph';
import type { Body, BodyItem, RegionForm } from './bodies';
import { type Border, isSame } from './flows';
import { inputReference, type WrittenInputs } from './network-inputs';
import { withOutputKeys } from './output-keys';
import type { OwnTensors, SharedTensor } from './own-tensors';

/** The state of writing a network. */
export interface Writing {
  readonly graph: Graph;
  readonly inputs: WrittenInputs;
  readonly borders: ReadonlyMap<Region, Border>;
  readonly own: OwnTensors;
  /** The regions that cannot be written in the form that they have, with the one to try next. */
  readonly changes: Map<Region, RegionForm>;
}

/** How a layer of a body refers to a tensor. If it cannot, the regions in the way are noted. */
export function referenceTo(writing: Writing, value: Value, body: Body): string {
  const given = givenReference(value, body);
  if (given !== null) return given;
  const source = value.node < 0 ? writing.graph.sources[-1 - value.node] : undefined;
  if (source?.kind === 'input') return networkInputReference(writing, source, body);
  for (let current: Body | null = body; current !== null; current = current.parent) {
    const item = current.items.find((one) => isOf(one, value));
    if (item !== undefined) return itemReference(writing, value, item, { from: body, to: current });
    if (current.form === 'module' && current.region !== null) writing.changes.set(current.region, 'list');
  }
  return '';
}

function networkInputReference({ graph, inputs, changes }: Writing, source: Source, body: Body): string {
  const name = inputReference(inputs, inputsOf(graph).indexOf(source));
  if (body.parent === null || isSeenFrom(body, name)) return name;
  dissolve(body, null, changes);
  return '';
}

/** How a body refers to the output of one of its items, or of an item of a body around it. */
function itemReference(
  writing: Writing,
  value: Value,
  item: BodyItem,
  { from, to }: { readonly from: Body; readonly to: Body },
): string {
  const name = nameOf(writing, item, value);
  if (name !== null && !isShadowed(name.split('.')[0] ?? name, from, to)) return name;
  if (name !== null) dissolve(from, to, writing.changes);
  else if (item.kind === 'body' && item.body.region !== null)
    writing.changes.set(item.body.region, 'dissolved');
  return '';
}

/** How a layer refers to an input of a body around it; null if the tensor is none. */
function givenReference(value: Value, body: Body): string | null {
  for (let current: Body | null = body; current !== null; current = current.parent) {
    const at = current.inputs.findIndex((input) => isSame(input, value));
    if (at >= 0 && current.inputs.length > 1) return `@${inputNames(current)[at]}`;
    if (at >= 0 && current === body) return '@input';
    if (current.form === 'module') return null;
  }
  return null;
}

/** The names of a body's inputs, if it has several. */
export function inputNames({ inputs }: Pick<Body, 'inputs'>): readonly string[] {
  return inputs.length < 2 ? [] : inputs.map((_, at) => USUAL_NAMES[at] ?? `input_${at + 1}`);
}

const USUAL_NAMES = ['x', 'y', 'z'];

/** Inside a Sequential an input of the network has its own name, inside a module it has none. */
function isSeenFrom(body: Body, name: string): boolean {
  for (let current: Body | null = body; current !== null; current = current.parent)
    if (current.form === 'module' || current.names.has(name)) return current.parent === null;
  return name !== '@input';
}

/** The path of a tensor of an earlier layer, as seen from a body; null if it is not visible. */
export function sharedPath(graph: Graph, { node, tensor }: SharedTensor, body: Body): string | null {
  const owner = graph.nodes[node];
  if (owner === undefined || owner.computation.functional) return null;
  for (let current: Body | null = body; current !== null; current = current.parent) {
    const path = pathIn(current, node);
    if (path !== null) return `${path}.${tensor}`;
    if (current.form === 'module') return null;
  }
  return null;
}

function pathIn({ items }: Body, node: number): string | null {
  const item = items.find((one) => isOf(one, { node, slot: 0 }));
  if (item === undefined || item.kind === 'again' || item.kind === 'source') return null;
  if (item.kind === 'node') return item.name;
  const inner = pathIn(item.body, node);
  return inner === null ? null : `${item.name}.${inner}`;
}

/** Whether an earlier layer of the same body can be called again. */
export function isReachable(first: number, { items }: Body): boolean {
  return items.some((item) => item.kind === 'node' && item.number === first);
}

/**
 * How a layer refers to an earlier region or layer that is called again. If it cannot, the regions in the way
 * are noted.
 */
export function targetOf({ changes }: Writing, first: Region | number, body: Body): string {
  for (let current: Body | null = body; current !== null; current = current.parent) {
    const item = current.items.find((one) =>
      typeof first === 'number'
        ? one.kind === 'node' && one.number === first
        : one.kind === 'body' && one.body.region === first,
    );
    if (item !== undefined) {
      if (!isShadowed(item.name, body, current)) return item.name;
      dissolve(body, current, changes);
      return '';
    }
    const around = current.items.find((one) => isAround(one, first));
    if (around !== undefined) {
      // It is inside another body, which is dissolved; by now no module is around the caller, only lists.
      if (around.kind === 'body' && around.body.region !== null) changes.set(around.body.region, 'dissolved');
      return '';
    }
    if (current.form === 'module' && current.region !== null) changes.set(current.region, 'list');
  }
  return '';
}

function isAround(item: BodyItem, first: Region | number): boolean {
  if (item.kind !== 'body' || item.body.region === null) return false;
  const number = typeof first === 'number' ? first : first.first;
  return number >= item.body.region.first && number < item.body.region.end;
}

/** Dissolves the bodies from one up to, but not including, another. */
function dissolve(from: Body, to: Body | null, changes: Writing['changes']): void {
  for (let body: Body | null = from; body !== null && body !== to; body = body.parent)
    if (body.region !== null) changes.set(body.region, 'dissolved');
}

function isOf(item: BodyItem, { node }: Value): boolean {
  if (item.kind === 'node') return item.number === node;
  if (item.kind === 'source') return -1 - item.index === node;
  const { first = 0, end = 0 } = (item.kind === 'again' ? item.region : item.body.region) ?? {};
  return node >= first && node < end;
}

function nameOf(writing: Writing, item: BodyItem, value: Value): string | null {
  if (item.kind === 'node') return outputName(writing, item, value.slot);
  if (item.kind === 'source') return item.name;
  if (item.kind === 'again') return isSame(value, { node: item.region.end - 1, slot: 0 }) ? item.name : null;
  const keys = outputKeys(writing, item.body);
  if (keys === null) return isSame(value, mainOf(writing.graph, item.body)) ? item.name : null;
  const key = keys.find(([, given]) => isSame(given, value));
  return key === undefined ? null : `${item.name}.${key[0]}`;
}

/** The named outputs of a module; null if its only output is that of its last layer. */
export function outputKeys(
  { graph, borders }: Writing,
  body: Body,
): readonly (readonly [key: string, value: Value])[] | null {
  const { region, form } = body;
  if (region === null || form !== 'module') return null;
  const { given = [] } = borders.get(region) ?? {};
  const [only, ...others] = given;
  if (only === undefined || (others.length === 0 && isSame(only, mainOf(graph, body)))) return null;
  return withOutputKeys(
    given.map((value, at) => {
      const named = region.outputs.find((output) => isSame(output.value, value));
      return { name: named?.name ?? '', otherwise: `output_${at}`, value };
    }),
  );
}

/** The output of the last layer of a body; null if it has no name outside. */
function mainOf(graph: Graph, { items }: Body): Value | null {
  const last = items.findLast((item) => item.kind !== 'node' || graph.nodes[item.number]?.called === true);
  if (last === undefined || last.kind === 'source') return null;
  if (last.kind === 'body') return mainOf(graph, last.body);
  if (last.kind === 'again') return { node: last.region.end - 1, slot: 0 };
  const node = graph.nodes[last.number];
  const isSplit = node?.computation.op?.type === 'Split';
  return isSplit || node?.computation.outputs.length !== 1 ? null : { node: last.number, slot: 0 };
}

/**
 * The parts of a Split become layers, and so does an output after the main one that PyTorch has no name for; those of a
 * layer that states its work have numbers.
 */
export function outputName(
  { graph: { nodes }, own }: Pick<Writing, 'graph' | 'own'>,
  { name, number }: { readonly name: string; readonly number: number },
  slot: number,
): string {
  const op = nodes[number]?.computation.op ?? null;
  const isSplit = op?.type === 'Split';
  if (slot === 0 && !isSplit) return name;
  if (own.forms[number]?.kind === 'stated') return `${name}.${slot}`;
  const further = isSplit ? undefined : op?.furtherNames?.[slot - 1];
  return further === undefined ? `${name}_${slot}` : `${name}.${further}`;
}

function isShadowed(name: string, from: Body, to: Body): boolean {
  for (let body: Body | null = from; body !== null && body !== to; body = body.parent)
    if (body.names.has(name)) return true;
  return false;
}
