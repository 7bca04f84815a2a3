import axe from 'axe-core';
import { openPage } from './open-page.mjs';

/** axe finds nothing, in light and in dark, wide and narrow, with a refused value too. */
export async function accessibility({ browser, pageOf, report }) {
  for (const names of [['v2'], ['v1', 'v2'], ['efficientnet_b0']]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [1280, 380]) {
        const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
        const { page, problems, close } = await openPage(browser, pageOf(...names), options);
        await page.locator('#controls input[type=number]').first().fill('0');
        await page.evaluate(axe.source);
        const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
        const found = violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ html }) => html)
              .slice(0, 3)
              .join(' ')}`,
        );
        const title = `axe finds nothing in ${names.join(' and ')}, ${colorScheme}, ${width} px`;
        report(title, [...found, ...problems], `${passes.length} rules pass`);
        await close();
      }
    }
  }
}
