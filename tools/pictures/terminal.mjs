// Reads every drawing of characters back: closed frames, and lines that join what the network joins.
import { bundledModule } from '../bundled-module.mjs';

export const terminalCheck = {
  name: 'terminal',
  async run(root, names) {
    const { terminalFaults } = await bundledModule(root, 'tools/pictures/every-preset-in-cells.ts');
    return terminalFaults(root, names);
  },
};
