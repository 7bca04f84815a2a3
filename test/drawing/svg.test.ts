import { describe, expect, it } from 'vitest';
import { boxesOf, groupsOf } from '../../src/drawing/diagram';
import { renderSvg } from '../../src/drawing/svg/picture';
import { analysedPreset, analysedSpec, diagramOf } from '../support/drawn-preset';
import { elementsOf, parseXml, type XmlElement } from '../support/xml';

function drawn(
  name: string,
  depth?: number,
): { readonly svg: string; readonly elements: readonly XmlElement[] } {
  const svg = renderSvg([diagramOf(analysedPreset(name), depth === undefined ? {} : { depth })]);
  return { svg, elements: elementsOf(parseXml(svg)) };
}

const texts = (elements: readonly XmlElement[]) =>
  elements.filter(({ name }) => name === 'text').map(({ text }) => text);

describe('a picture as SVG', () => {
  it.each(['v1', 'v2', 'resnet50', 'unet', 'wavenet'])(
    'is XML with a part for each box, group and line: %s',
    (name) => {
      const diagram = diagramOf(analysedPreset(name));
      const elements = elementsOf(parseXml(renderSvg([diagram])));
      const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { id, path } of [...boxesOf(diagram), ...groupsOf(diagram)]) {
        const part = elements.find(({ attributes }) => attributes.id === `drawing-${id}`);
        expect(part?.attributes['data-path']).toBe(path);
      }
      const lines = elements.flatMap(({ attributes }) => attributes['data-edge'] ?? []);
      expect(lines.sort()).toEqual(diagram.edges.map(({ from, to }) => `${from} ${to}`).sort());
    },
  );

  it('has nothing that runs, loads or depends on where it is', () => {
    const { svg, elements } = drawn('googlenet', 2);
    expect(svg).not.toMatch(/var\(|@import|@font-face|javascript:|href|url\((?!#)/);
    expect(elements.map(({ name }) => name)).not.toContain('script');
    expect(elements.map(({ name }) => name)).not.toContain('foreignObject');
    const events = elements
      .flatMap(({ attributes }) => Object.keys(attributes))
      .filter((key) => key.startsWith('on'));
    expect(events).toEqual([]);
  });

  it('says what it is to who cannot see it', () => {
    const { elements } = drawn('v2');
    const [root] = elements;
    const [title, desc] = (root?.attributes['aria-labelledby'] ?? '').split(' ');
    const textOf = (id: string | undefined) => elements.find(({ attributes }) => attributes.id === id)?.text;
    expect(root?.attributes.role).toBe('img');
    expect(textOf(title)).toBe('InceptionModuleV2');
    expect(textOf(desc)).toContain('163,696 parameters and 128 M MACs');
  });

  it('has light colours as attributes and a dark one for each class that it uses', () => {
    const { elements } = drawn('v2');
    const sheet = elements.find(({ name }) => name === 'style')?.text ?? '';
    expect(sheet).toMatch(
      /^@media \(prefers-color-scheme:dark\)\{(?:\.[\w-]+\{(?:fill|stroke):#[0-9a-f]{6}\})+\}$/,
    );
    const used = elements
      .flatMap(({ attributes }) => (attributes.class ?? '').split(' '))
      .filter((name) => name !== '');
    expect(used.length).toBeGreaterThan(50);
    for (const name of used) expect(sheet).toContain(`.${name}{`);
    const painted = elements.filter(({ name }) => name === 'text' || name === 'rect');
    for (const { attributes } of painted) expect(attributes.fill).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('shades a box by its share: 67.7 % as the highest class', () => {
    const { elements } = drawn('v2');
    const box = elements.find(({ attributes }) => attributes['data-path'] === 'conv3x3.1');
    expect(box?.children.find(({ name }) => name === 'rect')?.attributes.fill).toBe('#ee8636');
    expect(box?.children[0]?.text).toContain('86,704,128 MACs');
  });

  it('draws two networks beside each other, with ids of their own', () => {
    const [first, second] = [analysedPreset('v1'), analysedPreset('v2')];
    const scale = { name: 'v1', report: first.report };
    const elements = elementsOf(parseXml(renderSvg([diagramOf(first), diagramOf(second, { scale })])));
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(texts(elements)).toEqual(
      expect.arrayContaining(['InceptionModuleV1', '28.1 %', 'share of v1’s MACs']),
    );
  });

  it.each([
    ['type', 'convolution'],
    ['params', 'share of parameters'],
    ['memory', 'share of activation memory'],
  ] as const)('says what its fills mean when it is coloured by %s', (colouring, words) => {
    const svg = renderSvg([diagramOf(analysedPreset('v2'), { colouring })]);
    expect(texts(elementsOf(parseXml(svg)))).toContain(words);
  });

  it('has no legend and no shades without colouring', () => {
    const svg = renderSvg([diagramOf(analysedPreset('v2'), { colouring: 'none' })]);
    expect(svg).not.toContain('share of');
    expect(svg).not.toContain('#ee8636');
  });

  it.each([
    '<script>alert(1)</script>',
    '"><rect/>',
    "it's & <![CDATA[",
    'a\u0000b\u001bc\ud800d\uffff',
    '‮gnp.exe',
    '畳み込み層🙂',
    'x'.repeat(5000),
    '${x} --> b',
  ])('writes any name as a text: %j', (name) => {
    const { graph, report } = analysedSpec({
      input: [4, 2, 2],
      layers: [{ type: 'Conv2d', name: 'c', out_channels: 4, kernel_size: 1 }],
    });
    const nodes = graph.nodes.map((node) => ({ ...node, path: name }));
    const hostile = {
      graph: { ...graph, name, nodes },
      report: { ...report, model: { ...report.model, name } },
    };
    const elements = elementsOf(parseXml(renderSvg([diagramOf(hostile)])));
    expect(
      elements.map((element) => element.name).filter((found) => found === 'script' || found === 'image'),
    ).toEqual([]);
    expect(Number(elements[0]?.attributes.width)).toBeLessThan(50_000);
    for (const text of texts(elements)) expect(text).not.toMatch(/\p{Cc}/u);
  });
});
