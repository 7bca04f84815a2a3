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
  refuse({
    code: 'python/outside',
    message: `torch.hub.load(${shownText(repository)}, ${shownText(model)}) downloads the code of a network, which is not done here`,
    why: 'the code is read to learn its shapes; nothing outside of it is touched',
    acts: true,
    help: String(repository).startsWith('pytorch/vision')
      ? `write torchvision.models.${String(model)}(...)`
      : "put the network's source below --root and import it",
  });

function shownText(value: Value): string {
  return typeof value === 'string' ? `'${value}'` : '...';
}
