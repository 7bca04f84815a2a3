/** Layers that multiply or normalise by weights. */
const WEIGHTED =
  /^(?:Linear|Bilinear|Conv(?:Transpose)?[123]d|(?:LSTM|GRU|RNN)(?:Cell)?|(?:Layer|Group|RMS|Batch|Instance)Norm)/;

/** Whether PyTorch refuses a layer whole numbers, true and false as inputs, since its weights are of another element type. */
export function refusesWholeNumbers(type: string): boolean {
  return WEIGHTED.test(type);
}
