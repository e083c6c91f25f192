"""Linear models by maximum likelihood with an L2 penalty: a convex problem, so the answer does not depend on chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsparse.scoring import UNIT, Features, steps_to

Objective = Callable[[np.ndarray], tuple[float, np.ndarray]]

# A value that no model may learn.
UNSEEN = "\0"
# A weight of fewer hundredths of a nat is left out.
LEAST_WEIGHT = 12


class Examples:
    """Groups of candidates, described by constants and values; one candidate of each group is right.

    Args:
        features: What the model looks at.
        is_binary: Whether each candidate is a question of its own, yes or no, instead of one among others.
    """

    def __init__(self, features: Features, *, is_binary: bool = False) -> None:
        self.features = features
        self.places = features.places()
        self.is_binary = is_binary
        self.ids: dict[tuple[int, str, str], int] = {}
        self.rows: list[list[int]] = []
        self.starts: list[int] = []
        self.right: list[float] = []
        self.folds: list[int] = []

    def add(self, candidates: Iterable[tuple[Sequence[str], Sequence[str]]], right: Sequence[float], fold: int) -> None:
        """Add a group.

        Args:
            candidates: Constants and values of each.
            right: 1 for the right candidate, 0 for others.
            fold: Number of the part of the data that it belongs to.
        """
        self.starts.append(len(self.rows))
        ids = self.ids
        for constants, values in candidates:
            if (len(constants), len(values)) != (len(self.features.constants), len(self.features.values)):
                raise ValueError(f"{len(constants)} constants and {len(values)} values for {self.features}")
            self.rows.append(
                [
                    ids.setdefault((number, constants[one], values[other]), len(ids))
                    for number, (one, other) in enumerate(self.places)
                    if values[other] != UNSEEN
                ]
            )
            self.folds.append(fold)
        self.right.extend(right)

    def add_bag(self, constants: Sequence[str], words: Iterable[str], right: float, fold: int) -> None:
        """Add a candidate that is a set of words instead of one value, a question of its own.

        A step of a scale counts as that step and every one below it, so that what is learned of one step holds for its neighbours.

        Args:
            constants: Its constants.
            words: The values, each of which counts by every template.
            right: 1 for yes, 0 for no.
            fold: Number of the part of the data that it belongs to.
        """
        self.starts.append(len(self.rows))
        self.rows.append([
            self.ids.setdefault((number, constants[one], word), len(self.ids))
            for number, (one, _) in enumerate(self.places)
            for word in sorted({step for word in words for step in steps_to(word)})
        ])  # fmt: skip
        self.folds.append(fold)
        self.right.append(right)

    def learn(
        self,
        *,
        penalty: float,
        least: int = 5,
        leave_out: int | None = None,
        rounds: int = 80,
        least_weight: int = LEAST_WEIGHT,
    ) -> dict[str, object]:
        """Learn the weights.

        Args:
            penalty: Strength of the L2 penalty.
            least: How often a value must have been seen.
            leave_out: A fold to learn without.
            rounds: Iterations of L-BFGS at most.
            least_weight: A weight of fewer hundredths of a nat is left out.

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
        matrix = csr_matrix(
            (np.ones(len(indices)), np.array(indices, dtype=np.int64), np.array(pointers)), shape=(len(kept), size)
        )
        transposed = matrix.T.tocsr()
        right = np.array([self.right[i] for i in kept])
        groups = self._groups(kept)
        objective = (
            _binary(matrix, transposed, right, penalty)
            if self.is_binary
            else _softmax(matrix, transposed, right, groups, penalty)
        )
        found = minimize(
            objective, np.zeros(size + 1), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 12}
        )
        return self._model(found.x, column, least_weight)

    def _groups(self, kept: Sequence[int]) -> np.ndarray:
        position = {i: n for n, i in enumerate(kept)}
        return np.array([position[start] for start in self.starts if start in position], dtype=np.int64)

    def _model(self, weights: np.ndarray, column: dict[int, int], least_weight: int) -> dict[str, object]:
        tables: list[dict[str, dict[str, int]]] = [{} for _ in self.places]
        every = {
            (number, constant, step) for number, constant, value in self.ids for step in steps_to(value, whole=True)
        }
        for number, constant, value in sorted(every):
            steps = (self.ids.get((number, constant, step)) for step in steps_to(value))
            found = sum(weights[column[step]] for step in steps if step in column)
            if abs(weight := round(UNIT * found)) >= least_weight:
                tables[number].setdefault(constant, {})[value] = weight
        return {
            "bias": round(UNIT * weights[-1]),
            "constants": self.features.constants,
            "values": self.features.values,
            "tables": dict(zip(self.features.templates, tables, strict=True)),
        }


def _binary(matrix: csr_matrix, transposed: csr_matrix, right: np.ndarray, penalty: float) -> Objective:
    def objective(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights[:-1] + weights[-1]
        loss = np.logaddexp(0, scores) - right * scores
        rest = 1 / (1 + np.exp(-scores)) - right
        gradient = np.append(transposed @ rest + penalty * weights[:-1], rest.sum())
        return loss.sum() + penalty / 2 * (weights[:-1] @ weights[:-1]), gradient

    return objective


def _softmax(
    matrix: csr_matrix, transposed: csr_matrix, right: np.ndarray, groups: np.ndarray, penalty: float
) -> Objective:
    sizes = np.diff(np.append(groups, matrix.shape[0]))

    def objective(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights[:-1]
        top = np.repeat(np.maximum.reduceat(scores, groups), sizes)
        parts = np.exp(scores - top)
        total = np.repeat(np.add.reduceat(parts, groups), sizes)
        loss = -(right * (scores - top - np.log(total))).sum()
        rest = parts / total - right
        return loss + penalty / 2 * (weights[:-1] @ weights[:-1]), np.append(
            transposed @ rest + penalty * weights[:-1], 0.0
        )

    return objective
