import { describe, expect, it } from 'vitest';
import {
  branchScope,
  createPathScope,
  isNextIndexTaken,
  pathBelow,
  takeIndex,
  takeName,
} from '../../src/graph/naming';

/** A list in which so many unnamed children have taken their indexes. */
function listOf(children: number) {
  const scope = createPathScope('block', 'list');
  for (let child = 0; child < children; child += 1) takeIndex(scope);
  return scope;
}

describe('the names below a path', () => {
  it('of unnamed children are their indexes', () => {
    const scope = listOf(2);
    expect(takeIndex(scope)).toBe(2);
    expect(takeIndex(createPathScope('', 'list'))).toBe(0);
    expect(pathBelow('', 'conv')).toBe('conv');
    expect(pathBelow('', 0)).toBe('0');
    expect(pathBelow('block', 'conv')).toBe('block.conv');
    expect(pathBelow('block', 2)).toBe('block.2');
    expect(pathBelow('block', null)).toBe('block');
  });

  it.each([
    ['0', false],
    ['9', false],
    ['10', false],
    ['11', true],
    ['12', true],
    ['100', true],
    ['01', true],
    ['0a', true],
    ['a0', true],
    ['1a', true],
    ['', true],
  ])('%j beside eleven unnamed children is free: %j', (name, isFree) => {
    expect(takeName(listOf(11), name, 'with-index')).toBe(isFree);
  });

  it('are each taken once', () => {
    const scope = listOf(0);
    expect(takeName(scope, 'a', 'with-index')).toBe(true);
    expect(takeName(scope, 'a', 'with-index')).toBe(false);
    expect(takeName(scope, 'b', 'without-index')).toBe(true);
  });

  it('of a named child use up an index, which is then a free name', () => {
    const scope = listOf(0);
    takeName(scope, 'a', 'with-index');
    expect(takeIndex(scope)).toBe(1);
    expect(takeName(scope, '0', 'without-index')).toBe(true);
    expect(takeName(scope, '1', 'without-index')).toBe(false);
  });

  it('of a branch use up none', () => {
    const scope = listOf(0);
    takeName(scope, 'left', 'without-index');
    expect(takeIndex(scope)).toBe(0);
  });

  it('may be the next index, which an unnamed child can then not take', () => {
    const scope = listOf(0);
    expect(isNextIndexTaken(scope)).toBe(false);
    takeName(scope, '1', 'with-index');
    expect(isNextIndexTaken(scope)).toBe(true);
    expect(isNextIndexTaken(listOf(3))).toBe(false);
  });
});

describe('the only child of a branch', () => {
  it("takes the branch's path, and leaves every name free", () => {
    const scope = createPathScope('branch', 'only');
    expect(takeIndex(scope)).toBe(null);
    expect(takeIndex(scope)).toBe(null);
    expect(takeName(scope, '0', 'with-index')).toBe(true);
  });

  it('is a list of its own where it is Branches', () => {
    const only = createPathScope('branch', 'only');
    takeName(only, 'a', 'with-index');
    const inner = branchScope(only);
    expect(takeName(inner, 'a', 'without-index')).toBe(true);
    expect(takeIndex(inner)).toBe(0);
    expect(inner.path).toBe('branch');
    const list = listOf(1);
    expect(branchScope(list)).toBe(list);
  });
});
