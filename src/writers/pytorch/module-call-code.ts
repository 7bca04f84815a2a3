import { type Code, call, joined } from '../python/layout';
import { literal } from '../python/literals';
import { atom, codesOf, type Expression } from './expression';
import { isOfCall } from './layer-code';
import type { ModuleStep, Step } from './modules';

/** `self.conv(x)`. Recurrent layers take their states as one argument, attention its query, key and value. */
export function moduleCall(
  access: string,
  { op, args, outputs }: ModuleStep,
  inputs: readonly Expression[],
): Expression {
  const codes = codesOf(inputs);
  const [first = '', second = first, third = second] = codes;
  if (op?.type === 'MultiheadAttention') {
    const names =
      args.mask === 'key_padding_mask'
        ? ['key_padding_mask', 'attn_mask']
        : ['attn_mask', 'key_padding_mask'];
    const masks = codes.slice(3).map((code, at) => joined(`${names[at]}=`, code));
    const each = args.average_attn_weights === false ? ['average_attn_weights=False'] : [];
    const items = [first, second, third, ...masks, ...each];
    if (outputs.length > 1) return atom(call(access, items));
    return atom(joined(call(access, [...items, 'need_weights=False']), '[0]'));
  }
  if ((op?.type === 'LSTM' || op?.type === 'LSTMCell') && codes.length > 1) {
    const state: Code = [{ open: '(', items: [second, third], close: ')' }];
    return atom(call(access, [first, state]));
  }
  const named = Object.entries(args).flatMap(([name, value = null]) =>
    op !== null && value !== null && isOfCall(op.type, name)
      ? [`${name}=${literal(value, op.fields[name] ?? null)}`]
      : [],
  );
  return atom(call(access, [...codes, ...named]));
}

/** What the results of a step are assigned to: `x, (hidden, cell)` for an LSTM. */
export function resultPattern(step: Step, names: readonly string[]): string {
  const type = step.kind === 'constant' ? '' : (step.op?.type ?? '');
  const [first = '_', ...others] = names;
  if (type === 'LSTM')
    return others.every((name) => name === '_') ? `${first}, _` : `${first}, (${others.join(', ')})`;
  return names.join(', ');
}
