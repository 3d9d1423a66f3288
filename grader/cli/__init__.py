"""The `grade` command: thin; the work is done in `grader.courses`, the words come from `grader.reports`."""

import signal
from types import FrameType

import click

from grader.cli.classes import class_command
from grader.cli.figure import figure_command
from grader.cli.listing import hint_command, list_command
from grader.cli.nbgrader import nbgrader_command
from grader.cli.observe import observe_command
from grader.cli.release import release_command
from grader.cli.run import run_command
from grader.cli.verify import verify_command
from grader.cli.view import view_command
from grader.cli.watch import watch_command

STUDENTS = (run_command, watch_command, hint_command, list_command, observe_command, view_command, figure_command)
INSTRUCTORS = (release_command, class_command, nbgrader_command, verify_command)


class _Commands(click.Group):
    """Lists a student's commands before an instructor's."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, commands in (("Commands", STUDENTS), ("For instructors", INSTRUCTORS)):
            with formatter.section(heading):
                room = formatter.width - 12
                formatter.write_dl([(str(one.name), one.get_short_help_str(room)) for one in commands])


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="big-image-exercises")
@click.pass_context
def main(context: click.Context) -> None:
    """Grade exercises on big image data, and count the chunks that answers read.

    Without a command: grade the folder "exercises".
    """
    signal.signal(signal.SIGTERM, _stop)
    if context.invoked_subcommand is None:
        context.invoke(run_command)


for _command in (*STUDENTS, *INSTRUCTORS):
    main.add_command(_command)


def _stop(signum: int, frame: FrameType | None) -> None:
    """End as on Ctrl-C, so that workers and folders go."""
    raise KeyboardInterrupt
