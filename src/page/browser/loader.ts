/** Unpacks the text in an element. */
async function unpacked(id: string): Promise<string> {
  const packed = atob(document.getElementById(id)?.textContent ?? '');
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}

/** Unpacks the networks and the program of the page, and runs it: the page's policy allows it by its hash. */
async function load(): Promise<void> {
  const [networks, text] = await Promise.all([unpacked('document'), unpacked('program')]);
  const data = document.getElementById('document');
  if (data !== null) data.textContent = networks;
  const program = document.createElement('script');
  program.textContent = text;
  document.head.append(program);
}

load();
