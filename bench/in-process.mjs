// Builds and analyses networks in one process: layers per second and bytes per layer, beside a bare loop that
// does the arithmetic of the same layers and beside JSON.parse of the same text; and how the time grows with the
// size. Times are CPU times. Run with --expose-gc. Only the ratios of one run mean something.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { median, printTable, root, writeResults } from './measuring.mjs';
import { chainText, deepText, namedChainText, treeText, variedChainText } from './networks.mjs';

const { buildGraph, createReport, parseSpec } = createRequire(import.meta.url)(
  join(root, 'dist', 'index.cjs'),
);
const collect = globalThis.gc;
if (collect === undefined) throw new Error('run it with node --expose-gc');

const largest = Number(process.argv[2] ?? 1_000_000);
const sizes = [1_000, 10_000, 100_000].filter((size) => size <= largest);
/** These two are grown to a million layers too. */
const longSizes = [...sizes, 1_000_000].filter((size) => size <= largest);
const OPTIONS = { maxLayers: 10_000_000 };
/** What is kept alive while memory is measured. */
const held = {};

const rows = [
  ...['resnet152', 'densenet201'].map((name) => measure(name, presetSpec(name), null)),
  ...[
    ['chain', chainText, longSizes],
    ['named chain', namedChainText, sizes],
    ['varied chain', variedChainText, sizes],
    ['tree', treeText, sizes],
    ['deep', deepText, longSizes],
  ].flatMap(([name, textOf, own]) => own.map((size) => measureText(name, textOf(size), size))),
];

printTable(
  [
    'network',
    'layers',
    'layers/s',
    'in first run',
    'to bare loop',
    'to JSON.parse',
    'parse to JSON.parse',
    'graph B',
    'report B',
  ],
  rows.map((row) => [
    row.network,
    String(row.layers),
    Math.round(1e9 / row.ns_per_layer).toLocaleString('en'),
    Math.round(1e9 / row.first_ns_per_layer).toLocaleString('en'),
    row.ratio_to_bare_loop.toFixed(1),
    row.ratio_to_json_parse?.toFixed(2) ?? '',
    row.parse_ratio_to_json_parse?.toFixed(1) ?? '',
    row.graph_bytes_per_layer.toFixed(0),
    row.report_bytes_per_layer.toFixed(0),
  ]),
  1,
);
const growth = [...new Set(rows.map(({ network }) => network))].flatMap((network) => {
  const own = rows.filter((row) => row.network === network && row.layers >= 9_000);
  if (own.length < 2) return [];
  const exponent = slope(
    own.map(({ layers, ns_per_layer }) => [Math.log(layers), Math.log(layers * ns_per_layer)]),
  );
  process.stdout.write(`${network}: time grows with the size to the power of ${exponent.toFixed(3)}\n`);
  return [{ network, exponent }];
});
writeResults('in-process', { rows, growth });

function presetSpec(name) {
  return JSON.parse(readFileSync(join(root, 'dist', 'presets', `${name}.json`), 'utf8'));
}

function measureText(network, text, size) {
  const runs = Math.max(1, Math.round(20_000 / size));
  const parses = [];
  const plainParses = [];
  const { spec, diagnostics } = parseSpec(text);
  if (diagnostics.length > 0) throw new Error(diagnostics[0].message);
  for (let round = 0; round < (size > 100_000 ? 2 : 5); round += 1) {
    plainParses.push(timed(() => JSON.parse(text), runs).time);
    parses.push(timed(() => parseSpec(text), runs).time);
  }
  const plain = Math.min(...plainParses);
  return measure(network, spec, { text: text.length, plain, parse: Math.min(...parses) });
}

/** Times are of the fastest round, since other work on the machine only adds; a text of a few repeated layers is not compared. */
function measure(network, spec, parsed) {
  const { graphBytes, reportBytes, layers, firstTime } = measureMemory(spec);
  const runs = Math.max(1, Math.round(20_000 / layers));
  const times = [];
  const loops = [];
  for (let round = 0; round < (layers > 100_000 ? 3 : 15); round += 1) {
    let graph = null;
    const analysed = timed(() => {
      graph = buildGraph(spec, OPTIONS).graph;
      return visitRows(createReport(graph));
    }, runs);
    times.push(analysed.time);
    const computations = graph.nodes.map(({ computation }) => computation);
    loops.push(timed(() => bareLoop(computations), 20 * runs).time);
  }
  const time = Math.min(...times);
  const isWrittenOut = parsed !== null && parsed.text > 10 * layers;
  return {
    network,
    layers,
    ns_per_layer: time / layers,
    median_ns_per_layer: median(times) / layers,
    first_ns_per_layer: firstTime / layers,
    ratio_to_bare_loop: time / Math.min(...loops),
    ratio_to_json_parse: isWrittenOut ? time / parsed.plain : undefined,
    parse_ratio_to_json_parse: isWrittenOut ? parsed.parse / parsed.plain : undefined,
    graph_bytes_per_layer: graphBytes / layers,
    report_bytes_per_layer: reportBytes / layers,
  };
}

/** Reads each row of a report, as a format does that writes them one after the other. */
function visitRows({ layers, modules }) {
  let figures = 0;
  for (const { path, liveBytes, receptiveField } of layers)
    figures += path.length + Number(liveBytes) + (receptiveField?.size.length ?? 0);
  for (const { params } of modules) figures += Number(params);
  return figures;
}

/** The first run of a network, and what its graph and its report keep in memory. */
function measureMemory(spec) {
  const before = usedBytes();
  const buildTime = keep('graph', () => buildGraph(spec, OPTIONS).graph);
  const between = usedBytes();
  const reportTime = keep('report', () => createReport(held.graph));
  const after = usedBytes();
  const layers = held.graph.nodes.length;
  if (held.report.layers.length !== layers) throw new Error('the report has another number of layers');
  held.graph = null;
  held.report = null;
  return {
    graphBytes: between - before,
    reportBytes: after - between,
    layers,
    firstTime: buildTime + reportTime,
  };
}

function keep(name, work) {
  const { time, value } = timed(work);
  held[name] = value;
  return time;
}

/** The least that an analysis does for each layer: sizes of tensors, multiply-adds and sums of plain numbers. */
function bareLoop(computations) {
  let activations = 0;
  let macs = 0;
  let peak = 0;
  for (const { args, inputShapes, output } of computations) {
    let elements = 1;
    for (const dim of output) elements *= dim;
    activations += elements;
    if (elements > peak) peak = elements;
    const kernel = args.kernel_size;
    if (typeof kernel === 'number') macs += elements * kernel * kernel * (inputShapes[0]?.[1] ?? 1);
  }
  return activations + macs + peak;
}

/** The CPU time of one of so many runs in nanoseconds, collector included: other processes change it little. */
function timed(work, runs = 1) {
  const start = process.cpuUsage();
  let value;
  for (let run = 0; run < runs; run += 1) value = work();
  const { user, system } = process.cpuUsage(start);
  return { time: ((user + system) * 1e3) / runs, value };
}

function usedBytes() {
  collect();
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

/** The slope of the line through points that fits best. */
function slope(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const rise = mean(points.map(([x, y]) => (x - meanX) * (y - meanY)));
  return rise / mean(points.map(([x]) => (x - meanX) ** 2));
}
