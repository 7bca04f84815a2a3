import { parentPort, workerData } from 'node:worker_threads';
import { openJob, type SweepJob, type VariantRange } from './sweep-job';

/** Evaluates ranges of variants of the job that it was started with, one message each, until it is stopped. */
const job: SweepJob = workerData;
const evaluate = openJob(job);
parentPort?.on('message', (range: VariantRange) => {
  parentPort?.postMessage({ range, chunk: evaluate(range) });
});
