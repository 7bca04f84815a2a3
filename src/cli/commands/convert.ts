import { hasErrors } from '../../diagnostics/diagnostic';
import { shortened } from '../../text/shortened';
import { specText } from '../../writers/spec/spec-text';
import { writeSpec } from '../../writers/spec/write-spec';
import { analyse } from '../analyse';
import { addSpecOptions, type RegisterCommand } from '../command';
import { EXIT_TROUBLE } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { printOrWrite } from '../print-or-write';
import type { SpecOptions } from '../spec-options';

interface ConvertOptions extends SpecOptions, FormatOptions {
  readonly output?: string;
}

/** `inception convert NETWORK -o net.json`: a network of any kind as a JSON spec. */
function runConvert(io: Io, reference: string, options: ConvertOptions): number {
  const { graph, diagnostics, texts } = analyse(reference, options, io);
  if (graph === null || hasErrors(diagnostics)) {
    printDiagnostics(diagnostics, texts, io, options);
    return EXIT_TROUBLE;
  }
  const written = writeSpec(graph);
  if ('problem' in written) {
    const message = `${shortened(reference)} cannot be written as a spec: it ${written.problem}`;
    const help = 'the language has layers of known types on known sizes, the batch first';
    return refuse([{ code: 'convert/unwritable', severity: 'error', message, help }], options, io);
  }
  const text = specText(written.spec);
  return printOrWrite(text, options.output, options, io);
}

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command, 'no figures')
    .argument('<network>', 'PyTorch source, an ONNX model, a spec, a preset, or - for standard input')
    .option('-o, --output <file>', 'the file to write; by default standard output')
    .option('--json', 'errors as JSON, on standard error')
    .addHelpText('before', EXAMPLES)
    .action(action(runConvert, 'output'));
};

const EXAMPLES = `Examples:
  inception convert model.py:Net --in 3x224x224 -o net.json
  inception convert model.onnx -o net.json
  inception convert model.onnx --in image=3x320x320 > net.json
`;
