import type { Diagnostic } from '../diagnostics/diagnostic';
import { shortened } from '../text/shortened';

/** The name of a file of weights in a message. */
export function fileName(path: string): string {
  return path === '-' ? 'standard input' : shortened(path);
}

/** The diagnostic of a file whose bytes do not follow its format. */
export function damaged(path: string, problem: string, why?: string): Diagnostic {
  return {
    code: 'checkpoint/damaged',
    severity: 'error',
    message: `${fileName(path)} ${problem}`,
    ...(why === undefined ? {} : { why }),
    help: 'download or copy it again, or save it again with safetensors',
  };
}

/** Whether reading ended in a diagnostic. */
export function isDiagnostic(answer: object): answer is Diagnostic {
  return 'severity' in answer;
}
