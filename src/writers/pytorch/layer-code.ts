import { findOp } from '../../ops/index';
import { type Code, call } from '../python/layout';
import type { SpecObject } from '../spec/json';
import { type ArgumentOf, argumentsAs, byName } from './arguments';

/** Stacks of layers that PyTorch constructs from one layer. */
const STACKS: Readonly<Record<string, string>> = {
  TransformerEncoder: 'TransformerEncoderLayer',
  TransformerDecoder: 'TransformerDecoderLayer',
};

/**
 * `nn.Conv2d(3, 64, kernel_size=7)`: the usual positional arguments by position, the others by name; `further`
 * are arguments that the layer type does not have.
 */
export function layerCode(type: string, args: SpecObject, further: readonly string[] = []): Code {
  const of = argumentsAs(type, args, '');
  const layer = STACKS[type];
  if (layer !== undefined) return stackCode(type, layer, args, of);
  if (type === 'StochasticDepth')
    return call('ops.StochasticDepth', [of('p')?.text ?? '0.5', of('mode')?.text ?? '"row"']);
  const { fields = {}, positional = Object.keys(fields) } = findOp(type) ?? {};
  const names = Object.keys(fields).filter((name) => of(name) !== null && !isOfCall(type, name));
  const [only] = names;
  const byPlace = new Set<string>();
  for (const name of positional) {
    const field = fields[name];
    const isLeading = field?.default === undefined || field.inferred === true || name === 'normalized_shape';
    const isOnly = names.length === 1 && name === only && field?.kind !== 'flag' && field?.kind !== 'words';
    if (!names.includes(name) || !((isLeading && byPlace.size < BY_PLACE) || isOnly)) break;
    if (name === 'kernel_size' && names.length > 1) break;
    byPlace.add(name);
  }
  const items = names.map((name) => {
    const { text = '' } = of(name) ?? {};
    return byPlace.has(name) ? text : `${name}=${text}`;
  });
  return call(constructorName(type), [...items, ...further]);
}

/**
 * The name of a constructor in exported code, which imports `ops` from torchvision, and any other class by its
 * name.
 */
function constructorName(type: string): string {
  const module = findOp(type)?.pythonModule;
  if (module === undefined) return `nn.${type}`;
  return module === 'torchvision.ops' ? `ops.${type}` : type;
}

/** Whether PyTorch takes an argument in the call of a layer, not in its constructor. */
export function isOfCall(type: string, name: string): boolean {
  if (type === 'MultiheadAttention') return name === 'mask' || name === 'average_attn_weights';
  return type.startsWith('MaxUnpool') && name === 'output_size';
}

/** At most this many arguments are written by position. */
const BY_PLACE = 2;

function stackCode(type: string, layer: string, args: SpecObject, of: ArgumentOf): Code {
  const { num_layers: _layers, norm: _norm, ...inner } = args;
  const norm = of('norm')?.value === true ? [`norm=nn.LayerNorm(${of('d_model')?.text ?? ''})`] : [];
  return call(`nn.${type}`, [layerCode(layer, inner), ...byName(of, ['num_layers']), ...norm]);
}
