import type { BranchCall, GraphOutput, ModuleCall } from '../graph/graph';
import { figuresOf, type LayerRange } from './range-sums';
import type { BranchRow, ModuleRow, OutputTensor, Report } from './report';

/** One of a report's calls of modules with its figures, by its position, which must be one of `modules`. */
export function moduleAt({ modules, uncalledModules, sums }: Report, number: number): ModuleRow {
  const call = modules[number] as ModuleCall;
  const { path, type, base, first, end, output, outputNode, furtherOutputs } = call;
  return {
    path,
    type,
    base,
    first,
    end,
    output,
    outputLayer: layerWithin(outputNode, call),
    furtherOutputs:
      furtherOutputs.length === 0 ? NO_OUTPUTS : furtherOutputs.map((other) => outputTensor(other, call)),
    called: !uncalledModules.has(number),
    ...figuresOf(sums, call),
  };
}

/** Every call of a module with its figures, in the order in which they end. */
export function allModules(report: Report): readonly ModuleRow[] {
  return report.modules.map((_call, number) => moduleAt(report, number));
}

/** Every run through a branch with its figures. */
export function allBranches(report: Report): readonly BranchRow[] {
  return report.branches.map((_branch, number) => branchAt(report, number));
}

/** One of a report's runs through branches with its figures, by its position, which must be one of `branches`. */
export function branchAt({ branches, sums }: Report, number: number): BranchRow {
  const branch = branches[number] as BranchCall;
  const { name, first, end, output, outputNode } = branch;
  const outputLayer = layerWithin(outputNode, branch);
  return { name, first, end, output, outputLayer, ...figuresOf(sums, branch) };
}

function outputTensor({ name, node, shape }: GraphOutput, range: LayerRange): OutputTensor {
  return { name, shape, layer: layerWithin(node, range) };
}

/** The number of a layer of a range; null for any other node. */
export function layerWithin(node: number, { first, end }: LayerRange): number | null {
  return node >= first && node < end ? node : null;
}

const NO_OUTPUTS: readonly OutputTensor[] = [];
