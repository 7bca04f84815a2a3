import { call } from '../../../python/call';
import { refuse } from '../../../python/failure';
import { hostFunction, hostModule } from '../../../python/host';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Invoke, Machine, Value } from '../../../python/value';
import timmSource from '../sources/timm.py';
import { fromSource } from '../../../python/library/source-module';

function fromTimm(machine: Machine, name: string): Value {
  return fromSource(machine, 'timm', timmSource, name) ?? null;
}

const createModel: Invoke = (machine, args, keywords) => {
  const [name = keywords.get('model_name') ?? null] = args;
  if (typeof name !== 'string' || call(machine, fromTimm(machine, 'is_known'), [name]) !== true)
    return refuse({
      code: 'python/unknown-import',
      message: `timm.create_model(${typeof name === 'string' ? `'${name}'` : '...'}) is not known`,
      why: "timm's networks are known where they equal torchvision's: ResNet, ResNeXt, VGG and DenseNet",
      help: "put timm's source below --root, or use a network of torchvision.models",
    });
  return call(machine, fromTimm(machine, 'create_model'), args, keywords);
};

/** `timm`, as far as its networks are those of torchvision. */
export const timmModule: HostModule = {
  name: 'timm',
  create: (machine) =>
    hostModule('timm', { create_model: hostFunction('create_model', createModel) }, (name) => {
      if (name.startsWith('__')) return undefined;
      return name === 'list_models' ? fromTimm(machine, name) : unknownImport(machine, `timm.${name}`);
    }),
};
