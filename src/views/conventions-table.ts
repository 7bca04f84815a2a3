import { conventions } from '../conventions/index';
import { allOps } from '../ops/index';
import { NOT_COUNTED } from './known-figures';
import { type Table, tableOf, textColumn } from './table';

/** What a convention counts for a call of one layer type, in words. */
interface DocumentedRule {
  readonly type: string;
  /** Called as a module. */
  readonly module: string;
  /** Called by a function or an operator. */
  readonly functional: string;
}

/** A convention as the documentation shows it. */
export interface DocumentedConvention {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** A rule for every layer type, in the order of the registry. */
  readonly rules: readonly DocumentedRule[];
}

/** Every convention with what it counts for each layer type, from the tables that it counts by. */
export function documentedConventions(): readonly DocumentedConvention[] {
  return conventions.map((convention) => ({
    name: convention.name,
    title: convention.title,
    summary: convention.summary,
    rules: allOps().map((op) => {
      const rule = convention.ruleOf(op);
      return {
        type: op.type,
        module: rule?.module.formula ?? NOT_COUNTED,
        functional: rule?.functional.formula ?? NOT_COUNTED,
      };
    }),
  }));
}

/** What a convention counts: a line for the layer types that have the same rule, the most common rule last. */
export function conventionTable({ rules }: DocumentedConvention): Table {
  const groups = new Map<string, DocumentedRule[]>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.module, rule.functional]);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  const byCount = [...groups.values()].sort((left, right) => wordsFor(right) - wordsFor(left));
  const [commonest = [], ...others] = byCount;
  // If most layer types are not counted, those that count nothing come last but one.
  const [last] = commonest[0]?.module === NOT_COUNTED ? others : [];
  const inOrder = [...groups.values()].filter((group) => others.includes(group) && group !== last);
  const lines = [...inOrder, ...(last === undefined ? [] : [last])].map((group) => ({
    layers: typeList(typesOf(group), typesOf(rules)),
    rule: group[0],
  }));
  const rest = { layers: others.length === 0 ? 'every layer' : 'every other layer', rule: commonest[0] };
  return tableOf(
    [...lines, rest],
    [
      textColumn('Layers', 'layers', ({ layers }) => layers),
      textColumn('As a module', 'module', ({ rule }) => rule?.module ?? ''),
      textColumn('As a function', 'functional', ({ rule }) =>
        rule?.functional === rule?.module ? 'the same' : (rule?.functional ?? ''),
      ),
    ],
  );
}

/** How many words a group takes: operators of ONNX are written as one. */
function wordsFor(group: readonly DocumentedRule[]): number {
  const others = group.filter(({ type }) => !isOfOnnx(type)).length;
  return others === group.length ? others : others + 1;
}

function typesOf(rules: readonly DocumentedRule[]): readonly string[] {
  return rules.map(({ type }) => type);
}

/**
 * Layer types in words: those of several dimensions as one, `Conv1d/2d/3d`, and operators of ONNX that are no layer of PyTorch
 * as `onnx.*` where they are most of them.
 */
function typeList(types: readonly string[], allTypes: readonly string[]): string {
  const allOfOnnx = allTypes.filter(isOfOnnx);
  const ofOnnx = types.filter(isOfOnnx);
  const isMost = ofOnnx.length > allOfOnnx.length / 2;
  const words = new Map<string, string>();
  for (const type of isMost ? types.filter((name) => !isOfOnnx(name)) : types) {
    const name = type.replace(/[123]d$/, '#');
    const earlier = words.get(name);
    words.set(name, earlier === undefined ? type : `${earlier}/${type.slice(-2)}`);
  }
  const all = ofOnnx.length === allOfOnnx.length ? 'onnx.*' : 'every other onnx.*';
  return [...words.values(), ...(isMost ? [all] : [])].join(', ');
}

function isOfOnnx(type: string): boolean {
  return type.startsWith('onnx.');
}
