import type { Control, ControlTarget, NumberControl } from './controls';
import { html, htmlText } from './html';

/** The controls of a network as HTML: those whose values are computed from others are folded away. */
export function controlList(controls: readonly Control[], network: number): string {
  const own = controls.filter((control) => !isFollowing(control));
  const following = controls.filter(isFollowing);
  const listOf = (part: readonly Control[], from: number): string =>
    part.map((control, at) => controlHtml(control, `control-${network}-${from + at}`)).join('');
  const folded =
    following.length === 0
      ? ''
      : html(
          'details',
          {},
          html('summary', {}, `${following.length} that follow from others`),
          listOf(following, own.length),
        );
  return listOf(own, 0) + folded;
}

function isFollowing(control: Control): boolean {
  return control.kind === 'number' && control.formula !== null;
}

function controlHtml(control: Control, id: string): string {
  const attributes = { class: 'control', ...targetAttributes(control.target) };
  const label = html('label', { for: id }, htmlText(control.label));
  const problem = html('p', { class: 'problem', id: `${id}-problem`, hidden: true });
  if (control.kind === 'number') return html('div', attributes, label, ...numberInputs(control, id), problem);
  const input =
    control.kind === 'flag'
      ? html('input', { type: 'checkbox', id, checked: control.value })
      : html('input', { type: 'text', id, value: control.value, spellcheck: 'false', autocomplete: 'off' });
  return html('div', attributes, label, input, problem);
}

/** A slider and a box for the same number. */
function numberInputs(
  { label, value, range, formula }: Pick<NumberControl, 'label' | 'value' | 'range' | 'formula'>,
  id: string,
): readonly string[] {
  const { least, most, step } = range;
  return [
    html('input', { type: 'range', id, min: least, max: most, step, value }),
    html('input', {
      type: 'number',
      step: 'any',
      value,
      'aria-label': `${label}, as a number`,
      title: formula === null ? undefined : `${formula}, as long as it has no value of its own`,
    }),
  ];
}

/** The attributes that say what a control changes. */
function targetAttributes(target: ControlTarget): Readonly<Record<string, string>> {
  return target.kind === 'variable'
    ? { 'data-variable': target.name }
    : { 'data-input': target.name, 'data-dims': target.dims.join() };
}

/** What a control changes, from the data attributes of its element; null for any other element. */
export function targetOf(data: Readonly<Record<string, string | undefined>>): ControlTarget | null {
  const { variable, input, dims } = data;
  if (variable !== undefined) return { kind: 'variable', name: variable };
  if (input === undefined || dims === undefined) return null;
  return { kind: 'input', name: input, dims: dims.split(',').map(Number) };
}
