import { attempt, conv } from './built';

/** A module with two outputs for an input of 8 x 6 x 4: its main one of 4 channels, and `aux` of 2. */
const backbone = {
  layers: [conv(2, { name: 'low' }), conv(4, { name: 'high' })],
  outputs: { out: 'high', aux: 'low' },
};

export const backboneModules = { Backbone: backbone };

/** The step that uses it. */
export const useOfBackbone = { type: 'Backbone', name: 'backbone' };

/** What is reported of a network of these layers, with the module available. */
export function reportedOf(layers: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return attempt({ input: [8, 6, 4], modules: backboneModules, ...more, layers }).diagnostics;
}
