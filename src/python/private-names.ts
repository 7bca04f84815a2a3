/** The name under which a class keeps one that starts with two underscores; other names are as they are. */
export function privateName(name: string, owner: string): string {
  const bare = owner.replace(/^_+/, '');
  return name.startsWith('__') && !name.endsWith('__') && bare !== '' ? `_${bare}${name}` : name;
}
