import { findOp } from '../../ops/index';
import { COMPUTED_WEIGHT } from '../../ops/parametrization';
import { type Code, call, flat, joined, LINE_LENGTH, list, repeated, statementLines } from '../python/layout';
import { hintOf, literal } from '../python/literals';
import { isIdentifier } from '../python/names';
import type { SpecObject } from '../spec/json';
import { argumentAs, asArgValue, givenArgs } from './arguments';
import { type ClassDefinition, type Classes, isWrittenInPlace } from './classes';
import { layerCode } from './layer-code';
import { isNumbered } from './module-access';
import type { LayerMember, Member, Module, TensorMember } from './modules';

/** The constructor of a class as lines; none if it has nothing to construct. */
export function constructorLines(
  definition: ClassDefinition,
  classes: Classes,
  more: readonly string[],
): readonly string[] {
  const { calls, arguments: args } = definition;
  const [module] = calls;
  if (module === undefined) return [];
  const write = { classes, written: args.written };
  const kept = keptArguments(definition).map((name) => `self.${name} = ${name}`);
  const isListed = module.base !== 'Module' && isNumbered(module.members);
  const members = isListed
    ? [listedSuper(module, write)]
    : [
        'super().__init__()',
        ...kept,
        ...module.members.flatMap((member) => statementsOf(member, definition, write)),
      ];
  const statements: readonly Statement[] = [...members, ...(isListed ? kept : []), ...more];
  if (statements.length === 1 && !isListed && parametersOf(definition).length === 0) return [];
  const header = call('def __init__', ['self', ...parametersOf(definition)]);
  return [
    ...statementLines(joined(header, ' -> None:'), 1),
    ...statements.flatMap((statement) =>
      typeof statement === 'object' && 'condition' in statement
        ? [...statementLines(`if ${statement.condition}:`, 2), ...statementLines(statement.body, 3)]
        : statementLines(statement, 2),
    ),
  ];
}

/** A statement, or one that only some modules of the class have. */
type Statement = Code | { readonly condition: string; readonly body: Code };

/** The statements that register a member; an optional one is None if left out. */
function statementsOf(member: Member, { optional }: ClassDefinition, writing: Writing): readonly Statement[] {
  const condition = optional.get(member.name);
  const body = memberStatement(member, writing);
  return condition === undefined ? [body] : [`self.${member.name} = None`, { condition, body }];
}

interface Writing {
  readonly classes: Classes;
  /** The arguments of members, with those that come from the class's own. */
  readonly written: ReadonlyMap<unknown, SpecObject>;
}

/** `super().__init__(nn.Conv2d(...), nn.ReLU())` of a class that is a list of its members. */
function listedSuper({ base, members }: Module, writing: Writing): Code {
  const items = folded(members.map((member) => memberCode(member, writing)));
  return call('super().__init__', base === 'Sequential' ? items : [list(items)]);
}

function memberStatement(member: Member, writing: Writing): Code {
  const code = memberCode(member, writing);
  if (member.kind === 'tensor' && member.of === 'buffer')
    return call('self.register_buffer', [JSON.stringify(member.name), code]);
  if (isIdentifier(member.name)) return joined(`self.${member.name} = `, code);
  const name = JSON.stringify(member.name);
  return call(member.kind === 'tensor' ? 'self.register_parameter' : 'self.add_module', [name, code]);
}

/** The code that constructs a member. */
function memberCode(member: Member, writing: Writing): Code {
  if (member.kind === 'layer') return layerMemberCode(member, writing);
  if (member.kind === 'tensor') return tensorCode(member, writing);
  if (member.kind === 'holder') {
    if (isNumbered(member.members))
      return call('nn.ModuleList', [list(folded(member.members.map((one) => memberCode(one, writing))))]);
    const entries = member.members.map((one) =>
      joined(`${JSON.stringify(one.name)}: `, memberCode(one, writing)),
    );
    return call('nn.ModuleDict', [[{ open: '{', items: entries, close: '}' }]]);
  }
  const { module } = member;
  if (!isWrittenInPlace(module)) {
    const { name, args } = writing.classes.uses.get(module) ?? { name: module.type, args: {} };
    return call(name, classArguments(name, writing.written.get(member) ?? args, writing.classes));
  }
  const codes = module.members.map((one) => memberCode(one, writing));
  if (isNumbered(module.members)) return call('nn.Sequential', folded(codes));
  const pairs = module.members.map(
    ({ name }, at): Code => [{ open: '(', items: [JSON.stringify(name), codes[at] ?? ''], close: ')' }],
  );
  return call('nn.Sequential', [call('OrderedDict', [list(pairs)])]);
}

