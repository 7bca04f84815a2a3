import type { Spec } from '../../language/spec';
import type { FrontEnd, ReadOptions } from '../front-end';
import type { BuiltSpec } from './build-changed';
import { isSpecDocument } from './recognise';

/** JSON specs. The reader and builder are loaded with the first one. */
export const specFrontEnd: FrontEnd = {
  name: 'spec',
  endings: ['json', 'jsonc'],
  recognises: isSpecDocument,
  isMeantAsNetwork: (document, io) => {
    const { isMeantAsSpecDocument }: typeof import('./meant-as-spec') = require('./meant-as-spec');
    return isMeantAsSpecDocument(document, io);
  },
  read: (document, options, io) => {
    const { readSpec }: typeof import('./read-spec') = require('./read-spec');
    return readSpec(document, options, io);
  },
};

/** Builds the graph of a compiled spec, without loading the reader of documents. */
export function buildCompiled(spec: Spec, options: ReadOptions): BuiltSpec {
  const { buildChanged }: typeof import('./build-changed') = require('./build-changed');
  return buildChanged(spec, options);
}
