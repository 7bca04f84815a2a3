import { productOf } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';
import { dtypeOf, isFloatType } from '../frontends/onnx/operators/element-types';
import { openModel } from '../frontends/onnx/read-onnx';
import { faultDiagnostic, faultOf } from '../frontends/onnx/wire/fault';
import { bytesOfElements } from '../graph/dtype';
import type { CheckpointTensor } from '../report/checkpoint';
import { damaged } from './refused';

/** The names and shapes of the initializers of an ONNX model; their elements are passed over. */
export function readInitializers(
  path: string,
  bytes: DocumentBytes,
): readonly CheckpointTensor[] | Diagnostic {
  try {
    const { initializers } = openModel({ path, bytes }).model.graph;
    const names = new Set(initializers.map(({ name }) => name));
    if (names.size < initializers.length) return damaged(path, 'has two initializers of one name');
    return initializers.map(({ name, dims, elementType, nonZero }): CheckpointTensor => {
      const dtype = dtypeOf(elementType);
      return {
        key: name,
        shape: dims,
        dtype: dtype ?? 'unknown',
        bytes: dtype === undefined ? null : bytesOfElements(nonZero ?? productOf(dims), dtype),
        ...(isFloatType(elementType) ? {} : { isGraphData: true as const }),
      };
    });
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return faultDiagnostic(fault, path);
  }
}
