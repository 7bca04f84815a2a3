/** Whether a name begins as another one, whatever their case and underscores: `RTDetrModel` as `rt_detr` does. */
export function beginsAs(name: string, beginning: string): boolean {
  return withoutStyle(name).startsWith(withoutStyle(beginning));
}

function withoutStyle(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
