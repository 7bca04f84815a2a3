/** A value of a JSON document. */
export type SpecValue = null | boolean | number | string | readonly SpecValue[] | SpecObject;

export interface SpecObject {
  readonly [key: string]: SpecValue;
}
