/** Lines of examples: a command line, and after two spaces or more its description. */
const EXAMPLE = /^( +)(inception .*?)(?: {2,}(\S.*))?$/;

const CONTINUED = ' \\';

/**
 * Help with those lines broken that commander leaves as they are: the lines before and after its own. An
 * example that is too long has its description on the next line, and a command line that is too long is
 * continued with a backslash. Errors stay on one line.
 */
export function fittedHelp(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (line.length <= width ? [line] : brokenLine(line, width)))
    .join('\n');
}

function brokenLine(line: string, width: number): readonly string[] {
  const [, indent = '', call, description] = EXAMPLE.exec(line) ?? [];
  if (call === undefined)
    return /^(error|help): /.test(line) ? [line] : wrapped(line, { first: '', next: '', room: width });
  const below = `${indent}    `;
  const lines = wrapped(call, { first: indent, next: below, room: width - CONTINUED.length });
  return [
    ...lines.map((part, at) => (at === lines.length - 1 ? part : part + CONTINUED)),
    ...(description === undefined ? [] : wrapped(description, { first: below, next: below, room: width })),
  ];
}

interface Indents {
  readonly first: string;
  readonly next: string;
  /** The columns that a line may have, its indent included. */
  readonly room: number;
}

function wrapped(text: string, { first, next, room }: Indents): readonly string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const isEmpty = line === first || line === next;
    if (!isEmpty && line.length + 1 + word.length > room) {
      lines.push(line);
      line = next + word;
    } else line += isEmpty ? word : ` ${word}`;
  }
  return [...lines, line];
}
