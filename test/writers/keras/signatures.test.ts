import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseModule } from '../../../src/python/parsing/index';
import { exampleCases, goldenCases, type KerasCase, presetCase } from '../../support/keras-cases';

/** What the layers and operations of Keras take, as inspect.signature of Keras itself gives it. */
const keras: {
  readonly of_every_layer: readonly string[];
  readonly signatures: Readonly<Record<string, readonly string[]>>;
} = JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/keras/signatures.json'), 'utf8'));

interface FoundCall {
  readonly name: string;
  readonly byPlace: number;
  readonly names: readonly string[];
}

/** The calls of `layers.X`, `ops.x` and `keras.X` in a text. */
function callsIn(text: string): readonly FoundCall[] {
  const found: FoundCall[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (
      'nodeType' in node &&
      node.nodeType === 'Call' &&
      'func' in node &&
      'args' in node &&
      'keywords' in node
    ) {
      const name = nameOf(node.func);
      const keywords = Array.isArray(node.keywords) ? node.keywords : [];
      if (name !== null)
        found.push({
          name,
          byPlace: Array.isArray(node.args) ? node.args.length : 0,
          names: keywords.map(({ arg }) => String(arg)),
        });
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(parseModule(text));
  return found;
}

function nameOf(callee: unknown): string | null {
  if (typeof callee !== 'object' || callee === null || !('attr' in callee) || !('value' in callee))
    return null;
  const { value } = callee;
  return typeof value === 'object' && value !== null && 'id' in value ? `${value.id}.${callee.attr}` : null;
}

function problems({ name, byPlace, names }: FoundCall): readonly string[] {
  const signature = keras.signatures[name];
  if (signature === undefined) return [`there is no ${name}`];
  const further = name.startsWith('layers.') ? keras.of_every_layer : [];
  return [
    ...(byPlace > signature.length ? [`${name} takes ${signature.length} arguments, not ${byPlace}`] : []),
    ...names
      .filter((each) => !signature.includes(each) && !further.includes(each))
      .map((each) => `${name} has no argument ${each}`),
    ...names.filter((each) => signature.indexOf(each) >= 0 && signature.indexOf(each) < byPlace),
  ];
}

describe('the calls that are written', () => {
  const written = (cases: readonly KerasCase[]) =>
    cases.flatMap(({ name, text }) => (text === null ? [] : [[name, text] as const]));

  it.each([
    ['the examples of every layer type', 200, exampleCases],
    ['the networks of goldens', 17, goldenCases],
    ['presets', 4, () => ['v2', 'alexnet', 'shufflenet_v2_x0_5', 'unet'].map(presetCase)],
  ] as const)('are of layers that Keras has, with their arguments: %s', (_what, least, make) => {
    const texts = written(make());
    expect(texts.length).toBeGreaterThanOrEqual(least);
    const wrong = texts.flatMap(([name, text]) =>
      callsIn(text).flatMap((call) => problems(call).map((problem) => `${name}: ${problem}`)),
    );
    expect(wrong).toEqual([]);
  });
});
