import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives all workers one folder for what tests write, which is gone after the run, those that were stopped included. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'inception-test-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
