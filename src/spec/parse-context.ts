import type * as Zod from 'zod';
import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic';
import { fromPointer } from '../diagnostics/json-pointer';
import type { ArgValue, Op, ZodModule } from '../ops/op';
import { isExpressionProblem } from './parse-expression';
import {
  branchesSchema,
  layerSchema,
  moduleUseSchema,
  repeatSchema,
  reuseSchema,
  sequentialSchema,
} from './schema';
import type { Template, TextTemplate } from './spec';
import { compileTemplate, compileText, type TemplateProblem } from './template';
import { diagnosticsOf } from './zod-diagnostics';

/** What the parsing of one document carries along: the library, what was found, what was said. */
export interface ParseContext {
  readonly z: ZodModule;
  readonly document: string;
  /** For each module, the names of its arguments, and of those that must be given. */
  readonly modules: ReadonlyMap<string, ModuleSignature>;
  readonly containers: ContainerSchemas;
  readonly layerSchemas: Map<string, LayerSchema>;
  readonly diagnostics: Diagnostic[];
}

export interface ModuleSignature {
  readonly args: readonly string[];
  readonly required: readonly string[];
}

/** Steps, values and modules are parsed one by one, so that each error is found and located. */
export function unparsedParts(z: ZodModule) {
  return { step: z.unknown(), value: z.unknown(), module: z.unknown() };
}

/** The schemas of what is no op, their inner steps not judged: those are parsed one by one. */
export type ContainerSchemas = ReturnType<typeof containerSchemas>;

export function containerSchemas(z: ZodModule) {
  const step = z.unknown();
  return {
    sequential: sequentialSchema(z, step),
    branches: branchesSchema(z, step),
    repeat: repeatSchema(z, step),
    reuse: reuseSchema(z),
    moduleUse: moduleUseSchema(z),
  };
}

/** An object schema with the keys that it knows. */
export interface LayerSchema {
  readonly schema: Zod.ZodType<Record<string, unknown>>;
  readonly keys: readonly string[];
}

/** Reports an error at a place of the document. */
export function report(
  context: ParseContext,
  code: DiagnosticCode,
  at: string,
  message: string,
  details: Pick<Diagnostic, 'help' | 'why'> & { readonly target?: 'key' | 'value' } = {},
): void {
  const { target, ...texts } = details;
  context.diagnostics.push({
    code,
    severity: 'error',
    message,
    ...texts,
    location: {
      document: context.document,
      path: fromPointer(at),
      ...(target === undefined ? {} : { target }),
    },
  });
}

/** Validates a value; null, with its diagnostics reported, when it is refused. */
export function validate<T>(
  context: ParseContext,
  schema: Zod.ZodType<T>,
  value: unknown,
  subject: { readonly owner: string; readonly keys: readonly string[]; readonly at: string },
): T | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = fromPointer(subject.at);
  const { owner, keys } = subject;
  context.diagnostics.push(
    ...diagnosticsOf(result.error, { owner, keys, value, document: context.document, path }),
  );
  return null;
}

/** The schema of an op's layer in which the named arguments are expressions; made once for each such set. */
export function layerSchemaOf(context: ParseContext, op: Op, computed: readonly string[]): LayerSchema {
  const key = [op.type, ...computed].join(' ');
  const known = context.layerSchemas.get(key);
  if (known !== undefined) return known;
  const schema = layerSchema(context.z, op, new Set(computed));
  const made = { schema, keys: Object.keys(schema.shape) };
  context.layerSchemas.set(key, made);
  return made;
}

/** Compiles the expressions in a value; null when one cannot be read, which is reported. */
export function compileValue(context: ParseContext, value: unknown, at: string): Template | null {
  const compiled = compileTemplate(value as ArgValue);
  if (!isExpressionProblem(compiled)) return compiled;
  reportProblem(context, compiled, at);
  return null;
}

/** Compiles the expressions in a name; null when one cannot be read, which is reported. */
export function compileName(context: ParseContext, text: string, at: string): TextTemplate | null {
  const compiled = compileText(text);
  if (!isExpressionProblem(compiled)) return compiled;
  reportProblem(context, compiled, at);
  return null;
}

function reportProblem(context: ParseContext, problem: TemplateProblem, at: string): void {
  context.diagnostics.push(diagnosticOfProblem(problem, context.document, at));
}

/** The diagnostic of an expression's problem, underlined where it stands in its string. */
export function diagnosticOfProblem(problem: TemplateProblem, document: string, at: string): Diagnostic {
  return {
    code: problem.code,
    severity: 'error',
    message: problem.problem,
    ...(problem.help === undefined ? {} : { help: problem.help }),
    location: { document, path: [...fromPointer(at), ...problem.steps], within: problem.within },
  };
}
