import type { HostModule } from '../../../python/value';
import functionalSource from '../sources/torchaudio/functional.py';
import transformsSource from '../sources/torchaudio/transforms.py';
import { type LibrarySource, sourceLibrary } from './source-library';

const functional: LibrarySource = { name: 'torchaudio.functional', text: functionalSource };
const transforms: LibrarySource = { name: 'torchaudio.transforms', text: transformsSource };

/** The transforms that networks of sound begin with, and their functions; other parts of torchaudio may be imported. */
export const torchaudioModules: readonly HostModule[] = [
  sourceLibrary('torchaudio', [], { __version__: '2.1.0' }),
  ...['torchaudio.functional', 'torchaudio.functional.functional'].map((name) =>
    sourceLibrary(name, [functional]),
  ),
  ...['torchaudio.transforms', 'torchaudio.transforms._transforms'].map((name) =>
    sourceLibrary(name, [transforms]),
  ),
];
