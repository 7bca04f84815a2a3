// Lets Chromium parse the pictures strictly, measure their texts in several fonts and tell their contrasts.
import { bundledModule } from '../bundled-module.mjs';
import { launchChromium, withoutChromium } from '../chromium.mjs';

/** The fonts that texts are measured in; Chromium takes another one for a font that is absent. */
const looks = [
  { colorScheme: 'light', font: 'DejaVu Sans' },
  { colorScheme: 'light', font: 'Liberation Sans' },
  { colorScheme: 'light', font: 'DejaVu Serif' },
  { colorScheme: 'dark', font: 'DejaVu Sans' },
];

export const browserCheck = {
  name: 'browser',
  async run(root) {
    if (withoutChromium !== null) return { skipped: withoutChromium };
    const { pictures } = await bundledModule(root, 'tools/pictures/every-preset.ts');
    const drawn = pictures(root);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const faults = [];
      page.on('console', (message) => faults.push(`the console says ${message.text()}`));
      page.on('request', (request) => faults.push(`a picture asks for ${request.url()}`));
      let texts = 0;
      for (const picture of drawn) {
        for (const { colorScheme, font } of looks) {
          await page.emulateMedia({ colorScheme });
          const result = await page.evaluate(measuredFaults, { svg: picture.svg, font });
          texts += result.texts;
          const about = `${picture.name}, ${colorScheme}, ${font}`;
          faults.push(...result.faults.map((fault) => `${about}: ${fault}`));
        }
      }
      const looked = `${texts} texts measured in ${drawn.length} pictures, light in three fonts and dark`;
      return { looked, faults };
    } finally {
      await browser.close();
    }
  },
};

/** Runs in the browser: what is wrong with a picture there. */
function measuredFaults({ svg, font }) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const error = parsed.querySelector('parsererror');
  if (error !== null) return { texts: 0, faults: [error.textContent] };
  document.body.replaceChildren(document.importNode(parsed.documentElement, true));
  const root = document.body.firstElementChild;
  root.style.fontFamily = `"${font}"`;
  const faults = [];
  const texts = [...root.querySelectorAll('text')];
  const places = texts.map((text) => text.getBoundingClientRect());
  const page = root.getBoundingClientRect();
  const isWithin = (inner, outer) =>
    inner.left >= outer.left - 0.5 &&
    inner.right <= outer.right + 0.5 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  for (const [index, text] of texts.entries()) {
    const words = `"${text.textContent}"`;
    const box = text.parentElement.matches('[data-path]') ? lastFrame(text.parentElement) : null;
    if (!isWithin(places[index], page)) faults.push(`${words} is outside the picture`);
    if (box !== null && !isWithin(places[index], box.getBoundingClientRect()))
      faults.push(`${words} is outside its box`);
    const ratio = contrastOf(text, places[index]);
    if (ratio < 4.5) faults.push(`${words} has a contrast of ${ratio.toFixed(2)}`);
  }
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place.top - b.place.top);
  for (const [at, one] of order.entries()) {
    for (const other of order.slice(at + 1)) {
      if (other.place.top >= one.place.bottom - 3) break;
      if (one.place.left < other.place.right && other.place.left < one.place.right)
        faults.push(`"${texts[one.index].textContent}" is over "${texts[other.index].textContent}"`);
    }
  }
  return { texts: texts.length, faults };

  /** A box's own rectangle is the first one, or the second where the edge of further copies is behind it. */
  function lastFrame(group) {
    const [first, second] = group.querySelectorAll('rect');
    const isCopy =
      second !== undefined &&
      second.getAttribute('width') === first.getAttribute('width') &&
      second.getAttribute('height') === first.getAttribute('height');
    return isCopy ? second : first;
  }

  /** Between a text and the last rectangle painted below its middle. */
  function contrastOf(text, place) {
    const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
    const below = [...root.querySelectorAll('rect')].filter((rect) => {
      const { left, right, top, bottom } = rect.getBoundingClientRect();
      const isBefore = (rect.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      return isBefore && left <= x && x <= right && top <= y && y <= bottom;
    });
    const colours = [text, below.at(-1)].map((element) => luminance(getComputedStyle(element).fill));
    return (Math.max(...colours) + 0.05) / (Math.min(...colours) + 0.05);
  }

  function luminance(fill) {
    const [red, green, blue] = fill.match(/\d+/g).map((value) => {
      const part = Number(value) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
