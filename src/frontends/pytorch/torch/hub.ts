import { outsideReason } from '../../../python/builtins/outside';
import { call } from '../../../python/call';
import { refuse } from '../../../python/failure';
import { hostFunction, hostModule } from '../../../python/host';
import { fromSource } from '../../../python/library/source-module';
import type { HostModule, Invoke, Value } from '../../../python/value';
import weightsSource from '../sources/downloaded_weights.py';

/** `torch.hub`: nothing is downloaded. */
export const hubModule: HostModule = {
  name: 'torch.hub',
  create: () =>
    hostModule('torch.hub', {
      load: hostFunction('load', refuseHub),
      load_state_dict_from_url: hostFunction('load_state_dict_from_url', (machine) =>
        call(machine, fromSource(machine, 'torch.hub', weightsSource, 'Weights') ?? null, []),
      ),
      set_dir: hostFunction('set_dir', () => null),
    }),
};

/** Refuses torch.hub, which would download code. */
const refuseHub: Invoke = (_machine, [repository = null, model = null]) =>
  refuse(
    outsideReason(
      `torch.hub.load(${shownText(repository)}, ${shownText(model)})`,
      'downloads the code of a network',
      String(repository).startsWith('pytorch/vision')
        ? `write torchvision.models.${String(model)}(...)`
        : undefined,
    ),
  );

function shownText(value: Value): string {
  return typeof value === 'string' ? `'${value}'` : '...';
}
