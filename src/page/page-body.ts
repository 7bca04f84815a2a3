import { controlList } from './control-list';
import { controlsOf } from './controls';
import { equivalentCommand } from './equivalent-command';
import { html, htmlText } from './html';
import type { PageDocument } from './page-document';
import { UNCHANGED_NETWORK } from './page-state';
import type { PageParts } from './page-view';

/** The body of a page with its parts in their places, as written. */
export function pageBody({ networks }: PageDocument, parts: PageParts): string {
  const page: Page = { names: networks.map(({ name }) => name), parts };
  return [
    header(page),
    html(
      'div',
      { class: 'page' },
      controlsForm(networks),
      html(
        'main',
        {},
        pictures(page, 'Diagram', 'diagram'),
        pictures(page, 'Multiply-adds by module, in order of execution', 'macs'),
        pictures(page, 'Parameters by module, in order of execution', 'params'),
        layers(page),
      ),
    ),
    html('p', { class: 'unseen', id: 'status', role: 'status' }),
  ].join('\n');
}

/** The arguments from which every section of a page is made. */
interface Page {
  /** The names of its networks. */
  readonly names: readonly string[];
  readonly parts: PageParts;
}

function header(page: Page): string {
  const { names } = page;
  return html(
    'header',
    {},
    html('h1', {}, htmlText(names.join(' and '))),
    html(
      'div',
      { class: names.length > 1 ? 'networks two' : undefined },
      ...names.map((_, at) =>
        titled(page, 'h2', at, html('dl', { id: `figures-${at}` }, partOf(page, `figures-${at}`))),
      ),
    ),
    html('p', { class: 'problem', id: 'stale', hidden: true }, STALE),
  );
}

/** A picture of each network. */
function pictures(page: Page, title: string, id: string): string {
  return html(
    'section',
    {},
    html('h2', {}, title),
    sideBySide(page, (at) => scrolled(page, at, { class: 'picture', title, id })),
  );
}

/** The table of each network with its search. */
function layers(page: Page): string {
  return html(
    'section',
    {},
    html('h2', {}, 'Layers'),
    html(
      'div',
      { class: 'search' },
      html('label', { for: 'search' }, 'Search'),
      html('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' }),
    ),
    sideBySide(
      page,
      (at) =>
        html('p', { class: 'found', id: `found-${at}` }, partOf(page, `found-${at}`)) +
        scrolled(page, at, { class: 'rows', title: 'Layers', id: 'layers' }),
    ),
  );
}

/** A part that can be scrolled by keyboard. */
function scrolled(
  page: Page,
  at: number,
  { class: className, title, id }: { readonly class: string; readonly title: string; readonly id: string },
): string {
  const label = page.names.length > 1 ? `${title} of ${page.names[at]}` : title;
  return html(
    'div',
    { class: className, id: `${id}-${at}`, tabindex: 0, role: 'group', 'aria-label': label },
    partOf(page, `${id}-${at}`),
  );
}

/** The content for each network, under its name if there are two. */
function sideBySide(page: Page, content: (at: number) => string): string {
  const { names } = page;
  return html(
    'div',
    { class: names.length > 1 ? 'two' : undefined },
    ...names.map((_, at) => titled(page, 'h3', at, content(at))),
  );
}

function titled({ names }: Page, heading: 'h2' | 'h3', at: number, content: string): string {
  const title = names.length > 1 ? html(heading, { class: 'name' }, htmlText(names[at] ?? '')) : '';
  return html('div', {}, title, content);
}

function partOf({ parts }: Page, name: string): string {
  return parts.get(name) ?? '';
}

function controlsForm(networks: PageDocument['networks']): string {
  return html(
    'form',
    { class: 'controls', id: 'controls', 'aria-label': 'Values' },
    ...networks.map((network, at) => {
      const controls = controlsOf(network, UNCHANGED_NETWORK);
      const command = htmlText(equivalentCommand(network, UNCHANGED_NETWORK));
      const list = controls.length === 0 ? html('p', { class: 'note' }, FIXED) : controlList(controls, at);
      return html(
        'fieldset',
        { 'data-network': at },
        html('legend', {}, networks.length > 1 ? htmlText(network.name) : 'Values'),
        html('p', { class: 'problem', hidden: true }),
        html('div', { id: `list-${at}` }, list),
        html('p', { class: 'note' }, 'On the command line: ', html('code', { id: `command-${at}` }, command)),
      );
    }),
    html(
      'div',
      { class: 'control', 'data-depth': true },
      html('label', { for: 'depth' }, 'depth of the diagram'),
      html('input', { type: 'range', id: 'depth', min: 0, max: 1, step: 1, value: 0 }),
      html('input', { type: 'number', step: 1, min: 0, 'aria-label': 'depth of the diagram, as a number' }),
      html('p', { class: 'problem', hidden: true }),
    ),
    html('button', { type: 'reset' }, 'As written'),
  );
}

const FIXED = 'Its sizes are fixed: a spec in JSON has values to change.';

const STALE = 'These are the figures of the last values that were taken.';
