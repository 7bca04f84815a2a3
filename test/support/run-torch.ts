import { scratchRecording } from '../../src/frontends/pytorch/recordings';
import { openSession } from '../../src/frontends/pytorch/session';
import { libraryHosts } from '../../src/frontends/pytorch/torch/libraries';
import { attempt, createInterpreter, failureDiagnostic } from '../../src/python/interpreter';
import { takeBackChanges } from '../../src/python/machine';
import { runFile } from '../../src/python/run-file';

/** What a program prints that uses torch and numpy, or why it stopped; `files` are what it imports, by their paths. */
export function runTorch(text: string, files: Readonly<Record<string, string>> = {}): string {
  let output = '';
  const machine = createInterpreter({
    io: {
      read: (path) => (path === 'main.py' ? text : (files[path] ?? null)),
      documentName: (path) => path,
      print: (printed) => {
        output += printed;
      },
    },
    hosts: libraryHosts,
    folders: [''],
  });
  openSession({
    machine,
    recording: scratchRecording(),
    mode: 'eval',
    running: 'eager',
    asksWhetherTraced: false,
    mostNodes: 10_000,
    watch: null,
  });
  const outcome = attempt(() => runFile(machine, 'main.py', '__main__'));
  takeBackChanges(machine);
  return outcome.kind === 'done' ? output : output + failureDiagnostic(machine, outcome.failure).message;
}
