import type { DocumentedOp } from '../views/ops-table';
import { writeJson } from './write-json';

/** Layer types with their arguments, for scripts. A default is a JSON value; `required` arguments have none. */
export function renderOpsJson(documented: readonly DocumentedOp[]): string {
  const rows = documented.map(({ type, family, summary, source, aliases, args }) => ({
    type,
    family,
    summary,
    source,
    aliases,
    args: args.map(({ name, byDefault, description }) => ({
      name,
      required: byDefault === null,
      default: byDefault === null ? undefined : JSON.parse(byDefault),
      description,
    })),
  }));
  return `${writeJson(rows)}\n`;
}
