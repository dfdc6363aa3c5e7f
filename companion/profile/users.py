"""Several people in one companion: each has a number, a profile and everything that follows from it."""

from __future__ import annotations

from companion.errors import CompanionError
from companion.profile.messages import UserReply, UsersReply
from companion.store.users import StoredUser, Users


class UserUnknown(CompanionError):
    """There is no such user."""

    status = 404
    code = "user_unknown"

    def __init__(self, user: int) -> None:
        super().__init__(
            f"there is no user {user}: see `companion profile users`, or add one with `companion profile add`"
        )


class UserService:
    """Who there is. Users are added, never taken away, so a number that was seen once is known."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self._known: set[int] = set()

    async def need(self, user: int) -> None:
        """Raises UserUnknown."""
        if user not in self._known:
            self._known = set(await self._users.numbers())
        if user not in self._known:
            raise UserUnknown(user)

    async def numbers(self) -> list[int]:
        """Every user's number, ascending."""
        return await self._users.numbers()

    async def all(self) -> UsersReply:
        """Every user, by number."""
        return UsersReply(users=[_reply(user) for user in await self._users.all()])

    async def name_among(self, user: int) -> str | None:
        """What a user is called; None where there is no other to be told from."""
        names = {one.number: one.name for one in await self._users.all()}
        return names.get(user) if len(names) > 1 else None

    async def add(self, name: str) -> UserReply:
        """One more user, with an empty profile."""
        return _reply(await self._users.add(name))

    async def rename(self, user: int, name: str) -> UserReply:
        """Call a user something else. Raises UserUnknown."""
        await self.need(user)
        await self._users.rename(user, name)
        return next(_reply(one) for one in await self._users.all() if one.number == user)


def _reply(user: StoredUser) -> UserReply:
    return UserReply(user=user.number, name=user.name, created=user.created)
