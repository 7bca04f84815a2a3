import { cpus, loadavg } from 'node:os';
import { openPage } from './open-page.mjs';

/** What a tick may take, in milliseconds; null if there is no limit. */
const LIMITS = [
  ['v2', 16],
  ['resnet50', 33],
  ['googlenet', null],
  ['inception_v3', null],
  ['densenet121', null],
  ['vit_b_16', null],
];
const TICKS = 50;

/**
 * How long a page takes from a slider's event to the end of the layout: the time of the processor, which others at work do
 * not change, and the median by the clock. Icicles, tables and the address follow after the tick.
 */
export async function tickTimes({ browser, pageOf, report }) {
  for (const [name, limit] of LIMITS) {
    const { page, close } = await openPage(browser, pageOf(name));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find((metric) => metric.name === 'TaskDuration').value;
    };
    const resting = await page.evaluate(measureTicks, { ticks: TICKS, rest: 120 });
    const before = await busy();
    await page.evaluate(measureTicks, { ticks: TICKS, rest: 0 });
    const own = ((await busy()) - before) / TICKS;
    const median = resting.slice(10).sort((left, right) => left - right)[Math.floor((TICKS - 10) / 2)];
    const problems = limit !== null && own > limit ? [`it takes more than ${limit} ms of the processor`] : [];
    const note = `${own.toFixed(1)} ms of the processor${limit === null ? '' : ` of ${limit}`}, median by the clock ${median.toFixed(1)} ms`;
    report(
      `a tick of ${name}`,
      problems,
      `${note}; ${cpus().length} processors, load ${loadavg()[0].toFixed(1)}`,
    );
    await close();
  }
}

/** Runs in the page: moves the first slider to and fro; each tick ends when the page is laid out. */
async function measureTicks({ ticks, rest }) {
  const slider = document.querySelector('#controls [data-network] input[type=range]');
  const start = Number(slider.value);
  const times = [];
  for (let tick = 0; tick < ticks; tick += 1) {
    slider.value = String(start + 1 - 2 * (tick % 2));
    const begin = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    for (const picture of document.querySelectorAll('body, #diagram-0 svg')) picture.getBoundingClientRect();
    times.push(performance.now() - begin);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  slider.value = String(start);
  return times;
}
