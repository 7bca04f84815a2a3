import { isAbsolute, posix } from 'node:path';
import { fromPointer } from '../diagnostics/json-pointer';
import { createLocator, positionAt } from '../diagnostics/position';
import { stepsOfNodes } from '../frontends/spec/written-at';
import type { Place, SpecPlaces } from '../renderers/diff-github';
import type { ComparedSide } from './compared-side';
import { parseGitReference } from './git-document';
import type { Io } from './io';
import type { GitRun } from './run-git';

/** The file of a document, from the top of the repository; null where it is no file of the work tree. */
export type FileOf = (document: string) => string | null;

/** Finds the files of documents as GitHub counts them; git is asked for the working folder with the first. */
export function filesInRepository(io: Pick<Io, 'git'>): FileOf {
  let prefix: string | null = null;
  return (document) => {
    if (document === '-' || document.startsWith('--') || parseGitReference(document) !== null) return null;
    if (isAbsolute(document)) return document;
    prefix ??= prefixOf(io.git(['rev-parse', '--show-prefix']));
    return posix.join(prefix, document);
  };
}

function prefixOf(run: GitRun | null): string {
  return run?.status === 0 ? new TextDecoder().decode(run.output).trim() : '';
}

/** The files and lines of a spec and its layers; a preset and standard input are in no file of the repository. */
export function specPlaces(path: string, side: ComparedSide | null, fileOf: FileOf): SpecPlaces {
  const placeOf = (document: string): Place => {
    const file = side === null || side.texts.has(document) ? fileOf(document) : null;
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
