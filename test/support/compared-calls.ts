import { readSource, type Truth } from './pytorch-truth';
import { runTorch } from './run-torch';
import { differenceFromTruth } from './torchvision-comparison';

/** A case and what CPython and torch make of it, as tools/calls/cases.py prints it. */
interface Case {
  readonly kind: string;
  readonly number: number;
  /** Definitions that all programs of the kind begin with. */
  readonly head: string;
  readonly body: string;
  readonly printed: string;
  /** The exception that stopped it; null if it ran to the end. */
  readonly error: string | null;
  /** The network that the body defines, alone. */
  readonly source?: string;
  /** What torch says of that network; null where it refuses it. */
  readonly rows?: Pick<
    Truth,
    'inputs' | 'params' | 'trainable_params' | 'buffers' | 'macs_all' | 'macs_rnn' | 'output' | 'layers'
  > | null;
}

/** A difference that is known, and left: regular expressions of the case, of both outcomes and of the verdict where it is seen. */
interface KnownDifference {
  readonly body?: string;
  readonly there?: string;
  readonly here?: string;
  readonly verdict?: string;
  readonly reason: string;
}

type Verdict =
  | 'equal'
  | 'other output'
  | 'refused here'
  | 'accepted here'
  | 'other figures'
  | 'other exception'
  | 'crash';

interface Compared {
  readonly verdict: Verdict;
  readonly there: string;
  readonly here: string;
  /** The reason for a difference that is left; null for one that is new. */
  readonly known: string | null;
}

/** What precedes the exception that stopped a program, in what it prints here. */
const STOPPED = '\u0001';
const ENDED = '\u0002';
const CRASHED = '\u0003';

/** Runs a case here, and says whether the outcome differs from that of CPython and torch. */
export function compareCase(one: Case, known: readonly KnownDifference[]): Compared {
  const outcome = outcomeOf(one);
  const isSeen = (expression: string | undefined, text: string) =>
    expression === undefined || new RegExp(expression, 's').test(text);
  const found = known.find(
    (difference) =>
      isSeen(difference.body, one.body) &&
      isSeen(difference.there, outcome.there) &&
      isSeen(difference.here, outcome.here) &&
      isSeen(difference.verdict, outcome.verdict),
  );
  return { ...outcome, known: found?.reason ?? null };
}

function outcomeOf(one: Case): Omit<Compared, 'known'> {
  const difference = differenceOfRows(one);
  if (difference !== null) return { verdict: 'other figures', there: '', here: difference };
  const there = one.error === null ? one.printed : `${one.printed}${STOPPED}${one.error}`;
  const here = outcomeHere(one);
  return { verdict: verdictOf(one, there, here), there: readable(there), here: readable(here) };
}

function readable(outcome: string): string {
  return outcome.replace(STOPPED, 'raises ').trimEnd();
}

/** How the network of a case, read from its file, differs from torch's. */
function differenceOfRows({ head, source, rows }: Case): string | null {
  if (source === undefined || rows === undefined || rows === null) return null;
  const result = readSource(
    `${head}\n${source}`,
    'Net()',
    rows.inputs.map((input) => JSON.stringify(input)),
  );
  return differenceFromTruth(result, { ...rows, compared: 'all' });
}

/** What a case prints here; behind a mark, the exception that stopped it, or the reason why it cannot be run. */
function outcomeHere({ head, body }: Case): string {
  const indented = body.replaceAll(/^/gm, '    ');
  const program = `${head}
try:
${indented}
    print('${ENDED}')
except Exception as raised:
    print('${STOPPED}' + type(raised).__name__ + ': ' + str(raised))
    print('${ENDED}')
`;
  try {
    const printed = runTorch(program);
    const [output = ''] = printed.split(ENDED);
    return printed.trimEnd().endsWith(ENDED) ? output : `${STOPPED}refused: ${printed}`;
  } catch (thrown) {
    return `${CRASHED}${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`;
  }
}

function verdictOf({ kind, error }: Case, there: string, here: string): Verdict {
  if (here.startsWith(CRASHED)) return 'crash';
  const stopped = here.includes(STOPPED);
  if (error !== null && stopped)
    return kind !== 'python' || sameException(error, here) ? 'equal' : 'other exception';
  if (error !== null) return 'accepted here';
  if (stopped) return 'refused here';
  return isSameText(there, here) ? 'equal' : 'other output';
}

function sameException(error: string, here: string): boolean {
  return here.slice(here.indexOf(STOPPED) + 1).startsWith(`${error.split(':')[0]}:`);
}

/** What is not known here is printed as `int(...)`, which stands for any text. */
const UNKNOWN = /\b\w+\(\.\.\.[^)]*\)/;

function isSameText(there: string, here: string): boolean {
  if (there.trimEnd() === here.trimEnd()) return true;
  if (!UNKNOWN.test(here)) return false;
  const parts = here
    .trimEnd()
    .split(new RegExp(UNKNOWN, 'g'))
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*?')}$`, 's').test(there.trimEnd());
}
