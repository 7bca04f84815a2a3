// @ts-nocheck
export { renderDiagnosticsJson } from '../renderers/diagnostics-json';
export { renderDiagnosticsText } from '../renderers/diagnostics-text';
