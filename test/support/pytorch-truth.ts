import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import type { FrontEndIo, ReadResult } from '../../src/frontends/front-end';
import { readPython } from '../../src/frontends/pytorch/read-python';
import type { Graph, Node, Region } from '../../src/graph/graph';

/** A shape, or tensors in tuples, lists and dicts, as a truth file gives them. */
export type Nested =
  | null
  | readonly number[]
  | { readonly tuple: readonly Nested[] }
  | { readonly list: readonly Nested[] }
  | { readonly dict: Readonly<Record<string, Nested>> }
  | { readonly namedtuple: string; readonly fields: Readonly<Record<string, Nested>> }
  | { readonly dataclass: string; readonly fields: Readonly<Record<string, Nested>> };

interface TruthRow {
  readonly path: string;
  readonly class: string;
  readonly output: Nested;
  readonly params: number;
}

/** What torch says of a file. */
export interface Truth {
  readonly file: string;
  /** What makes the network: the name of a class or function that takes `args`, or a whole call. */
  readonly class: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly inputs: readonly unknown[];
  readonly output: Nested;
  readonly params: number;
  readonly trainable_params: number;
  readonly buffers: number;
  readonly layers: readonly TruthRow[];
  readonly macs_all: number;
  readonly macs_rnn: number;
  readonly refused?: string;
  readonly line?: number | null;
  readonly also?: readonly number[];
}

export function readTruths(folder: string): readonly Truth[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** A value of JSON as Python writes it. */
function pythonLiteral(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}

/** An input of a truth file as `--in` takes it. */
function inputText(input: unknown): string {
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if ('list' in value && Array.isArray(value.list)) return value.list.map(plain);
    if ('dict' in value && typeof value.dict === 'object' && value.dict !== null)
      return Object.fromEntries(Object.entries(value.dict).map(([key, item]) => [key, plain(item)]));
    return value;
  };
  return JSON.stringify(plain(input));
}

const files: FrontEndIo = {
  readDocument: (path) => {
    try {
      return new Uint8Array(readFileSync(path));
    } catch {
      return { code: 'file/not-found', severity: 'error', message: path };
    }
  },
  resolvePath: (from, reference) => join(dirname(from), reference),
  isBeside: () => true,
  foldersBelow: () => [],
  fileExists: (path) => {
    try {
      readFileSync(path);
      return true;
    } catch {
      return false;
    }
  },
  presetNames: () => [],
  readPreset: () => undefined,
};

/** Reads the network of a truth file. */
export function readTruth(folder: string, truth: Truth): ReadResult {
  return readPart(join(folder, truth.file), partOf(truth), truth.inputs);
}

/** Reads the network that a call in a file makes, on inputs as truth files give them. */
export function readPart(path: string, part: string, inputs: Truth['inputs']): ReadResult {
  return readNetwork(path, readFileSync(path), { part, inputs: inputs.map(inputText) }, files);
}

/** Reads a text in the place of that of a truth file. */
export function readTruthText(text: string, truth: Truth): ReadResult {
  return readAlone(truth.file, text, { part: partOf(truth), inputs: truth.inputs.map(inputText) });
}

/** Reads a network from the text of a file that is alone. */
export function readSource(text: string, part: string, inputs: readonly string[]): ReadResult {
  return readAlone('net.py', text, { part, inputs });
}

function readAlone(path: string, text: string, called: Called): ReadResult {
  const missing: FrontEndIo = {
    ...files,
    readDocument: (path) => ({ code: 'file/not-found', severity: 'error', message: path }),
    fileExists: () => false,
  };
  return readNetwork(path, new TextEncoder().encode(text), called, missing);
}

/** Which network of a file is read, and on what. */
interface Called {
  readonly part: string;
  readonly inputs: readonly string[];
}

function partOf({ class: name, args }: Truth): string {
  if (name.endsWith(')')) return name;
  return `${name}(${Object.entries(args)
    .map(([argument, value]) => `${argument}=${pythonLiteral(value)}`)
    .join(', ')})`;
}

