import type * as Zod from 'zod/mini';
import type { Diagnostic, DiagnosticCode, Target } from '../diagnostics/diagnostic';
import { fromPointer } from '../diagnostics/json-pointer';
import type { ArgValue } from '../ops/op';
import type { KnownLayer } from './known-layers';
import type { ZodModule } from './load-zod';
import { invalidName } from './name';
import { isExpressionProblem } from './parse-expression';
import type { Template, TextTemplate } from './spec';
import { compileTemplate, compileText, type TemplateProblem } from './template';
import { problemsOf } from './zod-diagnostics';

/** What the parsing of one document carries along: the library, what was found, what was said. */
export interface ParseContext {
  readonly z: ZodModule;
  readonly document: string;
  /** For each module, the names of its arguments, and of those that must be given. */
  readonly modules: ReadonlyMap<string, ModuleSignature>;
  /** The layers so far that were accepted, by what they say beside their names. */
  readonly knownLayers: Map<string, KnownLayer>;
  readonly diagnostics: Diagnostic[];
  /** Errors that are not told, since there are too many. */
  untold: number;
}

export interface ModuleSignature {
  readonly args: readonly string[];
  readonly required: readonly string[];
}

/** More errors than this help nobody. */
const MOST_ERRORS = 100;

/** Adds an error, or where there are too many already counts it: only those that are told are put into words. */
export function tell(context: ParseContext, makeDiagnostic: () => Diagnostic): void {
  if (context.diagnostics.length < MOST_ERRORS) context.diagnostics.push(makeDiagnostic());
  else context.untold += 1;
}

/** Every error that is told, and last how many are not. */
export function allTold({ diagnostics, untold, document }: ParseContext): readonly Diagnostic[] {
  if (untold === 0) return diagnostics;
  return [
    ...diagnostics,
    {
      code: 'limit/errors',
      severity: 'error',
      message: `and ${untold} more error${untold === 1 ? '' : 's'}`,
      location: { document, path: [] },
    },
  ];
}

/** What an error says beside its message; a help that takes a search is worked out only where it is told. */
export interface ErrorDetails {
  readonly why?: string;
  readonly help?: string | (() => string);
  readonly target?: Target;
}

/** Reports an error at a place of the document. */
export function report(
  context: ParseContext,
  code: DiagnosticCode,
  at: string,
  message: string,
  { why, help, target }: ErrorDetails = {},
): void {
  tell(context, () => ({
    code,
    severity: 'error',
    message,
    ...(why === undefined ? {} : { why }),
    ...(help === undefined ? {} : { help: typeof help === 'string' ? help : help() }),
    location: {
      document: context.document,
      path: fromPointer(at),
      ...(target === undefined ? {} : { target }),
    },
  }));
}

/** Reports a name that is not allowed, which stands as a key or as the value of one. */
export function reportName(
  context: ParseContext,
  what: string,
  name: string,
  problem: string,
  at: string,
  target: Target,
): void {
  tell(context, () => invalidName(what, name, problem, context.document, fromPointer(at), target));
}

/** Validates a value; null, with its diagnostics reported, when it is refused. */
export function validate<T>(
  context: ParseContext,
  schema: Zod.ZodMiniType<T>,
  value: unknown,
  subject: { readonly owner: string; readonly keys: readonly string[]; readonly at: string },
): T | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = fromPointer(subject.at);
  const { owner, keys } = subject;
  for (const makeDiagnostic of problemsOf(result.error, {
    owner,
    keys,
    value,
    document: context.document,
    path,
  })) {
    tell(context, makeDiagnostic);
  }
  return null;
}

/** Compiles the expressions in a value; null when one cannot be read, which is reported. */
export function compileValue(context: ParseContext, value: unknown, at: string): Template | null {
  const compiled = compileTemplate(value as ArgValue);
  if (!isExpressionProblem(compiled)) return compiled;
  reportProblem(context, compiled, at);
  return null;
}

/** Compiles the expressions in a name; null when one cannot be read, which is reported. */
export function compileName(
  context: ParseContext,
  text: string,
  at: string,
  target: Target = 'value',
): TextTemplate | null {
  const compiled = compileText(text);
  if (!isExpressionProblem(compiled)) return compiled;
  reportProblem(context, compiled, at, target);
  return null;
}

function reportProblem(
  context: ParseContext,
  problem: TemplateProblem,
  at: string,
  target: Target = 'value',
): void {
  tell(context, () => diagnosticOfProblem(problem, context.document, at, target));
}

/** The diagnostic of an expression's problem, underlined where it stands in its string. */
export function diagnosticOfProblem(
  problem: TemplateProblem,
  document: string,
  at: string,
  target: Target = 'value',
): Diagnostic {
  const path = [...fromPointer(at), ...problem.steps];
  return {
    code: problem.code,
    severity: 'error',
    message: problem.problem,
    ...(problem.help === undefined ? {} : { help: problem.help }),
    location: { document, path, within: problem.within, ...(target === 'key' ? { target } : {}) },
  };
}
