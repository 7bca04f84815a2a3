import { findOp } from '../ops/index';
import type { JsonObject } from './json-object';
import { pathNameProblem } from './name';
import { acceptsName, compileName, compileValue, type GivenName, type ParseContext } from './parse-context';
import type { InvalidSpec, StepSpec, TextTemplate } from './spec';

/** The keys that every step has, compiled; null, with the diagnostics reported, when one is refused. */
export function parseStepKeys(context: ParseContext, data: JsonObject, at: string): StepSpec | null {
  const names = parseNames(context, data, at);
  const when = compileValue(context, data.when ?? true, `${at}/when`);
  const functional = compileValue(context, data.functional ?? false, `${at}/functional`);
  const frozen = compileValue(context, data.frozen ?? false, `${at}/frozen`);
  const called = compileValue(context, data.called ?? true, `${at}/called`);
  if (names === null || when === null || functional === null || frozen === null || called === null)
    return null;
  return { at, name: names.name, from: names.from, when, functional, frozen, called };
}

/** The name of a step and those of its inputs. */
export type StepNames = Pick<StepSpec, 'name' | 'from'>;

/** The names of a step, compiled; null, with the diagnostics reported, when one is refused. */
export function parseNames(context: ParseContext, data: JsonObject, at: string): StepNames | null {
  const given = typeof data.name === 'string' ? data.name : null;
  const name =
    given === null
      ? null
      : compilePathName(context, { owner: 'a layer', name: given, at: `${at}/name`, target: 'value' });
  const isRefused = given !== null && name === null;
  if (data.from === undefined) return isRefused ? null : { name, from: null };
  const from: TextTemplate[] = [];
  const sources: readonly unknown[] = [data.from].flat();
  for (const [index, source] of sources.entries()) {
    const sourceAt = Array.isArray(data.from) ? `${at}/from/${index}` : `${at}/from`;
    const compiled = compileName(context, source as string, sourceAt);
    if (compiled !== null) from.push(compiled);
  }
  return isRefused || from.length < sources.length ? null : { name, from };
}

/** Compiles a name that becomes a part of paths; null, with the error reported, when it is refused. */
export function compilePathName(context: ParseContext, given: GivenName): TextTemplate | null {
  const compiled = compileName(context, given.name, given.at, given.target);
  if (typeof compiled !== 'string') return compiled;
  return acceptsName(context, given, pathNameProblem) ? compiled : null;
}

/** A step that was refused; it keeps its name, so that references to it are not errors too. */
export function invalidStep(at: string, record: JsonObject): InvalidSpec {
  const { name } = record;
  return {
    kind: 'invalid',
    at,
    name: typeof name === 'string' && !name.includes('${') ? name : null,
    from: null,
    when: true,
    functional: !takesIndex(record),
    frozen: false,
    called: true,
  };
}

/** Whether a refused step would have been a module of its list: those after it keep their indexes. */
function takesIndex({ type, name, functional, when, reuse }: JsonObject): boolean {
  if (reuse !== undefined || when === false || type === 'Repeat') return false;
  if (type === 'Branches') return name !== undefined;
  if (functional !== undefined) return functional !== true;
  return typeof type !== 'string' || findOp(type)?.form !== 'function';
}
