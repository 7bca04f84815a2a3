"""torch.optim.lr_scheduler: learning rates stay as they are, since what a network costs does not depend on them."""

from torch.optim import Optimizer


class LRScheduler:
    def __init__(self, optimizer, *args, **kwargs):
        if not isinstance(optimizer, Optimizer):
            raise TypeError(f'{type(optimizer).__name__} is not an Optimizer')
        self.optimizer = optimizer
        self.last_epoch = 0
        self.base_lrs = self.get_last_lr()

    def get_last_lr(self):
        return [group['lr'] for group in self.optimizer.param_groups]

    def step(self, *args, **kwargs):
        self.last_epoch += 1

    def state_dict(self):
        return {'last_epoch': self.last_epoch, 'base_lrs': self.base_lrs}

    def load_state_dict(self, state_dict):
        pass


_LRScheduler = LRScheduler


class LambdaLR(LRScheduler):
    pass


class MultiplicativeLR(LRScheduler):
    pass


class StepLR(LRScheduler):
    pass


class MultiStepLR(LRScheduler):
    pass


class ConstantLR(LRScheduler):
    pass


class LinearLR(LRScheduler):
    pass


class ExponentialLR(LRScheduler):
    pass


class PolynomialLR(LRScheduler):
    pass


class CosineAnnealingLR(LRScheduler):
    pass


class CosineAnnealingWarmRestarts(LRScheduler):
    pass


class CyclicLR(LRScheduler):
    pass


class OneCycleLR(LRScheduler):
    pass


class SequentialLR(LRScheduler):
    pass


class ReduceLROnPlateau(LRScheduler):
    pass
