import type { Tensor } from '../operators/operator';

/** What the trips of a loop have given so far: the values that they carry on, and for each scan output those of every trip. */
export interface Trips {
  carried: readonly Tensor[];
  readonly scanned: Tensor[][];
}

export function noTrips(initial: readonly Tensor[]): Trips {
  return { carried: initial, scanned: [] };
}

/** Adds the outputs of one trip: the carried values, then those that are scanned. */
export function addTrip(trips: Trips, outputs: readonly Tensor[]): void {
  const { length } = trips.carried;
  trips.carried = outputs.slice(0, length);
  for (const [index, tensor] of outputs.slice(length).entries()) {
    const before = trips.scanned[index];
    if (before === undefined) trips.scanned[index] = [tensor];
    else before.push(tensor);
  }
}
