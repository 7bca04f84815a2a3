"""What torch.hub.load_state_dict_from_url gives: no weight is read, so there is none, and each may be taken away."""


class Weights(dict):
    def __missing__(self, key):
        return Weights()

    def __delitem__(self, key):
        self.pop(key)

    def pop(self, key, default=None):
        return super().pop(key, default)
