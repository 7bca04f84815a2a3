import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { fractionalVariables } from '../../page/fractional-variables';
import type { PageNetwork, PageSettings } from '../../page/page-document';
import { pageHtml } from '../../page/page-html';
import { storeGraph } from '../../page/stored-graph';
import { printable } from '../../text/printable';
import { type Analysis, analyse } from '../analyse';
import { addSpecOptions, type RegisterCommand } from '../command';
import { EXIT_TROUBLE } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import { type Offers, presetOrFile } from '../offer';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { printOrWrite } from '../print-or-write';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';
import { parseSpecReference } from '../spec-reference';

interface PageCommandOptions extends SpecOptions, FormatOptions {
  readonly output?: string;
}

/** `inception page SPEC [SPEC2] -o page.html`: one file with the networks and what works out their figures. */
function runPage(io: Io, references: readonly string[], options: PageCommandOptions): number {
  if (options.convention !== 'macs') return refuse([otherConvention(options.convention)], options, io);
  const sources = references.map((reference) => sourceOf(reference, options, io));
  const analyses = sources.map(({ analysis }) => analysis);
  const diagnostics = analyses.flatMap((analysis) => analysis.diagnostics);
  if (diagnostics.length > 0) {
    const texts = new Map(analyses.flatMap((analysis) => [...analysis.texts]));
    printDiagnostics(diagnostics, texts, io, options);
  }
  if (hasErrors(diagnostics)) return EXIT_TROUBLE;
  const [first] = analyses;
  const program = io.readPackageFile('dist/page.js');
  const loader = io.readPackageFile('dist/page-loader.js');
  if (program === undefined || loader === undefined) return refuse([NOT_BUILT], options, io);
  if (first === undefined) return EXIT_TROUBLE;
  const { batch, maxLayers, dtype, paramDtype, attention } = first.settings;
  const settings = { batch, maxLayers, dtype, paramDtype, attention };
  const networks = sources.flatMap((source) => networkOf(source, settings));
  const text = pageHtml({ settings, networks }, { program, loader, packed, hashOf });
  return printOrWrite(text, options.output, options, io);
}

interface PageSource {
  readonly reference: string;
  readonly analysis: Analysis;
  /** The arguments with which `inception summary` reads it. */
  readonly words: readonly string[];
}

/** Reads `v2` or `v2@192x28x28`, which has its own input. */
function sourceOf(reference: string, options: SpecOptions, io: Io): PageSource {
  const { spec, input } = parseSpecReference(reference, io);
  const own = input === null ? options : { ...options, in: [input] };
  return { reference, analysis: analyse(spec, own, io), words: [spec, ...givenWords(own)] };
}

function networkOf(
  { reference, analysis, words }: PageSource,
  settings: PageSettings,
): readonly PageNetwork[] {
  const { graph, spec } = analysis;
  if (graph === null) return [];
  const name = printable(reference === '-' ? graph.name : reference);
  if (spec === null) return [{ name, words, kind: 'graph', graph: storeGraph(graph) }];
  return [{ name, words, kind: 'spec', spec, fractional: fractionalVariables(spec, settings) }];
}

/** The options of how networks are read, as words of a command line. */
function givenWords(options: SpecOptions): readonly string[] {
  const { in: inputs = [], set = [], batch, dtype, paramDtype, attention, maxLayers, root } = options;
  const valued: readonly (readonly [flag: string, value: string | undefined])[] = [
    ...inputs.map((input) => ['--in', input] as const),
    ...set.map((setting) => ['--set', setting] as const),
    ['--batch', batch],
    ['--dtype', dtype],
    ['--param-dtype', paramDtype],
    ['--attention', attention === 'math' ? undefined : attention],
    ['--max-layers', maxLayers],
    ['--root', root],
  ];
  return [
    ...valued.flatMap(([flag, value]) => (value === undefined ? [] : [flag, value])),
    ...(options.allowOutside === true ? ['--allow-outside'] : []),
    ...(options.train === true ? ['--train'] : []),
  ];
}

function otherConvention(given = ''): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `--convention ${given}: a page shows multiply-adds and FLOPs only`,
    help: 'leave it out; "inception summary" has every convention',
  };
}

function packed(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString('base64');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const NOT_BUILT: Diagnostic = {
  code: 'file/not-found',
  severity: 'error',
  message: 'the program of the page, dist/page.js, is not there',
  help: 'install the package again; in a checkout run "npm run build"',
};

export const offers: Offers = { ...specOffers, spec: presetOrFile, second: presetOrFile };

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command);
  // a page supports only its own convention, and refuses any other
  command.options.find(({ long }) => long === '--convention')?.hideHelp();
  command
    .argument('<spec>', 'a preset, a spec, PyTorch source, an ONNX model, or - for standard input')
    .argument('[second]', 'a second network, which is compared with the first')
    .option('-o, --output <file>', 'the file to write; by default standard output')
    .option('--json', 'errors as JSON, on standard error')
    .addHelpText('before', EXAMPLES)
    .action(
      action(
        (io, spec: string, second: string | undefined, options: PageCommandOptions) =>
          runPage(io, second === undefined ? [spec] : [spec, second], options),
        'output',
      ),
    );
};

const EXAMPLES = `Examples:
  inception page v2 -o v2.html
  inception page v1 v2 --in 192x28x28 -o inception.html
  inception page my-net.json --batch 16 --dtype float16 -o my-net.html
  inception page model.py:Net --in 3x224x224 -o net.html
`;
