// Compiles the presets: each JSON spec below configs as the reader of specs gives it, and a list of them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';

/**
 * Validates every preset, builds its network to see that it can be built, and writes its spec into `presets` of a
 * built program's folder, and the list of them, `presets.json`, next to it.
 *
 * @throws where one has an error.
 */
export function compilePresets(root, dist) {
  const library = createRequire(import.meta.url)(join(dist, 'index.cjs'));
  const { buildGraph, parseSpec, renderDiagnosticsText } = library;
  const files = new Map(presetFiles(root).map((file) => [basename(file, '.json'), file]));
  const compiled = new Map();
  const problems = [];
  const compile = (name) => {
    if (compiled.has(name)) return compiled.get(name);
    const text = readFileSync(files.get(name), 'utf8');
    const resolveBase = (base) => (files.has(base) ? compile(base) : { spec: null, diagnostics: [] });
    const result = parseSpec(text, { document: name, defaultName: name, resolveBase });
    const built = result.spec === null ? null : buildGraph(result.spec);
    const diagnostics = [...result.diagnostics, ...(built?.diagnostics ?? [])];
    if (diagnostics.length > 0) problems.push(renderDiagnosticsText(diagnostics, new Map([[name, text]])));
    compiled.set(name, result);
    return result;
  };
  for (const name of files.keys()) compile(name);
  if (problems.length > 0) throw new Error(`presets with errors:\n${problems.join('\n')}`);
  mkdirSync(join(dist, 'presets'));
  const index = [...files].map(([name, path]) => {
    const { spec } = compiled.get(name);
    writeFileSync(join(dist, 'presets', `${name}.json`), JSON.stringify(spec));
    const file = relative(root, path).split(sep).join('/');
    const family = dirname(file).split('/').slice(1).join('/');
    return { name, description: spec.description ?? '', family, file };
  });
  writeFileSync(join(dist, 'presets.json'), JSON.stringify(index));
}

/** Every spec below configs; a file of checks is none. */
function presetFiles(root) {
  return readdirSync(join(root, 'configs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.endsWith('.checks.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
