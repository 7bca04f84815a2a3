import type { Spec } from '../../language/spec';
import type { FrontEnd, ReadOptions } from '../front-end';
import type { GraphResult } from './build-graph';
import { isSpecDocument } from './recognise';

/** JSON specs. What reads and builds them is loaded with the first one. */
export const specFrontEnd: FrontEnd = {
  name: 'spec',
  endings: ['json', 'jsonc'],
  recognises: isSpecDocument,
  isMeantAsNetwork: ({ path, bytes }) => {
    const { isMeantAsSpecDocument }: typeof import('./read-spec') = require('./read-spec');
    return isMeantAsSpecDocument(path, bytes);
  },
  read: (document, options, io) => {
    const { readSpec }: typeof import('./read-spec') = require('./read-spec');
    return readSpec(document, options, io);
  },
};

/** Builds the graph of a spec that the build compiled; what reads documents is not loaded for it. */
export function buildCompiled(spec: Spec, options: ReadOptions): GraphResult {
  const { buildChanged }: typeof import('./build-changed') = require('./build-changed');
  return buildChanged(spec, options);
}
