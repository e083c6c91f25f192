"""Linear models by maximum likelihood with an L2 penalty: a convex problem, so the answer does not depend on chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

UNIT = 100


class Examples:
    """Groups of candidates, each described by one value a template; one candidate of each group is right.

    Args:
        templates: The names of the templates.
        is_binary: Whether each candidate is a question of its own, yes or no, instead of one among others.
    """

    def __init__(self, templates: Sequence[str], *, is_binary: bool = False) -> None:
        self.templates = templates
        self.is_binary = is_binary
        self.ids: dict[tuple[int, str], int] = {}
        self.rows: list[list[int]] = []
        self.starts: list[int] = []
        self.right: list[float] = []
        self.folds: list[int] = []

    def add(self, candidates: Iterable[tuple[str, ...]], right: Sequence[float], fold: int) -> None:
        """Add a group.

        Args:
            candidates: Their values.
            right: 1 for the right candidate, 0 for others; shares where several are as right.
            fold: Number of the part of the data that it belongs to.
        """
        self.starts.append(len(self.rows))
        ids = self.ids
        for values in candidates:
            if len(values) != len(self.templates):
                raise ValueError(f"{len(values)} values for {len(self.templates)} templates")
            self.rows.append([ids.setdefault((number, value), len(ids)) for number, value in enumerate(values)])
            self.folds.append(fold)
        self.right.extend(right)

    def learn(self, *, penalty: float, least: int = 3, leave_out: int | None = None, rounds: int = 80) -> dict[str, object]:
        """Learn the weights.

        Args:
            penalty: Strength of the L2 penalty.
            least: How often a value must have been seen.
            leave_out: A fold to learn without.
            rounds: Iterations of L-BFGS at most.

        Returns:
            The model as the weights file has it.
        """
        kept = [i for i in range(len(self.rows)) if self.folds[i] != leave_out]
        counts = Counter(one for i in kept for one in self.rows[i])
        column = {one: n for n, one in enumerate(sorted(one for one, count in counts.items() if count >= least))}
        indices, pointers = [], [0]
        for i in kept:
            indices.extend(column[one] for one in self.rows[i] if one in column)
            pointers.append(len(indices))
        size = len(column)
        matrix = csr_matrix((np.ones(len(indices)), np.array(indices, dtype=np.int64), np.array(pointers)), shape=(len(kept), size))
        transposed = matrix.T.tocsr()
        right = np.array([self.right[i] for i in kept])
        groups = self._groups(kept)
        objective = _binary(matrix, transposed, right, penalty) if self.is_binary else _softmax(matrix, transposed, right, groups, penalty)
        found = minimize(objective, np.zeros(size + 1), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 12})
        return self._model(found.x, column)

    def _groups(self, kept: Sequence[int]) -> np.ndarray:
        position = {i: n for n, i in enumerate(kept)}
        return np.array([position[start] for start in self.starts if start in position], dtype=np.int64)

    def _model(self, weights: np.ndarray, column: dict[int, int]) -> dict[str, object]:
        tables: dict[str, dict[str, int]] = {template: {} for template in self.templates}
        for (number, value), one in self.ids.items():
            if one in column and (weight := round(UNIT * weights[column[one]])):
                if abs(weight) >= 3:
                    tables[self.templates[number]][value] = weight
        return {"bias": round(UNIT * weights[-1]), "tables": {name: dict(sorted(table.items())) for name, table in tables.items()}}


def _binary(matrix, transposed, right, penalty):
    def objective(weights):
        scores = matrix @ weights[:-1] + weights[-1]
        loss = np.logaddexp(0, scores) - right * scores
        rest = 1 / (1 + np.exp(-scores)) - right
        gradient = np.append(transposed @ rest + penalty * weights[:-1], rest.sum())
        return loss.sum() + penalty / 2 * (weights[:-1] @ weights[:-1]), gradient

    return objective


def _softmax(matrix, transposed, right, groups, penalty):
    sizes = np.diff(np.append(groups, matrix.shape[0]))

    def objective(weights):
        scores = matrix @ weights[:-1]
        top = np.repeat(np.maximum.reduceat(scores, groups), sizes)
        parts = np.exp(scores - top)
        total = np.repeat(np.add.reduceat(parts, groups), sizes)
        loss = -(right * (scores - top - np.log(total))).sum()
        rest = parts / total - right
        return loss + penalty / 2 * (weights[:-1] @ weights[:-1]), np.append(transposed @ rest + penalty * weights[:-1], 0.0)

    return objective
