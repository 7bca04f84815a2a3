import { checkEnd, readTag, readText, skipValue, type Wire } from '../wire/wire';

export const SCOPE_NAMES = 'pkg.torch.onnx.name_scopes';
export const SCOPE_CLASSES = 'pkg.torch.onnx.class_hierarchy';
export const INPUT_KIND = 'pkg.torch.export.graph_signature.InputSpec.kind';
export const FOLDED_FROM = 'pkg.onnxscript.optimizer.folded_from';
export const GRAPH_SIGNATURE = 'pkg.torch.export.ExportedProgram.graph_signature';

const WANTED = new Set([SCOPE_NAMES, SCOPE_CLASSES, INPUT_KIND, FOLDED_FROM, GRAPH_SIGNATURE]);

/** Longer ones, such as the signature of a network of thousands of tensors, are passed over. */
const LONGEST_VALUE = 1_000_000;

/** Reads an entry of metadata; one that is not wanted has no value: a stack trace, of some KB a node, is passed over. */
export function readMetadata(wire: Wire, end: number): { readonly key: string; readonly value: string } {
  let key = '';
  let valueAt = -1;
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) key = readText(wire, end);
    else {
      if (tag === 18) valueAt = wire.at;
      skipValue(wire, tag, end);
    }
  }
  checkEnd(wire, end);
  if (valueAt < 0 || end - valueAt > LONGEST_VALUE || !WANTED.has(key)) return { key, value: '' };
  wire.at = valueAt;
  const value = readText(wire, end);
  wire.at = end;
  return { key, value };
}

/** Reads `['', 'layer1', 'layer1.0']`, as Python prints a list of texts; null where it is none. */
export function listOfTexts(text: string): readonly string[] | null {
  if (!/^\[.*\]$/s.test(text)) return null;
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(
    ([, single, double]) => single ?? double ?? '',
  );
}

/** The names and kinds of tensors in lines such as `p_conv_weight: PARAMETER target='conv.weight'`. */
export function signatureKinds(signature: string): readonly (readonly [name: string, kind: string])[] {
  return [...signature.matchAll(/^\w+: ([A-Z_]+) target='([^']*)'/gm)].map(
    ([, kind = '', target = '']) => [target, kind] as const,
  );
}
