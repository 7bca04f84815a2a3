import { describe, expect, it } from 'vitest';
import type { DiagramOptions } from '../../src/drawing/boxes';
import { boxesOf, type Diagram, groupsOf } from '../../src/drawing/diagram';
import { dotText } from '../../src/drawing/dot';
import type { DrawnNetwork } from '../../src/drawing/drawn-network';
import { mermaidText, renderMermaid } from '../../src/drawing/mermaid';
import { analysedPreset, drawnNetwork } from '../support/drawn-preset';

// Graphviz and Mermaid themselves read all drawings in `npm run verify:pictures`.

function drawn(name: string, options: DiagramOptions = {}): DrawnNetwork {
  return drawnNetwork(analysedPreset(name), options);
}

/** A diagram of v2 in which a name is everywhere. */
function named(name: string): Diagram {
  const { diagram } = drawn('v2');
  return {
    ...diagram,
    items: diagram.items.map((item) => ({ ...item, label: name, path: name, title: name })),
  };
}

const sorted = (lines: Iterable<string>): readonly string[] => [...lines].sort();

describe.each(['v2', 'googlenet', 'vit_b_16', 'unet'])('%s', (name) => {
  const { diagram } = drawn(name);
  const edges = sorted(diagram.edges.map(({ from, to }) => `${from} ${to}`));
  const boxes = sorted(boxesOf(diagram).map(({ id }) => id));
  const groups = sorted(groupsOf(diagram).map(({ id }) => id));

  it("in Graphviz's language has the boxes, groups and edges of the diagram", () => {
    const text = dotText(diagram);
    expect(sorted([...text.matchAll(/^ *(b\d+) \[label=/gm)].map(([, id = '']) => id))).toEqual(boxes);
    expect(sorted([...text.matchAll(/subgraph cluster_(g\d+) \{/g)].map(([, id = '']) => id))).toEqual(
      groups,
    );
    const lines = [...text.matchAll(/^ {2}(b\d+) -> (b\d+)$/gm)].map(([, from, to]) => `${from} ${to}`);
    expect(sorted(lines)).toEqual(edges);
  });

  it('as a Mermaid flowchart has them too, and each class has a colour for its text', () => {
    const text = mermaidText(diagram);
    expect(sorted([...text.matchAll(/^ *(b\d+)\(?\[+/gm)].map(([, id = '']) => id))).toEqual(boxes);
    expect(sorted([...text.matchAll(/subgraph (g\d+)\[/g)].map(([, id = '']) => id))).toEqual(groups);
    const lines = [...text.matchAll(/^ {2}(b\d+) --> (b\d+)$/gm)].map(([, from, to]) => `${from} ${to}`);
    expect(sorted(lines)).toEqual(edges);
    for (const line of text.split('\n').filter((found) => found.includes('classDef')))
      expect(line).toMatch(/ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#1f2328$/);
    const classed = [...text.matchAll(/^ {2}class (\S+) /gm)].flatMap(([, ids = '']) => ids.split(','));
    expect(sorted(classed)).toEqual(sorted([...boxes, ...groups]));
  });
});

describe('a label', () => {
  it("in Graphviz's language has quotes, backslashes and ampersands escaped", () => {
    const text = dotText(named('a"b\\nc&lt;\u0007'));
    expect(text).toContain('b1 [label="a\\"b\\\\nc&amp;lt;\\\\u{7} · 7.5 %\\n');
    expect(text).toContain('comment="a\\"b\\\\nc&lt;\\\\u{7}"');
  });

  it('of a Mermaid flowchart has each special character as its number', () => {
    expect(mermaidText(named('<b>"x" #35; `y`'))).toContain(
      'b1["#60;b#62;#34;x#34; #35;35#59; #96;y#96; · 7.5 #37;<br/>',
    );
    expect(mermaidText(named('1. v1.5'))).toContain('b1["1#46; v1.5 · ');
    // Mermaid makes a line break of \n and a formula of $$ even where they are written by number.
    expect(mermaidText(named('a\\nb $$'))).toContain('b1["a#92;#8288;nb #36;#8288;#36; · ');
  });
});

describe('a Mermaid flowchart', () => {
  it('is refused beyond the 500 edges and 50,000 characters that GitHub draws, with a depth that helps', () => {
    expect(renderMermaid([drawn('densenet121', { depth: 3 })])).toEqual({
      problem: expect.stringMatching(/^has \d{3,4} edges, and Mermaid draws at most 500$/),
      help: 'give --depth 2',
    });
    const long = drawn('unet', { depth: 'all' });
    const wordy = {
      ...long.diagram,
      items: long.diagram.items.map((item) => ({ ...item, label: 'x'.repeat(6000) })),
    };
    expect(renderMermaid([{ ...long, diagram: wordy }])).toMatchObject({
      problem: expect.stringMatching(/^takes \d+ characters, and Mermaid reads at most 50000$/),
    });
  });

  it('is of one network', () => {
    expect(renderMermaid([drawn('v1'), drawn('v2')])).toMatchObject({
      problem: expect.stringContaining('several Mermaid diagrams'),
    });
  });
});
