// Every preset in every way: each layer in one box, nothing over anything else, every line between its boxes.
import { bundledModule } from '../bundled-module.mjs';

export const geometryCheck = {
  name: 'geometry',
  async run(root, names) {
    const { drawingFaultsOf } = await bundledModule(root, 'tools/pictures/every-preset.ts');
    return drawingFaultsOf(root, names);
  },
};
