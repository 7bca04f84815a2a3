import { unknownClass } from './classes';
import { refuse } from './failure';
import { isKind } from './kinds';
import { currentPlace } from './machine';
import type { Machine, Place, PyModule, UnknownValue } from './value';

/**
 * The attribute by which a module knows why names may be missing: it imports `*` from a module that is not
 * available.
 */
export const STAR = '*';

/** The value of a name that a module may have in a part that did not run, or from `import *` of a missing library; else undefined. */
export function nameOfRest({ attributes }: PyModule, name: string): UnknownValue | undefined {
  const rest = attributes.get(STAR);
  if (!isKind(rest, 'unknown') || rest.lacks?.(name) === true) return undefined;
  const { lacks: _lacks, ...facts } = rest;
  return { ...facts, path: `${rest.path}.${name}` };
}

const NOWHERE: Place = { document: '', line: 1, column: 1, start: 0, end: 0 };

/** The value of an import that is not available. */
export function unknownImport(machine: Machine, path: string): UnknownValue {
  const place = currentPlace(machine) ?? NOWHERE;
  const where = `${place.document}:${place.line}`;
  return {
    kind: 'unknown',
    type: unknownClass,
    path,
    place,
    why: `it was imported at ${where}, and its source was not found below the root folder`,
    help: 'give the folder that contains it as --root, or rewrite this part without it',
  };
}

/** A value that is known only when the code runs. */
export function unknownResult(machine: Machine, path: string, why: string): UnknownValue {
  const place = currentPlace(machine) ?? NOWHERE;
  return { kind: 'unknown', type: unknownClass, path, place, why, help: null };
}

/** Libraries for data, plots and logs, and other frameworks: none of them has layers with parameters. */
const WITHOUT_LAYERS = new Set(
  `tensorflow keras jax IPython pandas sklearn skimage matplotlib seaborn plotly PIL cv2 imageio h5py lmdb wandb mlflow neptune
  comet_ml tensorboard tensorboardX ipywidgets loguru rich termcolor colorama psutil nltk librosa soundfile`
    .trim()
    .split(/\s+/),
);

/** Whether an unknown value is of a library that makes no layers: its calls give unknown values in place of a refusal. */
export function makesNoLayers({ path }: UnknownValue): boolean {
  return WITHOUT_LAYERS.has(path.split('.')[0] ?? '');
}

/** Refuses what cannot be done with an unknown value; `consequence` says it: `it cannot be called`. */
export function refuseUnknown({ path, why, help, meant }: UnknownValue, consequence: string): never {
  const said = meant?.() ?? help;
  return refuse({
    code: 'python/unknown-import',
    message: `${path} is unknown, so ${consequence}`,
    why,
    ...(said === null ? {} : { help: said }),
  });
}
