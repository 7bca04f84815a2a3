import { hasErrors } from '../../diagnostics/diagnostic';
import { shortened } from '../../text/shortened';
import { analyseSource } from '../analyse';
import { readChoices } from '../choice-option';
import { addSpecOptions, type RegisterCommand } from '../command';
import { EXIT_TROUBLE } from '../exit-codes';
import { exportTargets } from '../export-targets';
import { keptSource, variantsOf } from '../export-variants';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import { openReference } from '../load-graph';
import type { Offers } from '../offer';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { printOrWrite } from '../print-or-write';
import type { SpecOptions } from '../spec-options';

interface ExportOptions extends SpecOptions, FormatOptions {
  readonly to: string;
  readonly output?: string;
}

/** `inception export NETWORK --to pytorch -o net.py`: a network of any kind as source code. */
function runExport(io: Io, reference: string, options: ExportOptions): number {
  const { choices, diagnostics: wrong } = readChoices('--to', [options.to], Object.keys(exportTargets));
  const target = exportTargets[choices[0] ?? '']?.();
  if (target === undefined) return refuse(wrong, options, io);
  const source = keptSource(openReference(reference, io));
  const { graph, report, diagnostics, texts, spec } = analyseSource(source, options, io);
  if (diagnostics.length > 0) printDiagnostics(diagnostics, texts, io, options);
  if (graph === null || report === null || hasErrors(diagnostics)) return EXIT_TROUBLE;
  const exported = target.write(graph, report, () => variantsOf(source, { graph, spec }, options, io));
  if ('unwritable' in exported) {
    const problems = exported.unwritable.map(({ path, type, why }) => ({
      code: 'export/unwritable' as const,
      severity: 'error' as const,
      message: `${path === '' ? '' : `${shortened(path)}: `}${unwritable(shortened(type), target.title)}`,
      ...(why === undefined ? {} : { why }),
      help: 'write this part of the network with layers that it has, or leave it out',
    }));
    return refuse(problems, options, io);
  }
  return printOrWrite(exported.text, options.output, options, io);
}

/** The message that a layer cannot be written; functions of torch are named as in torch. */
function unwritable(type: string, library: string): string {
  return type.startsWith('torch.') ? `${type} cannot be written for ${library}` : `${library} has no ${type}`;
}

export const offers: Offers = {
  '--to': { words: () => Object.keys(exportTargets), files: 'without-files', form: 'word' },
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command, 'no figures')
    .argument('<network>', 'a spec, a preset, PyTorch source, an ONNX model, or - for standard input')
    .option('--to <library>', `the library to write for: ${Object.keys(exportTargets).join(', ')}`, 'pytorch')
    .option('-o, --output <file>', 'the file to write; by default standard output')
    .option('--json', 'errors as JSON, on standard error')
    .addHelpText('before', EXAMPLES)
    .action(action(runExport, 'output'));
};

const EXAMPLES = `Examples:
  inception export v2 --to pytorch
  inception export spec.json --to pytorch -o net.py
  inception export model.onnx -o net.py
  inception export resnet18 --to keras -o resnet18.py
`;
