/** Objects and lists that fit into this many columns are written on one line. */
const LINE_WIDTH = 110;

/** Writes JSON for editors more than for people: short objects and lists are on one line. */
export function writeCompactJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return line;
  if (indent.length + line.length <= LINE_WIDTH) return spaced(value);
  const inner = `${indent} `;
  const members = Array.isArray(value)
    ? value.map((item) => inner + writeCompactJson(item, inner))
    : Object.entries(value).map(
        ([key, member]) => `${inner}${JSON.stringify(key)}: ${writeCompactJson(member, inner)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${members.join(',\n')}\n${indent}${close}`;
}

function spaced(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
