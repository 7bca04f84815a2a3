import { hostModule } from '../host';
import type { HostModule } from '../value';
import { refusedClass, refusedFunction } from './small-modules';
import { fromSource } from './source-module';
import threads from './sources/threads.py';

const STARTS = 'starts a thread';

/** `threading`: locks hold nothing up, threads are refused. */
export const threadingModule: HostModule = {
  name: 'threading',
  create: (machine) =>
    hostModule('threading', { Thread: refusedClass('threading', 'Thread', STARTS) }, (wanted) =>
      wanted.startsWith('_')
        ? undefined
        : (fromSource(machine, 'threading', threads, wanted) ??
          refusedFunction(`threading.${wanted}`, STARTS)),
    ),
};
