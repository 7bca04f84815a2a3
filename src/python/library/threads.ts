import { hostModule } from '../host';
import type { HostModule } from '../value';
import { refusedClass, refusedFunction } from './small-modules';
import { fromSource } from './source-module';
import threads from './sources/threads.py';

const QUEUES = ['Queue', 'LifoQueue', 'PriorityQueue', 'SimpleQueue', 'Empty', 'Full'];

const STARTS = 'starts a thread';

/** `threading`, whose locks hold nothing up and whose threads are refused, and `queue`. */
export const threadModules: readonly HostModule[] = [
  {
    name: 'threading',
    create: (machine) =>
      hostModule('threading', { Thread: refusedClass('threading', 'Thread', STARTS) }, (wanted) => {
        if (wanted.startsWith('_') || QUEUES.includes(wanted)) return undefined;
        return (
          fromSource(machine, 'threading', threads, wanted) ?? refusedFunction(`threading.${wanted}`, STARTS)
        );
      }),
  },
  {
    name: 'queue',
    create: (machine) =>
      hostModule('queue', {}, (wanted) =>
        QUEUES.includes(wanted) ? fromSource(machine, 'threading', threads, wanted) : undefined,
      ),
  },
];
