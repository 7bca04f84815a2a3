import { ioOfContents, type Presets } from '../../src/frontends/contents-io';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import type { FrontEndIo, ReadOptions } from '../../src/frontends/front-end';
import { readPython } from '../../src/frontends/pytorch/read-python';
import type { Graph } from '../../src/graph/graph';
import { createReport } from '../../src/report/report';

/** The types of the inputs of a network in their order. */
const inputsOf = (graph: Graph | null) =>
  (graph?.sources ?? []).filter(({ kind }) => kind === 'input').map(({ type }) => type);

const encoded = (text: string) => new TextEncoder().encode(text);

const NO_PRESETS: Presets = { presetNames: () => [], readPreset: () => undefined };

/** The result of reading a network from one of several files, which are only in memory. */
export function readFiles(
  files: Readonly<Record<string, string>>,
  reference: string,
  options: Partial<ReadOptions> = {},
) {
  const [, path = '', part] = /^(.*?\.py)(?::(.*))?$/s.exec(reference) ?? [];
  const contents = ioOfContents((name) => files[name] ?? null, NO_PRESETS);
  const io: FrontEndIo = {
    ...contents,
    resolvePath: (from, other) => {
      const [revision = ''] = /^git:[^:]*:/.exec(from) ?? [];
      return revision + contents.resolvePath(from.slice(revision.length), other);
    },
    isBeside: () => true,
  };
  const document = { path, bytes: bytesInMemory(encoded(files[path] ?? '')), part: part ?? null };
  const given = { batch: null, maxLayers: null, inputs: ['4'], vars: [], allowOutside: false, ...options };
  const { graph, diagnostics } = readPython(document, given, io);
  const [first] = diagnostics;
  return {
    params: graph === null ? null : createReport(graph).totals.params,
    notes: graph?.notes ?? [],
    shapes: inputsOf(graph).map(({ shape }) => shape),
    dtypes: inputsOf(graph).map(({ dtype }) => dtype ?? 'float32'),
    message: first?.message,
    code: first?.code,
    why: first?.why,
    help: first?.help,
    place:
      first?.location?.range === undefined ? null : (files[path] ?? '').slice(first.location.range.start),
  };
}

/** What files of networks begin with. */
export const HEAD = 'import torch\nfrom torch import nn\n';

/** A class with a linear layer from `inputs` to `outputs`: (inputs + 1) * outputs parameters. */
export const net = (name: string, inputs = '4', outputs = '2') => `
class ${name}(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(${inputs}, ${outputs})

    def forward(self, x):
        return self.fc(x)
`;
