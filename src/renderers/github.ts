import { printable } from '../text/printable';
import { shortened } from '../text/shortened';
import { utf8Beginning, utf8Length } from '../text/utf8';
import { MOST_COMMENT_BYTES } from './fit-markdown';

/** The file of a document, relative to the repository; null if it is not one of its files. */
export type FileOf = (document: string) => string | null;

/** How GitHub marks an annotation. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A file and a line of it, as far as they are known. */
export interface Place {
  /** Relative to the repository. */
  readonly file?: string | undefined;
  /** From 1 on; only with a file. */
  readonly line?: number | undefined;
}

/** A message that GitHub shows on a run, and at its line if it has one. */
export interface Annotation extends Place {
  readonly level: AnnotationLevel;
  /** May have several lines. */
  readonly message: string;
  readonly title?: string;
}

/**
 * Annotations as workflow commands, a line each: `::error title=Budget,file=net.json,line=3::message`.
 *
 * Whatever a message or a name contains, each stays one command: `%` and line breaks are escaped, in
 * properties `:` and `,` too, as the runner parses them (actions/toolkit, packages/core/src/command.ts). A message
 * that is too long loses its last lines and says so.
 */
export function renderAnnotations(annotations: readonly Annotation[]): string {
  return annotations.map((annotation) => `${command(annotation)}\n`).join('');
}

function command({ level, message, title, file, line }: Annotation): string {
  const properties = [
    ...(title === undefined ? [] : [`title=${escapeProperty(shortened(title, LONGEST_TITLE))}`]),
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(file === undefined || line === undefined ? [] : [`line=${line}`]),
  ];
  const head = properties.length === 0 ? level : `${level} ${properties.join(',')}`;
  return `::${head}::${shortenedData(escapeData(message))}`;
}

/** The limit of GitHub, in characters. */
const LONGEST_TITLE = 255;

/** The first lines of an escaped message that is too long; if a single line is too long, its beginning. */
function shortenedData(data: string): string {
  if (utf8Length(data) <= MOST_COMMENT_BYTES) return data;
  const lines = data.split(LINE_BREAK);
  const kept: string[] = [];
  let room = MOST_COMMENT_BYTES - LONGEST_NOTE;
  for (const line of lines) {
    room -= utf8Length(line) + LINE_BREAK.length;
    if (room < 0) break;
    kept.push(line);
  }
  const [first = ''] = lines;
  if (kept.length === 0) {
    const beginning = utf8Beginning(first, MOST_COMMENT_BYTES - LONGEST_NOTE).replace(/%[0-9A-F]?$/, '');
    return `${beginning}${LINE_BREAK}... the rest of ${lines.length} lines is left out`;
  }
  return [...kept, `... ${lines.length - kept.length} more lines are left out`].join(LINE_BREAK);
}

const LINE_BREAK = '%0A';

/** The room for the note on what is left out, in bytes. */
const LONGEST_NOTE = 128;

/** GitHub shows line breaks; other characters that a terminal would interpret are written as escapes. */
function escapeData(text: string): string {
  return text
    .split(/(\r|\n)/)
    .map((part) => BREAKS[part] ?? printable(part).replace(/%/g, '%25'))
    .join('');
}

const BREAKS: Readonly<Record<string, string>> = { '\r': '%0D', '\n': '%0A' };

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
