import { call } from '../../../python/call';
import { fromSource } from '../../../python/library/source-module';
import type { HostModule, Machine, Value } from '../../../python/value';
import attributeDictsSource from '../sources/attribute_dicts.py';
import fvcoreSource from '../sources/fvcore.py';
import huggingFaceSource from '../sources/hugging_face.py';
import lightningSource from '../sources/lightning.py';
import scipyLinalgSource from '../sources/scipy_linalg.py';
import scipySignalSource from '../sources/scipy_signal.py';
import scipySpecialSource from '../sources/scipy_special.py';
import strictSource from '../sources/strict_dataclasses.py';
import tqdmSource from '../sources/tqdm.py';
import { type LibrarySource, sourceLibrary } from './source-library';

const lightning: LibrarySource = { name: 'lightning', text: lightningSource };
const settings: LibrarySource = { name: 'settings', text: attributeDictsSource };
const fvcore: LibrarySource = { name: 'fvcore', text: fvcoreSource };
const huggingFace: LibrarySource = { name: 'transformers', text: huggingFaceSource };
const strict: LibrarySource = { name: 'huggingface_hub.dataclasses', text: strictSource };
const tqdm: LibrarySource = { name: 'tqdm', text: tqdmSource };

/** Modules by the Python text that they take their names from. */
const MODULES: readonly (readonly [source: LibrarySource, names: readonly string[]])[] = [
  [
    lightning,
    ['lightning', 'lightning.pytorch', 'pytorch_lightning'].flatMap((name) => [
      name,
      ...['core', 'core.lightning', 'core.module', 'core.mixins', 'utilities', 'utilities.rank_zero'].map(
        (part) => `${name}.${part}`,
      ),
    ]),
  ],
  [
    settings,
    [
      'easydict',
      'munch',
      'addict',
      'ml_collections',
      'ml_collections.config_dict',
      'yacs',
      'yacs.config',
      'fvcore.common.config',
      'omegaconf',
      'omegaconf.dictconfig',
      'omegaconf.listconfig',
      'omegaconf.omegaconf',
    ],
  ],
  [fvcore, ['fvcore', 'fvcore.common', 'fvcore.nn', 'fvcore.nn.weight_init']],
  [
    huggingFace,
    [
      'transformers',
      'transformers.activations',
      'transformers.configuration_utils',
      'transformers.generation',
      'transformers.modeling_utils',
      'transformers.pytorch_utils',
      'transformers.utils',
      'diffusers',
      'diffusers.configuration_utils',
      'diffusers.models',
      'diffusers.models.modeling_utils',
      'diffusers.utils',
      'huggingface_hub',
    ],
  ],
  [strict, ['huggingface_hub.dataclasses', 'huggingface_hub.errors']],
  [tqdm, ['tqdm', 'tqdm.auto', 'tqdm.notebook']],
];

/** The versions of libraries that networks read. */
const VERSIONS: Readonly<Record<string, string>> = {
  transformers: '4.40.0',
  diffusers: '0.27.0',
  huggingface_hub: '0.23.0',
  lightning: '2.2.0',
  pytorch_lightning: '2.2.0',
};

/** `BaseModelOutput` and others, which any of the modules may have. */
function outputClass(machine: Machine, name: string): Value | undefined {
  const make = fromSource(machine, huggingFace.name, huggingFace.text, 'output_class');
  return make === undefined || !/Output(?:s|With\w+)?$/.test(name) ? undefined : call(machine, make, [name]);
}

/** Libraries that networks derive from or are configured with, as far as that affects their cost. */
export const modelLibraries: readonly HostModule[] = [
  ...MODULES.flatMap(([source, names]) =>
    names.map((name) => {
      const version = VERSIONS[name];
      return sourceLibrary(name, [source], version === undefined ? {} : { __version__: version });
    }),
  ),
  sourceLibrary('scipy', []),
  sourceLibrary('scipy.linalg', [{ name: 'scipy.linalg', text: scipyLinalgSource }]),
  ...['scipy.signal', 'scipy.signal.windows'].map((name) =>
    sourceLibrary(name, [{ name: 'scipy.signal', text: scipySignalSource }]),
  ),
  sourceLibrary('scipy.special', [{ name: 'scipy.special', text: scipySpecialSource }]),
  sourceLibrary('transformers.modeling_outputs', [huggingFace], {}, outputClass),
];
