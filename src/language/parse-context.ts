import type { Diagnostic, DiagnosticCode, Target } from '../diagnostics/diagnostic';
import { type ErrorDetails, errorAt } from '../diagnostics/error-at';
import { fromPointer } from '../diagnostics/json-pointer';
import type { ArgValue } from '../ops/op';
import type { KnownLayers } from './known-layers';
import type { ZodModule } from './load-zod';
import { invalidName } from './name';
import { isExpressionProblem } from './parse-expression';
import type { Spec, Template, TextTemplate } from './spec';
import { compileTemplate, compileText, type TemplateProblem } from './template';
import { type ObjectSchema, type Subject, validated } from './zod-diagnostics';

/** The state of parsing one document: the library, what is known so far and the reported diagnostics. */
export interface ParseContext {
  readonly z: ZodModule;
  readonly document: string;
  /** The names of the document's variables, whether or not their values were accepted. */
  readonly variables: readonly string[];
  readonly modules: ReadonlyMap<string, ModuleSignature>;
  /** Reads the spec of a preset or a path that a step uses; null if there is none of this name. */
  readonly networks: (reference: string, at: string) => UsedNetwork | null;
  /** The layers that were accepted so far, by all their keys but `name` and `from`. */
  readonly knownLayers: KnownLayers;
  /** The places of the layers that are written as calls. */
  readonly calls: Set<string>;
  readonly knownNetworks: Map<string, UsedNetwork | null>;
  readonly diagnostics: Diagnostic[];
  /** How many errors were left out of `diagnostics`, which has a limit. */
  unreported: number;
}

/** A spec that a step uses; null where it has errors, which are reported once. */
export interface UsedNetwork {
  readonly spec: Spec | null;
}

/** The names of a module's inputs and arguments, and of the arguments that must be given. */
export interface ModuleSignature {
  readonly inputs: readonly string[];
  readonly args: readonly string[];
  readonly required: readonly string[];
}

/** Whether an expression at a place may read a variable, or an argument of the module around it, of this name. */
export function isVariableAt({ variables, modules }: ParseContext, name: string, at: string): boolean {
  const [first, module] = fromPointer(at);
  const args = first === 'modules' ? modules.get(String(module))?.args : undefined;
  return variables.includes(name) || args?.includes(name) === true;
}

/** The largest number of reported errors; further ones are only counted. */
const MOST_ERRORS = 100;

/** Adds an error, or counts it if there are too many; only added errors are put into words. */
export function pushDiagnostic(context: ParseContext, makeDiagnostic: () => Diagnostic): void {
  if (context.diagnostics.length < MOST_ERRORS) context.diagnostics.push(makeDiagnostic());
  else context.unreported += 1;
}

/** Every error that was added, and last how many were not. */
export function allDiagnostics({ diagnostics, unreported, document }: ParseContext): readonly Diagnostic[] {
  if (unreported === 0) return diagnostics;
  const message = `and ${unreported} more error${unreported === 1 ? '' : 's'}`;
  return [...diagnostics, errorAt({ document, path: [] }, 'limit/errors', message)];
}

/** Reports an error at a place of the document. */
export function report(
  context: ParseContext,
  code: DiagnosticCode,
  at: string,
  message: string,
  details: ErrorDetails = {},
): void {
  const { document } = context;
  pushDiagnostic(context, () => errorAt({ document, path: fromPointer(at) }, code, message, details));
}

/** A name and where it is given: as a key, or as the value of one. */
export interface GivenName {
  /** What is named: `a layer`. */
  readonly owner: string;
  readonly name: string;
  readonly at: string;
  readonly target: Target;
}

/** Whether a name is allowed; one that is not is reported. */
export function acceptsName(
  context: ParseContext,
  { owner, name, at, target }: GivenName,
  problemOf: (name: string) => string | null,
): boolean {
  const problem = problemOf(name);
  if (problem === null) return true;
  const { document } = context;
  pushDiagnostic(context, () =>
    invalidName(owner, name, problem, { document, path: fromPointer(at), target }),
  );
  return false;
}

/** Validates a value; null, with its diagnostics reported, when it is refused. */
export function validate<T>(
  context: ParseContext,
  schema: ObjectSchema<T>,
  value: unknown,
  { at, ...subjectAt }: Pick<Subject, 'owner' | 'keys' | 'helpWithValue'> & { readonly at: string },
): T | null {
  const subject = { ...subjectAt, document: context.document, path: fromPointer(at) };
  const { data, problems } = validated(schema, value, subject);
  for (const makeDiagnostic of problems) pushDiagnostic(context, makeDiagnostic);
  return data;
}

/** Compiles the expressions in a value; null when one cannot be read, which is reported. */
export function compileValue(context: ParseContext, value: unknown, at: string): Template | null {
  return withoutProblem(context, compileTemplate(value as ArgValue), at, 'value');
}

/** Compiles the expressions in a name; null when one cannot be read, which is reported. */
export function compileName(
  context: ParseContext,
  text: string,
  at: string,
  target: Target = 'value',
): TextTemplate | null {
  return withoutProblem(context, compileText(text), at, target);
}

function withoutProblem<T>(
  context: ParseContext,
  compiled: T | TemplateProblem,
  at: string,
  target: Target,
): T | null {
  if (!isExpressionProblem(compiled)) return compiled;
  pushDiagnostic(context, () => diagnosticOfProblem(compiled, context.document, at, target));
  return null;
}

/** The diagnostic of an expression's problem, underlined at its place in its string. */
export function diagnosticOfProblem(
  { code, problem, help, steps, within }: TemplateProblem,
  document: string,
  at: string,
  target: Target = 'value',
): Diagnostic {
  const location = { document, path: [...fromPointer(at), ...steps], within };
  return errorAt(location, code, problem, { help, target: target === 'key' ? target : undefined });
}
