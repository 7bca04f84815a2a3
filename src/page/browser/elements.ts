/** The element with an id, which must exist. */
export function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new RangeError(`the page has no element ${id}`);
  return element;
}

const shown = new Map<string, string>();

/** Puts HTML into the elements with these ids, unless it is already there. */
export function showParts(parts: ReadonlyMap<string, string>): void {
  for (const [id, html] of parts) {
    if (shown.get(id) === html) continue;
    shown.set(id, html);
    elementOf(id).innerHTML = html;
  }
}

let news = '';
const say = afterwards(600, () => {
  elementOf('status').textContent = news;
});

/** Announces a text to those who do not see the page, once no other has come for a moment. */
export function announce(text: string): void {
  news = text;
  say();
}

/** A function that runs another one this many milliseconds after its last call. */
export function afterwards(milliseconds: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

/** A function that runs another one this many milliseconds after its first call, once for all calls until then. */
export function atMostEvery(milliseconds: number, run: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      run();
    }, milliseconds);
  };
}

/** Every input of a kind below an element. */
export function inputsIn(element: Element, selector = 'input'): readonly HTMLInputElement[] {
  return [...element.querySelectorAll<HTMLInputElement>(selector)];
}
