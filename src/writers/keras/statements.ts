import { type Graph, keyOfValue } from '../../graph/graph';
import type { Report } from '../../report/report-rows';
import { type Code, joined } from '../python/layout';
import { literal } from '../python/literals';
import { variableName } from '../python/names';
import { figureComments } from './figure-comments';
import type { PlannedNode } from './plan';
import { applied, constructed, type LayerStep, operandsText, type Step } from './step';
import { CURRENT, createNames } from './variables';

/** A line of the function: a comment, or what a variable is set to. */
export type Statement = { readonly comment: string } | { readonly target: string; readonly code: Code };

/** Layers that only put something around a tensor, cut it or turn it: they have no name in the network. */
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
  const held = new Map<number, readonly string[]>();
  for (const planned of nodes) {
    const { node, number, inputs, steps } = planned;
    if (steps.length === 0) continue;
    const comment = comments.get(number);
    if (comment !== undefined) statements.push({ comment });
    const named = node.layer === number ? withNames(planned, layerNames) : steps;
    const isHeld = calledAgain.has(node.layer);
    if (isHeld && node.layer === number) {
      const names = named.map(({ kind }, index) =>
        kind === 'layer' ? `${variableName(node.path)}_layer${index === 0 ? '' : index}` : '',
      );
      for (const [index, step] of named.entries())
        if (step.kind === 'layer') statements.push({ target: names[index] ?? '', code: constructed(step) });
      held.set(node.layer, names);
    }
    const heldNames = isHeld ? (held.get(node.layer) ?? []) : [];
    const target = variables.get(keyOfValue({ node: number, slot: 0 })) ?? CURRENT;
    let tensor: Code = inputs[0]?.variable ?? '';
    for (const [index, step] of named.entries()) {
      const code = called(step, tensor, heldNames[index] ?? '');
      const isLast = index === named.length - 1;
      // With several inputs the others may be in the current variable.
      if (isLast || inputs.length < 2) statements.push({ target: isLast ? target : CURRENT, code });
      tensor = isLast || inputs.length < 2 ? CURRENT : code;
    }
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
