import { join } from 'node:path';
import type * as WorkerThreads from 'node:worker_threads';
import type { Chunk } from '../search/chunk';
import type { SweepJob, VariantRange } from './sweep-job';

/**
 * Variants that are evaluated at once: few enough that a stop is soon noticed, many enough that messages take
 * no noticeable time.
 */
const CHUNK_SIZE = 100;

/** The chunk that begins at a variant. */
function rangeAt(first: number, end: number): VariantRange {
  return { first, end: Math.min(first + CHUNK_SIZE, end) };
}

/** Takes the chunks of a sweep, which come in the order of their variants. */
export interface ChunkReader {
  /** Returns false if no more are wanted. */
  readonly take: (chunk: Chunk, range: VariantRange) => boolean;
  /** Whether the sweep was stopped from outside. */
  readonly isStopped: () => boolean;
}

/** Evaluates variants in this thread. */
export async function chunksInTurn(
  { first, end }: VariantRange,
  evaluate: (range: VariantRange) => Chunk,
  { take, isStopped }: ChunkReader,
): Promise<void> {
  for (let next = first; next < end; next += CHUNK_SIZE) {
    const range = rangeAt(next, end);
    if (!take(evaluate(range), range)) return;
    // Signals are only noticed between two turns of the event loop.
    await new Promise(setImmediate);
    if (isStopped()) return;
  }
}

/** The file of a worker, which the build puts next to this part of the program. */
export const workerFile = join(__dirname, 'sweep-worker.cjs');

/** At most this many chunks of a worker wait to be taken, which limits memory. */
const MOST_AHEAD = 8;

/**
 * Nearly everything that an evaluation allocates is garbage at once: a larger young generation would only take
 * memory.
 */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2 } as const;

/** Evaluates variants in several workers; their results are taken in the order of the variants. */
export async function chunksByWorkers(
  { first, end }: VariantRange,
  job: SweepJob,
  { workers, reader }: { readonly workers: number; readonly reader: ChunkReader },
): Promise<void> {
  const { Worker }: typeof WorkerThreads = require('node:worker_threads');
  const done = new Map<number, { readonly chunk: Chunk; readonly range: VariantRange }>();
  let [given, taken] = [first, first];
  const threads = Array.from(
    { length: workers },
    () => new Worker(workerFile, { workerData: job, resourceLimits: RESOURCE_LIMITS }),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      const idle = new Set(threads);
      const feed = (): void => {
        for (const thread of idle) {
          if (given >= end || given - taken > MOST_AHEAD * workers * CHUNK_SIZE) return;
          idle.delete(thread);
          thread.postMessage(rangeAt(given, end));
          given += CHUNK_SIZE;
        }
      };
      /** Takes all chunks that are ready in order; returns whether there are more to come. */
      const takeNext = (): boolean => {
        for (let next = done.get(taken); next !== undefined; next = done.get(taken)) {
          done.delete(taken);
          taken = next.range.end;
          if (!reader.take(next.chunk, next.range)) return false;
        }
        return taken < end && !reader.isStopped();
      };
      for (const thread of threads) {
        thread.on('error', reject);
        thread.on('message', (answer: { readonly chunk: Chunk; readonly range: VariantRange }) => {
          idle.add(thread);
          done.set(answer.range.first, answer);
          try {
            if (takeNext()) feed();
            else resolve();
          } catch (error) {
            reject(error);
          }
        });
      }
      if (first >= end) resolve();
      feed();
    });
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
