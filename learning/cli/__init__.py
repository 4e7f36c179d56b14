"""The command `wegwijs`. Each command is imported when it is called, so that `--help` is quick."""

import sys
from importlib import import_module

import click

_COMMANDS = {
    "account": ("accounts", "Add, list, disable and reset accounts."),
    "check": ("content", "Check lessons: every mistake with file, line and remedy."),
    "demo": ("serve", "Serve throw-away demo data: a teacher, a class, three weeks of progress."),
    "make": ("outputs", "Make a worksheet, a key, a text … of a lesson or module."),
    "scan": ("scan", "Read photographed or scanned answer sheets."),
    "serve": ("serve", "Run the site."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads one only to run it."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        if name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[name]
        command = getattr(import_module(f"learning.cli.{module}"), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name][1]) for name in self.list_commands(_ctx)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="wegwijs", prog_name="wegwijs")
def cli() -> None:
    """Wegwijs: learn to find your way online, on screen or on paper.

    \b
    Run the site on this computer:         wegwijs serve
    Let phones in the room reach it:       wegwijs serve --host 0.0.0.0
    Look around with made-up data:         wegwijs demo
    Check the lessons you wrote:           wegwijs check lessons/my-module
    Make a worksheet:                      wegwijs make worksheet is-dit-bericht-echt
    Read photos of answer sheets:          wegwijs scan photos/*.jpg

    Settings come from the environment: WEGWIJS_DATA, WEGWIJS_DATABASE_URL, WEGWIJS_LESSONS, WEGWIJS_PUBLIC_URL,
    WEGWIJS_TRUSTED_PROXIES, WEGWIJS_READ_DATABASE_URL. Exit codes: 0 done, 1 a fault in what was given, 2 wrong usage.
    """


def main() -> None:
    """Run the command line."""
    try:
        cli.main(standalone_mode=True)
    except ValueError as error:
        click.echo(f"wegwijs: {error}", err=True)
        sys.exit(1)
