import { type ShapeName, shapeNames } from '../../language/expression';
import type { Scope } from '../../language/expression-scope';
import { type ExpressionProblem, isExpressionProblem } from '../../language/parse-expression';
import type { ModuleUseSpec, VarSpec } from '../../language/spec';
import type { ArgValue } from '../../ops/op';
import { dimAt, type Shape } from '../../ops/shape';

/** The names that are defined at a place, the inner ones first. */
export interface Environment {
  /** A name whose value an earlier error left unknown has UNKNOWN_VALUE. */
  readonly values: ReadonlyMap<string, ArgValue | ExpressionProblem>;
  readonly parent: Environment | null;
  /** The use of a module whose arguments these are. */
  readonly use?: ModuleUseSpec;
  /** The document's variables that these are. */
  readonly vars?: readonly VarSpec[];
  /** Called with each name whose value is read. */
  readonly onRead?: (name: string) => void;
}

/**
 * The problem of an expression that reads a shape or a value that an earlier error left unknown; it is not
 * reported.
 */
export const UNKNOWN_VALUE: ExpressionProblem = {
  code: 'expression/unknown-name',
  problem: 'the value is not known',
};

/** The shape of an earlier layer's output, null if an error left it unknown, or why there is none. */
export type ShapeOfLayer = (layer: string) => Shape | null | ExpressionProblem;

/** The scope of an expression: names of the environment, then those of the shape. */
export function scopeAt(
  environment: Environment,
  shape: Shape | null,
  shapeOfLayer: ShapeOfLayer | null,
): Scope {
  return {
    size: (which, layer) => {
      if (layer === null) return dimOf(which, shape);
      const of = shapeOfLayer === null ? NO_LAYERS : shapeOfLayer(layer);
      return isExpressionProblem(of) ? of : dimOf(which, of);
    },
    lookUp: (name) => {
      for (let inner: Environment | null = environment; inner !== null; inner = inner.parent) {
        const value = inner.values.get(name);
        if (value === undefined) continue;
        inner.onRead?.(name);
        return value;
      }
      return isShapeName(name) ? dimOf(name, shape) : undefined;
    },
    names: () => definedNames(environment),
  };
}

function isShapeName(name: string): name is ShapeName {
  return shapeNames.some((shapeName) => shapeName === name);
}

/** A dimension by its index or its name. */
function dimOf(which: number | ShapeName, shape: Shape | null): number | ExpressionProblem {
  if (shape === null) return UNKNOWN_VALUE;
  if (typeof which === 'number') return dimAt(shape, which) ?? noSuchDim(`size(${which})`, shape, 'size');
  const index = { in_channels: 1, in_features: -1, height: -2, width: -1 }[which];
  const isSpatial = which === 'height' || which === 'width';
  const dim = isSpatial && shape.length + index < 2 ? undefined : dimAt(shape, index);
  return dim ?? noSuchDim(which, shape, which);
}

const NO_LAYERS: ExpressionProblem = {
  code: 'expression/unknown-name',
  problem: 'there is no layer before it',
};

function noSuchDim(what: string, shape: Shape, word: string): ExpressionProblem {
  return {
    code: 'expression/unknown-name',
    problem: `${what} is not there: the shape is [${shape.join(', ')}]`,
    word,
  };
}

function definedNames(environment: Environment): Iterable<string> {
  const names: string[] = [];
  for (let inner: Environment | null = environment; inner !== null; inner = inner.parent)
    names.push(...inner.values.keys());
  return [...names, ...shapeNames];
}
