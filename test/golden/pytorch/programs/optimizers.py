import torch
from torch import nn, optim
from torch.optim.lr_scheduler import StepLR, _LRScheduler


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
adam = optim.Adam(net.parameters(), 2e-4, (0.5, 0.9))
(group,) = adam.param_groups
print(group['lr'], group['betas'], group['eps'], group['weight_decay'], group['amsgrad'])
print([tuple(param.shape) for param in group['params']], len(adam.state), adam.defaults['lr'])
adam.zero_grad()

two = optim.SGD([{'params': net[0].parameters()}, {'params': [net[2].weight], 'lr': 0.5}], lr=0.1, momentum=0.9)
print([(group['lr'], group['momentum'], len(group['params'])) for group in two.param_groups])
two.add_param_group({'params': net[2].bias})
print(len(two.param_groups), sorted(two.state_dict()))

for make in (optim.AdamW, optim.RMSprop, optim.Adagrad, optim.Adadelta, optim.Adamax, optim.NAdam, optim.RAdam, optim.ASGD):
    made = make(net.parameters(), weight_decay=0.25)
    print(type(made).__name__, made.param_groups[0]['lr'], made.param_groups[0]['weight_decay'], isinstance(made, optim.Optimizer))
print(optim.Rprop(net.parameters()).param_groups[0]['etas'], optim.LBFGS(net.parameters()).param_groups[0]['max_eval'])

attempt(lambda: optim.Adam([]))
attempt(lambda: optim.Adam(net[0].weight))
attempt(lambda: optim.Adam([3]))
attempt(lambda: optim.Adam([{'params': [net[0].weight]}, {'params': [net[0].weight]}]))

schedule = StepLR(adam, step_size=30)
print(schedule.get_last_lr(), schedule.base_lrs, isinstance(schedule, _LRScheduler))
attempt(lambda: StepLR(net, step_size=30))


class Plain(optim.Optimizer):
    def __init__(self, params, lr=1.0):
        super().__init__(params, dict(lr=lr, decay=2))

    def step(self, closure=None):
        return len(self.param_groups)


print(Plain(net.parameters()).step(), Plain(net.parameters(), 3.0).param_groups[0]['decay'])
