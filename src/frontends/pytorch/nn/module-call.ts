import type { NamedValue } from '../../../graph/graph';
import { findAttribute } from '../../../python/attributes';
import { call } from '../../../python/call';
import { lookUp } from '../../../python/classes';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { isKind } from '../../../python/kinds';
import { isUnknownNumber } from '../../../python/unknown-numbers';
import type { Instance, Keywords, PyClass, Value } from '../../../python/value';
import { graphValue, originOf, userPlace } from '../call-op';
import type { RunningModule, Session } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { layerTypeOf } from './layer-classes';
import { callSuper, registryOf } from './module-state';
import { pathWithin } from './module-tree';
import { tensorOfPacked } from './packed-sequence';

/** Calls a module, as `nn.Module.__call__` does: its hooks, and its forward as a region of the graph. */
export function callModule(session: Session, self: Value, args: readonly Value[], keywords: Keywords): Value {
  if (!isKind(self, 'instance')) return raise('TypeError', 'the object that is called is not a module');
  const { machine, recording } = session;
  const forward = findAttribute(machine, self, 'forward');
  if (registryOf(self, '_modules') === undefined)
    raise('AttributeError', `'${self.type.name}' object has no attribute '_modules'`, callSuper);
  if (forward === undefined)
    return raise('AttributeError', `'${self.type.name}' object has no attribute 'forward'`);
  let given = args;
  for (const { value: hook } of registryOf(self, '_forward_pre_hooks')?.entries.values() ?? []) {
    const changed = call(machine, hook, [self, createTuple(given)]);
    if (changed !== null) given = isKind(changed, 'tuple') ? changed.items : [changed];
  }
  const running = runningModule(session, self, forward);
  recording.called.add(self);
  recording.running.push(running);
  if (running.kind === 'region') beginRegion(session, self, running.path);
  let result: Value = null;
  let outputs: readonly NamedValue[] = [];
  try {
    result = call(machine, forward, given, keywords);
    if (running.kind === 'region') outputs = outputsOf(session, result);
  } finally {
    recording.running.pop();
    if (running.kind === 'region' && running.path !== '') recording.builder.leave(outputs);
  }
  for (const { value: hook } of registryOf(self, '_forward_hooks')?.entries.values() ?? []) {
    const changed = call(machine, hook, [self, createTuple(given), result]);
    if (changed !== null) result = changed;
  }
  return result;
}

/** How a module runs: as one node, as a region, or without a name of its own where the network does not register it. */
function runningModule({ recording }: Session, module: Instance, forward: Value): RunningModule {
  const path = recording.paths.get(module);
  if (path === undefined) return { module, path: recording.running.at(-1)?.path ?? '', kind: 'unnamed' };
  const isOwn = isKind(forward, 'method') && isKind(forward.callee, 'host-function');
  const isLayer = isOwn && layerTypeOf(module.type) !== undefined && !module.attributes.has('forward');
  return { module, path, kind: isLayer ? 'layer' : 'region' };
}

function beginRegion({ machine, recording }: Session, module: Instance, path: string): void {
  if (path === '') return;
  const sequential = module.type.order.some(({ name, isOpen }) => !isOpen && name === 'Sequential');
  recording.builder.enter({
    kind: sequential ? 'sequential' : 'module',
    path,
    type: module.type.name,
    called: true,
    origin: originOf(userPlace(machine)),
  });
}

/** The tensors of a result, each with its place in it: `0`, `loss`, `features.1`; `output` for a single one. */
export function namedOutputs(value: Value): readonly (readonly [name: string, tensor: Tensor])[] {
  if (isUnknownNumber(value)) return [];
  if (isTensor(value)) return [['output', value]];
  const found: (readonly [string, Tensor])[] = [];
  const visit = (one: Value, name: string): void => {
    if (isTensor(one) && !isUnknownNumber(one)) found.push([name, one]);
    else
      for (const [key, item] of itemsIn(one, name === '' ? 'whole' : 'inside'))
        visit(item, pathWithin(name, key));
  };
  visit(value, '');
  return found;
}

/** The items of a result; of an object inside a result, such as a cache, only a dataclass is inspected. */
function itemsIn(value: Value, place: 'whole' | 'inside'): readonly (readonly [string, Value])[] {
  if (isKind(value, 'list') || isKind(value, 'tuple')) {
    const fields = isKind(value, 'tuple') ? fieldNames(value) : null;
    return value.items.map((item, index) => [fields?.[index] ?? String(index), item]);
  }
  if (isKind(value, 'dict'))
    return [...value.entries.values()].map(({ key, value: item }) => [String(key), item]);
  if (isKind(value, 'instance') && value.type.isOpen && (place === 'whole' || isDataclass(value.type)))
    return [...value.attributes.entries()];
  const packed = tensorOfPacked(value);
  return packed === null ? [] : [['data', packed]];
}

function isDataclass(type: PyClass): boolean {
  return lookUp(type, '__dataclass_fields__') !== undefined;
}

/** The names of a named tuple's items. */
function fieldNames(value: Extract<Value, { kind: 'tuple' }>): readonly string[] | null {
  const fields = lookUp(value.type, '_fields');
  if (fields === undefined || !isKind(fields, 'tuple')) return null;
  return fields.items.map(String);
}

/** The outputs of a region. */
function outputsOf(session: Session, result: Value): readonly NamedValue[] {
  return namedOutputs(result).map(([name, tensor]) => ({ name, value: graphValue(session, tensor) }));
}
