import { childPointer } from '../../diagnostics/json-pointer';
import { didYouMean } from '../../diagnostics/nearest';
import type { Graph, ParameterId } from '../../graph/graph';
import { madeOnce } from '../../graph/made-once';
import { pathBelow } from '../../graph/naming';
import type { ShareSpec, Step, TextTemplate } from '../../language/spec';
import { quoted } from '../../text/shortened';
import { noteLookUp } from './earlier-builds';
import { evaluateReference } from './evaluate';
import { type Expansion, reportAt, reportIn } from './expansion';
import { type Place, siteOf } from './place';
import { pathsMeant } from './reference';
import type { ParameterNames } from './sharing';
import { pathOfStep } from './step-path';

/** Begins the sharing of a step; false, with the problems reported, if a named parameter does not exist. */
export function beginSharing(
  share: ShareSpec,
  step: Step,
  place: Place,
  { name, functional }: { readonly name: string | null; readonly functional: boolean },
): boolean {
  const { expansion, scope } = place.frame;
  const { document } = expansion;
  noteLookUp(expansion.earlier, null);
  const at = `${step.at}/share`;
  const names = knownNames(expansion);
  const path = pathOfStep(scope, name, functional);
  const around = expansion.sharing;
  if (share.kind === 'all') {
    const of = resolve(share.of, at, place, (candidate) => names.paths.has(candidate));
    if (of === null) return false;
    expansion.sharing = { path, document, at, all: of, given: new Map(), met: new Set(), around };
    return true;
  }
  const given = new Map<string, ParameterId>();
  for (const [own, other] of share.names) {
    const found = resolve(
      other,
      childPointer(at, own),
      place,
      (candidate) => idOf(names, candidate) !== undefined,
    );
    const id = found === null ? undefined : idOf(names, found);
    if (id !== undefined) given.set(own, id);
  }
  if (given.size < share.names.length) return false;
  expansion.sharing = { path, document, at, all: null, given, met: new Set(), around };
  return true;
}

/** Ends the sharing of a step; with `report`, names of parameters that it does not have are errors. */
export function endSharing(expansion: Expansion, report: 'report' | 'quiet'): void {
  const { sharing } = expansion;
  if (sharing === null) return;
  expansion.sharing = sharing.around;
  const { given, met, at } = sharing;
  if (report === 'quiet') return;
  for (const own of given.keys()) {
    if (met.has(own)) continue;
    reportAt(
      expansion,
      'spec/unknown-key',
      childPointer(at, own),
      `there is no parameter ${quoted(own)} to share`,
      {
        help: () => didYouMean(own, met) ?? `its parameters are ${[...met].join(', ')}`,
        target: 'key',
      },
    );
  }
}

/**
 * The parameter that the layer at a path uses instead of its own; undefined if it uses its own. The shared
 * parameter then also has the layer's name, as in a `state_dict`.
 */
export function sharedParameter(expansion: Expansion, path: string, tensor: string): ParameterId | undefined {
  const id = givenParameter(expansion, path, tensor);
  if (id !== undefined) addName(knownNames(expansion), pathBelow(path, tensor), id);
  return id;
}

/** The graph with the names that its parameters have in the layers that share them. */
export function withSharedNames(graph: Graph, { parameterNames }: Pick<Expansion, 'parameterNames'>): Graph {
  if (parameterNames === null) return graph;
  const further = new Map<ParameterId, string[]>();
  for (const [name, id] of parameterNames.ids)
    if (graph.parameters[id]?.name !== name) madeOnce(further, id, () => []).push(name);
  if (further.size === 0) return graph;
  const parameters = graph.parameters.map((parameter, id) => {
    const furtherNames = further.get(id);
    return furtherNames === undefined ? parameter : { ...parameter, furtherNames };
  });
  return { ...graph, parameters };
}

function givenParameter(expansion: Expansion, path: string, tensor: string): ParameterId | undefined {
  for (let sharing = expansion.sharing; sharing !== null; sharing = sharing.around) {
    const own = nameBelow(sharing.path, path, tensor);
    sharing.met.add(own);
    const given = sharing.given.get(own);
    if (given !== undefined) return given;
    if (sharing.all === null) continue;
    const other = `${sharing.all}.${own}`;
    const id = idOf(knownNames(expansion), other);
    if (id !== undefined) return id;
    reportIn(
      expansion,
      sharing,
      'spec/unknown-reference',
      `there is no parameter ${quoted(other)} to share`,
      { help: 'what shares all parameters has the layers of the other one, under the same names' },
    );
  }
  return undefined;
}

/** The place and the words for a shared parameter of a layer; null if it shares none. */
export function placeOfShare(
  expansion: Expansion,
  path: string,
  tensor: string,
): { readonly document: string; readonly at: string; readonly own: string } | null {
  for (let sharing = expansion.sharing; sharing !== null; sharing = sharing.around) {
    const { document } = sharing;
    const own = nameBelow(sharing.path, path, tensor);
    if (sharing.given.has(own)) return { document, at: childPointer(sharing.at, own), own };
    if (sharing.all !== null) return { document, at: sharing.at, own };
  }
  return null;
}

function nameBelow(path: string, layer: string, tensor: string): string {
  const below = path === '' ? layer : layer.slice(path.length + 1);
  return below === '' ? tensor : `${below}.${tensor}`;
}

/** The path that a reference means: below the body that it is written in, or below one around it. */
function resolve(
  reference: TextTemplate,
  at: string,
  place: Place,
  isThere: (path: string) => boolean,
): string | null {
  const { expansion, scope } = place.frame;
  const name = evaluateReference(siteOf(at, place, place.current), reference);
  if (name === undefined) return null;
  const found = pathsMeant(scope.path, name).find(isThere);
  if (found !== undefined) return found;
  const { ids } = knownNames(expansion);
  reportAt(expansion, 'spec/unknown-reference', at, `no earlier layer has a parameter ${quoted(name)}`, {
    help: () =>
      didYouMean(name, ids.keys()) ??
      'name it by its path: "encoder.embedding.weight"; the layer that has it comes first',
  });
  return null;
}

/** A bare parameter is named by its layer alone. */
function idOf({ ids }: ParameterNames, name: string): ParameterId | undefined {
  return ids.get(name) ?? ids.get(`${name}.parameter`) ?? ids.get(`${name}.buffer`);
}

function addName({ ids, paths }: ParameterNames, name: string, id: ParameterId): void {
  ids.set(name, id);
  for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) {
    const path = name.slice(0, end);
    if (paths.has(path)) return;
    paths.add(path);
  }
}

/** The names of the parameters so far; only those that are new are read. */
function knownNames(expansion: Expansion): ParameterNames {
  const { builder } = expansion;
  expansion.parameterNames ??= { ids: new Map(), paths: new Set() };
  const parameters = builder.parameters();
  for (let id = expansion.namedParameters; id < parameters.length; id += 1) {
    addName(expansion.parameterNames, parameters[id]?.name ?? '', id);
  }
  expansion.namedParameters = parameters.length;
  return expansion.parameterNames;
}
