import { isAbsolute, posix } from 'node:path';
import { fromPointer } from '../diagnostics/json-pointer';
import { createLocator, positionAt } from '../diagnostics/position';
import { stepsOfNodes } from '../frontends/spec/written-at';
import type { Place, SpecPlaces } from '../renderers/diff-github';
import type { ComparedSide } from './compared-side';
import { parseGitReference } from './git-document';
import type { Io } from './io';

/** Where the working folder is in its repository, which GitHub counts files from. */
export function repositoryPrefix(io: Io): string {
  const run = io.git(['rev-parse', '--show-prefix']);
  return run?.status === 0 ? new TextDecoder().decode(run.output).trim() : '';
}

/** The files and lines of a spec and its layers; a preset and standard input are in no file of the repository. */
export function specPlaces(path: string, side: ComparedSide | null, prefix: string): SpecPlaces {
  const placeOf = (document: string): Place => {
    const file = side === null || side.texts.has(document) ? fileInRepository(document, prefix) : null;
    return file === null ? {} : { file };
  };
  const spec = placeOf(path);
  const graph = side?.graph ?? null;
  const document = graph?.nodes[0]?.origin.document ?? '';
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

/** The file of a document, from the top of the repository; null where it is no file of the work tree. */
export function fileInRepository(document: string, prefix: string): string | null {
  if (document === '-' || document.startsWith('--') || parseGitReference(document) !== null) return null;
  return isAbsolute(document) ? document : posix.join(prefix, document);
}
