import type { Diagnostic, DiagnosticCode, Location, Target } from './diagnostic';

/** What an error says in addition to its message, and whether it points at a key. */
export interface ErrorDetails {
  readonly why?: string | undefined;
  /** A function where it takes a search: it is called only for an error that is made. */
  readonly help?: string | (() => string) | undefined;
  readonly target?: Target | undefined;
}

/** An error at a place; details that are not given are no keys of it, and only a place in JSON can be a key. */
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
