import { raise } from '../failure';
import { isKind } from '../kinds';
import type { Value } from '../value';

/** Refuses an enum in which two names are one member. */
export function unique(type: Value): Value {
  if (!isKind(type, 'class')) return type;
  const doubled = [...type.attributes].flatMap(([key, value]) => {
    const isMember = isKind(value, 'instance') && value.type === type;
    const name = isMember ? String(value.attributes.get('_name_')) : key;
    return name === key ? [] : [`${key} -> ${name}`];
  });
  if (doubled.length === 0) return type;
  return raise(
    'ValueError',
    `duplicate values found in <enum '${type.qualifiedName}'>: ${doubled.join(', ')}`,
  );
}
