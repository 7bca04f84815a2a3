// Lets Mermaid's own parser read every drawing in its language, in Chromium, and draw those with hostile names.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundledModule } from '../bundled-module.mjs';
import { launchChromium, withoutChromium } from '../chromium.mjs';
import { difference } from './graphviz.mjs';

export const mermaidCheck = {
  name: 'mermaid',
  async run(root, names) {
    if (withoutChromium !== null) return { skipped: withoutChromium };
    const modules = process.env.MERMAID_MODULES ?? join(root, 'node_modules');
    const script = join(modules, 'mermaid', 'dist', 'mermaid.min.js');
    if (!existsSync(script)) return { skipped: 'there is no mermaid (npm install --no-save mermaid@12.3.0)' };
    const { presetDrawings, hostileDrawings } = await bundledModule(root, 'tools/pictures/drawings.ts');
    const drawings = [...presetDrawings(root, names)];
    const hostile = hostileDrawings(root);
    const parsed = [...drawings, ...hostile].filter(({ mermaid }) => mermaid !== null);
    const refused = drawings.length + hostile.length - parsed.length;
    const looked = `${parsed.length} drawings parsed, ${refused} too large for it, ${hostile.length} drawn`;
    return { looked, faults: await mermaidFaults(script, parsed, hostile) };
  },
};

/** Of drawings that are parsed, and of some that are drawn too: the text of each box must come out as it went in. */
async function mermaidFaults(script, parsed, drawn) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
    await page.addScriptTag({ path: script });
    await page.evaluate(() => window.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }));
    const faults = [];
    for (const drawing of parsed) faults.push(...(await parseFaults(page, drawing)));
    for (const drawing of drawn) faults.push(...(await textFaults(page, drawing)));
    return faults;
  } finally {
    await browser.close();
  }
}

async function parseFaults(page, drawing) {
  const read = await page.evaluate(async (text) => {
    try {
      const { db } = await window.mermaid.mermaidAPI.getDiagramFromText(text);
      return {
        boxes: [...db.getVertices().keys()],
        groups: db.getSubGraphs().map(({ id }) => id),
        edges: db.getEdges().map(({ start, end }) => `${start} ${end}`),
      };
    } catch (error) {
      return { error: String(error) };
    }
  }, drawing.mermaid);
  if ('error' in read) return [`${drawing.name}: ${read.error}`];
  return [
    ...difference(drawing.name, 'boxes', read.boxes.sort(), [...drawing.boxes].sort()),
    ...difference(drawing.name, 'groups', read.groups.sort(), [...drawing.groups].sort()),
    ...difference(drawing.name, 'edges', read.edges.sort(), drawing.edges),
  ];
}

async function textFaults(page, drawing) {
  const texts = await page.evaluate(async (text) => {
    const { svg } = await window.mermaid.render('drawing', text);
    const holder = document.createElement('div');
    holder.innerHTML = svg;
    document.body.append(holder);
    const found = [...holder.querySelectorAll('g.node')].map((node) => {
      const [, id = ''] = /flowchart-(b\d+)-/.exec(node.id) ?? [];
      const label = node.querySelector('.nodeLabel') ?? node;
      return [
        id,
        [...label.innerHTML.split(/<br ?\/?>/)].map((line) => {
          const part = document.createElement('div');
          part.innerHTML = line;
          return part.textContent;
        }),
      ];
    });
    holder.remove();
    return Object.fromEntries(found);
  }, drawing.mermaid);
  return drawing.boxes.flatMap((id, at) => {
    const wanted = drawing.lines[at].join('\n');
    const found = (texts[id] ?? []).join('\n').replaceAll('\u2060', '');
    return found.trim() === wanted.trim()
      ? []
      : [`${drawing.name}: ${id} says ${JSON.stringify(found)}, and should say ${JSON.stringify(wanted)}`];
  });
}
