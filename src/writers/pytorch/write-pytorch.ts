import type { Graph } from '../../graph/graph';
import { frozenApart } from '../frozen-layer';
import type { Variants } from '../variants';
import type { WrittenNetwork } from '../written-network';
import { classCode } from './class-code';
import { type Classes, classesOf } from './classes';
import type { Figures } from './docstring';
import { accessTo } from './module-access';
import type { Module } from './modules';
import { readModules } from './read-modules';
import { unwritableLayers } from './unwritable';

/** Writes a network as PyTorch source: a class for each of its modules. */
export function writePytorch(graph: Graph, figures: Figures, variants: () => Variants): WrittenNetwork {
  const unknown = unwritableLayers(graph);
  if (unknown.length > 0) return { unwritable: unknown };
  const { root, ties } = readModules(graph);
  const classes = networkClasses(root, variants());
  const last = [
    ...ties.map(({ path, to }) => `${accessTo(root, path)} = ${accessTo(root, to)}`),
    ...frozenApart(graph).map(
      (id) => `${accessTo(root, graph.parameters[id]?.name ?? '')}.requires_grad_(False)`,
    ),
  ];
  const written = classes.definitions.map((definition) => {
    const isNetwork = definition.calls[0] === root;
    const hasNames = isNetwork && graph.file === undefined;
    return classCode(definition, {
      classes,
      batch: graph.batch,
      figures,
      role: isNetwork ? 'network' : 'module',
      outputs: hasNames ? 'named' : 'plain',
      lastStatements: isNetwork ? last : [],
    });
  });
  const unwritable = written.flatMap((one) =>
    one.unwritable.map(({ step, module }) => ({
      path: module.path,
      type: step.kind === 'constant' ? 'constant' : (step.op?.type ?? ''),
    })),
  );
  if (unwritable.length > 0) return { unwritable };
  const body = written.map(({ lines }) => lines.join('\n')).join('\n\n\n');
  const imports = importLines(body);
  return { text: `${imports.join('\n')}\n\n\n${body}\n` };
}

/** The classes of a network, with the numbers that it depends on as arguments, if everything follows from them. */
function networkClasses(root: Module, { variants, together }: Variants): Classes {
  const usable = variants
    .map((variant) => ({ variant, made: readModules(variant.graph).root }))
    .filter(({ variant: { setting, changed }, made }) => {
      // Any two values fit a straight line: further values reveal what is not linear, small ones what has a
      // minimum.
      const further = FURTHER.flatMap((of) => {
        const other = of(setting.value);
        const built = other === setting.value ? null : together([{ setting, changed: other }]);
        return built === null ? [] : [{ other, root: readModules(built).root }];
      });
      const roots = [made, ...further.map((one) => one.root)];
      const values = [setting.value, changed, ...further.map(({ other }) => other)];
      return classesOf([root, ...roots], [{ name: setting.name, values }]) !== null;
    });
  const all = usable.length < 2 ? null : together(usable.map(({ variant }) => variant));
  const roots = [...usable.map(({ made }) => made), ...(all === null ? [] : [readModules(all).root])];
  const declared = usable.map(({ variant: { setting, changed } }, at) => ({
    name: setting.name,
    values: [
      setting.value,
      ...usable.map((_, other) => (other === at ? changed : setting.value)),
      ...(all === null ? [] : [changed]),
    ],
  }));
  const isChecked = usable.length < 2 || all !== null;
  const classes = isChecked ? classesOf([root, ...roots], declared) : null;
  return classes ?? classesOf([root], []) ?? { definitions: [], uses: new Map() };
}

/** The values, besides its double, with which a number is tried. */
const FURTHER: readonly ((value: number) => number)[] = [(value) => 3 * value, () => 1];

function importLines(body: string): readonly string[] {
  return [
    ...(/\bOrderedDict\(/.test(body) ? ['from collections import OrderedDict', ''] : []),
    ...(/\btorch\./.test(body) ? ['import torch'] : []),
    ...(/\bF\./.test(body) ? ['import torch.nn.functional as F'] : []),
    /\bTensor\b/.test(body) ? 'from torch import Tensor, nn' : 'from torch import nn',
    ...(/\bops\./.test(body) ? ['from torchvision import ops'] : []),
    ...(/\bLayerNorm2d\(/.test(body) ? ['from torchvision.models.convnext import LayerNorm2d'] : []),
  ];
}
