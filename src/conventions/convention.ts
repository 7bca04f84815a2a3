import type { Count } from '../counts/count';
import type { Computation } from '../graph/graph';
import type { Op, PerWorkUnit, Work } from '../ops/op';
import { workOf } from '../passes/work';
import { everywhere, NOTHING, type OpRule, type Rule, sumIfKnown, weigh } from './rule';

/** A way to count the work of a call as one number. */
export interface Convention {
  readonly name: string;
  /** The name of the figure in tables: `Mult-Adds`. */
  readonly title: string;
  /** One sentence: what is counted and what is not. */
  readonly summary: string;
  /**
   * The count of one call, whose work is null if it is not known; null if the convention cannot count it, which
   * makes a total partial.
   */
  readonly count: (work: Work | null, computation: Computation) => Count | null;
}

/** A convention with the rules that it counts by, so that they can be printed. */
export interface RuledConvention extends Convention {
  /** How the calls of a layer type are counted; null if the convention does not cover it. */
  readonly ruleOf: (op: Op) => OpRule | null;
}

/** A tool's convention, with the layer types that it covers. */
export interface ToolConvention extends RuledConvention {
  /** Each layer type with a rule, and each that the tool is known not to count. */
  readonly layerTypes: readonly string[];
}

/** A convention's names and its summary. */
export type ConventionNames = Pick<Convention, 'name' | 'title' | 'summary'>;

/** The definition of a tool's convention. */
export interface ConventionTable extends ConventionNames {
  /** Layer types with their rule; a single rule is for modules and functional calls. */
  readonly counted: readonly (readonly [types: readonly string[], rule: Rule | OpRule])[];
  /** Layer types for which the tool is known to count nothing; types in neither list are not known. */
  readonly uncounted: readonly string[];
}

/** Makes the convention of a tool from its table. */
export function defineConvention({ counted, uncounted, ...names }: ConventionTable): ToolConvention {
  const rules: readonly (readonly [type: string, rule: OpRule])[] = [
    ...counted.flatMap(([types, rule]) =>
      types.map((type) => [type, 'module' in rule ? rule : everywhere(rule)] as const),
    ),
    ...uncounted.map((type) => [type, everywhere(NOTHING)] as const),
  ];
  const byType = new Map(rules);
  return {
    ...conventionOf(names, ({ type }) => byType.get(type) ?? null),
    layerTypes: rules.map(([type]) => type),
  };
}

/** Makes a convention of this project's own, which weighs the work of every layer type whose work is known. */
export function defineOwnConvention(names: ConventionNames, weights: PerWorkUnit): RuledConvention {
  const rule = everywhere(weigh(weights));
  return conventionOf(names, ({ work }) => (typeof work === 'function' || work === 'none' ? rule : null));
}

function conventionOf(names: ConventionNames, ruleOf: RuledConvention['ruleOf']): RuledConvention {
  const count: Convention['count'] = (work, computation) => {
    const rule = ruleOf(computation.op);
    if (rule === null) return null;
    return rule[computation.functional ? 'functional' : 'module'].count({
      computation,
      work,
      countParts: (parts) => sumIfKnown(parts.map((part) => count(workOf(part), part))),
    });
  };
  return { ...names, ruleOf, count };
}
