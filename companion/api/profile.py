"""The profile: read, saved as a new version, imported from a resume."""

from __future__ import annotations

import base64

from companion.api.access import Access
from companion.api.messages import Nothing, UserRequest
from companion.api.routes import Call, InvalidRequest, Route
from companion.contracts import SetupReply
from companion.profile.messages import (
    AddUserRequest,
    ImportResumeReply,
    ImportResumeRequest,
    ProfileReply,
    ProfileRequest,
    RenameUserRequest,
    SaveProfileRequest,
    UserReply,
    UsersReply,
    VersionsReply,
)


async def setup(call: Call, body: UserRequest) -> SetupReply:
    """What the extension needs to show the right state."""
    current = await call.house.profiles.current(body.user)
    profile = current.profile
    return SetupReply(
        version=call.house.version,
        user=body.user,
        has_profile=current.version > 0,
        name=profile.resume.basics.name,
        resume_name=profile.resume_file.name if profile.resume_file else None,
        drafts=await call.house.drafts.endpoint.named(body.user) is not None,
        seq=await call.house.bus.log.newest(),
    )


async def get_profile(call: Call, body: ProfileRequest) -> ProfileReply:
    """The newest version of the profile, or the one asked for."""
    return await call.house.profiles.current(body.user, body.version)


async def save_profile(call: Call, body: SaveProfileRequest) -> ProfileReply:
    """Stores a new version."""
    return await call.house.profiles.save(body.user, body.profile, body.source, body.based_on)


async def import_resume(call: Call, body: ImportResumeRequest) -> ImportResumeReply:
    """Reads a resume file into a new version of the profile and keeps the file."""
    try:
        content = base64.b64decode(body.base64, validate=True)
    except ValueError:
        raise InvalidRequest("base64: not base64") from None
    return await call.house.profiles.import_resume(body.user, body.name, content)


async def versions(call: Call, body: UserRequest) -> VersionsReply:
    """All versions, newest first."""
    return await call.house.profiles.versions(body.user)


async def users(call: Call, _: Nothing) -> UsersReply:
    """Everyone who uses this companion."""
    return await call.house.users.all()


async def add_user(call: Call, body: AddUserRequest) -> UserReply:
    """One more person, with an empty profile."""
    return await call.house.users.add(body.name)


async def rename_user(call: Call, body: RenameUserRequest) -> UserReply:
    """Calls a person something else."""
    return await call.house.users.rename(body.user, body.name)


ROUTES = (
    Route("POST", "/api/users/", users, Access.LOCAL),
    Route("POST", "/api/users/add/", add_user, Access.LOCAL),
    Route("POST", "/api/users/rename/", rename_user, Access.LOCAL),
    Route("POST", "/api/setup/", setup, Access.PAIRED),
    Route("POST", "/api/profile/", get_profile, Access.PAIRED),
    Route("PUT", "/api/profile/", save_profile, Access.PAIRED),
    Route("POST", "/api/profile/import/", import_resume, Access.PAIRED),
    Route("POST", "/api/profile/versions/", versions, Access.PAIRED),
)
