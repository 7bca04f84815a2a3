import { join } from 'node:path';
import { openPage, shownFigures } from './open-page.mjs';

/** A page asks for nothing but itself and says nothing in the console, from a file with the network off. */
export async function restsAlone({ browser, pageOf, report }) {
  const address = pageOf('googlenet');
  const { page, problems, requests, close } = await openPage(browser, address);
  await page.waitForTimeout(500);
  report('a page asks for nothing and has no error', [
    ...problems,
    ...requests.filter((url) => url !== address),
  ]);
  await close();
}

/** Without JavaScript the figures, the pictures and the table are there, and no control that does nothing. */
export async function worksWithoutScript({ browser, inception, pageOf, report }) {
  const { page, close } = await openPage(browser, pageOf('v2'), { javaScriptEnabled: false });
  const figures = page.locator('#figures-0');
  const { params, macs } = JSON.parse(inception('summary', 'v2', '--json')).totals;
  const text = await figures.textContent();
  const problems = [params, macs]
    .map((count) => count.toLocaleString('en'))
    .filter((each) => !text.includes(each));
  for (const id of ['#diagram-0 svg', '#macs-0 svg', '#params-0 svg', '#layers-0 table'])
    if (!(await page.locator(id).isVisible())) problems.push(`${id} is not visible`);
  for (const id of ['#controls', '#search'])
    if (await page.locator(id).isVisible()) problems.push(`${id} is visible`);
  report('a page reads without JavaScript', problems);
  await close();
}

/** By the keyboard alone: Tab reaches the controls and the pictures, the arrows change the figures. */
export async function worksByKeyboard({ browser, pageOf, report }) {
  const { page, close } = await openPage(browser, pageOf('v2'));
  const problems = [];
  const before = await shownFigures(page, 0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const after = await shownFigures(page, 0);
  // One more output channel of a 1x1 convolution on 192: 192 weights and a bias, 192 multiply-adds at 28 x 28 positions.
  if (number(after.params) - number(before.params) !== 193)
    problems.push(`params ${before.params} ${after.params}`);
  if (number(after.macs) - number(before.macs) !== 192 * 784)
    problems.push(`macs ${before.macs} ${after.macs}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0');
  const invalid = await page.evaluate(() => {
    const { activeElement } = document;
    const id = activeElement.getAttribute('aria-describedby') ?? '';
    return [activeElement.getAttribute('aria-invalid'), document.getElementById(id)?.textContent ?? ''];
  });
  if (invalid[0] !== 'true' || invalid[1] === '') problems.push(`a refused value is not said: ${invalid}`);
  const kept = await shownFigures(page, 0);
  if (kept.params !== after.params) problems.push('the last good figures are not kept');
  await page.waitForTimeout(900);
  if ((await page.locator('[role=status]').textContent()) !== invalid[1])
    problems.push('the refusal is not announced');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('64');
  await page.waitForTimeout(900);
  const status = await page.locator('[role=status]').textContent();
  if (!status.includes(before.params)) problems.push(`the figures are not announced: ${status}`);
  const address = page.url().split('#')[0];
  const refused = await openPage(browser, `${address}#set.out_1x1=0`);
  const box = await refused.page.locator('#controls input[type=number]').first().inputValue();
  if (box !== '0' || !(await refused.page.locator('#stale').isVisible()))
    problems.push(`an address with a refused value shows ${box} and does not say that it is refused`);
  if ((await shownFigures(refused.page, 0)).params !== before.params)
    problems.push('an address with a refused value does not show the figures as written');
  await refused.close();
  const reached = new Set();
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.id ?? ''));
  }
  for (const id of ['depth', 'search', 'diagram-0', 'layers-0'])
    if (!reached.has(id)) problems.push(`Tab does not reach ${id}`);
  report('a page works by the keyboard', problems);
  await close();
}

/** The depth opens modules in the diagram, the search leaves the rows that it finds, and the address keeps both. */
export async function keepsDepthAndSearch({ browser, pageOf, report }) {
  const { page, close } = await openPage(browser, pageOf('resnet50'));
  const problems = [];
  const boxes = () => page.locator('#diagram-0 [data-path]').count();
  const rows = () => page.locator('#layers-0 tbody tr').count();
  const [few, all] = [await boxes(), await rows()];
  await page.locator('#depth').focus();
  await page.keyboard.press('ArrowRight');
  const more = await boxes();
  if (more <= few) problems.push(`${few} parts are drawn, one level deeper ${more}`);
  await page.locator('#search').fill('layer2.0.conv');
  await page.waitForTimeout(400);
  if ((await rows()) !== 3) problems.push(`the search leaves ${await rows()} of ${all} rows, not 3`);
  const found = await page.locator('#found-0').textContent();
  if (!found.startsWith(`3 of ${all} layers: `)) problems.push(found);
  const again = await openPage(browser, page.url());
  await again.page.waitForTimeout(400);
  const kept = [
    await again.page.locator('#diagram-0 [data-path]').count(),
    await again.page.locator('#layers-0 tbody tr').count(),
  ];
  if (kept.join() !== [more, 3].join()) problems.push(`the address keeps ${kept}, not ${[more, 3]}`);
  await again.close();
  report('the depth and the search do what they say', problems);
  await close();
}

/** Networks of fixed sizes have their figures and pictures, and no control but the depth. */
export async function showsFixedNetworks({ browser, inception, pageOf, report, root }) {
  const file = join(root, 'test/golden/pytorch/files/attention_unet.py');
  const options = ['--in', '3x64x64'];
  const { page, problems, close } = await openPage(browser, pageOf(file, ...options));
  const { params, macs } = JSON.parse(inception('summary', file, ...options, '--json')).totals;
  const shown = await shownFigures(page, 0);
  if (number(shown.params) !== params || number(shown.macs) !== macs) problems.push(JSON.stringify(shown));
  const labels = await page.locator('.control label').allTextContents();
  if (labels.join() !== 'depth of the diagram') problems.push(`controls: ${labels}`);
  await page.locator('#depth').focus();
  await page.keyboard.press('ArrowLeft');
  if (!(await page.locator('#diagram-0 svg').isVisible())) problems.push('there is no diagram');
  report('a page of PyTorch source shows its figures', problems);
  await close();
}

function number(text) {
  return Number(text.replaceAll(',', ''));
}
