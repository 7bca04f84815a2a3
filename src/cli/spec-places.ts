import { fromPointer } from '../diagnostics/json-pointer';
import { createLocator, positionAt } from '../diagnostics/position';
import { documentOf, stepsOfNodes } from '../frontends/spec/written-at';
import type { SpecPlaces } from '../renderers/diff-github';
import type { FileOf, Place } from '../renderers/github';
import type { ComparedSide } from './compared-side';

/** The files and lines of a spec and its layers; a preset and standard input are in no file of the repository. */
export function specPlaces(path: string, side: ComparedSide | null, fileOf: FileOf): SpecPlaces {
  const placeOf = (document: string): Place => {
    const file = side === null || side.texts.has(document) ? fileOf(document) : null;
    return file === null ? {} : { file };
  };
  const spec = { ...placeOf(path), ...firstErrorLine(path, side) };
  const graph = side?.graph ?? null;
  const document = graph === null ? '' : documentOf(graph);
  const text = side?.texts.get(document);
  if (graph === null || text === undefined) return { spec, layer: () => spec };
  const locate = createLocator(text);
  const steps = stepsOfNodes(graph);
  return {
    spec,
    layer: (number) => {
      const range = locate({ document, path: fromPointer(steps[number] ?? '') });
      return { ...placeOf(document), line: positionAt(text, range.start).line };
    },
  };
}

/** The line of the first error of a spec that is broken. */
function firstErrorLine(path: string, side: ComparedSide | null): Pick<Place, 'line'> {
  const text = side?.texts.get(path);
  if (side === null || text === undefined) return {};
  const locate = createLocator(text);
  const lines = side.diagnostics.flatMap(({ location, severity }) => {
    const range = severity === 'error' && location?.document === path ? locate(location) : null;
    return range === null ? [] : [positionAt(text, range.start).line];
  });
  return lines.length === 0 ? {} : { line: Math.min(...lines) };
}
