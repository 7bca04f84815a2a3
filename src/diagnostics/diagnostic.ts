/** The path of a value in a JSON document: `['branches', 'conv3x3', 0, 'kernel_size']`. */
export type JsonPath = readonly (string | number)[];

/** What a diagnostic points at: the value at a path, or the key that leads to it. */
export type Target = 'value' | 'key';

/** A place in a text, by UTF-16 offsets: `end` is just past the last unit. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A value, a key or a part of either in a document of JSON. */
export interface JsonLocation {
  /** The document's name as the user gave it: a file, a preset, `-`, or an option such as `--in`. */
  readonly document: string;
  /** The path of the value or key; empty for the outermost value. */
  readonly path: JsonPath;
  readonly target?: Target;
  /** A part of the string at `path`, or of the key, counted from its first character. */
  readonly within?: TextRange;
  readonly range?: never;
}

/** A place in a text of another language, or in JSON with a syntax error. */
export interface TextLocation extends Document {
  readonly range: TextRange;
}

interface WholeDocument extends Document {
  readonly range?: never;
}

/** A document without the path of a JSON value. */
interface Document extends Pick<JsonLocation, 'document'> {
  readonly path?: never;
  readonly target?: never;
  readonly within?: never;
}

/** A place in a named document, or all of it. */
export type Location = JsonLocation | TextLocation | WholeDocument;

/**
 * A problem as data: what is wrong, why, and what to do about it.
 *
 * Codes are stable: scripts may rely on them.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one line without a full stop. */
  readonly message: string;
  /** Why it is wrong: the rule, or the sizes that do not fit. */
  readonly why?: string;
  /** What to do about it. */
  readonly help?: string;
  readonly location?: Location;
  /** The calls of source code that led there, the outermost first: `model.py:17, in forward`. */
  readonly calls?: readonly string[];
}

