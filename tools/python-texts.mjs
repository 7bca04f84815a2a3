// Python that is kept as files: what imports one gets a function that gives its text.
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Loads each text by `require` when it is needed, like the parts of the program: few runs need any one of them. */
export const pythonTextsInParts = pythonTextsBy(
  (path) => `export default () => require('./${basename(path)}');`,
);

/** Puts each text into the bundle that imports it. */
export const pythonTextsInside = pythonTextsBy((path) => `export default () => ${textOf(path)};`);

/** The text as a part of its own. */
export const pythonTextAsPart = pythonTextsBy((path) => `module.exports = ${textOf(path)};`);

function textOf(path) {
  return JSON.stringify(readFileSync(path, 'utf8'));
}

function pythonTextsBy(programOf) {
  return {
    name: 'python-texts',
    setup({ onLoad }) {
      onLoad({ filter: /\.py$/ }, ({ path }) => ({ contents: programOf(path), resolveDir: dirname(path) }));
    },
  };
}
