from typing import Dict, List, Optional, Tuple

Hypothesis = Tuple[List[int], Optional[float]]
Hypothesis.__doc__ = """Tokens and a score."""
Table = Dict[str, Hypothesis]
Table.__doc__ = "Hypotheses by their names."


def best(table: Table) -> Hypothesis:
    return max(table.values(), key=lambda one: one[1])


print(best({"a": ([1], 0.5), "b": ([2, 3], 0.75)}))
