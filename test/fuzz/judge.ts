import { main } from '../../src/cli/main';
import { diagnosticCodes } from '../../src/diagnostics/diagnostic';
import { createMemoryIo } from '../support/memory-io';
import type { FuzzCase } from './arbitrary-case';

/** What became of a case: it was analysed, or refused with these codes. */
export type Verdict =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'rejected'; readonly codes: readonly string[] };

/** Why a run is an internal error of the program, thrown so that a property fails. */
function fault(what: string, { args, files }: FuzzCase): Error {
  const shown = [...files].map(([name, bytes]) => `${name}: ${showBytes(bytes)}`);
  return new Error([what, `inception ${args.join(' ')}`, ...shown].join('\n'));
}

function showBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.from(text).equals(Buffer.from(bytes)) ? text : `hex ${Buffer.from(bytes).toString('hex')}`;
}

/** Runs the program in this process and says what became of the case; throws where it did what it must not. */
export function judge(tried: FuzzCase, packageFolder: string): Verdict {
  const { io, stdout, stderr } = createMemoryIo(tried.files, packageFolder);
  const started = performance.now();
  const exit = main(tried.args, io);
  const took = performance.now() - started;
  const [out, err] = [stdout(), stderr()];
  if (took > SLOWEST && isSlow(() => main(tried.args, createMemoryIo(tried.files, packageFolder).io)))
    throw fault(`took ${Math.round(took)} ms`, tried);
  if (exit !== 0 && exit !== 2) throw fault(`exit ${exit}: ${err}`, tried);
  const raw = CONTROLS.exec(out) ?? CONTROLS.exec(err);
  if (raw !== null) throw fault(`prints ${JSON.stringify(raw[0])} raw`, tried);
  const wantsJson = tried.args.includes('--json');
  const problem =
    exit === 0
      ? (problemOfWarnings(err.replace(/^note: .*\n/, ''), wantsJson, tried) ??
        problemOfOutput(out, wantsJson && tried.args[0] !== 'validate'))
      : problemOfErrors(out, err, wantsJson, tried);
  if (problem !== null) throw fault(problem, tried);
  return exit === 0 ? { outcome: 'accepted' } : { outcome: 'rejected', codes: codesIn(err) };
}

/** Longer than any case of this size may take. */
export const SLOWEST = 5000;

/** Whether a step takes the time itself: on a busy machine it mostly waits. */
export function isSlow(step: () => void): boolean {
  const before = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 > SLOWEST;
}

/** Everything that a terminal obeys, but line breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

/** What is accepted may have warnings, each of which has a known code and a place. */
function problemOfWarnings(err: string, isJson: boolean, { files }: FuzzCase): string | null {
  if (err === '') return null;
  const codes = codesIn(err);
  const unknown = codes.find((code) => !code.startsWith('network/') || !Object.hasOwn(diagnosticCodes, code));
  if (codes.length === 0 || unknown !== undefined) return `exit 0 with errors: ${err}`;
  if (!isJson) return /error\[/.test(err) ? `exit 0 with errors: ${err}` : null;
  const { diagnostics } = JSON.parse(err) as { readonly diagnostics: readonly ToldDiagnostic[] };
  for (const told of diagnostics) {
    if (told.severity !== 'warning') return `exit 0 with an error: ${told.message}`;
    const isElsewhere = told.document === '--in' || !files.has(told.document ?? '');
    const problem = isElsewhere ? null : problemOfPlace(told, files);
    if (problem !== null) return `${told.code}: ${problem}`;
  }
  return null;
}

function problemOfOutput(out: string, isJson: boolean): string | null {
  if (!isJson) return null;
  const report = JSON.parse(out) as Readonly<Record<string, unknown>>;
  if (report.schema !== 'inception.report/1') return 'no report';
  const { outputs } = report.model as { readonly outputs: readonly unknown[] };
  if (outputs.length === 0) return 'no output';
  return problemOfFigures(report, '');
}

/** Arguments are the spec's own, strides of a field may be fractions; all other numbers are counts or sizes. */
function problemOfFigures(value: unknown, at: string): string | null {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || value < 0) return `${at} is ${value}`;
    return /\/(output|shape|inputs)\/\d+(\/\d+)?$/.test(at) && value < 1 ? `${at} is ${value}` : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'args') continue;
    if (key === 'stride') {
      if ((child as readonly number[]).some((step) => !(Number.isFinite(step) && step >= 0)))
        return `${at}/stride is ${String(child)}`;
      continue;
    }
    const problem = problemOfFigures(child, `${at}/${key}`);
    if (problem !== null) return problem;
  }
  return null;
}

interface ToldDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly document: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

function problemOfErrors(out: string, err: string, isJson: boolean, { files }: FuzzCase): string | null {
  if (out !== '') return `exit 2 with output: ${out.slice(0, 200)}`;
  if (codesIn(err).length === 0) return `exit 2 without a code: ${err.slice(0, 200)}`;
  const unknown = codesIn(err).find((code) => !Object.hasOwn(diagnosticCodes, code));
  if (unknown !== undefined) return `the code ${unknown} is not known`;
  if (!isJson) return null;
  const { diagnostics } = JSON.parse(err) as { readonly diagnostics: readonly ToldDiagnostic[] };
  if (!diagnostics.some(({ severity }) => severity === 'error')) return 'exit 2 without an error';
  for (const told of diagnostics) {
    const problem = problemOfPlace(told, files);
    if (problem !== null) return `${told.code}: ${problem}`;
  }
  return null;
}

/** An error in a file has a place in it, unless the file is no text. */
function problemOfPlace(told: ToldDiagnostic, files: FuzzCase['files']): string | null {
  const bytes = told.document === null ? undefined : files.get(told.document);
  if (bytes === undefined)
    return told.code.startsWith('usage/') || told.document === '--set' ? null : 'no file';
  if (told.code.startsWith('file/')) return null;
  if (told.line === null || told.column === null) return 'no place';
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const line = lines[told.line - 1];
  if (line === undefined) return `line ${told.line} of ${lines.length}`;
  return told.column < 1 || told.column > line.length + 1 ? `column ${told.column} of ${line.length}` : null;
}

/** The codes of the errors, of their text or of their JSON. */
function codesIn(err: string): readonly string[] {
  return [...err.matchAll(/(?:error|warning)\[([a-z-]+\/[a-z-]+)\]|"code": ?"([a-z-]+\/[a-z-]+)"/g)].map(
    ([, text, json]) => text ?? json ?? '',
  );
}
