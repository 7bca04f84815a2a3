import { beforeAll, expect, test } from 'vitest';
import { createProcessIo } from '../../src/cli/io';
import { readPresetGraph } from '../../src/cli/presets';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { graphOf } from '../../src/graph/plain-graph';
import { packageFolder } from '../cli/run-in-process';
import { buildIfMissing } from '../cli/run-inception';
import { loadPreset, presetNames } from './load-preset';

beforeAll(buildIfMissing);

test.each(presetNames)('the graph of %s that the build wrote is that of its spec', (name) => {
  const { graph } = buildGraph(loadPreset(name));
  const written = readPresetGraph(createProcessIo(packageFolder), name);
  expect(written === undefined ? null : graphOf(written)).toEqual(graph);
});
