"""A group of commands that imports each when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

import click


class LazyGroup(click.Group):
    """A group over ``table``: command → the module of ``commands`` that holds it, and its name there."""

    table: Mapping[str, tuple[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer meets them."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in self.table:
            return None
        from importlib import import_module

        module, name = self.table[cmd_name]
        command: click.Command = getattr(import_module(f".{module}", __package__), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; an unknown one gets a near miss or the list."""
        if args[0] not in self.table and not args[0].startswith("-"):
            from ..graph.suggest import did_you_mean

            hint = did_you_mean(args[0], self.table) or f": choose from {', '.join(self.table)}"
            ctx.fail(f"no such command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)
