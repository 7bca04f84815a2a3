import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic';
import { tooManyBoxes } from '../../drawing/box-limit';
import { createDiagram, type DiagramOptions } from '../../drawing/boxes';
import { colourings } from '../../drawing/diagram';
import type { DrawnNetwork } from '../../drawing/drawn-network';
import { drawingFormatNames, drawingFormats } from '../../drawing/formats';
import type { Graph } from '../../graph/graph';
import type { Report } from '../../report/report-rows';
import { printable } from '../../text/printable';
import { isColoured } from '../colour';
import { addSpecOptions, type RegisterCommand } from '../command';
import { type DrawOptions, type DrawSettings, drawingStyles, readDrawOptions } from '../draw-options';
import { EXIT_TROUBLE } from '../exit-codes';
import type { FormatOptions } from '../format-option';
import type { Io } from '../io';
import { type Offers, oneOf, presetOrFile } from '../offer';
import { printDiagnostics, refuse } from '../print-diagnostics';
import { printOrWrite } from '../print-or-write';
import { specOffers } from '../spec-offers';
import type { SpecOptions } from '../spec-options';
import { analyseReference } from '../spec-reference';
import { figuresWidth } from '../terminal-width';

type Options = SpecOptions & DrawOptions & { readonly json?: boolean };

/** `inception draw A [B ...] -o FILE`: an image of a network, or of several on the scale of the first. */
function runDraw(io: Io, references: readonly string[], options: Options): number {
  const { settings, diagnostics } = readDrawOptions(options);
  if (diagnostics.length > 0) return refuse(diagnostics, printingOptions(options), io);
  const analyses = references.map((reference) => analyseReference(reference, options, io));
  const found = analyses.flatMap((analysis) => analysis.diagnostics);
  if (found.length > 0) {
    const texts = new Map(analyses.flatMap((analysis) => [...analysis.texts]));
    printDiagnostics(found, texts, io, printingOptions(options));
  }
  const networks = analyses.flatMap(({ graph, report }) =>
    graph === null || report === null ? [] : [{ graph, report }],
  );
  if (hasErrors(found) || networks.length < references.length) return EXIT_TROUBLE;
  if (settings.style === 'volumes') return printVolumes(io, networks, references, options);
  const drawn = drawNetworks(networks, references, settings);
  const problems = drawn.flatMap((network) => ('code' in network ? [network] : []));
  if (problems.length > 0) return refuse(problems, printingOptions(options), io);
  const text = renderNetworks(
    drawn.filter((network) => 'diagram' in network),
    settings,
    options,
    io,
  );
  return typeof text === 'string'
    ? printText(text, options, io)
    : refuse([text], printingOptions(options), io);
}

/** Loaded when needed, since few drawings are of volumes. */
function printVolumes(
  io: Io,
  networks: readonly Network[],
  references: readonly string[],
  options: Options,
): number {
  const { drawVolumes }: typeof import('../draw-volumes') = require('../draw-volumes');
  const named = networks.map((network, at) => ({ ...network, reference: references[at] ?? '' }));
  const text = drawVolumes(named);
  return typeof text === 'string' ? printText(text, options, io) : refuse(text, printingOptions(options), io);
}

function printText(text: string, options: Options, io: Io): number {
  return printOrWrite(text, options.output, printingOptions(options), io);
}

type Network = { readonly graph: Graph; readonly report: Report };

/** Every network on the scale of the first; a diagnostic in place of one that is too large. */
function drawNetworks(
  networks: readonly Network[],
  references: readonly string[],
  settings: DrawSettings,
): readonly (DrawnNetwork | Diagnostic)[] {
  const [first] = networks;
  return networks.map(({ graph, report }, index): DrawnNetwork | Diagnostic => {
    const scale =
      index === 0 || first === undefined
        ? {}
        : { scale: { name: printable(references[0] ?? ''), report: first.report } };
    const options: DiagramOptions = { ...settings.diagram, ...scale };
    const diagram = createDiagram(graph, report, options);
    const diagramAt = (depth: number) => createDiagram(graph, report, { ...options, depth });
    return tooManyBoxes(graph, report, options, diagram) ?? { diagram, diagramAt, report };
  });
}

function renderNetworks(
  networks: readonly DrawnNetwork[],
  { format, columns }: DrawSettings,
  options: Options,
  io: Io,
): string | Diagnostic {
  const { color, ascii = false, output } = options;
  const toTerminal = output === undefined || output === '-';
  const isMarked = toTerminal && isColoured(typeof color === 'string' ? undefined : color, io, 'out');
  const drawing = drawingFormats[format]()(networks, {
    columns,
    characters: ascii ? 'ascii' : 'unicode',
    width: toTerminal ? figuresWidth(io) : null,
    grounds: isMarked ? 'coloured' : 'plain',
  });
  if ('text' in drawing) return drawing.text;
  const names = networks.map(({ diagram }) => diagram.name).join(', ');
  return {
    code: 'limit/boxes',
    severity: 'error',
    message: `the drawing of ${names} ${drawing.problem}`,
    help: drawing.help,
  };
}

/** How problems are printed: a `--color` with a value is about fills, not about colour in the terminal. */
function printingOptions({ color, json }: Options): FormatOptions {
  return {
    ...(typeof color === 'boolean' ? { color } : {}),
    ...(json === undefined ? {} : { json }),
  };
}

export const offers: Offers = {
  ...specOffers,
  spec: presetOrFile,
  '--format': oneOf(() => drawingFormatNames),
  '--color': oneOf(() => colourings),
  '--style': oneOf(() => drawingStyles),
  '--depth': oneOf(() => ['1', '2', '3', 'all']),
};

export const register: RegisterCommand = (command, action) => {
  addSpecOptions(command)
    .argument(
      '<spec...>',
      'presets, paths, or - for standard input; v2@192x28x28 gives one an input of its own',
    )
    .option('-o, --output <file>', 'the file to write: .svg, .txt, .mmd (Mermaid) or .dot (Graphviz)')
    .option(
      '--format <format>',
      `${drawingFormatNames.join(', ')}; by default that of the file's ending, else text`,
    )
    .option(
      '--depth <levels>',
      'the levels of modules to open, or all; by default the deepest with at most 24 boxes',
    )
    .option('--no-fold', 'draw a box for each activation, norm and layer that only moves elements')
    .option('--no-collapse', 'draw every part of a run of identical ones')
    .option('--columns <count>', 'break a long network into columns (SVG)', '1')
    .option('--ascii', 'use only ASCII characters (text)')
    .option(
      '--style <style>',
      'boxes, or volumes: the feature maps of a chain of layers, with the arithmetic of each (SVG)',
      'boxes',
    )
    .option('--json', 'errors as JSON, on standard error')
    .addHelpText('before', EXAMPLES)
    .action(action(runDraw, 'output'));
};

const EXAMPLES = `Examples:
  inception draw v2 -o v2.svg
  inception draw v1 v2 -o v1-v2.svg                 (side by side, on the scale of the first)
  inception draw googlenet --depth 2 --columns 3 -o googlenet.svg
  inception draw direct5x5 bottleneck5x5 --style volumes -o 5x5.svg
  inception draw model.py:Net --in 3x224x224 --color params -o net.svg
`;
