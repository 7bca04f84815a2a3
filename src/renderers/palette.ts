/** How the parts of a text are marked; each function returns its text with marks or unchanged. */
export interface Palette {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warning: (text: string) => string;
}

const same = (text: string): string => text;

/** No marks at all: for pipes, files and tests. */
export const plainPalette: Palette = {
  strong: same,
  faint: same,
  accent: same,
  good: same,
  bad: same,
  warning: same,
};
