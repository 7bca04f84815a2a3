/** A list of whole numbers below 2^31 that is to grow, with room for so many. */
export function newNumbers(expected: number): Int32Array {
  return new Int32Array(Math.max(expected, FIRST_LENGTH));
}

/** As many as V8 keeps beside its other objects: more are fetched from the system. */
const FIRST_LENGTH = 16;

/**
 * Puts a number at a place of a list, at most the one after those that are filled, and gives the list, another one
 * twice as long where it was full. A plain list takes twice the memory, and leaves more behind each time that it grows.
 */
export function withNumber(list: Int32Array, place: number, value: number): Int32Array {
  let roomy = list;
  if (place >= list.length) {
    roomy = new Int32Array(2 * list.length);
    roomy.set(list);
  }
  roomy[place] = value;
  return roomy;
}
