import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Dtype } from '../../graph/dtype';
import { parseInputShape } from '../../language/input-shape';
import { LARGEST_SIZE } from '../../ops/fields';
import { createDict, createList } from '../../python/containers';
import type { CallSignature, Value } from '../../python/value';
import { readDtype } from './dtypes';
import { setIn } from './nn/module-state';
import type { Session } from './session';
import { createTensor, type Tensor } from './tensor';

/** A value of `--in`: a tensor, or lists and dicts of tensors. */
export type GivenInput =
  | { readonly kind: 'tensor'; readonly shape: readonly number[]; readonly dtype: Dtype }
  | { readonly kind: 'list'; readonly items: readonly GivenInput[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [name: string, input: GivenInput])[] };

/** One `--in`, with the name of its parameter. */
export interface NamedInput {
  readonly name: string | null;
  readonly input: GivenInput;
}

/** Reads a value of `--in`; returns the problem as a string if it cannot be read. */
export function readInput(text: string, batch: number): NamedInput | string {
  const [, name = null, value = text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  const input = readValue(value.trim(), batch);
  return typeof input === 'string' ? input : { name, input };
}

/** `3x224x224` without its batch, `[1,3,224,224]` with it, both with `:dtype`; JSON with lists and objects of them. */
function readValue(text: string, batch: number): GivenInput | string {
  const [, shapeText = text, dtypeText] = /^(.*[\dx\]])\s*:\s*([a-z]\w*)$/s.exec(text) ?? [];
  const dtype = dtypeText === undefined ? 'float32' : readDtype(dtypeText);
  if (dtype === undefined) return `${dtypeText} is not an element type`;
  const shape = parseInputShape(shapeText);
  if (shape !== null) return { kind: 'tensor', shape: [batch, ...shape], dtype };
  try {
    return fromJson(JSON.parse(shapeText), dtype);
  } catch {
    return 'it is neither sizes nor JSON';
  }
}

function fromJson(value: unknown, dtype: Dtype): GivenInput | string {
  if (typeof value === 'string') return readValue(value, 1);
  if (Array.isArray(value)) {
    if (value.every(isSize)) return { kind: 'tensor', shape: value, dtype };
    const items = value.map((item) => fromJson(item, dtype));
    const wrong = items.find((item) => typeof item === 'string');
    return wrong ?? { kind: 'list', items: items.filter((item) => typeof item !== 'string') };
  }
  if (typeof value !== 'object' || value === null) return 'its shapes are lists of sizes';
  const record: Readonly<Record<string, unknown>> = { ...value };
  if (Array.isArray(record.shape) && record.shape.every(isSize)) {
    const own = typeof record.dtype === 'string' ? readDtype(record.dtype) : dtype;
    return own === undefined
      ? `${String(record.dtype)} is not an element type`
      : { kind: 'tensor', shape: record.shape, dtype: own };
  }
  const entries = Object.entries(record).map(([name, item]) => [name, fromJson(item, dtype)] as const);
  const wrong = entries.find(([, item]) => typeof item === 'string')?.[1];
  if (typeof wrong === 'string') return wrong;
  return {
    kind: 'dict',
    entries: entries.flatMap(([name, item]) => (typeof item === 'string' ? [] : [[name, item] as const])),
  };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_SIZE;
}

/** The inputs as Python values, each tensor an input of the graph under its name. */
export function inputValue(session: Session, name: string, given: GivenInput): Value {
  switch (given.kind) {
    case 'tensor':
      return inputTensor(session, name, given);
    case 'list':
      return createList(given.items.map((item, index) => inputValue(session, `${name}.${index}`, item)));
    case 'dict': {
      const dict = createDict();
      for (const [key, item] of given.entries) setIn(dict, key, inputValue(session, `${name}.${key}`, item));
      return dict;
    }
  }
}

function inputTensor(
  { recording: { builder, untypedInputs } }: Session,
  name: string,
  { shape, dtype }: Extract<GivenInput, { kind: 'tensor' }>,
): Tensor {
  const value = builder.input(name, dtype === 'float32' ? { shape } : { shape, dtype });
  if (dtype === 'float32') untypedInputs.add(value.node);
  return createTensor(shape, { dtype, graph: { nodes: builder.nodes, value }, maker: `the input ${name}` });
}

/** The parameters of forward without `self`. */
export function forwardParameters({ parameters, defaults }: CallSignature): {
  readonly names: readonly string[];
  readonly required: readonly string[];
  readonly keywordOnly: readonly string[];
  readonly rest: string | null;
  readonly keywordRest: string | null;
} {
  const { keywordOnly, rest, keywordRest } = parameters;
  const names = parameters.names.slice(1);
  const required = [...names, ...keywordOnly].filter((name) => !defaults.has(name));
  return { names, required, keywordOnly, rest, keywordRest };
}

/** A diagnostic about the inputs. */
export function inputProblem(message: string, help: string, why?: string): Diagnostic {
  return { code: 'pytorch/inputs', severity: 'error', message, help, ...(why === undefined ? {} : { why }) };
}
