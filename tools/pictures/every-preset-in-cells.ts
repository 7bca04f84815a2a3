// Every preset as characters, at depths 1, 2, 3 and whole, in both forms.
import { createDiagram } from '../../src/drawing/boxes';
import { terminalFaultsOf } from '../../test/support/read-terminal';
import { analysedPreset, presetsAskedFor } from './analysed-preset';

/** What is wrong with the drawings of the presets of these names, all of them for none. */
export function terminalFaults(
  root: string,
  names: readonly string[],
): { readonly looked: string; readonly faults: readonly string[] } {
  const presets = presetsAskedFor(root, names);
  const faults: string[] = [];
  let drawings = 0;
  for (const name of presets) {
    const { graph, report } = analysedPreset(root, name);
    for (const depth of [1, 2, 3, 'all'] as const) {
      const diagram = createDiagram(graph, report, { depth });
      for (const form of ['full', 'tight'] as const) {
        drawings += 1;
        const found = terminalFaultsOf(diagram, form);
        faults.push(...found.map((fault) => `${name} at depth ${depth}, ${form}: ${fault}`));
      }
    }
  }
  return { looked: `${drawings} drawings of ${presets.length} presets read back`, faults };
}
