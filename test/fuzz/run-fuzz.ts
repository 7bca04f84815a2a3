import { Script } from 'node:vm';
import fc from 'fast-check';
import { anyPlan } from '../oracle/arbitrary-plan';
import { differenceOf } from '../oracle/compare';
import { fuzzCase, unspoiltCase } from './arbitrary-case';
import { damagedOnnx, judgeOnnx } from './arbitrary-onnx';
import { anyPython } from './arbitrary-python';
import { judge, type Verdict } from './judge';
import { judgePython } from './judge-python';

/** What a long run came to. */
interface FuzzResult {
  readonly tried: number;
  readonly accepted: number;
  /** Tiny networks that were also counted by doing. */
  readonly counted: number;
  /** How many cases each code was told in. */
  readonly rejectedByCode: ReadonlyMap<string, number>;
  readonly failures: readonly FuzzFailure[];
}

interface FuzzFailure {
  /** With this seed and path fast-check gives the case again. */
  readonly seed: number;
  readonly path: string;
  readonly what: string;
}

/** A kind of document that is tried. */
type FuzzedKind = 'python' | 'specs' | 'onnx';

interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly packageFolder: string;
  /** One kind of document alone; null for all, and networks that are counted by doing. */
  readonly only: FuzzedKind | null;
}

/** So many cases, and so many networks for the oracle, have one seed; after a failure the next seed begins. */
const BATCH = 1000;
const BATCH_OF_ORACLE = 100;

/** Longer than this is a hang: the machine stops the case. */
const HANG_MS = 10_000;

/** Tries cases until the time is over, each batch with the next seed, and shrinks what fails. */
export function runFuzz({ seconds, seed, packageFolder, only }: FuzzOptions): FuzzResult {
  const end = Date.now() + seconds * 1000;
  const rejectedByCode = new Map<string, number>();
  const failures: FuzzFailure[] = [];
  let tried = 0;
  let accepted = 0;
  let counted = 0;
  const tally = (verdict: Verdict): void => {
    tried += 1;
    if (verdict.outcome === 'accepted') accepted += 1;
    else
      for (const code of new Set(verdict.codes))
        rejectedByCode.set(code, (rejectedByCode.get(code) ?? 0) + 1);
  };
  const cases = fc.oneof({ weight: 1, arbitrary: unspoiltCase }, { weight: 5, arbitrary: fuzzCase });
  const files = damagedOnnx(packageFolder);
  const modules = anyPython(packageFolder);
  for (let batch = seed; Date.now() < end; batch += 1) {
    const note = <T>(details: fc.RunDetails<T>): void => {
      if (!details.failed || details.counterexample === null) return;
      const what = whatOf(details.errorInstance);
      if (isKnown(failures, what)) return;
      failures.push({ seed: batch, path: details.counterexamplePath ?? '', what });
    };
    const within = (numRuns: number) => ({
      seed: batch,
      numRuns,
      interruptAfterTimeLimit: Math.max(1, end - Date.now()),
    });
    const isTried = (kind: FuzzedKind): boolean => only === null || only === kind;
    if (isTried('python'))
      note(
        fc.check(
          fc.property(modules, (drawn) => tally(withinTime(() => judgePython(drawn)))),
          within(BATCH),
        ),
      );
    if (isTried('specs'))
      note(
        fc.check(
          fc.property(cases, (drawn) => tally(withinTime(() => judge(drawn, packageFolder)))),
          within(BATCH),
        ),
      );
    if (isTried('onnx'))
      note(
        fc.check(
          fc.property(files, (bytes) => tally(withinTime(() => judgeOnnx(bytes)))),
          within(BATCH),
        ),
      );
    if (only !== null) continue;
    note(
      fc.check(
        fc.property(anyPlan, (plan) => {
          const difference = differenceOf(plan);
          if (difference !== null) throw new Error(`${difference}\n${JSON.stringify(plan)}`);
          counted += 1;
        }),
        within(BATCH_OF_ORACLE),
      ),
    );
  }
  return { tried, accepted, counted, rejectedByCode, failures };
}

/** Runs a step that V8 itself stops when it takes too long. */
function withinTime(step: () => Verdict): Verdict {
  const holder = globalThis as typeof globalThis & { fuzzStep?: () => Verdict };
  holder.fuzzStep = step;
  return CALL.runInThisContext({ timeout: HANG_MS }) as Verdict;
}

const CALL = new Script('globalThis.fuzzStep()');

/** Whether a failure begins like one that was found: the same fault in another case. */
function isKnown(failures: readonly FuzzFailure[], found: string): boolean {
  const beginning = beginningOf(found);
  return failures.some(({ what }) => beginningOf(what) === beginning);
}

function beginningOf(what: string): string {
  return what.split('\n').slice(0, 3).join('\n');
}

function whatOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The result as the lines that are printed. */
export function linesOf({
  tried,
  accepted,
  counted,
  rejectedByCode,
  failures,
}: FuzzResult): readonly string[] {
  const codes = [...rejectedByCode].sort(([, left], [, right]) => right - left);
  return [
    `${tried} cases tried: ${accepted} accepted, ${tried - accepted} rejected`,
    ...codes.map(([code, count]) => `  ${code} ${count}`),
    `${counted} networks counted by doing`,
    `${failures.length} failures`,
    ...failures.flatMap(({ seed, path, what }) => [`seed ${seed}, path ${path}:`, what]),
  ];
}
