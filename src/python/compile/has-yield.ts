/** Whether a node yields, functions inside of it left out. */
export function hasYield(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasYield);
  if (typeof node !== 'object' || node === null) return false;
  const type = 'nodeType' in node ? node.nodeType : undefined;
  if (type === 'Yield' || type === 'YieldFrom' || type === 'Await') return true;
  if (type === 'FunctionDef' || type === 'Lambda' || type === 'ClassDef' || type === 'AsyncFunctionDef')
    return false;
  return Object.values(node).some(hasYield);
}
