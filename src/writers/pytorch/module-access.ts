import { literal } from '../python/literals';
import { isIdentifier } from '../python/names';
import type { Member, Module } from './modules';

/** How a module reaches what is registered below it: `self.features[0]`, `self.blocks["first"].conv`. */
export function accessTo(module: Module, path: string): string {
  const names = path.split('.');
  let code = 'self';
  let members: readonly Member[] = module.members;
  let base: 'attribute' | 'list' | 'dict' = accessIn(module);
  for (const name of names) {
    code += step(name, base);
    const member = members.find((one) => one.name === name);
    if (member?.kind === 'module') {
      ({ members } = member.module);
      base = accessIn(member.module);
    } else if (member?.kind === 'holder') {
      ({ members } = member);
      base = isNumbered(members) ? 'list' : 'dict';
    } else {
      members = [];
      base = 'attribute';
    }
    if (code.endsWith(GET_ATTRIBUTE))
      code = `getattr(${code.slice(0, -GET_ATTRIBUTE.length)}, ${literal(name)})`;
  }
  return code;
}

const GET_ATTRIBUTE = '.getattr';

function step(name: string, base: 'attribute' | 'list' | 'dict'): string {
  if (base === 'list' && /^\d+$/.test(name)) return `[${name}]`;
  if (base === 'dict') return `[${literal(name)}]`;
  return isIdentifier(name) ? `.${name}` : GET_ATTRIBUTE;
}

function accessIn({ base, members }: Module): 'attribute' | 'list' {
  return base !== 'Module' && isNumbered(members) ? 'list' : 'attribute';
}

/** Whether members are named as those of a list. */
export function isNumbered(members: readonly { readonly name: string }[]): boolean {
  return members.length > 0 && members.every(({ name }, at) => name === String(at));
}
