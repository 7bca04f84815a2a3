import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import { bindInputs } from '../../../src/frontends/onnx/inputs';
import { readModel } from '../../../src/frontends/onnx/model/read-model';
import { readOnnx } from '../../../src/frontends/onnx/read-onnx';
import { traceModel } from '../../../src/frontends/onnx/trace/trace-model';
import { openWire } from '../../../src/frontends/onnx/wire/wire';
import { createReport } from '../../../src/report/report';
import { type OnnxCase, onnxCases, onnxFixtures } from '../../support/onnx-fixtures';

const fixtures = onnxFixtures();
const cases = onnxCases(fixtures);

function bytesOf({ file }: OnnxCase) {
  const bytes = fixtures.get(file);
  if (bytes === undefined) throw new Error(`there is no ${file}`);
  return bytesInMemory(bytes);
}

function optionsOf({ args }: OnnxCase) {
  const after = (option: string) => args.filter((_word, index) => args[index - 1] === option);
  return { batch: null, maxLayers: null, allowOutside: false, inputs: after('--in'), vars: after('--set') };
}

function read(fixture: OnnxCase) {
  return readOnnx({ path: fixture.file, bytes: bytesOf(fixture) }, optionsOf(fixture));
}

/** The shapes of all values of the main graph, those that fold into constants among them. */
function innerShapes(fixture: OnnxCase): ReadonlyMap<string, readonly (number | null)[] | null> {
  const wire = openWire(bytesOf(fixture));
  const { graph, ...model } = readModel(wire, 1e6);
  if (graph === null) throw new Error('there is no graph');
  const { tensors } = bindInputs(graph, optionsOf(fixture), fixture.file);
  const { values } = traceModel({ ...model, graph }, tensors, { wire, maxCalls: 1e6 });
  return new Map([...values].map(([name, { dims }]) => [name, dims]));
}

const sorted = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

describe('an ONNX file', () => {
  it('has 171 cases', () => expect(cases).toHaveLength(171));

  it.each(cases.filter(({ error }) => error !== undefined).map((each) => [each.id, each] as const))(
    '%s is refused with these words',
    (_id, fixture) => {
      const { graph, diagnostics } = read(fixture);
      expect(graph).toBeNull();
      const text = diagnostics.map(({ message, help }: Diagnostic) => `${message} ${help}`).join('\n');
      for (const word of fixture.error ?? []) expect(text).toContain(word);
    },
  );

  it.each(cases.filter(({ error }) => error === undefined).map((each) => [each.id, each] as const))(
    '%s has these totals, outputs, rows that multiply and inner shapes',
    (_id, fixture) => {
      const { graph, diagnostics } = read(fixture);
      expect(diagnostics).toEqual([]);
      if (graph === null) throw new Error('there is no graph');
      const { totals, layers, model } = createReport(graph);
      expect({ params: totals.params, buffers: totals.buffers }).toEqual({
        params: fixture.params,
        buffers: fixture.buffers,
      });
      if (fixture.macs != null) expect(totals.macs).toBe(fixture.macs);
      if (fixture.complete != null) expect(totals.complete).toBe(fixture.complete);
      if (fixture.macs === null) expect(totals.complete).toBe(false);
      const outputs = model.outputs.map(({ name, shape }) => [name, shape]);
      for (const [index, [name, shape]] of (fixture.outputs ?? []).entries()) {
        expect(outputs[index]?.[0]).toBe(name);
        if (shape !== null) expect(outputs[index]?.[1]).toEqual(shape);
      }
      const multiplying = layers.filter(({ macs, call }) => macs !== 0 && call !== 'never');
      if (fixture.rows != null)
        expect(sorted(multiplying.map(({ macs, output }) => [macs, output]))).toEqual(sorted(fixture.rows));
      const shapes = innerShapes(fixture);
      for (const [name, shape] of Object.entries(fixture.shapes ?? {}))
        expect([name, shapes.get(name)]).toEqual([name, shape]);
    },
  );
});
