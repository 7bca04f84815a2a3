"""torch.nn._reduction: the reductions of losses by number, and by the arguments that they had at first."""


def get_enum(reduction):
    numbers = {"none": 0, "mean": 1, "elementwise_mean": 1, "sum": 2}
    if reduction not in numbers:
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return numbers[reduction]


def legacy_get_string(size_average, reduce, emit_warning=True):
    if reduce is None or reduce:
        return "mean" if size_average is None or size_average else "sum"
    return "none"


def legacy_get_enum(size_average, reduce, emit_warning=True):
    return get_enum(legacy_get_string(size_average, reduce, emit_warning))
