import { exportCases } from './export-cases';
import { roundTrip } from './export-round-trip';

/** The result for the networks of a group, with a line for each that is not the same after reading. */
interface GroupResult {
  readonly group: string;
  readonly lines: readonly string[];
  readonly equal: number;
  readonly refused: number;
  readonly differing: number;
}

/** Exports and reads every network of the wanted groups, of all where none is named. */
export function* verifyExport(packageFolder: string, wanted: readonly string[]): Generator<GroupResult> {
  for (const [group, cases] of Object.entries(exportCases(packageFolder))) {
    if (wanted.length > 0 && !wanted.includes(group)) continue;
    const lines: string[] = [];
    const counts = { equal: 0, refused: 0, differing: 0 };
    for (const { name, graph } of cases) {
      const network = graph();
      if (network === null) continue;
      const { refused, differences, dissolved } = roundTrip(network);
      if (refused.length > 0) {
        counts.refused += 1;
        lines.push(`refused  ${name}  ${[...new Set(refused)].join(', ')}`);
      } else if (differences.length > 0) {
        counts.differing += 1;
        lines.push(`DIFFERS  ${name}  ${differences.slice(0, SHOWN).join('; ')}`);
      } else {
        counts.equal += 1;
        if (dissolved.length > 0)
          lines.push(
            `equal    ${name}  but for classes written in place: ${dissolved.slice(0, SHOWN).join(', ')}`,
          );
      }
    }
    yield { group, lines, ...counts };
  }
}

const SHOWN = 4;
