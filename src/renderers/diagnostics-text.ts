import { codeFrame } from '../diagnostics/code-frame';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { createLocator, positionAt } from '../diagnostics/position';
import { printable } from '../text/printable';
import { shortened } from '../text/shortened';
import { type Palette, plainPalette } from './palette';

/** The texts of the documents that diagnostics point into, by name. */
export type DocumentTexts = ReadonlyMap<string, string>;

/**
 * Diagnostics for people: `file:line:column`, what is wrong, the line underlined, why, and what to do. In the order of the text.
 */
export function renderDiagnosticsText(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
  palette: Palette = plainPalette,
): string {
  return locateAll(diagnostics, texts)
    .map((located) => `${paragraph(located, palette)}\n`)
    .join('\n');
}

/** A diagnostic with its place in its document's text, where there is one. */
export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly line: number | null;
  readonly column: number | null;
  readonly frame: readonly [source: string, underline: string] | null;
}

/** Finds the place of each diagnostic and puts those of one document in the order of its text. */
export function locateAll(
  diagnostics: readonly Diagnostic[],
  texts: DocumentTexts,
): readonly LocatedDiagnostic[] {
  const locators = new Map([...texts].map(([document, text]) => [document, createLocator(text)]));
  const located = diagnostics.map((diagnostic): LocatedDiagnostic => {
    const { location } = diagnostic;
    const text = location === undefined ? undefined : texts.get(location.document);
    const locate = location === undefined ? undefined : locators.get(location.document);
    if (
      location === undefined ||
      text === undefined ||
      locate === undefined ||
      isNoteOfMoreErrors(diagnostic)
    )
      return { diagnostic, line: null, column: null, frame: null };
    const range = locate(location);
    if (range === null) return { diagnostic, line: null, column: null, frame: null };
    return { diagnostic, ...positionAt(text, range.start), frame: codeFrame(text, range) };
  });
  return located.sort(
    (left, right) =>
      compareTexts(left.diagnostic.location?.document ?? '', right.diagnostic.location?.document ?? '') ||
      Number(isNoteOfMoreErrors(left.diagnostic)) - Number(isNoteOfMoreErrors(right.diagnostic)) ||
      (left.line ?? 0) - (right.line ?? 0) ||
      (left.column ?? 0) - (right.column ?? 0),
  );
}

/** Whether a diagnostic is the note that there are more errors, which comes after the others of its document. */
function isNoteOfMoreErrors({ code }: Diagnostic): boolean {
  return code === 'limit/errors';
}

function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function paragraph(located: LocatedDiagnostic, palette: Palette): string {
  const { diagnostic, frame } = located;
  const { code, severity, message, why, help, calls = [] } = diagnostic;
  const place = printable(placeText(located));
  const mark = severity === 'error' ? palette.bad : palette.warning;
  const lines = [
    `${palette.strong(place)}${mark(`${severity}[${code}]`)}: ${palette.strong(shown(message))}`,
  ];
  if (frame !== null) lines.push(frame[0], mark(frame[1]));
  if (why !== undefined) lines.push(`  why: ${shown(why)}`);
  for (const [at, call] of calls.entries())
    lines.push(`${at === 0 ? '  calls: ' : '         '}${shown(call)}`);
  if (help !== undefined) lines.push(`  help: ${shown(help)}`);
  return lines.join('\n');
}

/** Longer texts are cut; they are lists or names of a hostile or completely wrong spec. */
const LONGEST_TEXT = 1000;

function shown(text: string): string {
  return printable(shortened(text, LONGEST_TEXT));
}

function placeText({ diagnostic: { location }, line, column }: LocatedDiagnostic): string {
  if (location === undefined) return '';
  const { document, path = [] } = location;
  if (line !== null) return `${document}:${line}:${column}: `;
  return path.length === 0 ? `${document}: ` : `${document} at ${path.join('.')}: `;
}
