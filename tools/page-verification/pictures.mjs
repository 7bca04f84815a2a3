import { join } from 'node:path';
import { openPage } from './open-page.mjs';

const PAGES = [['v2'], ['resnet50'], ['v1', 'v2']];

/** Pictures to look at: light, dark, 380 px wide, and as it is printed. */
export async function takePictures({ browser, pageOf, report }, folder) {
  for (const names of PAGES) {
    const name = names.join('-');
    const shot = async (kind, options, print) => {
      const { page, close } = await openPage(browser, pageOf(...names), options);
      await page.waitForTimeout(400);
      if (print) await page.emulateMedia({ media: 'print' });
      await page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true });
      await close();
    };
    await shot('light', { colorScheme: 'light' }, false);
    await shot('dark', { colorScheme: 'dark' }, false);
    await shot('narrow', { viewport: { width: 380, height: 800 } }, false);
    await shot('print', { colorScheme: 'dark', viewport: { width: 794, height: 1123 } }, true);
  }
  report(`pictures are in ${folder}`, []);
}
