import { type Graph, keyOfValue, type Source } from '../../graph/graph';
import type { Report } from '../../report/report-rows';
import { type Code, call, flat, joined, list, statementLines } from '../python/layout';
import { literal } from '../python/literals';
import { variableName } from '../python/names';
import type { WrittenNetwork } from '../written-network';
import { docstring } from './docstring';
import { channelsLast, inOrder, isSameOrder, plainOrder } from './order';
import { type Plan, planKeras } from './plan';
import { nodeStatements, type Statement, withNames } from './statements';
import { applied, arranging, constructed, type KerasTensor, type LayerStep } from './step';
import { createNames, variablesOf } from './variables';

/**
 * Writes a network as a function that builds a model of Keras 3: `keras.Sequential` if it is a chain of layers,
 * else by the functional API. Maps have their channels last; where the order of PyTorch matters, as before a
 * Flatten, it is restored.
 */
export function writeKeras(graph: Graph, report: Report): WrittenNetwork {
  const keys = planKeras(graph, keyOfValue);
  if (keys.unwritable.length > 0) return { unwritable: keys.unwritable };
  const variables = variablesOf(graph, keys);
  const plan = planKeras(graph, (value) => variables.get(keyOfValue(value)) ?? '');
  const body = rowOfLayers(graph, plan) ?? functionalBody(graph, report, plan, variables);
  const code = body.join('\n');
  const border = ({ shape, order }: KerasTensor) => ({ shape: inOrder(shape, order), isMap: isMap(order) });
  const outputs = plan.outputs.map((tensor) => border(atBorder(tensor)));
  const text = [
    ...docstring(report, plan.inputs.map(border), outputs, notesOf(graph)),
    '',
    'import keras',
    ...importLine(code),
    '',
    '',
    'def build_model() -> keras.Model:',
    code,
    '',
  ].join('\n');
  return { text };
}

function importLine(code: string): readonly string[] {
  const names = ['initializers', 'layers', 'ops'].filter((name) => new RegExp(`\\b${name}\\.`).test(code));
  return names.length === 0 ? [] : [`from keras import ${names.join(', ')}`];
}

function isMap(order: KerasTensor['order']): boolean {
  return order.length > 2 && isSameOrder(order, channelsLast(order.length));
}

/** An output has its channels last if it is a map, else the order of PyTorch. */
function atBorder(tensor: KerasTensor): KerasTensor {
  const isKept = isMap(tensor.order) || isSameOrder(tensor.order, plainOrder(tensor.order.length));
  return isKept ? tensor : { ...tensor, order: plainOrder(tensor.order.length) };
}

/** Notes about figures that Keras itself counts differently. */
function notesOf({ nodes }: Graph): readonly string[] {
  const hasTwoBiases = nodes.some(
    ({ computation: { op, ...rest } }) =>
      (op?.type === 'LSTM' || op?.type === 'RNN') && 'args' in rest && rest.args.bias === true,
  );
  const called = new Set(nodes.flatMap(({ called, parameters }) => (called ? parameters : [])));
  const hasUncalled = nodes.some(({ parameters }) => parameters.some((id) => !called.has(id)));
  return [
    ...(hasTwoBiases
      ? ['An LSTM or RNN of Keras has one bias where PyTorch has two: Keras counts fewer parameters.']
      : []),
    ...(hasUncalled
      ? ['Layers that are built and not called are left out: Keras counts fewer parameters.']
      : []),
  ];
}

function inputCode({ order, shape }: KerasTensor, { name, type }: Source): Code {
  const dtype = type.dtype === undefined || type.dtype === 'float32' ? [] : [`dtype="${type.dtype}"`];
  return call('keras.Input', [
    `shape=${literal(inOrder(shape, order).slice(1))}`,
    ...dtype,
    `name=${literal(variableName(name))}`,
  ]);
}

function inputCodes({ sources }: Graph, { inputs }: Plan): readonly Code[] {
  const given = sources.filter(({ kind }) => kind === 'input');
  return inputs.flatMap((tensor, index) => {
    const source = given[index];
    return source === undefined ? [] : [inputCode(tensor, source)];
  });
}

/** Layers one after the other, each called once on what the one before it gives; null for any other network. */
function rowOfLayers(graph: Graph, plan: Plan): readonly string[] | null {
  const statements = plan.nodes.filter(({ steps }) => steps.length > 0);
  const [output, ...otherOutputs] = plan.outputs;
  const isRow =
    plan.inputs.length === 1 &&
    otherOutputs.length === 0 &&
    output !== undefined &&
    atBorder(output) === output &&
    statements.length > 0 &&
    statements.every(({ node, number, inputs }, index) => {
      const before = index === 0 ? 'inputs' : 'x';
      return inputs.length === 1 && inputs[0]?.variable === before && node.layer === number;
    });
  if (!isRow || output.variable === 'inputs') return null;
  const names = createNames([]);
  const steps = statements.flatMap((planned) => withNames(planned, names));
  const layers = steps.filter(
    (step): step is LayerStep => step.kind === 'layer' && step.operands === undefined,
  );
  if (layers.length < steps.length) return null;
  const items = list([...inputCodes(graph, plan), ...layers.map(constructed)]);
  const model = call('keras.Sequential', [items, `name=${literal(variableName(graph.name))}`]);
  return statementLines(joined('return ', model), 1);
}

function functionalBody(
  graph: Graph,
  report: Report,
  plan: Plan,
  variables: ReadonlyMap<string, string>,
): readonly string[] {
  const inputs = inputCodes(graph, plan).map(
    (code, index): Statement => ({ target: plan.inputs[index]?.variable ?? '', code }),
  );
  const outputs = plan.outputs.map((tensor) => {
    const step = arranging(tensor.order, atBorder(tensor).order);
    return step === null ? tensor.variable : flat(applied(step, tensor.variable));
  });
  const given = plan.inputs.map(({ variable }) => variable);
  const oneOrMore = (codes: readonly string[]): Code => (codes.length === 1 ? (codes[0] ?? '') : list(codes));
  const model = call('keras.Model', [
    oneOrMore(given),
    oneOrMore(outputs),
    `name=${literal(variableName(graph.name))}`,
  ]);
  return [
    ...[...inputs, ...nodeStatements(graph, report, plan.nodes, variables)].flatMap(statementText),
    ...statementLines(joined('return ', model), 1),
  ];
}

function statementText(statement: Statement): readonly string[] {
  if ('comment' in statement) return ['', `    ${statement.comment}`];
  const { target, code } = statement;
  return statementLines(joined(`${target} = `, code), 1);
}
