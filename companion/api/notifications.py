"""The routes of notifications: what there is to hear of, what was read, and how it is pushed."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.routes import Call, Route
from companion.notify.messages import (
    NotificationSettingsChange,
    NotificationSettingsReply,
    NotificationSettingsRequest,
    NotificationsReadReply,
    NotificationsReadRequest,
    NotificationsReply,
    NotificationsRequest,
    NotificationTestReply,
    NotificationTestRequest,
)


async def notifications(call: Call, query: NotificationsRequest) -> NotificationsReply:
    """Notifications, the newest first, and how many are unread."""
    return await call.house.notify.service.page(query)


async def list_notifications(call: Call, body: NotificationsRequest) -> NotificationsReply:
    """The same for a browser's extension, which asks for nothing private by GET."""
    return await call.house.notify.service.page(body)


async def read_notifications(call: Call, body: NotificationsReadRequest) -> NotificationsReadReply:
    """Marks notifications as read."""
    return await call.house.notify.service.read(body)


async def notification_settings(call: Call, query: NotificationSettingsRequest) -> NotificationSettingsReply:
    """What is told, when, and where it is pushed to."""
    return await call.house.notify.service.settings_reply(query.user)


async def set_notification_settings(call: Call, body: NotificationSettingsChange) -> NotificationSettingsReply:
    """Sets all of that anew."""
    return await call.house.notify.service.change(body)


async def test_notification(call: Call, body: NotificationTestRequest) -> NotificationTestReply:
    """Sends a test message at once."""
    return await call.house.notify.sender.test(body.user, body.channel)


ROUTES = (
    Route("GET", "/api/notifications/", notifications, Access.PAIRED),
    Route("POST", "/api/notifications/list/", list_notifications, Access.PAIRED),
    Route("POST", "/api/notifications/read/", read_notifications, Access.PAIRED),
    Route("GET", "/api/notifications/settings/", notification_settings, Access.PAIRED),
    Route("POST", "/api/notifications/settings/", set_notification_settings, Access.PAIRED),
    Route("POST", "/api/notifications/test/", test_notification, Access.PAIRED),
)
