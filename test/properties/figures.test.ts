import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/counts/count';
import type { Report } from '../../src/report/report-rows';
import { keepingSteps, network, type StepJson, withoutLayerNorm } from '../support/arbitrary-network';
import { reportOf } from '../support/built';

const runs = { numRuns: 40 };

function figures(report: Report) {
  return report.layers.map(({ type, output, params, buffers, macs }) => ({
    type,
    output,
    params,
    buffers,
    macs,
  }));
}

describe('the figures of any network', () => {
  it('multiply-adds are linear in the batch, parameters do not depend on it', () => {
    fc.assert(
      fc.property(network, fc.integer({ min: 2, max: 64 }), (document, batch) => {
        const one = reportOf({ ...document });
        const many = reportOf({ ...document }, { batch });
        expect(many.totals.macs).toBe(Number(one.totals.macs) * batch);
        expect(many.totals.activationBytes).toBe(Number(one.totals.activationBytes) * batch);
        expect(many.totals.peakActivationBytes).toBe(Number(one.totals.peakActivationBytes) * batch);
        expect(many.totals).toMatchObject({ params: one.totals.params, buffers: one.totals.buffers });
        many.layers.forEach((layer, index) => {
          expect(layer.output).toEqual([batch, ...(one.layers[index]?.output.slice(1) ?? [])]);
        });
      }),
      runs,
    );
  });

  it('parameters do not depend on the size of the image', () => {
    fc.assert(
      fc.property(network.map(withoutLayerNorm), fc.nat(5), fc.nat(5), ({ input, layers }, taller, wider) => {
        const [channels, height, width] = input;
        const small = reportOf({ input, layers });
        const large = reportOf({ input: [channels, height + taller, width + wider], layers });
        expect(large.layers.map(({ params }) => params)).toEqual(small.layers.map(({ params }) => params));
        expect(large.totals.params).toBe(small.totals.params);
      }),
      runs,
    );
  });

  it('groups = in_channels divides the multiply-adds and the weights of a convolution by in_channels', () => {
    const layer = fc.record({
      channels: fc.integer({ min: 1, max: 12 }),
      factor: fc.integer({ min: 1, max: 4 }),
      kernel: fc.integer({ min: 1, max: 3 }),
      stride: fc.integer({ min: 1, max: 3 }),
      dilation: fc.integer({ min: 1, max: 2 }),
      type: fc.constantFrom('Conv2d', 'ConvTranspose2d'),
    });
    fc.assert(
      fc.property(layer, ({ channels, factor, kernel, stride, dilation, type }) => {
        const totals = (groups: number) => {
          const step = {
            type,
            out_channels: channels * factor,
            kernel_size: kernel,
            stride,
            dilation,
            groups,
            bias: false,
          };
          return reportOf({ input: [channels, 9, 7], layers: [step] }).totals;
        };
        const [whole, depthwise] = [totals(1), totals(channels)];
        expect(Number(depthwise.macs) * channels).toBe(whole.macs);
        expect(Number(depthwise.params) * channels).toBe(whole.params);
      }),
      runs,
    );
  });

  it('a Sequential around some of the steps changes only names', () => {
    fc.assert(
      fc.property(network, fc.nat(), fc.nat(), ({ input, layers }, from, count) => {
        const start = from % (layers.length + 1);
        const end = start + (count % (layers.length - start + 1));
        const wrapped = { type: 'Sequential', name: 'wrapped', layers: layers.slice(start, end) };
        const nested = [...layers.slice(0, start), wrapped, ...layers.slice(end)];
        const [plain, deep] = [reportOf({ input, layers }), reportOf({ input, layers: nested })];
        expect(figures(deep)).toEqual(figures(plain));
        expect(deep.totals).toEqual(plain.totals);
        expect(deep.modules).toHaveLength(plain.modules.length + 1);
      }),
      runs,
    );
  });

  it('the order of branches changes only the order of their rows and channels', () => {
    const branches = fc.array(keepingSteps, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(branches, fc.nat(), (steps, seed) => {
        const named = steps.map((layers, index) => [`b${index}`, layers] as const);
        const turn = seed % named.length;
        const turned = [...named.slice(turn), ...named.slice(0, turn)];
        const of = (entries: readonly (readonly [string, readonly StepJson[]])[]) =>
          reportOf({ input: [2, 6, 5], branches: Object.fromEntries(entries), merge: 'concat' });
        const [first, second] = [of(named), of(turned)];
        const { peakActivationBytes: _peak, ...totals } = first.totals;
        expect(second.totals).toMatchObject(totals);
        expect(second.model.outputs).toEqual(first.model.outputs);
        const shown = new Set(first.branches.map(({ name }) => name));
        expect(second.branches.map(({ name }) => name).filter((name) => !name.includes('.'))).toEqual(
          turned.map(([name]) => name).filter((name) => shown.has(name)),
        );
        for (const branch of first.branches) {
          const { first: _first, end: _end, outputLayer: _layer, ...rest } = branch;
          expect(second.branches.find(({ name }) => name === branch.name)).toMatchObject(rest);
        }
        const paths = (report: Report) => report.layers.map(({ path, macs }) => `${path} ${macs}`).sort();
        expect(paths(second)).toEqual(paths(first));
      }),
      runs,
    );
  });

  it('modules and branches are the sums of what is in them', () => {
    fc.assert(
      fc.property(network, ({ input, layers }) => {
        const report = reportOf({ input, layers: [{ type: 'Sequential', name: 'all', layers }] });
        const { totals } = report;
        expect(report.modules.at(-1)).toMatchObject({
          path: 'all',
          params: totals.params,
          macs: totals.macs,
        });
        for (const { path, params, macs } of report.modules) {
          const inside = report.layers.filter(
            (layer) => layer.path === path || layer.path.startsWith(`${path}.`),
          );
          expect([params, macs], path).toEqual([
            sumOf(inside.map((layer) => layer.params)),
            sumOf(inside.map((layer) => layer.macs)),
          ]);
        }
      }),
      runs,
    );
  });
});
