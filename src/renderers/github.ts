import { printable } from '../text/printable';

/** How GitHub marks an annotation. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A file and a line of it, as far as they are known. */
export interface Place {
  /** Relative to the repository. */
  readonly file?: string | undefined;
  /** From 1 on; only with a file. */
  readonly line?: number | undefined;
}

/** A message that GitHub shows on a run, and at a line where it has one. */
export interface Annotation extends Place {
  readonly level: AnnotationLevel;
  /** Its lines are kept. */
  readonly message: string;
  readonly title?: string;
}

/**
 * Annotations as workflow commands, a line each: `::error title=Budget,file=net.json,line=3::message`.
 *
 * Whatever a message or a name contains, each stays one command: `%` and line breaks are escaped, in
 * properties `:` and `,` too, as the runner parses them (actions/toolkit, packages/core/src/command.ts).
 */
export function renderAnnotations(annotations: readonly Annotation[]): string {
  return annotations.map((annotation) => `${command(annotation)}\n`).join('');
}

function command({ level, message, title, file, line }: Annotation): string {
  const properties = [
    ...(title === undefined ? [] : [`title=${escapeProperty(title)}`]),
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(file === undefined || line === undefined ? [] : [`line=${line}`]),
  ];
  const head = properties.length === 0 ? level : `${level} ${properties.join(',')}`;
  return `::${head}::${escapeData(message)}`;
}

/** GitHub shows line breaks itself; other characters that a terminal would obey are written as escapes. */
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
