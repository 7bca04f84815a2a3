import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { firstLeftOut } from '../../src/python/compile/module-body';
import { attempt, createInterpreter, failureDiagnostic } from '../../src/python/interpreter';
import { runFile } from '../../src/python/run-file';
import type { HostModule, Limits } from '../../src/python/value';

export interface PythonRun {
  /** What `print` wrote. */
  readonly output: string;
  /** Why it stopped, or why its first statement that was left out was; null if all ran to the end. */
  readonly diagnostic: Diagnostic | null;
  /** The line of the place that the diagnostic names. */
  readonly line: number | null;
  /** Steps that it took. */
  readonly steps: number;
}

/** Runs `main.py` of some files by name in the interpreter. */
export function runPython(
  files: Readonly<Record<string, string>>,
  options: {
    readonly hosts?: readonly HostModule[];
    readonly limits?: Partial<Limits>;
    readonly areInstalled?: boolean;
    /** The file that runs, as a module of its path. */
    readonly main?: string;
  } = {},
): PythonRun {
  let output = '';
  const machine = createInterpreter({
    io: {
      read: (path) => files[path] ?? null,
      documentName: (path) => path,
      areInstalled: options.areInstalled ?? false,
      print: (text) => {
        output += text;
      },
    },
    hosts: options.hosts ?? [],
    folders: [''],
    limits: options.limits ?? {},
  });
  const { main = 'main.py' } = options;
  const name = main === 'main.py' ? '__main__' : main.slice(0, -'.py'.length).replaceAll('/', '.');
  const outcome = attempt(() => runFile(machine, main, name));
  const steps = machine.limits.steps - machine.steps;
  const leftOut = machine.modules.get(name);
  const failure =
    outcome.kind === 'failed' ? outcome.failure : leftOut === undefined ? undefined : firstLeftOut(leftOut);
  if (failure === undefined) return { output, diagnostic: null, line: null, steps };
  const diagnostic = failureDiagnostic(machine, failure);
  const { location } = diagnostic;
  const text = files[location?.document ?? ''] ?? '';
  const line = location?.range === undefined ? null : text.slice(0, location.range.start).split('\n').length;
  return { output, diagnostic, line, steps };
}
