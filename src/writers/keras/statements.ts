import { type Graph, keyOfValue } from '../../graph/graph';
import type { Report } from '../../report/report-rows';
import { type Code, joined } from '../python/layout';
import { literal } from '../python/literals';
import { variableName } from '../python/names';
import { figureComments } from './figure-comments';
import type { PlannedNode } from './plan';
import { applied, constructed, type LayerStep, operandsText, type Step } from './step';
import { CURRENT, createNames } from './variables';

/** A line of the function: a comment or an assignment. */
export type Statement = { readonly comment: string } | { readonly target: string; readonly code: Code };

/** Layers that only pad, crop or transpose a tensor: they get no name in the network. */
const WITHOUT_NAME = /^(?:Permute|Reshape|Flatten|ZeroPadding|Cropping)/;

/** The statements of the nodes of a plan. */
export function nodeStatements(
  graph: Graph,
  report: Report,
  nodes: readonly PlannedNode[],
  variables: ReadonlyMap<string, string>,
): readonly Statement[] {
  const statements: Statement[] = [];
  const layerNames = createNames([]);
  const comments = figureComments(report, nodes);
  const calledAgain = new Set(
    graph.nodes.flatMap(({ layer, parameters, called }, number) =>
      called && layer !== number && parameters.length > 0 ? [layer] : [],
    ),
  );
  /** The variables of the layers of a repeated call, by the number of the first call. */
  const held = new Map<number, readonly string[]>();
  for (const planned of nodes) {
    const { node, number, inputs, steps } = planned;
    if (steps.length === 0) continue;
    const comment = comments.get(number);
    if (comment !== undefined) statements.push({ comment });
    const isFirst = node.layer === number;
    const named = isFirst ? withNames(planned, layerNames) : steps;
    if (isFirst && calledAgain.has(number)) {
      const names = heldNames(node.path, named);
      statements.push(...constructions(named, names));
      held.set(number, names);
    }
    const target = variables.get(keyOfValue({ node: number, slot: 0 })) ?? CURRENT;
    statements.push(...applications(inputs, named, held.get(node.layer) ?? [], target));
  }
  return statements;
}

/** A variable for each layer among the steps of a call; empty for other steps. */
function heldNames(path: string, steps: readonly Step[]): readonly string[] {
  return steps.map(({ kind }, index) =>
    kind === 'layer' ? `${variableName(path)}_layer${index === 0 ? '' : index}` : '',
  );
}

/** Assigns layers that are called more than once to variables. */
function constructions(steps: readonly Step[], names: readonly string[]): readonly Statement[] {
  return steps.flatMap((step, index) =>
    step.kind === 'layer' ? [{ target: names[index] ?? '', code: constructed(step) }] : [],
  );
}

/** Applies the steps of a call one after the other. */
function applications(
  inputs: PlannedNode['inputs'],
  steps: readonly Step[],
  held: readonly string[],
  target: string,
): readonly Statement[] {
  const statements: Statement[] = [];
  let tensor: Code = inputs[0]?.variable ?? '';
  for (const [index, step] of steps.entries()) {
    const code = called(step, tensor, held[index] ?? '');
    const isLast = index === steps.length - 1;
    // With several inputs the others may be in the current variable.
    const isSet = isLast || inputs.length < 2;
    if (isSet) statements.push({ target: isLast ? target : CURRENT, code });
    tensor = isSet ? CURRENT : code;
  }
  return statements;
}

function called(step: Step, tensor: Code, held: string): Code {
  return step.kind === 'layer' && held !== ''
    ? joined(held, operandsText(step, tensor))
    : applied(step, tensor);
}

/** The steps with the layers named after the node, which has its path in the network. */
export function withNames({ node, steps }: PlannedNode, names: (text: string) => string): readonly Step[] {
  const { path, computation } = node;
  if (path === '' || computation.functional) return steps;
  const isNamed = (step: Step): step is LayerStep => step.kind === 'layer' && !WITHOUT_NAME.test(step.type);
  const isAlone = steps.filter(isNamed).length === 1;
  let count = 0;
  return steps.map((step) => {
    if (!isNamed(step)) return step;
    const name = names(isAlone ? path : `${path}_${count}`);
    count += 1;
    return { ...step, items: [...step.items, `name=${literal(name)}`] };
  });
}
