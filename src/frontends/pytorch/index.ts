import type { FrontEnd } from '../front-end';
import { isPythonDocument } from './reference';

/** PyTorch source. The reader and interpreter are loaded with the first file. */
export const pytorchFrontEnd: FrontEnd = {
  name: 'pytorch',
  endings: ['py'],
  recognises: isPythonDocument,
  isMeantAsNetwork: () => false,
  read: (document, options, io) => {
    const { readPython }: typeof import('./read-python') = require('./read-python');
    return readPython(document, options, io);
  },
};
