// Lets librsvg, whose XML parser is strict, draw the pictures.
import { spawnSync } from 'node:child_process';
import { bundledModule } from '../bundled-module.mjs';

export const librsvgCheck = {
  name: 'librsvg',
  async run(root) {
    if (spawnSync('rsvg-convert', ['--version']).status !== 0)
      return { skipped: 'there is no rsvg-convert (Debian: librsvg2-bin)' };
    const { pictures } = await bundledModule(root, 'tools/pictures/every-preset.ts');
    const drawn = pictures(root);
    const faults = drawn.flatMap(({ name, svg }) => {
      const { status, stdout, stderr } = spawnSync('rsvg-convert', [], { input: svg, maxBuffer: 2 ** 28 });
      const isPng = stdout.subarray(1, 4).toString('latin1') === 'PNG';
      return status === 0 && isPng && stderr.length === 0 ? [] : [`${name}: ${stderr.toString().trim()}`];
    });
    return { looked: `${drawn.length} pictures`, faults };
  },
};
