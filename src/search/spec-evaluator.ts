import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { applyOptions } from '../frontends/spec/applied-options';
import { type BuildOptions, buildGraph } from '../frontends/spec/build-graph';
import { noEarlierBuilds } from '../frontends/spec/earlier-builds';
import { madeOnce } from '../graph/made-once';
import type { InputSpec, Spec, VarSpec } from '../language/spec';
import { networkFigures } from '../report/network-figures';
import type { ReportOptions } from '../report/report';
import type { SweepRow } from '../report/sweep-row';
import type { Choice, ResolvedAxis } from './axis-choices';
import { positionsAt } from './product';

/** Evaluates a variant by its number. */
export type Evaluate = (index: number) => Pick<SweepRow, 'figures' | 'error'> & {
  /** What is wrong with it, in words; null where nothing is. */
  readonly problem: string | null;
};

/** How the variants of a spec are built and measured. */
export interface EvaluationOptions extends Omit<ReportOptions, 'training'>, Pick<BuildOptions, 'maxLayers'> {
  readonly batch: number | null;
}

/** How many calls of earlier variants are stored before all are dropped, to limit memory. */
const MOST_KEPT = 20_000;

/** How many calls are measured before their figures are dropped, since some occur in one variant only. */
const MOST_MEASURED = 20_000;

/**
 * Evaluates the variants of a spec one after the other and rebuilds only the parts that depend on the axes.
 *
 * A variant has the figures, or the first error, of the spec alone with the same `--set` and `--in`.
 */
export function specEvaluator(
  spec: Spec,
  axes: readonly ResolvedAxis[],
  options: EvaluationOptions,
): Evaluate {
  const { batch, maxLayers, ...reportOptions } = options;
  const buildOptions = {
    ...(batch === null ? {} : { batch }),
    ...(maxLayers === undefined ? {} : { maxLayers }),
  };
  const start = () => ({ earlier: noEarlierBuilds(), changes: axes.map(() => new Map<number, Change>()) });
  let kept = start();
  let figuresOf = networkFigures(reportOptions);
  let measured = 0;
  const changeAt = (
    changes: readonly Map<number, Change>[],
    axis: number,
    position: number,
  ): Change | undefined => {
    const known = changes[axis];
    const resolved = axes[axis];
    return known && resolved && madeOnce(known, position, () => changeOf(spec, resolved.choiceAt(position)));
  };
  return (index) => {
    if (kept.earlier.keptNodes > MOST_KEPT) kept = start();
    const vars = [...spec.vars];
    const inputs = [...spec.inputs];
    const positions = positionsAt(axes, index);
    for (let axis = 0; axis < axes.length; axis += 1) {
      const change = changeAt(kept.changes, axis, positions[axis] ?? 0);
      for (const { at, variable } of change?.vars ?? []) vars[at] = variable;
      for (const { at, input } of change?.inputs ?? []) inputs[at] = input;
    }
    const { graph, diagnostics } = buildGraph(
      { ...spec, vars, inputs },
      { ...buildOptions, earlier: kept.earlier },
    );
    if (!hasErrors(diagnostics)) {
      if (measured > MOST_MEASURED) {
        figuresOf = networkFigures(reportOptions);
        measured = 0;
      }
      measured += graph.nodes.length;
      return { figures: figuresOf(graph), error: null, problem: null };
    }
    const error = diagnostics.find(({ severity }) => severity === 'error');
    return { figures: null, error: error?.code ?? null, problem: error?.message ?? null };
  };
}

/** The changes of a choice to a spec, by the positions of its variables and inputs. */
interface Change {
  readonly vars: readonly { readonly at: number; readonly variable: VarSpec }[];
  readonly inputs: readonly { readonly at: number; readonly input: InputSpec }[];
}

function changeOf(spec: Spec, choice: Choice): Change {
  const changed = applyOptions(spec, { vars: choice.set, inputs: choice.in }).spec;
  return {
    vars: changed.vars.flatMap((variable, at) => (variable === spec.vars[at] ? [] : [{ at, variable }])),
    inputs: changed.inputs.flatMap((input, at) => (input === spec.inputs[at] ? [] : [{ at, input }])),
  };
}

/** A diagnostic about `--set` as one about `--vary`, by which the user gave the value. */
function asVaried(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, message: diagnostic.message.replace(/^--set\b/, '--vary') };
}

/** The problems of axes before any variant is built: a variable that the spec does not have, sizes for no input. */
export function problemsOfAxes(spec: Spec, axes: readonly ResolvedAxis[]): readonly Diagnostic[] {
  return axes.flatMap(({ values, choiceAt }) => {
    for (let position = 0; position < values.length; position += 1) {
      const choice = choiceAt(position);
      const { diagnostics } = applyOptions(spec, { vars: choice.set, inputs: choice.in });
      if (diagnostics.length > 0) return diagnostics.map(asVaried);
      // an existing variable accepts any value until the network is built
      if (choice.in.length === 0) return [];
    }
    return [];
  });
}
