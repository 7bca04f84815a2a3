import type { FrontEnd } from '../front-end';
import { isOnnxDocument } from './recognise';

/** ONNX models. The reader is loaded with the first one. */
export const onnxFrontEnd: FrontEnd = {
  name: 'onnx',
  endings: ['onnx'],
  recognises: isOnnxDocument,
  isMeantAsNetwork: () => true,
  read: (document, options, io) => {
    const { readOnnx }: typeof import('./read-onnx') = require('./read-onnx');
    return readOnnx(document, options, io);
  },
};
