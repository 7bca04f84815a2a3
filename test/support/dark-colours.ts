/** The classes of the shapes and texts of a picture. */
export function classesOf(svg: string): readonly string[] {
  const lists = [...svg.matchAll(/ class="([^"]*)"/g)].map(([, list = '']) => list.split(' '));
  return [...new Set(lists.flat())].filter((name) => name !== '');
}

/** Whether a style sheet paints a class. */
export function hasRule(sheet: string, name: string): boolean {
  return new RegExp(`\\.${name}\\{(fill|stroke):#[0-9a-f]{6}\\}`).test(sheet);
}
