import { createTuple } from '../../../python/containers';
import { addMethods, type HostMethods } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import type { Instance, Value } from '../../../python/value';
import { olderReduction } from '../older-reduction';
import { sessionOf } from '../session';
import { isTensor } from '../tensor';
import { batchNormClass, convClass, instanceNormClass, lossClass, normBaseClass } from './layer-bases';
import { knownOp } from './layer-classes';
import { constructLayer, runLayer } from './layers';
import { method } from './module-class';
import { beginModule } from './module-state';

/** A normalisation of any number of dimensions: the parameters are those of one, the call is that of its input. */
function normMethods(type: 'BatchNorm' | 'InstanceNorm'): HostMethods {
  const on = type === 'BatchNorm' ? 'True' : 'False';
  return {
    __init__: method(
      '__init__',
      `num_features, eps=1e-05, momentum=0.1, affine=${on}, track_running_stats=${on}, device=None, dtype=None`,
      (machine, self, ...given) => {
        constructLayer(sessionOf(machine), self, knownOp(`${type}2d`), given.slice(0, 5), new Map());
        return null;
      },
    ),
    forward: method('forward', 'input', (machine, self, input) => {
      const rank = isTensor(input) ? input.host.shape.length : 4;
      const op = knownOp(`${type}${Math.min(3, Math.max(1, rank - 2))}d`);
      return runLayer(sessionOf(machine), self, op, [input], new Map());
    }),
    reset_parameters: () => null,
  };
}

addMethods(normBaseClass, normMethods('BatchNorm'));
addMethods(batchNormClass, normMethods('BatchNorm'));
addMethods(instanceNormClass, normMethods('InstanceNorm'));

addMethods(convClass, {
  __init__: method(
    '__init__',
    'in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding, groups, bias, padding_mode, device=None, dtype=None',
    (machine, self, ...given) => {
      const [inputs = null, outputs = null, size = null, stride = null, padding = null, dilation = null] =
        given;
      const [transposed, output = null, groups = null, bias = null, mode = null] = given.slice(6);
      const axes = isKind(size, 'tuple') ? itemsOf(machine, size).length : 2;
      const op = knownOp(`Conv${transposed === true ? 'Transpose' : ''}${axes}d`);
      const named: readonly (readonly [string, Value])[] = [
        ['stride', stride],
        ['padding', padding],
        ['dilation', dilation],
        ...(transposed === true ? [['output_padding', output] as const] : []),
        ['groups', groups],
        ['bias', bias],
        ['padding_mode', mode],
      ];
      constructLayer(sessionOf(machine), self, op, [inputs, outputs, size], new Map(named));
      keepOutputPadding(self, axes);
      return null;
    },
  ),
  reset_parameters: () => null,
});

function keepOutputPadding(self: Instance, axes: number): void {
  if (!self.attributes.has('output_padding'))
    self.attributes.set('output_padding', createTuple(new Array<Value>(axes).fill(0)));
}

addMethods(lossClass, {
  __init__: method(
    '__init__',
    "size_average=None, reduce=None, reduction='mean'",
    (machine, self, average, reduce, reduction) => {
      beginModule(machine, self);
      self.attributes.set('reduction', olderReduction(average, reduce) ?? reduction);
      return null;
    },
  ),
});

/** loading this file adds the methods of the classes that layers derive from */
export { layerBase } from './layer-bases';
