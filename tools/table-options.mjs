// cli-table3 looks up fifteen options for each cell, and takes their names apart and collects their values anew each
// time: a sixth of all that a comparison makes in memory. Here the same options come from names that are kept.
import { readFileSync } from 'node:fs';

const found = `function firstDefined(...args) {
  return args.filter((v) => v !== undefined && v !== null).shift();
}

// HELPER FUNCTIONS
function setOption(objA, objB, nameB, targetObj) {
  let nameA = nameB.split('-');
  if (nameA.length > 1) {
    nameA[1] = nameA[1].charAt(0).toUpperCase() + nameA[1].substr(1);
    nameA = nameA.join('');
    targetObj[nameA] = firstDefined(objA[nameA], objA[nameB], objB[nameA], objB[nameB]);
  } else {
    targetObj[nameB] = firstDefined(objA[nameB], objB[nameB]);
  }
}
`;

const wanted = `const keptNames = new Map();

function setOption(objA, objB, nameB, targetObj) {
  let nameA = keptNames.get(nameB);
  if (nameA === undefined) {
    nameA = nameB.replace(/-(.)/, (_, letter) => letter.toUpperCase());
    keptNames.set(nameB, nameA);
  }
  targetObj[nameA] = objA[nameA] ?? objA[nameB] ?? objB[nameA] ?? objB[nameB];
}
`;

/** @throws where the library is not as it was. */
export const tableOptions = {
  name: 'table-options',
  setup({ onLoad }) {
    onLoad({ filter: /cli-table3[\\/]src[\\/]cell\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(found)) throw new Error(`${path} is not as it was: see tools/table-options.mjs`);
      return { contents: text.replace(found, wanted) };
    });
  },
};
