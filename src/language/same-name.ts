/** A name without what libraries write in different ways: case, "_" and "-", and the module before a dot. */
export function sameName(name: string): string {
  const [own = ''] = name.split('.').slice(-1);
  return own.toLowerCase().replace(/[_-]/g, '');
}
