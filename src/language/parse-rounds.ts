import { quoted } from '../text/shortened';
import { isJsonObject, type JsonObject } from './json-object';
import { variableNameProblem } from './name';
import { keysMeant } from './other-keys';
import { acceptsName, compileValue, type ParseContext, report } from './parse-context';
import { parseValue } from './parse-value';
import type { Rounds } from './spec';

/** How often a Repeat is written out, from its validated data; null, with the errors reported, if it is refused. */
export function parseRounds(
  context: ParseContext,
  data: {
    readonly times?: unknown;
    readonly over?: unknown;
    readonly as?: unknown;
    readonly index?: unknown;
  },
  record: unknown,
  at: string,
): Rounds | null {
  const { times, over, as = 'item', index = 'i' } = data;
  const hasNames = acceptsCounter(context, String(index), at);
  if (times !== undefined && over !== undefined) {
    const help = 'leave "times" out: it is once for each item of the list';
    report(context, 'spec/invalid-value', `${at}/times`, 'Repeat has both "times" and "over"', {
      help,
      target: 'key',
    });
    return null;
  }
  if (over !== undefined) {
    const hasItem = acceptsItem(context, String(as), String(index), at);
    const list = parseValue(context, over, `${at}/over`, '"over" of Repeat');
    if (list === null || !hasNames || !hasItem) return null;
    return { kind: 'over', over: list.template, as: String(as), index: String(index) };
  }
  if (times === undefined) {
    reportMissing(context, record, at);
    return null;
  }
  if (isJsonObject(record) && Object.hasOwn(record, 'as')) {
    const help = 'the counter is named by "index"';
    report(context, 'spec/unknown-key', `${at}/as`, 'Repeat has "as" without "over"', {
      help,
      target: 'key',
    });
    return null;
  }
  const compiled = compileValue(context, times, `${at}/times`);
  return compiled === null || !hasNames ? null : { kind: 'times', times: compiled, index: String(index) };
}

function reportMissing(context: ParseContext, record: unknown, at: string): void {
  // a misspelt key has been reported
  if (isJsonObject(record) && keysMisspelt(record)) return;
  report(context, 'spec/missing-key', at, 'Repeat needs "times" or "over"', {
    help: 'add "times": 4, or "over": [64, 128] with "as": "width"',
  });
}

function keysMisspelt(record: JsonObject): boolean {
  return Object.keys(record).some((key) => keysMeant(key, ['times', 'over']).length > 0);
}

function acceptsCounter(context: ParseContext, name: string, at: string): boolean {
  const given = { owner: 'a counter', name, at: `${at}/index`, target: 'value' } as const;
  return acceptsName(context, given, variableNameProblem);
}

function acceptsItem(context: ParseContext, name: string, index: string, at: string): boolean {
  const given = { owner: 'an item', name, at: `${at}/as`, target: 'value' } as const;
  return acceptsName(context, given, (item) =>
    item === index ? `is the counter: ${quoted(index)}` : variableNameProblem(item),
  );
}
