import { openPage, shownFigures } from './open-page.mjs';

const PAGES = [['v2'], ['resnet50'], ['vit_b_16'], ['v1', 'v2']];
const SETTINGS = 20;

/** A sequence of numbers from 0 to 1 that is the same in every run. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Moves sliders to random values and holds every figure, the table and the refusals to what the command line prints for
 * the same values; then opens the address again and holds the figures to what they were.
 */
export async function figuresFollow({ browser, inception, pageOf, report }) {
  const random = createRandom(7);
  for (const names of PAGES) {
    const address = pageOf(...names);
    const { page, problems, close } = await openPage(browser, address);
    const wrong = [];
    let refused = 0;
    for (let setting = 0; setting < SETTINGS; setting += 1) {
      await moveSliders(page, random);
      await page.waitForTimeout(350);
      const before = await statesOf(page, names.length);
      for (const [at, { command, figures, rows, problem }] of before.entries()) {
        const printed = printedFigures(inception, command);
        if (printed === null) refused += 1;
        if ((printed === null) !== (problem !== '')) wrong.push(`${command}: the page says "${problem}"`);
        if (printed === null || problem !== '') continue;
        if (JSON.stringify(figures) !== JSON.stringify(printed.figures))
          wrong.push(`${command}: ${JSON.stringify(figures)}, not ${JSON.stringify(printed.figures)}`);
        if (rows.join() !== printed.rows.join()) wrong.push(`${command}: rows of network ${at}`);
      }
      if (setting % 5 === 0) wrong.push(...(await isRestored(browser, page, before)));
    }
    wrong.push(...(await shadesWithoutRule(page)));
    report(
      `the figures of ${names.join(' and ')} follow the sliders`,
      [...wrong, ...problems],
      `${SETTINGS} settings, ${refused} refused`,
    );
    await close();
  }
}

/** The classes of pictures that the page's style sheet has no rule for: they would have no dark colour. */
function shadesWithoutRule(page) {
  return page.evaluate(() => {
    const rules = document.querySelector('style').textContent;
    const used = new Set(
      [...document.querySelectorAll('svg [class]')].flatMap(({ classList }) => [...classList]),
    );
    return [...used].filter((name) => !rules.includes(`.${name}{`)).map((name) => `no rule for .${name}`);
  });
}

/** Moves up to three sliders, each to a random place, as a reader does: by the value and its event. */
function moveSliders(page, random) {
  const moves = Array.from({ length: 3 }, () => [random(), random()]);
  return page.evaluate((wanted) => {
    document.querySelector('#controls button[type=reset]').click();
    const sliders = [...document.querySelectorAll('#controls [data-network] input[type=range]')];
    for (const [which, where] of wanted) {
      const slider = sliders[Math.floor(which * sliders.length)];
      const [least, most] = [Number(slider.min), Number(slider.max)];
      slider.value = String(least + (0.3 + 0.7 * where) * (most - least));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, moves);
}

async function statesOf(page, networks) {
  const states = [];
  for (let at = 0; at < networks; at += 1) {
    const rest = await page.evaluate((number) => {
      const fieldset = document.querySelector(`[data-network="${number}"]`);
      return {
        command: document.getElementById(`command-${number}`).textContent,
        rows: [...document.querySelectorAll(`#layers-${number} tbody tr`)].map((row) =>
          [...row.cells]
            .slice(0, 5)
            .map(({ textContent }) => textContent)
            .join(' '),
        ),
        problem: [...fieldset.querySelectorAll('.problem:not([hidden])')]
          .map((each) => each.textContent)
          .join(),
      };
    }, at);
    states.push({ ...rest, figures: await shownFigures(page, at) });
  }
  return states;
}

/** What the command that a page names prints; null if it refuses. */
function printedFigures(inception, command) {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  try {
    const { totals, layers } = JSON.parse(inception(...words.slice(1), '--json'));
    const grouped = (count) => count.toLocaleString('en');
    const { params, macs, flops, peak_activation_bytes } = totals;
    return {
      figures: {
        params: grouped(params),
        macs: grouped(macs),
        flops: grouped(flops),
        peak_activation_bytes: grouped(peak_activation_bytes),
      },
      rows: layers.map((layer) =>
        [
          layer.path === '' ? '(function)' : layer.path,
          layer.type,
          layer.output.slice(1).join('×'),
          grouped(layer.params),
          grouped(layer.macs),
        ].join(' '),
      ),
    };
  } catch {
    return null;
  }
}

/** Whether a page that is opened by its address, with the hash, shows the same. */
async function isRestored(browser, page, before) {
  const { page: again, close } = await openPage(browser, page.url());
  await again.waitForTimeout(200);
  const after = await statesOf(again, before.length);
  await close();
  const wrong = before.filter(
    ({ figures, problem }, at) =>
      problem === '' && JSON.stringify(figures) !== JSON.stringify(after[at].figures),
  );
  return wrong.map(({ command }) => `${command}: not restored from ${page.url().split('#')[1]}`);
}
