import type { OutputTensor, Report } from './report-rows';

/** The outputs of a whole network with the layers that give them. */
export function outputsOfModel({ model, outputLayers }: Report): readonly OutputTensor[] {
  return model.outputs.map((output, index) => ({ ...output, layer: outputLayers[index] ?? null }));
}
