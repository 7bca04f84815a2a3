import type { Rounds } from '../../language/spec';
import type { ArgValue } from '../../ops/op';
import type { Environment } from './environment';
import { evaluateCount, evaluateList, type Site } from './evaluate';
import { takeSteps } from './expansion';

/** The rounds of a Repeat: how many, and the names that expressions see in each. */
interface KnownRounds {
  readonly count: number;
  readonly valuesOf: (round: number) => ReadonlyMap<string, ArgValue>;
}

/** The rounds of a Repeat; null, with the problem reported, where they are unknown. */
export function evaluateRounds(site: Site, rounds: Rounds): KnownRounds | null {
  const { index } = rounds;
  if (rounds.kind === 'times') {
    const count = evaluateCount(site, rounds.times, 'times');
    return count === null ? null : { count, valuesOf: (round) => new Map([[index, round]]) };
  }
  const list = evaluateList(site, rounds.over, 'over');
  if (list === null) return null;
  const { as } = rounds;
  const valuesOf = (round: number) =>
    new Map<string, ArgValue>([
      [index, round],
      [as, list[round] ?? null],
    ]);
  return { count: list.length, valuesOf };
}

/** Runs the rounds, each in an environment of its own, until a limit is passed. */
export function runRounds(
  { expansion, at }: Pick<Site, 'expansion' | 'at'>,
  { count, valuesOf }: KnownRounds,
  parent: Environment,
  run: (environment: Environment) => void,
  steps: number,
): void {
  const { repeatedDepth: before } = expansion;
  for (let round = 0; round < count && takeSteps(expansion, at, steps); round += 1) {
    expansion.repeatedDepth = round === 0 ? before : before + 1;
    run({ values: valuesOf(round), parent });
  }
  expansion.repeatedDepth = before;
}
