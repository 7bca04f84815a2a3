import type { RuledConvention } from '../conventions/convention';
import { conventions } from '../conventions/index';
import { allOps } from '../ops/index';
import type { Op } from '../ops/op';
import { NOT_COUNTED } from './known-figures';
import { type Table, textCell } from './table';

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
    rules: allOps().map((op) => documentedRule(convention, op)),
  }));
}

function documentedRule({ ruleOf }: RuledConvention, op: Op): DocumentedRule {
  const rule = ruleOf(op);
  return {
    type: op.type,
    module: rule?.module.formula ?? NOT_COUNTED,
    functional: rule?.functional.formula ?? NOT_COUNTED,
  };
}

/** What a convention counts: a line for the layer types that have the same rule, the most common rule last. */
export function conventionTable({ rules }: DocumentedConvention): Table {
  const groups = new Map<string, DocumentedRule[]>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.module, rule.functional]);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  const byCount = [...groups.values()].sort((left, right) => right.length - left.length);
  const [commonest = [], ...others] = byCount;
  const inOrder = [...groups.values()].filter((group) => others.includes(group));
  return {
    columns: [
      { title: 'Layers', key: 'layers', align: 'left' },
      { title: 'As a module', key: 'module', align: 'left' },
      { title: 'As a function', key: 'functional', align: 'left' },
    ],
    rows: [
      ...inOrder.map((group) => ruleRow(typeList(group.map(({ type }) => type)), group)),
      ruleRow(others.length === 0 ? 'every layer' : 'every other layer', commonest),
    ],
    footer: null,
  };
}

function ruleRow(layers: string, [rule]: readonly DocumentedRule[]) {
  const { module = '', functional = '' } = rule ?? {};
  return [layers, module, functional === module ? 'the same' : functional].map(textCell);
}

/** Layer types in words, those of several dimensions as one: `Conv1d/2d/3d, Linear`. */
function typeList(types: readonly string[]): string {
  const words = new Map<string, string>();
  for (const type of types) {
    const name = type.replace(/[123]d$/, '#');
    const earlier = words.get(name);
    words.set(name, earlier === undefined ? type : `${earlier}/${type.slice(-2)}`);
  }
  return [...words.values()].join(', ');
}
