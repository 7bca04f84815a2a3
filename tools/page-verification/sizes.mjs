const MOST_BYTES = 400_000;

/** The page of every preset has at most 400 kB. */
export async function sizesOfAllPresets({ inception, report }) {
  const names = JSON.parse(inception('list', '--json')).map(({ name }) => name);
  const sizes = names.map((name) => [name, Buffer.byteLength(inception('page', name))]);
  const largest = sizes.toSorted(([, left], [, right]) => right - left)[0];
  const problems = sizes
    .filter(([, size]) => size > MOST_BYTES)
    .map(([name, size]) => `${name}: ${size} bytes`);
  report(
    `the page of each of ${names.length} presets has at most 400 kB`,
    problems,
    `${largest.join(' ')} bytes`,
  );
}
