import { controlList } from './control-list';
import { controlsOf } from './controls';
import { equivalentCommand } from './equivalent-command';
import { html, htmlText } from './html';
import type { PageDocument } from './page-document';
import { writtenState } from './page-state';
import type { PageParts } from './page-view';

/** The body of a page with its parts in their places, as written. */
export function pageBody({ networks }: PageDocument, parts: PageParts): string {
  const names = networks.map(({ name }) => htmlText(name));
  const isTwo = networks.length > 1;
  const part = (name: string): string => parts.get(name) ?? '';
  const each = (content: (at: number) => string): string =>
    html('div', { class: isTwo ? 'two' : undefined }, ...names.map((_, at) => content(at)));
  const titled = (heading: 'h2' | 'h3', at: number, ...content: readonly string[]): string =>
    html('div', {}, ...(isTwo ? [html(heading, { class: 'name' }, names[at] ?? '')] : []), ...content);
  const of = (at: number): string => (isTwo ? ` of ${names[at]}` : '');
  const pictures = (title: string, id: string): string =>
    html(
      'section',
      {},
      html('h2', {}, title),
      each((at) =>
        titled(
          'h3',
          at,
          html(
            'div',
            {
              class: 'picture',
              id: `${id}-${at}`,
              tabindex: 0,
              role: 'group',
              'aria-label': `${title}${of(at)}`,
            },
            part(`${id}-${at}`),
          ),
        ),
      ),
    );
  return [
    html(
      'header',
      {},
      html('h1', {}, names.join(' and ')),
      html(
        'div',
        { class: isTwo ? 'networks two' : undefined },
        ...names.map((_, at) => titled('h2', at, html('dl', { id: `figures-${at}` }, part(`figures-${at}`)))),
      ),
      html('p', { class: 'problem', id: 'stale', hidden: true }, STALE),
    ),
    html(
      'div',
      { class: 'page' },
      controlsForm(networks),
      html(
        'main',
        {},
        pictures('Diagram', 'diagram'),
        pictures('Multiply-adds by module', 'macs'),
        pictures('Parameters by module', 'params'),
        html(
          'section',
          {},
          html('h2', {}, 'Layers'),
          html(
            'div',
            { class: 'search' },
            html('label', { for: 'search' }, 'Search'),
            html('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' }),
          ),
          each((at) =>
            titled(
              'h3',
              at,
              html('p', { class: 'found', id: `found-${at}` }, part(`found-${at}`)),
              html(
                'div',
                {
                  class: 'rows',
                  id: `layers-${at}`,
                  tabindex: 0,
                  role: 'group',
                  'aria-label': `Layers${of(at)}`,
                },
                part(`layers-${at}`),
              ),
            ),
          ),
        ),
      ),
    ),
    html('p', { class: 'unseen', id: 'status', role: 'status' }),
  ].join('\n');
}

function controlsForm(networks: PageDocument['networks']): string {
  const unchanged = writtenState(networks.length);
  return html(
    'form',
    { class: 'controls', id: 'controls', 'aria-label': 'Values' },
    ...networks.map((network, at) => {
      const state = unchanged.networks[at];
      const controls = state === undefined ? [] : controlsOf(network, state);
      const command = state === undefined ? '' : htmlText(equivalentCommand(network, state));
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
