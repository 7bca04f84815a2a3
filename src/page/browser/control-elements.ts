import { controlList, targetOf } from '../control-list';
import { type Control, type ControlTarget, controlsOf } from '../controls';
import type { PageNetwork } from '../page-document';
import type { NetworkState } from '../page-state';
import type { SliderRange } from '../slider-range';
import { elementOf, inputsIn } from './elements';

/** Puts the values of a state into the controls of a network; the one that the reader is editing is left alone. */
export function showControls(network: PageNetwork, state: NetworkState, at: number): void {
  const controls = controlsOf(network, state);
  const list = elementOf(`list-${at}`);
  let elements = controlElements(list);
  if (controls.length !== elements.size || controls.some(({ target }) => !elements.has(keyOf(target)))) {
    list.innerHTML = controlList(controls, at);
    elements = controlElements(list);
  }
  for (const control of controls) {
    const element = elements.get(keyOf(control.target));
    if (element !== undefined) showControl(element, control);
  }
}

/** The elements of controls by what they change. */
function controlElements(list: Element): ReadonlyMap<string, HTMLElement> {
  return new Map(
    [...list.querySelectorAll<HTMLElement>('.control')].flatMap((element) => {
      const target = targetOf(element.dataset);
      return target === null ? [] : [[keyOf(target), element]];
    }),
  );
}

function keyOf(target: ControlTarget): string {
  return target.kind === 'variable'
    ? `variable ${target.name}`
    : `input ${target.name} ${target.dims.join()}`;
}

function showControl(element: HTMLElement, control: Control): void {
  element.classList.toggle('changed', control.isChanged);
  if (control.kind === 'number') {
    showNumber(element, control.value, control.range);
    return;
  }
  for (const input of inputsIn(element)) {
    if (control.kind === 'flag') input.checked = control.value;
    else if (input !== document.activeElement) input.value = control.value;
  }
}

/** Puts a number into a slider and its box. */
export function showNumber(element: Element, value: number, { least, most, step }: SliderRange): void {
  for (const input of inputsIn(element)) {
    if (input.type === 'range') {
      setAttribute(input, 'min', String(least));
      setAttribute(input, 'max', String(most));
      setAttribute(input, 'step', String(step));
      if (input.value !== String(value)) input.value = String(value);
    } else if (input !== document.activeElement && input.value !== String(value)) {
      input.value = String(value);
    }
  }
}

function setAttribute(input: HTMLInputElement, name: string, value: string): void {
  if (input.getAttribute(name) !== value) input.setAttribute(name, value);
}

/** The value that the reader gave an input, as `--set` takes it; null if it is incomplete. */
export function givenValue(input: HTMLInputElement): string | null {
  if (input.type === 'checkbox') return String(input.checked);
  if (input.type === 'text') return input.value;
  if (input.validity.badInput) return null;
  return input.value === '' ? '' : String(Number(input.value));
}

/** Shows what is wrong at a control, or for a whole network; an empty text removes it. */
export function showProblem(element: Element, text: string): void {
  const problem = element.querySelector<HTMLElement>(':scope > .problem');
  if (problem === null) return;
  problem.textContent = text;
  problem.hidden = text === '';
  for (const input of inputsIn(element, ':scope > input')) {
    if (text === '') {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    } else {
      input.setAttribute('aria-invalid', 'true');
      if (problem.id !== '') input.setAttribute('aria-describedby', problem.id);
    }
  }
}
