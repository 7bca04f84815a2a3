import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesInRepository } from '../../src/cli/files-in-repository';
import { specPlaces } from '../../src/cli/spec-places';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import { renderAnnotations } from '../../src/renderers/github';

describe('an annotation', () => {
  test('is one command, whatever it holds', () => {
    const text = renderAnnotations([
      {
        level: 'error',
        title: 'a:b,c',
        file: 'x,y:%.json',
        line: 3,
        message: '50 %\r\n::set-output name=x::y\u001b[2J',
      },
    ]);
    expect(text).toBe(
      '::error title=a%3Ab%2Cc,file=x%2Cy%3A%25.json,line=3::50 %25%0D%0A::set-output name=x::y\\u{1b}[2J\n',
    );
  });

  test('has a line only with a file', () => {
    expect(renderAnnotations([{ level: 'notice', message: 'm', line: 3 }])).toBe('::notice::m\n');
  });
});

describe('places', () => {
  const text = `{
  "input": [8, 6, 6],
  "modules": {
    "Inner": { "args": { "n": null }, "layers": [
      { "type": "Conv2d", "out_channels": "\${n}", "kernel_size": 1 }
    ] },
    "Outer": { "layers": [
      { "type": "Inner", "n": 4 }
    ] }
  },
  "layers": [
    { "type": "Inner", "n": 2 },
    { "type": "Sequential", "layers": [
      { "type": "Outer" },
      { "type": "ReLU" }
    ] }
  ]
}`;

  function sideOf(document: string) {
    const { spec } = parseSpec(text, { document });
    if (spec === null) throw new Error('the spec is right');
    const { graph } = buildGraph(spec);
    return { report: null, graph, diagnostics: [], texts: new Map([[document, text]]), specText: text };
  }

  /** As git answers in a folder of its repository. */
  function filesIn(folder: string) {
    return filesInRepository({
      git: () => ({ status: 0, errors: '', output: Buffer.from('/repository\n') }),
      env: {},
      fileExists: () => true,
      realPath: (path) => posix.resolve('/repository', folder, path),
    });
  }

  test('a layer of a module is where the network uses the module', () => {
    const { spec, layer } = specPlaces('net.json', sideOf('net.json'), filesIn('nets/'));
    expect(spec).toEqual({ file: 'nets/net.json' });
    expect([0, 1, 2].map(layer)).toEqual([12, 14, 15].map((line) => ({ file: 'nets/net.json', line })));
  });

  test('what is in no file of the work tree has no file', () => {
    expect(specPlaces('v2', { ...sideOf('v2'), texts: new Map() }, filesIn('')).layer(0)).toEqual({});
    expect(['-', 'git:HEAD:net.json', '--set'].map(filesIn(''))).toEqual([null, null, null]);
  });
});
