import { fromPointer } from '../diagnostics/json-pointer';
import { invalidName, pathNameProblem } from './name';
import { compileName, compileValue, type ParseContext } from './parse-context';
import type { InvalidSpec, StepSpec, Template, TextTemplate } from './spec';

/** The keys that every step knows, as they were validated. */
export interface StepKeys {
  readonly name?: unknown;
  readonly from?: unknown;
  readonly when?: unknown;
  readonly functional?: unknown;
  readonly frozen?: unknown;
}

/** The keys that every step knows, compiled; null, with the diagnostics reported, when one is refused. */
export function parseStepKeys(context: ParseContext, data: StepKeys, at: string): StepSpec | null {
  let isRefused = false;
  const keep = <T>(compiled: T | null): T | null => {
    if (compiled === null) isRefused = true;
    return compiled;
  };
  const name =
    typeof data.name === 'string' ? keep(compilePathName(context, data.name, `${at}/name`, 'a layer')) : null;
  const sources = data.from === undefined ? null : [data.from].flat();
  const from = sources?.map((source, index) =>
    keep(
      compileName(context, source as string, Array.isArray(data.from) ? `${at}/from/${index}` : `${at}/from`),
    ),
  );
  const when = keep(compileValue(context, data.when ?? true, `${at}/when`));
  const functional = keep(compileValue(context, data.functional ?? false, `${at}/functional`));
  const frozen = keep(compileValue(context, data.frozen ?? false, `${at}/frozen`));
  if (isRefused) return null;
  return {
    at,
    name,
    from: (from as readonly TextTemplate[] | undefined) ?? null,
    when: when as Template,
    functional: functional as Template,
    frozen: frozen as Template,
  };
}

/** Compiles a name that becomes a part of paths; null, with the error reported, when it is refused. */
export function compilePathName(
  context: ParseContext,
  name: string,
  at: string,
  what: string,
): TextTemplate | null {
  const compiled = compileName(context, name, at);
  const problem = typeof compiled === 'string' ? pathNameProblem(compiled) : null;
  if (problem === null) return compiled;
  context.diagnostics.push(invalidName(what, name, problem, context.document, fromPointer(at)));
  return null;
}

/** A step without an output that can be judged; its name is kept so that references to it are not errors too. */
export function invalidStep(at: string, name?: unknown): InvalidSpec {
  return {
    kind: 'invalid',
    at,
    name: typeof name === 'string' && !name.includes('${') ? name : null,
    from: null,
    when: true,
    functional: false,
    frozen: false,
  };
}
