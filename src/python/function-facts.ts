/** The properties of a function that is written in TypeScript. */
export interface HostFunctionFacts {
  readonly kind: 'host-function';
  readonly name: string;
  /** How many arguments it takes, without a method's instance; null if it is not counted before it runs. */
  readonly takes: ArgumentCount | null;
}

export interface ArgumentCount {
  readonly least: number;
  readonly most: number;
}
