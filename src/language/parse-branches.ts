import { childPointer } from '../diagnostics/json-pointer';
import { didYouMean, didYouMeanOneOf } from '../diagnostics/nearest';
import { findOp } from '../ops/index';
import { quoted } from '../text/shortened';
import { recordOfCall } from './call-record';
import { entriesInOrder, isJsonObject, type JsonObject } from './json-object';
import { typesMeant } from './other-types';
import { compileValue, type ParseContext, report, validate } from './parse-context';
import { parseLayer } from './parse-layer';
import { parseRounds } from './parse-rounds';
import { compilePathName, invalidStep } from './parse-step-keys';
import { parsedSchemas } from './parsed-schemas';
import type { BranchItem, BranchSpec, LayerSpec, Step, TextTemplate } from './spec';
import { describeValue } from './zod-diagnostics';

/** How deep branches are nested, and what parses a step inside them. */
interface Nesting {
  readonly depth: number;
  readonly parseStep: (context: ParseContext, value: unknown, at: string, depth: number) => Step;
}

/** Parses the branches of a container or a body, in the order of the text. */
export function parseBranches(
  context: ParseContext,
  branches: JsonObject,
  at: string,
  nesting: Nesting,
): readonly BranchItem[] {
  const entries = entriesInOrder(branches);
  if (entries.length === 0) {
    report(context, 'spec/invalid-value', at, '"branches" must hold at least one branch');
  }
  return entries.map(([key, value]): BranchItem => {
    const branchAt = childPointer(at, key);
    if (isJsonObject(value) && value.type === 'Repeat' && isJsonObject(value.branches))
      return parseRepeatedBranches(context, value, value.branches, branchAt, nesting);
    const given = { owner: 'a branch', name: key, at: branchAt, target: 'key' } as const;
    const name = compilePathName(context, given) ?? key;
    if (!isJsonObject(value) || 'type' in value || 'reuse' in value || !('layers' in value))
      return {
        kind: 'branch',
        name,
        at: branchAt,
        when: true,
        ...parseInside(context, value, branchAt, nesting),
      };
    const owner = `the branch ${quoted(key)}`;
    const data = validate(context, parsedSchemas.branch(context.z), value, { owner, at: branchAt });
    const when = data === null ? null : compileValue(context, data.when, `${branchAt}/when`);
    const inside = parseInside(context, value.layers, `${branchAt}/layers`, nesting);
    if (when === null) return refusedBranch(name, branchAt);
    return { kind: 'branch', name, at: branchAt, when, ...inside };
  });
}

/** A branch whose output is unknown. */
function refusedBranch(name: TextTemplate, at: string): BranchSpec {
  return { kind: 'branch', name, at, when: true, form: 'step', steps: [invalidStep(at, {})] };
}

/** The steps of a branch: a list, or a single one. */
function parseInside(
  context: ParseContext,
  value: unknown,
  at: string,
  { depth, parseStep }: Nesting,
): Pick<BranchSpec, 'form' | 'steps'> {
  if (!Array.isArray(value)) return { form: 'step', steps: [parseStep(context, value, at, depth + 1)] };
  const steps = value.map((item, index) => parseStep(context, item, `${at}/${index}`, depth + 1));
  return { form: 'list', steps };
}

/** Branches that are written out in place. */
function parseRepeatedBranches(
  context: ParseContext,
  record: JsonObject,
  branches: JsonObject,
  at: string,
  nesting: Nesting,
): BranchItem {
  const schema = parsedSchemas.repeatedBranches(context.z);
  const data = validate(context, schema, record, { owner: 'Repeat', at });
  const inside =
    nesting.depth < DEEPEST_BRANCHES
      ? parseBranches(context, branches, `${at}/branches`, { ...nesting, depth: nesting.depth + 1 })
      : [];
  if (nesting.depth >= DEEPEST_BRANCHES)
    report(context, 'limit/depth', at, `branches are nested deeper than ${DEEPEST_BRANCHES}`);
  const rounds = data === null ? null : parseRounds(context, data, record, at);
  const when = data === null ? null : compileValue(context, data.when, `${at}/when`);
  if (rounds === null || when === null) return refusedBranch(at, at);
  return { kind: 'repeat', at, when, rounds, branches: inside };
}

const DEEPEST_BRANCHES = 500;

const MERGES: Readonly<Record<string, string>> = { concat: 'Concat', add: 'Add', mul: 'Mul' };

/** What to write instead of an unknown merge, by the known names and layer types; null if nothing is similar. */
function helpWithMerge(given: string, merges: readonly (readonly [name: string, type: string])[]) {
  const types = OTHER_MERGES.get(given.toLowerCase()) ?? typesMeant(given);
  const meant = merges.filter(([, type]) => types.includes(type)).map(([name]) => name);
  if (meant.length > 0) return didYouMeanOneOf(meant);
  return didYouMean(
    given,
    merges.map(([name]) => name),
  );
}

/** Names of merges that are not names of layer types. */
const OTHER_MERGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['sum', ['Add']],
  ['+', ['Add']],
  ['residual', ['Add']],
  ['product', ['Mul']],
  ['*', ['Mul']],
]);

/** Parses the merge of branches; null, with its diagnostics reported, if it is refused. */
export function parseMerge(context: ParseContext, value: unknown, at: string): LayerSpec | null {
  const isCall = typeof value === 'string' && value.includes('(');
  const called = isCall ? recordOfCall(context, value, at) : null;
  if (isCall && called === null) return null;
  const record = called ?? (typeof value === 'string' ? { type: MERGES[value] } : value);
  const type = isJsonObject(record) ? record.type : undefined;
  const op = typeof type === 'string' ? findOp(type) : undefined;
  if (!isJsonObject(record) || op === undefined || op.inputs.most < 2) {
    const suggestion =
      typeof value === 'string'
        ? helpWithMerge(value, Object.entries(MERGES))
        : helpWithMerge(
            typeof type === 'string' ? type : '',
            Object.values(MERGES).map((merging) => [merging, merging]),
          );
    const help = suggestion ?? 'for a dimension other than 1 use {"type": "Concat", "dim": 2}';
    const message = `"merge" must be "concat", "add", "mul" or a merging layer, not ${describeValue(value)}`;
    report(context, 'spec/unknown-reference', at, message, { help });
    return null;
  }
  const step = parseLayer(context, op, record, at, 'merge');
  if (step.kind !== 'layer') return null;
  if (step.from !== null) {
    report(context, 'spec/unknown-key', `${at}/from`, 'a merge takes the branches, not "from"', {
      target: 'key',
    });
    return null;
  }
  if (step.called !== true) {
    report(context, 'spec/unknown-key', `${at}/called`, 'a merge is called, it takes no "called"', {
      help: 'leave "called" out, or give it to the Branches',
      target: 'key',
    });
    return null;
  }
  if (step.share !== undefined) {
    report(context, 'spec/unknown-key', `${at}/share`, 'a merge has no parameters to share', {
      target: 'key',
    });
    return null;
  }
  return step;
}