/** Every code a diagnostic can carry, with the sentence that the documentation prints for it. */
export const diagnosticCodes = {
  'usage/unknown-command': 'The command line names an unknown command.',
  'usage/unknown-option': 'The command has no option of this name.',
  'usage/arguments': 'An argument is missing, or there are too many for the command or option.',
  'usage/invalid-option':
    'An option has a value that it does not accept, or cannot be combined with another.',
  'usage/invalid-argument': 'A function of the library got a value that its types do not allow.',
  'usage/unknown-preset': 'No file and no preset has this name.',
  'file/not-found': 'The file does not exist.',
  'file/unreadable': 'The file exists but cannot be read, or git cannot say whether it exists.',
  'file/unwritable': 'The file cannot be written.',
  'file/unknown-kind': 'The file is of a kind from which no network can be read.',
  'file/encoding': 'The file is not UTF-8 text.',
  'file/too-large': 'The file is larger than a spec may be.',
  'json/syntax': 'The text is not JSON (comments and trailing commas are allowed).',
  'json/empty': 'The text holds no JSON value.',
  'json/duplicate-key': 'An object has the same key twice.',
  'json/reserved-key': 'A key is a name that JavaScript reserves.',
  'json/too-deep': 'The document is nested deeper than the limit.',
  'spec/missing-key': 'A key that must be given is missing.',
  'spec/unknown-key': 'A key is not known in its place.',
  'spec/invalid-value': 'A value is not of the kind or size that its key needs.',
  'spec/unknown-type': 'A layer type is neither a known layer nor a module of the spec.',
  'spec/call': 'A layer that is written as a call cannot be read.',
  'spec/invalid-name': 'A name contains something that names may not contain.',
  'spec/duplicate-path': 'Two layers have the same path.',
  'spec/unknown-reference':
    'A `from`, `reuse`, `share`, `merge`, `frozen` or output names a layer that does not exist.',
  'spec/not-called': 'A `from`, `reuse` or output names a layer that is built but not called.',
  'spec/arity': 'A layer has more or fewer inputs than it takes.',
  'spec/module-cycle': 'A module uses itself, directly or through others.',
  'spec/extends': 'A spec extends or uses a document that it cannot.',
  'expression/syntax': 'An expression cannot be read.',
  'expression/unknown-name': 'An expression uses a name that is not defined there.',
  'expression/type': 'An operator or function got a value of a kind that it does not take.',
  'expression/arithmetic': 'An expression has no finite result.',
  'python/syntax': 'A file has a syntax error of Python.',
  'python/raised': 'The Python code raises an exception, as it would in Python itself.',
  'python/unknown-import': 'The result depends on a module whose source was not found.',
  'python/outside': 'The Python code reads or writes files, the network, the environment or other programs.',
  'python/unsupported': 'The Python code uses a part of Python that is not supported.',
  'python/endless': 'The Python code exceeds the limit of steps or of nested calls.',
  'python/too-large': 'The Python code creates a value that is larger than the limit.',
  'pytorch/class': 'A Python file does not say which of its classes is the network.',
  'pytorch/inputs': 'The inputs of forward are not given, or do not fit its parameters.',
  'pytorch/argument': 'A layer or function of PyTorch got an argument that it cannot take.',
  'pytorch/values': 'What the Python code does next depends on the elements of a tensor.',
  'pytorch/unsupported': 'A function of PyTorch is not known to the program.',
  'shape/mismatch': 'A layer cannot take the shape of its input.',
  'network/unread-output': 'Nothing reads the output of a layer, and it is not an output of the network.',
  'network/unread-input': 'Nothing reads an input of the network.',
  'network/one-batch-size':
    'The network cannot be built with another batch size, or is then a different network.',
  'network/batch-first':
    'A recurrent or attention layer takes the batch for the steps of a sequence: `batch_first` is false.',
  'network/channels-last': 'An input looks like an image with the channels last; PyTorch has them first.',
  'network/not-flattened':
    'A linear layer reads the last dimension of a feature map that was probably meant to be flattened.',
  'onnx/not-a-model': 'The file is named like an ONNX model or looks like one, but is not.',
  'onnx/damaged': 'The bytes of an ONNX file are cut off or do not follow its format.',
  'onnx/graph': 'The graph of an ONNX file has a cycle, or reads a value that no node produces.',
  'onnx/open-dimension': 'An input of an ONNX file has a dimension whose size is not given.',
  'checkpoint/unknown-kind': 'A file of weights is of a kind that cannot be read.',
  'checkpoint/damaged': 'The bytes of a file of weights are cut off or do not follow its format.',
  'checkpoint/index': 'The index of a checkpoint in several files does not fit the files.',
  'checkpoint/same-key': 'Two tensors of a checkpoint would have the same name.',
  'convert/unwritable': 'A network contains something that a spec cannot express.',
  'export/unwritable': 'The library that the network is written for has no such layer.',
  'draw/no-chain': 'A network that is not a chain of layers cannot be drawn as volumes.',
  'check/unknown-metric': 'A check has an unknown metric.',
  'check/limit': 'A check has no limit, two limits, or one that its metric cannot have.',
  'check/no-match': 'A check names a part that the network does not have.',
  'check/no-figure': 'The metric of a check is not defined for its part of the network.',
  'check/partial': 'The metric of a check leaves out layers that cannot be counted.',
  'check/base': 'A check compares with an earlier version that is not named or cannot be read.',
  'report/invalid': 'A stored report does not follow its schema.',
  'diff/partial': 'A total cannot be compared, since it leaves out layers that cannot be counted.',
  'diff/convention': 'Two reports follow different conventions.',
  'limit/boxes': 'A drawing has more boxes than can be read, or than its format accepts.',
  'limit/layers': 'The spec expands to more layers than the limit.',
  'limit/size': 'A file contains more structure than the limit.',
  'limit/errors': 'There are more errors than are reported.',
  'limit/depth': 'Modules and containers are nested deeper than the limit.',
} as const;

/** The stable name of a kind of problem, such as `shape/mismatch`. */
export type DiagnosticCode = keyof typeof diagnosticCodes;

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