function readNetwork(path: string, bytes: Uint8Array, { part, inputs }: Called, io: FrontEndIo): ReadResult {
  return readPython(
    { path, bytes: bytesInMemory(new Uint8Array(bytes)), part },
    { batch: null, maxLayers: null, inputs, vars: [], allowOutside: false },
    io,
  );
}

/** The tensors of a nested output, each with its place in it, as the front end names them. */
export function flatOutputs(output: Nested): readonly (readonly [name: string, shape: readonly number[]])[] {
  if (Array.isArray(output)) return [['output', output]];
  const found: (readonly [string, readonly number[]])[] = [];
  const visit = (one: Nested, name: string): void => {
    if (one === null) return;
    if (Array.isArray(one)) {
      found.push([name, one]);
      return;
    }
    const items = itemsIn(one);
    for (const [key, item] of items) visit(item, name === '' ? key : `${name}.${key}`);
  };
  visit(output, '');
  return found;
}

function itemsIn(output: Exclude<Nested, null>): readonly (readonly [string, Nested])[] {
  if ('tuple' in output) return output.tuple.map((item, index) => [String(index), item]);
  if ('list' in output) return output.list.map((item, index) => [String(index), item]);
  if ('dict' in output) return Object.entries(output.dict);
  if ('fields' in output) return Object.entries(output.fields);
  return [];
}

/** A row as it is compared. */
export interface Row {
  readonly path: string;
  readonly class: string;
  readonly shapes: readonly (readonly number[])[];
  readonly params: number;
}

export function truthRows(truth: Pick<Truth, 'layers'>): readonly Row[] {
  return truth.layers.map((row) => ({
    path: row.path,
    class: row.class,
    shapes: flatOutputs(row.output).map(([, shape]) => shape),
    params: row.params,
  }));
}

/** Whether a parameter belongs to a module inside of that at a path; one that is tied may lie anywhere. */
function isBelow(name: string, path: string): boolean {
  return path === ''
    ? name.includes('.')
    : name.startsWith(`${path}.`) && name.slice(path.length + 1).includes('.');
}

/** The rows of a graph in the order in which calls of modules end, the network itself last. */
export function graphRows(graph: Graph): readonly Row[] {
  const own = (path: string): number =>
    graph.parameters
      .filter(
        ({ name, kind }) => kind !== 'buffer' && name.slice(0, Math.max(0, name.lastIndexOf('.'))) === path,
      )
      .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const shapesOfRegion = (region: Region) =>
    region.outputs.map(({ value }) => [
      ...((value.node < 0
        ? graph.sources[-1 - value.node]?.type
        : graph.nodes[value.node]?.computation.outputs[value.slot]
      )?.shape.map(Number) ?? []),
    ]);
  const elements = (node: Node): number =>
    node.parameters.reduce((sum, id) => {
      const parameter = graph.parameters[id];
      return parameter === undefined || parameter.kind === 'buffer' || isBelow(parameter.name, node.path)
        ? sum
        : sum + parameter.shape.reduce((product, size) => product * size, 1);
    }, 0);
  const rows: Row[] = [];
  let next = 0;
  const endsAt = (end: number) => {
    for (
      let region = graph.regions[next];
      region !== undefined && region.end <= end;
      region = graph.regions[next]
    ) {
      next += 1;
      if (region.called && region.kind !== 'branch')
        rows.push({
          path: region.path,
          class: region.type,
          shapes: shapesOfRegion(region),
          params: own(region.path),
        });
    }
  };
  for (const [number, node] of graph.nodes.entries()) {
    endsAt(number);
    if (!node.computation.functional && node.called)
      rows.push({
        path: node.path,
        class: node.computation.op === null ? node.computation.type : node.computation.op.type,
        shapes: node.computation.outputs.map(({ shape }) => shape.map(Number)),
        params: elements(node),
      });
  }
  endsAt(graph.nodes.length);
  if (graph.nodes.every(({ path, called, computation }) => path !== '' || computation.functional || !called))
    rows.push({
      path: '',
      class: graph.name,
      shapes: graph.outputs.map(({ value }) => [
        ...((value.node < 0
          ? graph.sources[-1 - value.node]?.type
          : graph.nodes[value.node]?.computation.outputs[value.slot]
        )?.shape.map(Number) ?? []),
      ]),
      params: own(''),
    });
  return rows;
}
