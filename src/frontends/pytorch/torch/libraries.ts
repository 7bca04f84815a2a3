import type { HostModule } from '../../../python/value';
import { einopsModules } from './einops';
import { partialModule } from './host-part';
import { modelLibraries } from './model-libraries';
import { numpyModules } from './numpy';
import { timmModules } from './timm';
import { torchModules } from './torch';
import { torchaudioModules } from './torchaudio';
import { torchvisionModules } from './torchvision';

/** Parts of torchvision that no network uses: they are not read even if their source is below the root. */
const leftOut: readonly HostModule[] = ['torchvision.datasets', 'torchvision.io'].map((name) => ({
  name,
  create: (machine) => partialModule(machine, name),
}));

/** The libraries that this project implements; only torchvision is read from its source if that is below the root. */
export const libraryHosts: readonly HostModule[] = [
  ...[...torchModules, ...numpyModules, ...leftOut].map((host) => ({
    ...host,
    comesBefore: 'files' as const,
  })),
  ...torchvisionModules.map((host) =>
    host.name.startsWith('torchvision.transforms') ? { ...host, comesBefore: 'files' as const } : host,
  ),
  ...einopsModules,
  ...timmModules,
  ...torchaudioModules,
  ...modelLibraries,
];
