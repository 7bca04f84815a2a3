import type { Diagnostic, DiagnosticCode, Location, Target } from './diagnostic';

/** The details of an error besides its message, and whether it points at a key. */
export interface ErrorDetails {
  readonly why?: string | undefined;
  /** A function if it needs a search; it is called only if the error is reported. */
  readonly help?: string | (() => string) | undefined;
  readonly target?: Target | undefined;
}

/** An error at a place. Details that are not given are left out; only a place in JSON can be a key. */
export function errorAt(
  location: Location,
  code: DiagnosticCode,
  message: string,
  { why, help, target }: ErrorDetails = {},
): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    ...(why === undefined ? {} : { why }),
    ...(help === undefined ? {} : { help: typeof help === 'string' ? help : help() }),
    location: target === undefined || location.path === undefined ? location : { ...location, target },
  };
}
