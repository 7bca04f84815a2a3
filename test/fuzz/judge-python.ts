import { diagnosticCodes } from '../../src/diagnostics/diagnostic';
import { createReport } from '../../src/report/report';
import { readTruthText } from '../support/pytorch-truth';
import type { PythonCase } from './arbitrary-python';
import { isSlow, SLOWEST, type Verdict } from './judge';

/** Reads a file of Python, which must end in a network whose figures are whole, or in an error with a place in it. */
export function judgePython({ text, truth }: PythonCase): Verdict {
  const started = performance.now();
  const { graph, diagnostics } = readTruthText(text, truth);
  const took = performance.now() - started;
  if (took > SLOWEST && isSlow(() => readTruthText(text, truth)))
    throw new Error(`took ${Math.round(took)} ms\n${text}`);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    for (const { code, location, message } of errors) {
      if (!Object.hasOwn(diagnosticCodes, code)) throw new Error(`the code ${code} is not known\n${text}`);
      if (/[\n\0]/.test(message)) throw new Error(`a message of several lines: ${message}\n${text}`);
      const range = location?.document === truth.file ? location.range : undefined;
      if (range !== undefined && (range.start > text.length || range.end > text.length))
        throw new Error(`${code}: a place behind the end\n${text}`);
      if (range === undefined && code.startsWith('python/')) throw new Error(`${code}: no place\n${text}`);
    }
    return { outcome: 'rejected', codes: errors.map(({ code }) => code) };
  }
  if (graph === null) throw new Error(`neither a network nor an error\n${text}`);
  const { params, macs, activationBytes } = createReport(graph).totals;
  for (const figure of [params, macs, activationBytes]) {
    if (typeof figure === 'number' && !(Number.isSafeInteger(figure) && figure >= 0))
      throw new Error(`a figure is ${figure}\n${text}`);
  }
  return { outcome: 'accepted' };
}
