"""A folder that keeps what was read and analysed, so that articles can be added, changed and withdrawn at little cost."""

from kg.workspace.choices import Choices
from kg.workspace.commands import Summary, add, remove, update
from kg.workspace.database import is_workspace
from kg.workspace.status import Status, status

__all__ = ["Choices", "Status", "Summary", "add", "is_workspace", "remove", "status", "update"]
