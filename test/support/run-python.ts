import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { attempt, createInterpreter, failureDiagnostic, runPythonFile } from '../../src/python/interpreter';

/** What a file prints in the interpreter; a failure is its last line. */
export function runPython(file: string): string {
  let output = '';
  const machine = createInterpreter({
    io: {
      read: (path) => {
        try {
          return readFileSync(join(dirname(file), path), 'utf8');
        } catch {
          return null;
        }
      },
      documentName: (path) => path,
      print: (text) => {
        output += text;
      },
    },
    hosts: [],
    folders: [''],
  });
  const outcome = attempt(() => runPythonFile(machine, basename(file), '__main__'));
  if (outcome.kind === 'failed') {
    const { message, why = '' } = failureDiagnostic(machine, outcome.failure);
    const place = outcome.failure.stack[0]?.place;
    output += `${place?.line ?? '?'}: ${message}\n${why}\n`;
  }
  return output;
}
