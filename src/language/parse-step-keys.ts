import { childPointer } from '../diagnostics/json-pointer';
import { didYouMean, listed } from '../diagnostics/nearest';
import { findOp } from '../ops/index';
import { quoted, shortened } from '../text/shortened';
import { entriesInOrder, isJsonObject, type JsonObject } from './json-object';
import { pathNameProblem } from './name';
import {
  acceptsName,
  compileName,
  compileValue,
  type GivenName,
  type ParseContext,
  report,
} from './parse-context';
import { type InvalidSpec, PREVIOUS, type ShareSpec, type StepSpec, type TextTemplate } from './spec';

/** The keys that every step has, compiled; null, with the diagnostics reported, when one is refused. */
export function parseStepKeys(
  context: ParseContext,
  data: JsonObject,
  at: string,
  module: NamedInputs | null = null,
): StepSpec | null {
  const names = parseNames(context, data, at, module);
  const when = compileValue(context, data.when ?? true, `${at}/when`);
  const functional = compileValue(context, data.functional ?? false, `${at}/functional`);
  const frozen = compileValue(context, data.frozen ?? false, `${at}/frozen`);
  const called = compileValue(context, data.called ?? true, `${at}/called`);
  const share = data.share === undefined ? undefined : parseShare(context, data.share, `${at}/share`);
  if (names === null || when === null || functional === null || frozen === null || called === null)
    return null;
  if (share === null) return null;
  return { at, ...names, ...(share === undefined ? {} : { share }), when, functional, frozen, called };
}

function parseShare(context: ParseContext, given: unknown, at: string): ShareSpec | null {
  if (!isJsonObject(given)) {
    const of = compileName(context, String(given), at);
    return of === null ? null : { kind: 'all', of };
  }
  const names: (readonly [string, TextTemplate])[] = [];
  const entries = entriesInOrder(given);
  for (const [own, other] of entries) {
    const compiled = compileName(context, String(other), childPointer(at, own));
    if (compiled !== null) names.push([own, compiled]);
  }
  return names.length < entries.length ? null : { kind: 'some', names };
}

/** The name of a step and those of its inputs. */
export type StepNames = Pick<StepSpec, 'name' | 'from' | 'fromKeys'>;

/** A module that is used, and the names of its inputs. */
export interface NamedInputs {
  readonly type: string;
  readonly inputs: readonly string[];
}

/** The names of a step, compiled; null, with the diagnostics reported, when one is refused. */
export function parseNames(
  context: ParseContext,
  data: JsonObject,
  at: string,
  module: NamedInputs | null = null,
): StepNames | null {
  if (data.name === undefined && data.from === undefined) return NO_NAMES;
  const given = typeof data.name === 'string' ? data.name : null;
  const name =
    given === null
      ? null
      : compilePathName(context, { owner: 'a layer', name: given, at: `${at}/name`, target: 'value' });
  const isRefused = given !== null && name === null;
  if (data.from === undefined) return isRefused ? null : { name, from: null };
  if (isJsonObject(data.from)) {
    const inputs = parseNamedInputs(context, data.from, `${at}/from`, module);
    return isRefused || inputs === null ? null : { name, ...inputs };
  }
  const from: TextTemplate[] = [];
  const sources: readonly unknown[] = [data.from].flat();
  for (const [index, source] of sources.entries()) {
    const sourceAt = Array.isArray(data.from) ? `${at}/from/${index}` : `${at}/from`;
    const compiled = compileName(context, source as string, sourceAt);
    if (compiled !== null) from.push(compiled);
  }
  return isRefused || from.length < sources.length ? null : { name, from };
}

const NO_NAMES: StepNames = { name: null, from: null };

/** The inputs of a module by their names, in its order; one that is left out takes the output of the step before. */
function parseNamedInputs(
  context: ParseContext,
  given: JsonObject,
  at: string,
  module: NamedInputs | null,
): Required<Pick<StepNames, 'from' | 'fromKeys'>> | null {
  if (module === null) {
    report(context, 'spec/invalid-value', at, 'only a use of a module takes its inputs by names', {
      help: 'give the name of a layer, or a list of names',
    });
    return null;
  }
  const { type, inputs } = module;
  const unknown = Object.keys(given).filter((key) => !inputs.includes(key));
  for (const key of unknown) {
    const message = `${shortened(type)} has no input ${quoted(key)}`;
    report(context, 'spec/unknown-key', childPointer(at, key), message, {
      help: () => didYouMean(key, inputs) ?? `its inputs are ${listed(inputs)}`,
      target: 'key',
    });
  }
  const missing = inputs.filter((name) => !Object.hasOwn(given, name));
  if (unknown.length === 0 && missing.length > 1) {
    const message = `${shortened(type)} needs the inputs ${listed(missing)}`;
    const help = 'one alone may be left out: it takes what the step before gives';
    report(context, 'spec/missing-key', at, message, { help });
  }
  if (unknown.length > 0 || missing.length > 1) return null;
  const from = inputs.map((name) =>
    Object.hasOwn(given, name)
      ? compileName(context, given[name] as string, childPointer(at, name))
      : PREVIOUS,
  );
  const compiled = from.filter((source) => source !== null);
  const fromKeys = inputs.map((name) => (missing.includes(name) ? null : name));
  return compiled.length < from.length ? null : { from: compiled, fromKeys };
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

/** Whether a refused step would have taken an index of its list, so that those after it keep their indexes. */
function takesIndex({ type, name, functional, when, reuse }: JsonObject): boolean {
  if (reuse !== undefined || when === false || type === 'Repeat') return false;
  if (type === 'Branches') return name !== undefined;
  if (functional !== undefined) return functional !== true;
  return typeof type !== 'string' || findOp(type)?.form !== 'function';
}
