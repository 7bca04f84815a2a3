/** A text of Python. */
export interface Source {
  /** Its name in diagnostics. */
  readonly document: string;
  readonly text: string;
  /** Whether it is known to be Python without a mistake: the bodies of its functions are read when they run. */
  readonly isSound?: boolean;
}

/** A place in a source: lines from 1, columns from 1 in UTF-16 units, `start` and `end` UTF-16 offsets. */
export interface Place {
  readonly document: string;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** The parameters of a function, as Python orders them. */
export interface Parameters {
  /** All that may be given by position; the first `positionalOnly` of them not by keyword. */
  readonly names: readonly string[];
  readonly positionalOnly: number;
  /** The name of `*args`; null if there is none. */
  readonly rest: string | null;
  readonly keywordOnly: readonly string[];
  /** The name of `**kwargs`; null if there is none. */
  readonly keywordRest: string | null;
}

/** The key by which a dict or set finds an item: equal for values that are equal in Python. */
export type Key = string | number | bigint | boolean | null | object;

/** How much one run may take. */
export interface Limits {
  readonly steps: number;
  /** Calls within calls. */
  readonly depth: number;
  /** Elements of one sequence, characters of one text, digits of one number. */
  readonly size: number;
}

/** What the interpreter needs from outside; it opens no file by itself. */
export interface PythonIo {
  /** The text of a file below the root, by its path from there with `/`; null if there is none. */
  readonly read: (path: string) => string | null;
  /** The name of such a file in diagnostics. */
  readonly documentName: (path: string) => string;
  /** Whether the files are of an installed package, which Python has compiled. */
  readonly areInstalled?: boolean;
  /** Takes what `print` writes. */
  readonly print: (text: string) => void;
}

/** What errors say about programs with the libraries of the interpreter's host. */
export interface HostWords {
  /** How a name of those libraries is usually imported that a program forgets to import; undefined for any other. */
  readonly usualImport: (name: string) => string | undefined;
  /** How such programs take a tuple apart: `output, state = self.lstm(x)`. */
  readonly unpacking: string;
}

/** What the caller of a run provides. */
export interface Surroundings {
  readonly io: PythonIo;
  readonly limits: Limits;
  readonly words: HostWords;
}

/** What is known about an import that is not available. */
export interface UnknownFacts {
  /** The name that was imported: `timm.create_model`. */
  readonly path: string;
  /** Where it was imported. */
  readonly place: Place;
  /** Why it is not available, and what to do about it, in the words of a diagnostic. */
  readonly why: string;
  readonly help: string | null;
  /** Suggestions of similar names where the names of the library are known; replaces `help` unless it gives null. */
  readonly meant?: () => string | null;
  /** For a module that stopped: whether it certainly has no such name. */
  readonly lacks?: (name: string) => boolean;
  /** A number that is at least `low` and less than `high`, whatever it is. */
  readonly bounds?: Bounds;
}

/** Where a number lies that is not known. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
}

/** A function that runs in steps, between which it gives and takes values. */
export interface Resumable<Given> {
  readonly state: () => 'new' | 'running' | 'waiting' | 'ended';
  readonly next: (value: Given) => IteratorResult<Given, Given>;
  readonly throw: (thrown: unknown) => IteratorResult<Given, Given>;
  readonly return: (value: Given) => IteratorResult<Given, Given>;
}
