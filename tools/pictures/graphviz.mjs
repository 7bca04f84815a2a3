// Lets Graphviz read every drawing in its language and compares what it read with what was drawn.
import { spawnSync } from 'node:child_process';
import { bundledModule } from '../bundled-module.mjs';

/** Its nodes and edges are of interest here and not their places, which take it minutes in large drawings. */
const PLAIN = ['-Tplain', '-Gsplines=false', '-Gnslimit=0.1', '-Gmclimit=0.1'];
const MOST_EDGES = 200;

export const graphvizCheck = {
  name: 'graphviz',
  async run(root, names) {
    if (spawnSync('dot', ['-V']).status !== 0) return { skipped: 'there is no dot (Debian: graphviz)' };
    const { presetDrawings, hostileDrawings } = await bundledModule(root, 'tools/pictures/drawings.ts');
    const drawings = [...presetDrawings(root, names), ...hostileDrawings(root)];
    const read = drawings.filter(({ edges }) => edges.length <= MOST_EDGES);
    const looked = `${read.length} drawings read, ${drawings.length - read.length} of more than ${MOST_EDGES} edges not`;
    return { looked, faults: read.flatMap(faultsOf) };
  },
};

function faultsOf(drawing) {
  const { status, stdout, stderr } = spawnSync('dot', PLAIN, { input: drawing.dot, encoding: 'utf8' });
  if (status !== 0 || stderr !== '')
    return [`${drawing.name}: ${stderr.trim() || `dot ends with ${status}`}`];
  const lines = stdout.split('\n').map((line) => line.split(' '));
  const nodes = lines.filter(([kind]) => kind === 'node').map(([, id]) => id);
  const edges = lines.filter(([kind]) => kind === 'edge').map(([, from, to]) => `${from} ${to}`);
  return [
    ...difference(drawing.name, 'nodes', nodes.sort(), [...drawing.boxes].sort()),
    ...difference(drawing.name, 'edges', edges.sort(), drawing.edges),
  ];
}

/** What is in one list and not in the other, the number of times that it is there counted. */
export function difference(name, what, found, wanted) {
  return JSON.stringify(found) === JSON.stringify(wanted)
    ? []
    : [
        `${name}: ${what} are ${found.length}, and should be ${wanted.length}: ${firstUnequal(found, wanted)}`,
      ];
}

function firstUnequal(found, wanted) {
  const at = Math.max(
    0,
    found.findIndex((value, index) => value !== wanted[index]),
  );
  return `${found[at]} for ${wanted[at]}`;
}
