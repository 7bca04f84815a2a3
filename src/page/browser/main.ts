import type { Diagnostic } from '../../diagnostics/diagnostic';
import { type AnalysedNetwork, analyseNetwork } from '../analysed-network';
import { targetOf } from '../control-list';
import { withValue } from '../controls';
import { equivalentCommand } from '../equivalent-command';
import { htmlText } from '../html';
import type { PageDocument } from '../page-document';
import { figuresOf } from '../page-figures';
import { hashOfState, type PageState, stateOfHash, writtenState } from '../page-state';
import { figureParts, icicleParts, type ShownNetwork, tableParts } from '../page-view';
import { type DiagramPicture, drawDiagram } from '../pictures';
import { givenValue, showControls, showNumber, showProblem } from './control-elements';
import { afterwards, announce, atMostEvery, elementOf, inputsIn, showParts } from './elements';

const { networks, settings }: PageDocument = JSON.parse(elementOf('document').textContent ?? '');

const form = elementOf('controls');
const depthControl = form.querySelector<HTMLElement>('[data-depth]') ?? form;
const search = inputsIn(document.body, '#search')[0];

const unchanged = writtenState(networks.length);
const written = networks.map((network, at) => analyse(at, unchanged) ?? failed(network.name));
const current = [...written];
const diagrams: DiagramPicture[] = [];
/** The depths at which the networks as written are drawn: the image stays similar while values change. */
const usualDepths: number[] = [];
/** The networks whose values are refused: the page keeps showing their last figures. */
const refused = new Set<number>();
let state = unchanged;

function failed(name: string): never {
  throw new RangeError(`${name} cannot be built in the page`);
}

/** The figures of a network with a state; null if it is refused, which the page then shows. */
function analyse(at: number, wanted: PageState, where: Element | null = null): AnalysedNetwork | null {
  const [network, own] = [networks[at], wanted.networks[at]];
  if (network === undefined || own === undefined) return null;
  const analysis = analyseNetwork(network, own, settings);
  const text =
    analysis.problems === undefined ? '' : analysis.problems.slice(0, 2).map(problemText).join(' ');
  clearProblems(at);
  if (analysis.problems === undefined) return analysis;
  const fieldset = form.querySelector(`[data-network="${at}"]`);
  const place = where ?? fieldset;
  if (place !== null) showProblem(place, text);
  announce(text);
  return null;
}

function problemText({ message, why, help }: Diagnostic): string {
  return [message, why, help]
    .filter((part) => part !== undefined)
    .join('; ')
    .concat('.');
}

function clearProblems(at: number): void {
  const fieldset = form.querySelector(`[data-network="${at}"]`);
  if (fieldset === null) return;
  showProblem(fieldset, '');
  for (const control of fieldset.querySelectorAll('.control')) showProblem(control, '');
}

function shownNetworks(): readonly ShownNetwork[] {
  return networks.flatMap(({ name }, at): readonly ShownNetwork[] => {
    const [before, now] = [written[at], current[at]];
    return before === undefined || now === undefined ? [] : [{ name, written: before, current: now }];
  });
}

/** Goes to another state; `where` is the control in which a refused value is reported. */
function goTo(wanted: PageState, where: Element | null = null): void {
  const before = state;
  state = wanted;
  for (const [at, network] of networks.entries()) {
    const own = wanted.networks[at];
    if (own === undefined) continue;
    const isSame = before.networks[at] === own;
    const analysed = isSame ? current[at] : analyse(at, wanted, where);
    if (analysed === undefined) continue;
    showParts(new Map([[`command-${at}`, htmlText(equivalentCommand(network, own))]]));
    if (analysed === null) {
      refused.add(at);
      if (where === null) showControls(network, own, at);
      continue;
    }
    if (!isSame) refused.delete(at);
    const isNew = analysed !== current[at] || diagrams[at] === undefined || before.depth !== wanted.depth;
    current[at] = analysed;
    if (isNew) showDiagram(at);
    if (!refused.has(at)) showControls(network, own, at);
  }
  document.body.classList.toggle('stale', refused.size > 0);
  elementOf('stale').hidden = refused.size === 0;
  showParts(figureParts(shownNetworks()));
  showDepth();
  showIcicles();
  showTables();
  keepHash();
}

