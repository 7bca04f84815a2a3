import type { Diagnostic } from '../diagnostics/diagnostic';
import { type VolumeChain, volumeChain } from '../drawing/volumes/chain';
import { volumesPicture } from '../drawing/volumes/volumes';
import type { Graph } from '../graph/graph';
import type { Report } from '../report/report-rows';
import { printable } from '../text/printable';

/** A network with the reference that names it on the command line. */
interface NamedNetwork {
  readonly reference: string;
  readonly graph: Graph;
  readonly report: Report;
}

/** Draws networks as volumes, one below the other and on one scale, or says why one of them cannot be drawn. */
export function drawVolumes(networks: readonly NamedNetwork[]): string | readonly Diagnostic[] {
  const names = namesOf(networks);
  const chains: VolumeChain[] = [];
  const problems: Diagnostic[] = [];
  for (const [at, { graph, report }] of networks.entries()) {
    const name = names[at] ?? '';
    const chain = volumeChain(graph, report);
    if ('problem' in chain) problems.push(noVolumes(name, chain.problem));
    else chains.push({ ...chain, name });
  }
  return problems.length > 0 ? problems : volumesPicture(chains);
}

/** The names of the networks, or their references if two have the same name. */
function namesOf(networks: readonly NamedNetwork[]): readonly string[] {
  const own = networks.map(({ report }) => report.model.name);
  return new Set(own).size === own.length ? own : networks.map(({ reference }) => printable(reference));
}

function noVolumes(name: string, problem: string): Diagnostic {
  return {
    code: 'draw/no-chain',
    severity: 'error',
    message: `${name} cannot be drawn as volumes: it ${problem}`,
    why: 'volumes show a chain of convolutions, pools and linear layers, each of which reads only the one before it',
    help: 'leave --style volumes out, or write a chain of its layers as a spec',
  };
}
