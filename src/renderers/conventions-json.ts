import type { DocumentedConvention } from '../views/conventions-table';
import { writeJson } from './write-json';

/** What conventions count, for scripts: for each a rule for every layer type, in words. */
export function renderConventionsJson(conventions: readonly DocumentedConvention[]): string {
  const rows = conventions.map(({ name, title, summary, rules }) => ({
    name,
    title,
    summary,
    layers: rules.map(({ type, module, functional }) => ({ type, module, functional })),
  }));
  return `${writeJson(rows)}\n`;
}
