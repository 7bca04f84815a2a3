import type { Diagnostic } from '../diagnostics/diagnostic';
import { conflictingOption, invalidOption, loneOption } from '../diagnostics/invalid-option';
import type { DiagramOptions } from '../drawing/boxes';
import { type Colouring, colourings } from '../drawing/diagram';
import {
  type DrawingFormat,
  drawingFormatNames,
  FORMAT_OF_CHARACTERS,
  FORMAT_OF_COLUMNS,
  formatOfFile,
} from '../drawing/formats';
import { readChoices } from './choice-option';

/** The options of a drawing, as the command line gives them. */
export interface DrawOptions {
  readonly output?: string;
  readonly format?: string;
  readonly depth?: string;
  /** False for `--no-fold`. */
  readonly fold?: boolean;
  readonly collapse?: boolean;
  /** What the fill colours show; true for `--color` alone, false for `--no-color`. */
  readonly color?: string | boolean;
  readonly columns?: string;
  readonly ascii?: boolean;
  readonly style?: string;
}

/** The styles in which a network can be drawn. */
export const drawingStyles = ['boxes', 'volumes'] as const;

type DrawingStyle = (typeof drawingStyles)[number];

/** The options of a drawing, checked. */
export interface DrawSettings {
  readonly style: DrawingStyle;
  readonly format: DrawingFormat;
  readonly diagram: DiagramOptions;
  readonly columns: number;
}

const MOST_COLUMNS = 20;

/** Checks the options of a drawing. */
export function readDrawOptions(options: DrawOptions): {
  readonly settings: DrawSettings;
  readonly diagnostics: readonly Diagnostic[];
} {
  const style = readStyle(options.style);
  const format = readFormatName(options, style.style);
  const depth = readDepth(options.depth);
  const colouring = readColouring(options.color);
  const columns = readColumns(options.columns);
  const settings: DrawSettings = {
    style: style.style,
    format: format.name,
    diagram: {
      ...(depth.depth === null ? {} : { depth: depth.depth }),
      ...(options.fold === false ? { folding: 'no-fold' } : {}),
      ...(options.collapse === false ? { collapsing: 'no-collapse' } : {}),
      ...(colouring.colouring === null ? {} : { colouring: colouring.colouring }),
    },
    columns: columns.columns,
  };
  const diagnostics = [style, format, depth, colouring, columns].flatMap((read) => read.diagnostics);
  return {
    settings,
    diagnostics: diagnostics.length > 0 ? diagnostics : unused(settings, options.ascii === true),
  };
}

/** Diagnostics of options that have no effect for the style or the format. */
function unused({ style, format, columns }: DrawSettings, isAscii: boolean): readonly Diagnostic[] {
  const ofColumns = style === 'boxes' ? `--format ${FORMAT_OF_COLUMNS}` : '--style boxes';
  const isBroken = style === 'boxes' && format === FORMAT_OF_COLUMNS;
  return [
    ...(columns > 1 && !isBroken ? [loneOption('--columns', ofColumns)] : []),
    ...(isAscii && format !== FORMAT_OF_CHARACTERS
      ? [loneOption('--ascii', `--format ${FORMAT_OF_CHARACTERS}`)]
      : []),
  ];
}

interface Read {
  readonly diagnostics: readonly Diagnostic[];
}

function readStyle(text: string | undefined): Read & { readonly style: DrawingStyle } {
  if (text === undefined) return { style: 'boxes', diagnostics: [] };
  const { choices, diagnostics } = readChoices('--style', [text], drawingStyles);
  return { style: choices[0] ?? 'boxes', diagnostics };
}

/** `--format`, else the ending of the file name, else the first format of the style. */
function readFormatName(
  { format, output }: DrawOptions,
  style: DrawingStyle,
): Read & { readonly name: DrawingFormat } {
  const names: readonly DrawingFormat[] = style === 'volumes' ? ['svg'] : drawingFormatNames;
  const [usual = 'svg'] = names;
  if (format !== undefined) {
    if (style === 'volumes' && format !== 'svg') return { name: usual, diagnostics: [volumesFormat(format)] };
    const { choices, diagnostics } = readChoices('--format', [format], names);
    return { name: choices[0] ?? usual, diagnostics };
  }
  if (output === undefined || output === '-') return { name: usual, diagnostics: [] };
  const name = formatOfFile(output);
  if (name !== undefined && names.includes(name)) return { name, diagnostics: [] };
  const endings = style === 'volumes' ? '.svg, for volumes' : '.svg, .txt, .mmd or .dot';
  const expected = `a file whose name ends with ${endings}`;
  const help = `or give --format, one of ${names.join(', ')}`;
  return { name: usual, diagnostics: [invalidOption('-o', output, expected, help)] };
}

function volumesFormat(format: string): Diagnostic {
  return conflictingOption(
    `--format ${format}`,
    '--style volumes',
    'volumes are drawn as SVG only: leave one out',
  );
}

function readDepth(text: string | undefined): Read & { readonly depth: number | 'all' | null } {
  if (text === undefined || text === 'auto') return { depth: null, diagnostics: [] };
  if (text === 'all') return { depth: 'all', diagnostics: [] };
  if (/^\d{1,9}$/.test(text)) return { depth: Number(text), diagnostics: [] };
  const expected = 'a whole number of levels, 0 for one box, or all';
  return { depth: null, diagnostics: [invalidOption('--depth', text, expected, 'for example --depth 2')] };
}

function readColouring(color: DrawOptions['color']): Read & { readonly colouring: Colouring | null } {
  if (typeof color !== 'string') return { colouring: null, diagnostics: [] };
  const { choices, diagnostics } = readChoices('--color', [color], colourings);
  return { colouring: choices[0] ?? null, diagnostics };
}

function readColumns(text: string | undefined): Read & { readonly columns: number } {
  if (text === undefined) return { columns: 1, diagnostics: [] };
  const columns = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (columns >= 1 && columns <= MOST_COLUMNS) return { columns, diagnostics: [] };
  const expected = `a whole number from 1 to ${MOST_COLUMNS}`;
  return {
    columns: 1,
    diagnostics: [invalidOption('--columns', text, expected, 'for example --columns 3')],
  };
}
