import type { BestFit } from '../report/best-fit';
import { type JsonValue, writeJson } from './write-json';

/** The best variant within bounds as JSON. */
export function renderBestFitJson(fit: BestFit): string {
  const { spec, axes, bounds, aim, row, fits, method, evaluations, refused, variants } = fit;
  const values =
    row === null ? null : Object.fromEntries(axes.map((name, axis) => [name, row.values[axis] ?? null]));
  const document: JsonValue = {
    schema: 'inception.fit/1',
    spec,
    aim: { metric: aim.metric, direction: aim.direction },
    bounds: bounds.map(({ metric, kind, limit }) => ({ metric, kind, limit })),
    fits,
    values,
    arguments: fit.arguments,
    figures: row?.figures ?? null,
    method,
    evaluations,
    refused,
    variants,
  };
  return `${writeJson(document)}\n`;
}
