import { findAttribute } from '../attributes';
import { lookUp } from '../classes';
import { createDict, createList } from '../containers';
import { isEqual } from '../equality';
import { raise } from '../failure';
import { builtinMatchesItself, isInstanceOf } from '../instance-check';
import { itemsOf } from '../iteration';
import { dictKey, findEntry } from '../keys';
import { isKind } from '../kinds';
import type { Pattern, StatementOf } from '../syntax';
import type { PyDict, Value } from '../value';
import type { Activation, Assign, Context } from './code';
import { compileTest } from './expressions';
import { compileNameTarget } from './names';

type Matches = (frame: Activation, value: Value) => boolean;

/** One `case`: whether it takes a value, with the names that its pattern binds. */
export interface CompiledCase {
  readonly takes: Matches;
}

/** Compiles the patterns of a `match`. */
export function compileCases(node: StatementOf<'Match'>, context: Context): readonly CompiledCase[] {
  return node.cases.map((one) => {
    const matches = compilePattern(one.pattern, context);
    const guard = one.guard == null ? null : compileTest(one.guard, context);
    return {
      takes: (frame, value) => {
        frame.span = one.pattern;
        return matches(frame, value) && (guard === null || guard(frame));
      },
    };
  });
}

function compilePattern(node: Pattern, context: Context): Matches {
  const { expression } = context.compiler;
  switch (node.nodeType) {
    case 'MatchValue': {
      const wanted = expression(node.value, context);
      return (frame, value) => isEqual(frame.machine, value, wanted(frame));
    }
    case 'MatchSingleton': {
      const wanted: unknown = node.value ?? null;
      return (_frame, value) => value === wanted;
    }
    case 'MatchSequence':
      return compileSequence(node.patterns, context);
    case 'MatchMapping':
      return compileMapping(node, context);
    case 'MatchClass':
      return compileClassPattern(node, context);
    case 'MatchAs': {
      const inner = node.pattern == null ? null : compilePattern(node.pattern, context);
      const assign = node.name == null ? null : compileNameTarget(node.name, context);
      return (frame, value) => {
        if (inner !== null && !inner(frame, value)) return false;
        assign?.(frame, value);
        return true;
      };
    }
    case 'MatchOr': {
      const options = node.patterns.map((one) => compilePattern(one, context));
      return (frame, value) => options.some((matches) => matches(frame, value));
    }
    default:
      return () => false;
  }
}

function compileSequence(patterns: readonly Pattern[], context: Context): Matches {
  const star = patterns.findIndex(({ nodeType }) => nodeType === 'MatchStar');
  const before = patterns.slice(0, star < 0 ? undefined : star).map((one) => compilePattern(one, context));
  const after = star < 0 ? [] : patterns.slice(star + 1).map((one) => compilePattern(one, context));
  const starred = patterns[star];
  const bindRest: Assign | null =
    starred?.nodeType === 'MatchStar' && starred.name != null
      ? compileNameTarget(starred.name, context)
      : null;
  return (frame, value) => {
    if (!isKind(value, 'list') && !isKind(value, 'tuple') && !isKind(value, 'range')) return false;
    const items = isKind(value, 'range') ? itemsOf(frame.machine, value) : value.items;
    const needed = before.length + after.length;
    if (star < 0 ? items.length !== needed : items.length < needed) return false;
    const end = items.length - after.length;
    const areTaken =
      before.every((matches, index) => matches(frame, items[index] ?? null)) &&
      after.every((matches, index) => matches(frame, items[end + index] ?? null));
    if (areTaken) bindRest?.(frame, createList(items.slice(before.length, end)));
    return areTaken;
  };
}

function compileMapping(node: Extract<Pattern, { nodeType: 'MatchMapping' }>, context: Context): Matches {
  const keys = node.keys.map((key) => context.compiler.expression(key, context));
  const patterns = node.patterns.map((one) => compilePattern(one, context));
  const bindRest = node.rest == null ? null : compileNameTarget(node.rest, context);
  return (frame, value) => {
    if (!isKind(value, 'dict')) return false;
    const given = keys.map((key) => key(frame));
    for (const [index, key] of given.entries()) {
      const entry = findEntry(frame.machine, value, key);
      if (entry === undefined || patterns[index]?.(frame, entry.value) !== true) return false;
    }
    bindRest?.(frame, without(frame, value, given));
    return true;
  };
}

function without({ machine }: Activation, dict: PyDict, keys: readonly Value[]): PyDict {
  const rest = createDict();
  const gone = new Set(keys.map((key) => dictKey(machine, dict, key)));
  for (const [key, { key: name, value }] of dict.entries)
    if (!gone.has(key)) rest.entries.set(key, { key: name, value });
  return rest;
}

function compileClassPattern(node: Extract<Pattern, { nodeType: 'MatchClass' }>, context: Context): Matches {
  const type = context.compiler.expression(node.cls, context);
  const positional = node.patterns.map((one) => compilePattern(one, context));
  const named = node.kwd_attrs.map((name, index) => {
    const pattern = node.kwd_patterns[index];
    return { name, matches: pattern === undefined ? () => true : compilePattern(pattern, context) };
  });
  return (frame, value) => {
    const wanted = type(frame);
    frame.span = node;
    const { machine } = frame;
    if (!isKind(wanted, 'class')) return raise('TypeError', 'called match pattern must be a type');
    if (!isInstanceOf(machine, value, wanted)) return false;
    const attributeMatches = (name: string, matches: Matches): boolean => {
      const attribute = findAttribute(machine, value, name);
      return attribute !== undefined && matches(frame, attribute);
    };
    const [first] = positional;
    if (first !== undefined && builtinMatchesItself(wanted)) {
      if (!first(frame, value)) return false;
    } else if (positional.length > 0) {
      const listed = lookUp(wanted, '__match_args__');
      const names = isKind(listed, 'tuple') ? listed.items : [];
      if (names.length < positional.length) {
        const accepts = `${wanted.name}() accepts ${names.length} positional sub-pattern${names.length === 1 ? '' : 's'}`;
        raise('TypeError', `${accepts} (${positional.length} given)`);
      }
      if (!positional.every((matches, index) => attributeMatches(String(names[index]), matches)))
        return false;
    }
    return named.every(({ name, matches }) => attributeMatches(name, matches));
  };
}
