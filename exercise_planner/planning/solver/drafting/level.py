"""Level: how much of a capacity is taken at each slot, for all slots at once."""


class Level:
    """A load over time, bit-sliced: plane ``j`` holds bit ``j`` of the load of every slot.

    Adding to a stretch of slots and asking where the load is too high are a few operations on long whole
    numbers, however many slots there are (Lamport, Multiple byte processing with full-word instructions,
    1975).

    Args:
        capacity: What there is at any slot.
        slots: The number of slots.
    """

    __slots__ = ("_all", "_known", "_planes", "capacity")

    def __init__(self, capacity: int, slots: int) -> None:
        self.capacity = capacity
        self._all = (1 << slots) - 1
        self._planes: list[int] = []
        self._known: dict[int, int] = {}

    def add(self, mask: int, amount: int) -> None:
        """Take an amount at some slots."""
        self._known.clear()
        carry, index, planes = 0, 0, self._planes
        while amount >> index or carry:
            if index == len(planes):
                planes.append(0)
            plane, more = planes[index], mask if amount >> index & 1 else 0
            planes[index] = plane ^ more ^ carry
            carry = (plane & more) | (plane & carry) | (more & carry)
            index += 1

    def remove(self, mask: int, amount: int) -> None:
        """Give an amount back at some slots, where it was taken before."""
        self._known.clear()
        borrow, index, planes = 0, 0, self._planes
        while amount >> index or borrow:
            plane, less = planes[index], mask if amount >> index & 1 else 0
            either = less | borrow
            planes[index] = plane ^ less ^ borrow
            borrow = (either & ~plane) | (less & borrow)
            index += 1
        while planes and not planes[-1]:
            planes.pop()

    def full(self, amount: int) -> int:
        """The slots at which an amount is no longer to be had."""
        if amount not in self._known:
            self._known[amount] = self._above(self.capacity - amount)
        return self._known[amount]

    def _above(self, limit: int) -> int:
        if limit < 0:
            return self._all
        above, equal = 0, self._all
        for index in range(max(len(self._planes), limit.bit_length()) - 1, -1, -1):
            plane = self._planes[index] if index < len(self._planes) else 0
            if limit >> index & 1:
                equal &= plane
            else:
                above |= equal & plane
                equal &= ~plane
        return above

    def peak(self, mask: int) -> int:
        """The highest load at some slots."""
        found = 0
        for index in range(len(self._planes) - 1, -1, -1):
            here = mask & self._planes[index]
            if here:
                mask = here
                found |= 1 << index
        return found
