import type { HostModule } from '../../../python/value';
import optimizersSource from '../sources/optimizers.py';
import schedulesSource from '../sources/schedules.py';
import { type LibrarySource, sourceLibrary } from './source-library';

const optimizers: LibrarySource = { name: 'torch.optim', text: optimizersSource };
const schedules: LibrarySource = { name: 'torch.optim.lr_scheduler', text: schedulesSource };

const PARTS =
  'optimizer adadelta adagrad adam adamax adamw asgd lbfgs nadam radam rmsprop rprop sgd sparse_adam';

/** `torch.optim`, written in Python here, since some networks make their optimizers themselves. */
export const optimModules: readonly HostModule[] = [
  ...['torch.optim', ...PARTS.split(' ').map((part) => `torch.optim.${part}`)].map((name) =>
    sourceLibrary(name, [optimizers]),
  ),
  sourceLibrary(schedules.name, [schedules]),
];
