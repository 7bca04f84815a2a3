/** Opens an address with the network off; what goes wrong in the page is gathered, as is what it asks for. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    offline: true,
    ...options,
  });
  const page = await context.newPage();
  const problems = [];
  const requests = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('html:not(.still)');
  return { page, problems, requests, close: () => context.close() };
}

/** The figures that a page shows of a network, by the names that they have in the JSON of a report. */
export function shownFigures(page, network) {
  return page.evaluate(
    (id) =>
      Object.fromEntries(
        [...document.querySelectorAll(`#${id} > [data-figure]`)].map((element) => [
          element.dataset.figure,
          element.querySelector('strong')?.textContent ?? '',
        ]),
      ),
    `figures-${network}`,
  );
}
