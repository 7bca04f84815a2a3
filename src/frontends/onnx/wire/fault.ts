import type { Diagnostic, DiagnosticCode } from '../../../diagnostics/diagnostic';
import { shortened } from '../../../text/shortened';

/** The problem of a file's bytes, carried by the error that ends the reading. */
export interface Fault {
  readonly code: DiagnosticCode;
  /** The problem, to follow the document's name: `is cut off`. */
  readonly problem: string;
  readonly why?: string;
  readonly help?: string;
}

/** The error that carries a fault from the bytes to the front end, which catches it. */
export function faultError(fault: Fault): Error {
  return new Error(fault.problem, { cause: fault });
}

/** The fault that an error carries; null for any other error. */
export function faultOf(error: unknown): Fault | null {
  const cause = error instanceof Error ? error.cause : undefined;
  return isFault(cause) ? cause : null;
}

function isFault(cause: unknown): cause is Fault {
  return typeof cause === 'object' && cause !== null && 'code' in cause && 'problem' in cause;
}

/** The diagnostic of a fault in a document. */
export function faultDiagnostic({ code, problem, why, help }: Fault, document: string): Diagnostic {
  const name = document === '-' ? 'standard input' : shortened(document);
  return {
    code,
    severity: 'error',
    message: problem.startsWith(':') ? `${name}${problem}` : `${name} ${problem}`,
    ...(why === undefined ? {} : { why }),
    ...(help === undefined ? {} : { help }),
  };
}

/** The error of a length that runs beyond the end of the file. */
export function cutOff(wanted: number, size: number): Error {
  return faultError({
    code: 'onnx/damaged',
    problem: `is cut off: it goes on to byte ${wanted}, the file has ${size}`,
    help: 'download or copy it again',
  });
}

/** The error of bytes that do not follow the ONNX format. */
export function malformed(position: number, what: string): Error {
  return faultError({
    code: 'onnx/damaged',
    problem: `is damaged at byte ${position}: ${what}`,
    help: 'download or copy it again, or check it with onnx.checker',
  });
}