/** `BasicBlock(64, 128, stride=2)`: required arguments by position, the rest by name. */
function classArguments(name: string, args: SpecObject, { definitions }: Classes): readonly Code[] {
  const definition = definitions.find((one) => one.name === name);
  const order = definition === undefined ? Object.keys(args) : orderedNames(definition);
  let isByPlace = true;
  return order.flatMap((key) => {
    if (!Object.hasOwn(args, key)) {
      isByPlace = false;
      return [];
    }
    const { text } = argumentAs(args[key] ?? null, fieldOf(definition, key), '');
    const isRequired = definition?.arguments.defaults[key] === null;
    if (!isRequired) isByPlace = false;
    return [isByPlace ? text : `${key}=${text}`];
  });
}

function layerMemberCode(member: LayerMember, { written }: Writing): Code {
  const { op, args, inputs, isFrozen, given, dtype, parametrizations } = member;
  const made = layerCode(
    op.type,
    written.get(member) ?? givenArgs(op, args, inputs),
    given.map(({ name, shape }) => `${name}=torch.zeros(${shape.join(', ')})`),
  );
  const code = parametrizations.reduce(
    (inner, { name, by }) =>
      call(`nn.utils.${by}`, name === COMPUTED_WEIGHT ? [inner] : [inner, `name='${name}'`]),
    made,
  );
  const converted = dtype === null ? code : joined(code, `.to(torch.${dtype})`);
  return isFrozen ? joined(converted, '.requires_grad_(False)') : converted;
}

function tensorCode(member: TensorMember, { written }: Writing): Code {
  const shape = argumentAs(written.get(member)?.shape ?? member.shape, undefined, '');
  const sizes = shape.isNamed ? [shape.text] : member.shape.length === 0 ? ['()'] : member.shape.map(String);
  const dtype = member.dtype === null || member.dtype === 'float32' ? [] : [`dtype=torch.${member.dtype}`];
  const made = call('torch.zeros', [...sizes, ...dtype]);
  if (member.of === 'buffer') return made;
  return call('nn.Parameter', [made, ...(member.of === 'frozen' ? ['requires_grad=False'] : [])]);
}

/** Three or more equal members in a row as a comprehension. */
function folded(codes: readonly Code[]): readonly Code[] {
  const items: Code[] = [];
  for (let at = 0; at < codes.length; ) {
    const code = codes[at] ?? '';
    let end = at + 1;
    while (end < codes.length && flat(codes[end] ?? '') === flat(code)) end += 1;
    const times = end - at;
    const isFolded = times >= SHORTEST_RUN && flat(code).length * times >= LINE_LENGTH;
    items.push(isFolded ? repeated(code, times) : code);
    at = isFolded ? end : at + 1;
  }
  return items;
}

const SHORTEST_RUN = 3;

/** The parameters of a constructor with their hints and defaults: `padding: int | str = 0`. */
function parametersOf(definition: ClassDefinition): readonly string[] {
  const { defaults } = definition.arguments;
  return orderedNames(definition).map((name) => {
    const field = fieldOf(definition, name);
    const values = definition.calls.map((_, call) =>
      asArgValue(definition.arguments.given[call]?.[name] ?? defaults[name] ?? null),
    );
    const value = defaults[name] ?? null;
    const hint = hintOf(values, field);
    return value === null
      ? `${name}: ${hint}`
      : `${name}: ${hint} = ${literal(asArgValue(value), field ?? null)}`;
  });
}

/** The names of a class's arguments, required ones first. */
function orderedNames({ arguments: { defaults } }: ClassDefinition): readonly string[] {
  const names = Object.keys(defaults);
  return [
    ...names.filter((name) => defaults[name] === null),
    ...names.filter((name) => defaults[name] !== null),
  ];
}

/** The field of the first layer that takes an argument of the class. */
function fieldOf(definition: ClassDefinition | undefined, name: string) {
  for (const [site, args] of definition?.arguments.written ?? [])
    for (const [key, value] of Object.entries(args))
      if (value === `\${${name}}` && 'op' in site) return findOp(site.op.type)?.fields[key];
  return undefined;
}

/** The arguments that the forward needs again. */
function keptArguments({ calls, arguments: { written, defaults } }: ClassDefinition): readonly string[] {
  const [module] = calls;
  const inForward = (module?.steps ?? []).flatMap((step) =>
    step.kind === 'function' ? [JSON.stringify(written.get(step) ?? {})] : [],
  );
  return Object.keys(defaults).filter((name) => {
    const mention = new RegExp(`\\$\\{[^}]*\\b${name}\\b`);
    return inForward.some((text) => mention.test(text));
  });
}