function showDiagram(at: number): void {
  const shown = shownNetworks()[at];
  if (shown === undefined) return;
  usualDepths[at] ??= drawDiagram(shown.written, null, at).depth;
  const diagram = drawDiagram(shown.current, state.depth ?? usualDepths[at] ?? 1, at);
  diagrams[at] = diagram;
  showParts(new Map([[`diagram-${at}`, diagram.svg]]));
}

/** The width for the icicles: they are drawn for it, so that their texts are as large as others. */
function widthOf(at: number): number {
  const known = widths[at];
  if (known !== undefined) return known;
  const picture = elementOf(`macs-${at}`);
  const { paddingLeft, paddingRight } = getComputedStyle(picture);
  const room = picture.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const width = Math.max(LEAST_WIDTH, Math.floor(room));
  widths[at] = width;
  return width;
}

/** Measured once, since measuring makes the browser lay out the page. */
const widths: number[] = [];

const LEAST_WIDTH = 280;

function showDepth(): void {
  const most = Math.max(1, ...diagrams.map(({ deepest }) => deepest));
  const depth = state.depth ?? Math.max(1, ...diagrams.map((diagram) => diagram.depth));
  showNumber(depthControl, Math.min(depth, most), { least: Math.min(1, depth), most, step: 1 });
  depthControl.classList.toggle('changed', state.depth !== null);
}

/** While a slider moves, the icicles follow a little later than the figures and the diagram. */
const showIcicles = atMostEvery(100, () => {
  for (const [at, shown] of shownNetworks().entries()) showParts(icicleParts(shown, widthOf(at), at));
});

/** The tables follow when the slider rests: their rows are not read while it moves. */
const showTables = afterwards(60, () => {
  for (const [at, shown] of shownNetworks().entries())
    showParts(tableParts(shown, { search: state.search }, at));
});

const keepHash = afterwards(150, () => {
  const hash = hashOfState(state);
  const [address = ''] = location.href.split('#');
  history.replaceState(null, '', hash === '' ? address : `${address}#${hash}`);
  if (refused.size > 0) return;
  announce(
    shownNetworks()
      .map(({ name, current: { report }, written: { report: before } }) =>
        [name, ...figuresOf(report, before, null).map(({ title, value }) => `${title} ${value}`)].join(', '),
      )
      .join('. '),
  );
});

form.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const control = target.closest<HTMLElement>('.control');
  if (control === null) return;
  const value = givenValue(target);
  if (value === null) {
    showProblem(control, 'This is no number.');
    return;
  }
  showProblem(control, '');
  for (const other of inputsIn(control)) if (other !== target && value !== '') other.value = value;
  if (control === depthControl) {
    goTo({ ...state, depth: value === '' ? null : Math.max(0, Math.round(Number(value))) });
    return;
  }
  const at = Number(control.closest<HTMLElement>('[data-network]')?.dataset.network ?? 0);
  const changed = targetOf(control.dataset);
  const network = networks[at];
  if (changed === null || network === undefined) return;
  const own = state.networks.map((each, position) =>
    position === at ? withValue(network, each, changed, value) : each,
  );
  goTo({ ...state, networks: own }, control);
});

form.addEventListener('submit', (event) => event.preventDefault());

form.addEventListener('reset', (event) => {
  event.preventDefault();
  goTo({ ...unchanged, search: state.search });
});

search?.addEventListener('input', () => goTo({ ...state, search: search.value }));

function goToHash(): void {
  const wanted = stateOfHash(location.hash.slice(1), networks.length);
  if (search !== undefined) search.value = wanted.search;
  goTo(wanted);
}

addEventListener('resize', () => {
  widths.length = 0;
  showIcicles();
});
addEventListener('hashchange', goToHash);
document.documentElement.classList.remove('still');
goToHash();
