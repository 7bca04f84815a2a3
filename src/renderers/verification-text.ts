import type { Verification } from '../report/verification';
import { printable } from '../text/printable';
import {
  allowedLines,
  errorLines,
  hints,
  notes,
  subjectLines,
  verdictSentence,
} from '../views/verification-words';
import { completeStyle, type TextStyle } from './text-style';

/** A comparison of a checkpoint with a network for people: the differences in the words of PyTorch, then what to do. */
export function renderVerificationText(verification: Verification, style: TextStyle = {}): string {
  const { palette } = completeStyle(style);
  const { verdict, model } = verification;
  const mark = verdict === 'same' ? palette.good : palette.bad;
  const lines = (start: string, texts: readonly string[]): readonly string[] =>
    texts.map((text) => `${start}${printable(text)}\n`);
  const errors = errorLines(verification);
  const allowed = allowedLines(verification);
  const further = [
    ...lines(palette.faint('note: '), notes(verification)),
    ...lines(palette.accent('help: '), hints(verification)),
  ];
  const sections = [
    subjectLines(verification).map(
      ([label, text]) => `${palette.strong(label.padEnd(12))}${printable(text)}\n`,
    ),
    errors.length === 0
      ? []
      : [`Error(s) in loading state_dict for ${printable(model.name)}:\n`, ...lines('\t', errors)],
    allowed.length === 0 ? [] : ['Allowed:\n', ...lines('\t', allowed)],
    [`${mark(verdict === 'same' ? 'ok' : 'different')}: ${verdictSentence(verification)}\n`, ...further],
  ];
  return sections
    .filter(({ length }) => length > 0)
    .map((section) => section.join(''))
    .join('\n');
}
