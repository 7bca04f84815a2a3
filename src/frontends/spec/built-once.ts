import { madeOnce } from '../../graph/made-once';
import type { ArgValue } from '../../ops/op';
import { type EarlierBuilds, type Made, noteVariable, type Part, type Reading } from './earlier-builds';
import type { Environment } from './environment';
import type { Expansion } from './expansion';
import type { Flow, ShapedValue } from './flow';
import type { Frame } from './frame';

/** A part to build, with everything that its building may read. */
export interface PartToBuild {
  /** The step in the spec. */
  readonly step: object;
  readonly path: string;
  readonly frame: Frame;
  readonly environment: Environment;
  readonly flows: readonly Flow[];
  readonly functional: boolean;
}

/** The number of builds before a part that was never reused is given up. */
const TRIALS = 2000;

/** Builds a part, or adds the result of an earlier build if nothing that it depends on has changed. */
export function builtOnce(part: PartToBuild, build: () => Flow): Flow {
  const { expansion } = part.frame;
  const { earlier } = expansion;
  if (earlier === null || !canBeKept(expansion, part)) return build();
  const kept = madeOnce(earlier.parts, part.step, newPart);
  if (kept.known === 0 && kept.builds >= TRIALS) {
    kept.made.clear();
    return build();
  }
  kept.builds += 1;
  const state = stateText(expansion, part);
  if (state === null) return build();
  const before = kept.made.get(state + variablesText(kept, expansion));
  if (before === undefined) return buildAndKeep({ earlier, kept, state }, expansion, part, build);
  kept.known += 1;
  for (const name of kept.variables) noteVariable(earlier, name);
  return addAgain(expansion, part, before);
}

function newPart(): Part {
  return { variables: new Set(), made: new Map(), builds: 0, known: 0 };
}

/**
 * Whether a part can be kept: not within steps that share, freeze or are not called, and not after errors,
 * since these also affect it.
 */
function canBeKept(expansion: Expansion, { flows }: PartToBuild): boolean {
  const { taps, sharing, freezing, uncalledDepth, isStopped, diagnostics } = expansion;
  const isPlain = taps === null && sharing === null && freezing === null && uncalledDepth === 0;
  return isPlain && !isStopped && diagnostics.length === 0 && flows.every(isPlainFlow);
}

function isPlainFlow(flow: Flow): flow is ShapedValue {
  if (flow === null) return false;
  const { outputs, further, reference, inPlaceOf } = flow;
  return outputs === undefined && further === undefined && reference === undefined && inPlaceOf === undefined;
}

/**
 * Everything that decides the result besides the variables; null inside another document, whose variables are
 * not followed.
 */
function stateText(
  expansion: Expansion,
  { path, frame, environment, flows, functional }: PartToBuild,
): string | null {
  const { builder, steps, enteredAt, depth } = expansion;
  const { nodes, regions } = builder;
  const parameters = builder.parameters();
  let text = `${path} ${nodes.length} ${parameters.length} ${regions.length} ${steps} ${enteredAt} ${depth} ${frame.frozen} ${functional}`;
  for (const flow of flows) {
    if (flow === null) return null;
    const { value, shape } = flow;
    text += ` ${value.node}.${value.slot}:${shape.join('x')}${builder.typeOf(value).dtype ?? ''}`;
  }
  let outer = environment;
  for (; outer.parent !== null; outer = outer.parent) text += valuesText(outer.values.values());
  return outer.values === expansion.variables ? text : null;
}

function variablesText({ variables }: Part, expansion: Expansion): string {
  let text = '|';
  for (const name of variables) text += `${valueText(expansion.variables.get(name))};`;
  return text;
}

function valuesText(values: Iterable<ReturnType<Environment['values']['get']>>): string {
  let text = '|';
  for (const value of values) text += `${valueText(value)};`;
  return text;
}

function valueText(value: ReturnType<Environment['values']['get']>): ArgValue | undefined {
  return typeof value === 'number' ? value : JSON.stringify(value);
}

function buildAndKeep(
  { earlier, kept, state }: { readonly earlier: EarlierBuilds; readonly kept: Part; readonly state: string },
  expansion: Expansion,
  { frame }: PartToBuild,
  build: () => Flow,
): Flow {
  const { builder, uncalledNodes, uncalledRegions, unneeded } = expansion;
  const { nodes, regions } = builder;
  const parameters = builder.parameters();
  const [firstNode, firstParameter, firstRegion] = [nodes.length, parameters.length, regions.length];
  const firstBody = frame.bodies.length;
  const others = uncalledNodes.size + uncalledRegions.size + unneeded.size;
  const reading: Reading = { variables: new Set(), around: frame.named, readsMore: false };
  earlier.open.push(reading);
  const output = build();
  earlier.open.pop();
  for (const name of reading.variables) noteVariable(earlier, name);
  const isClean = expansion.diagnostics.length === 0 && !expansion.isStopped && output !== null;
  const isWhole = others === uncalledNodes.size + uncalledRegions.size + unneeded.size;
  if (!isClean || !isWhole || reading.readsMore) return output;
  for (const name of reading.variables) {
    if (kept.variables.has(name)) continue;
    kept.variables.add(name);
    kept.made.clear();
  }
  earlier.keptNodes += nodes.length - firstNode;
  kept.made.set(state + variablesText(kept, expansion), {
    nodes: nodes.slice(firstNode),
    parameters: builder.parameters().slice(firstParameter),
    regions: regions.slice(firstRegion),
    references: referencesFrom(expansion, firstNode),
    bodies: frame.bodies.slice(firstBody),
    output,
    steps: expansion.steps,
    enteredAt: expansion.enteredAt,
  });
  return output;
}

function referencesFrom({ references, builder }: Expansion, firstNode: number): Made['references'] {
  if (references.size === 0) return [];
  return builder.nodes.slice(firstNode).flatMap((_, index) => {
    const found = references.get(firstNode + index);
    return found === undefined ? [] : [[firstNode + index, found] as const];
  });
}

function addAgain(expansion: Expansion, { frame }: PartToBuild, made: Made): Flow {
  expansion.builder.repeat(made);
  for (const [node, found] of made.references) expansion.references.set(node, found);
  for (const body of made.bodies) frame.bodies.push(body);
  expansion.steps = made.steps;
  expansion.enteredAt = made.enteredAt;
  return made.output;
}
