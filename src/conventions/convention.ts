import { type Count, sumOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import type { Work } from '../ops/op';
import { workOf } from '../passes/work';
import { everywhere, type OpRule, type Rule, type Weights, weigh } from './rule';

/** A way to make one number of the work of a call. */
export interface Convention {
  readonly name: string;
  /** The name of the figure in tables: `Mult-Adds`. */
  readonly title: string;
  /** One sentence: what is counted and what is not. */
  readonly summary: string;
  /** The count of one call; null where the convention cannot tell, which makes a total partial. */
  readonly count: (work: Work, computation: Computation) => Count | null;
}

/** A convention with the rules that it counts by, so that they can be printed. */
export interface RuledConvention extends Convention {
  readonly count: (work: Work, computation: Computation) => Count;
  /** The rule of layer types that have none of their own. */
  readonly otherwise: OpRule;
  /** The rules of the layer types that are not counted by weights. */
  readonly overrides: ReadonlyMap<string, OpRule>;
}

/** What a convention is made of. */
export interface ConventionTable {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** What one operation of each kind counts, for layer types without a rule of their own; 0 when not given. */
  readonly weights: Weights;
  /** Layer types with their rule; a rule alone holds for modules and functional calls. */
  readonly overrides: readonly (readonly [types: readonly string[], rule: Rule | OpRule])[];
}

/** Makes a convention of its table. */
export function defineConvention(table: ConventionTable): RuledConvention {
  const otherwise = everywhere(weigh(table.weights));
  const overrides = new Map(
    table.overrides.flatMap(([types, rule]) =>
      types.map((type) => [type, 'module' in rule ? rule : everywhere(rule)] as const),
    ),
  );
  const count = (work: Work, computation: Computation): Count => {
    const rule = overrides.get(computation.op.type) ?? otherwise;
    return rule[computation.functional ? 'functional' : 'module'].count({
      computation,
      work,
      countParts: (parts) => sumOf(parts.map((part) => count(workOf(part), part))),
    });
  };
  const { name, title, summary } = table;
  return { name, title, summary, otherwise, overrides, count };
}

/** The rule of a layer type under a convention. */
export function ruleOf({ overrides, otherwise }: RuledConvention, type: string): OpRule {
  return overrides.get(type) ?? otherwise;
}
