import { createFloat } from '../containers';
import { hostFunction, hostModule } from '../host';
import type { HostModule, PyModule, Value } from '../value';

/** The clock, which always says 0: programs time networks by it, and no network depends on it. */
function timeModule(): PyModule {
  const seconds = ['time', 'perf_counter', 'monotonic', 'process_time'];
  const texts = ['strftime', 'ctime', 'asctime'];
  const giving = (names: readonly string[], value: Value) =>
    Object.fromEntries(names.map((name) => [name, hostFunction(name, () => value)]));
  return hostModule('time', {
    ...giving(seconds, createFloat(0)),
    ...giving(['time_ns', 'perf_counter_ns'], 0),
    ...giving(texts, ''),
    ...giving(['localtime', 'gmtime'], null),
    sleep: hostFunction('sleep', () => null),
  });
}

/** The system that figures are the same on as on any other. */
function platformModule(): PyModule {
  const facts = {
    system: 'Linux',
    machine: 'x86_64',
    processor: 'x86_64',
    python_version: '3.11.2',
    platform: 'Linux',
    release: '',
    node: '',
  };
  return hostModule(
    'platform',
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, hostFunction(name, () => fact)])),
  );
}

/** `time` and `platform`, which tell what differs from run to run. */
export const timeModules: readonly HostModule[] = [
  { name: 'time', create: timeModule },
  { name: 'platform', create: platformModule },
];
