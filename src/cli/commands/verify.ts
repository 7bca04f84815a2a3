import { readCheckpoint } from '../../checkpoints/read-checkpoint';
import { type Diagnostic, type DiagnosticCode, hasErrors } from '../../diagnostics/diagnostic';
import type { DocumentBytes } from '../../frontends/document-bytes';
import { verificationFormats } from '../../renderers/index';
import { allowedDifferences, createVerification } from '../../report/verification';
import { readChoices, wordsOfLists } from '../choice-option';
import { addSpecOptions, collect, type RegisterCommand } from '../command';
import { EXIT_NO, EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import { addFormatOptions, type FormatOptions, readFormat } from '../format-option';
import type { Io } from '../io';
import { openDocument, resolveReference } from '../load-graph';
import { fileOr, listOf, type Offers, oneOf, presetOrFile } from '../offer';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { type PrefixOptions, renameKeys } from '../renamed-keys';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';
import { analyseReference } from '../spec-reference';
import { textStyleFor } from '../text-style';

interface VerifyOptions extends SpecOptions, FormatOptions, PrefixOptions {
  readonly allow?: readonly string[];
}

/** `inception verify SPEC WEIGHTS`: exit 0 if names and shapes are the same, 1 if they differ, 2 for errors. */
function runVerify(io: Io, reference: string, weights: string, options: VerifyOptions): number {
  const { format, diagnostics: unknown } = readFormat(options, verificationFormats);
  const { choices: allowed, diagnostics: wrong } = readChoices(
    '--allow',
    wordsOfLists(options.allow ?? []),
    allowedDifferences,
  );
  const usage = [...unknown, ...wrong];
  if (format === null || usage.length > 0) return refuse(usage, options, io);
  const { graph, settings, diagnostics: found, texts } = analyseReference(reference, options, io);
  const { checkpoint, diagnostics: unread } = readCheckpoint(weights, {
    openDocument: (path) => openWeights(path, io),
    resolvePath: (from, path) => resolveReference(from, path, io),
  });
  const renamed = checkpoint && renameKeys(checkpoint, options);
  const problems: readonly Diagnostic[] = [
    ...found,
    ...unread,
    ...(renamed !== null && 'severity' in renamed ? [renamed] : []),
  ];
  if (problems.length > 0) printDiagnostics(problems, texts, io, options);
  if (graph === null || renamed === null || 'severity' in renamed || hasErrors(problems)) return EXIT_TROUBLE;
  const verification = createVerification(graph, renamed, {
    allowed,
    dtypes: { asked: settings.paramDtype ?? settings.dtype, byDefault: graph.dtype ?? 'float32' },
  });
  format.print(verification, textStyleFor(options.color, io), io);
  return verification.verdict === 'same' ? EXIT_OK : EXIT_NO;
}

const KINDS_OF_WEIGHTS = 'a .safetensors file, a .safetensors.index.json with its files, or an ONNX model';

/** Help texts for weights that cannot be opened; those for other documents mention presets and JSON. */
const helpOfWeights: Partial<Readonly<Record<DiagnosticCode, string>>> = {
  'file/not-found': `check the path, which is that of ${KINDS_OF_WEIGHTS}`,
  'file/unreadable': `give the path of ${KINDS_OF_WEIGHTS}, and check that you may read it`,
};

/** Opens the weights, which cannot be a preset. */
function openWeights(path: string, io: Io): DocumentBytes | Diagnostic {
  const opened = openDocument(path, io);
  if (!('severity' in opened)) return opened;
  const help = helpOfWeights[opened.code];
  return help === undefined ? opened : { ...opened, help };
}

export const offers: Offers = {
  ...specOffers,
  spec: presetOrFile,
  weights: fileOr(() => []),
  '--format': oneOf(() => Object.keys(verificationFormats)),
  '--allow': listOf(() => allowedDifferences),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command, 'element types')
    .argument('<spec>', 'a preset, a spec, model.py:Class, or an ONNX model')
    .argument('<weights>', KINDS_OF_WEIGHTS)
    .option('--prefix <text>', 'remove this prefix from the keys of the checkpoint that have it: module.')
    .option('--add-prefix <text>', 'add this prefix to the keys of the checkpoint')
    .option(
      '--allow <what>',
      `differences to accept, as strict=False does: ${allowedDifferences.join(', ')} (repeatable)`,
      collect,
    );
  addFormatOptions(command, verificationFormats)
    .addHelpText('before', EXAMPLES)
    .action(action(runVerify, 'verdict'));
};

const EXAMPLES = `Examples:
  inception verify resnet18 model.safetensors
  inception verify model.py:Net weights.safetensors --in 3x224x224 --prefix module.
  inception verify gpt2 model.safetensors.index.json --json | jq '.missing[].key'
`;
