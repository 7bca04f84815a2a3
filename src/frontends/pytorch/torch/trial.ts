import { call } from '../../../python/call';
import { failureOf } from '../../../python/failure';
import { hostFunction, hostModule } from '../../../python/host';
import type { HostModule } from '../../../python/value';
import { scratchRecording } from '../recordings';
import { sessionOf } from '../session';

/**
 * `succeeds(callable)`: calls it, discards its recording, and returns whether it succeeded. `watching(callable,
 * note)`: calls it, and `note(name, result)` for each function and operator of torch that it calls.
 */
export const trialModule: HostModule = {
  name: 'torchvision.models._trial',
  create: () =>
    hostModule('torchvision.models._trial', {
      succeeds: hostFunction('succeeds', (machine, [callee = null]) => {
        const session = sessionOf(machine);
        const { recording } = session;
        const { frame } = machine;
        session.recording = scratchRecording();
        try {
          call(machine, callee, []);
          return true;
        } catch (thrown) {
          if (failureOf(thrown) === null) throw thrown;
          machine.frame = frame;
          return false;
        } finally {
          session.recording = recording;
        }
      }),
      watching: hostFunction('watching', (machine, [callee = null, note = null]) => {
        const session = sessionOf(machine);
        const { watch } = session;
        session.watch = (name, result) => void call(machine, note, [name, result]);
        try {
          return call(machine, callee, []);
        } finally {
          session.watch = watch;
        }
      }),
    }),
};
