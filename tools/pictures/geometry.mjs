// Every preset in every way: each layer in one box, nothing over anything else, every line between its boxes.
import { bundledModule } from '../bundled-module.mjs';

export const geometryCheck = {
  name: 'geometry',
  async run(root, names) {
    const { everyPreset, faultsOfPreset } = await bundledModule(root, 'tools/pictures/every-preset.ts');
    const presets = names.length === 0 ? everyPreset(root) : names;
    const results = presets.map((name) => faultsOfPreset(root, name));
    const drawings = results.reduce((sum, result) => sum + result.drawings, 0);
    return {
      looked: `${drawings} drawings of ${presets.length} presets`,
      faults: results.flatMap((result) => result.faults),
    };
  },
};
