"""Click in two languages: commands, options, help and usage errors that speak the chosen one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from gxq_plan.cli._settings import Settings
from gxq_plan.text import Lang, Text, cell_width, in_words, padded, visible, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

USAGE = Text(zh="用法：", en="Usage: ")
_OPTIONS, _GLOBAL = (
    Text(zh="选项", en="Options"),
    Text(zh="全局选项（放在命令前后都可以）", en="Global options (before or after the command)"),
)
_COMMANDS = Text(zh="命令", en="Commands")
_WIDEST_TERM = 28
_LEAST_ABOUT = 20
_HELP_WIDTH = 78


class Wrong(click.UsageError):
    """A usage error with a wording in both languages."""

    def __init__(self, wording: Text, ctx: click.Context | None = None, **facts: object) -> None:
        super().__init__(wording.of("en", **facts), ctx)
        self.wording, self.facts = wording, facts


def lang_of(ctx: click.Context) -> Lang:
    settings = ctx.find_root().obj
    return settings.lang if isinstance(settings, Settings) else "zh"


class Word(click.Choice):  # type: ignore[type-arg]
    """One of a few words; what else was given is answered with the list."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value in self.choices:
            return value
        wording = Text(
            zh="{option} 不能是“{value}”；可以是：{choices}", en="{option} cannot be '{value}'; it can be: {choices}"
        )
        raise Wrong(wording, ctx, option=_name(param), value=value, choices=list(self.choices))


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return max(param.opts, key=len) if isinstance(param, click.Option) else (param.name or "")


class Option(click.Option):
    """An option whose help and value name are Texts."""

    def __init__(
        self, names: Sequence[str], *, help: Text, value: Text | None = None, everywhere: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(names, help=help.en, **kwargs)
        self.wording, self.value_name, self.everywhere = help, value, everywhere

    def term(self, lang: Lang) -> str:
        names = ", ".join(sorted(self.opts, key=len))
        if self.is_flag or self.count:
            return names
        if isinstance(self.type, click.Choice):
            return f"{names} {'|'.join(map(str, self.type.choices))}"
        return f"{names} {(self.value_name or Text(zh='值', en='VALUE')).of(lang)}"


class Argument(click.Argument):
    """An argument whose name in usage lines is a Text."""

    def __init__(self, *args: Any, shown: Text, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown

    def piece(self, lang: Lang) -> str:
        shown = self.shown.of(lang)
        return (shown if self.required else f"[{shown}]") + ("..." if self.nargs == -1 else "")


class Command(click.Command):
    """A command with a Text for help, that takes the global options too."""

    def __init__(self, *args: Any, about: Text, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about, self.examples = about, examples
        self.params += global_options()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return None  # -h/--help is one of the global options

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing and not isinstance(self, click.Group):
            raise Wrong(Text(zh="多出的参数：{extra}", en="unexpected arguments: {extra}"), ctx, extra=list(ctx.args))
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        settings = ctx.find_root().obj
        width = settings.width if isinstance(settings, Settings) else _HELP_WIDTH
        formatter.write(help_text(self, ctx, lang_of(ctx), min(_HELP_WIDTH, width)))

    def get_usage(self, ctx: click.Context) -> str:
        return usage(self, ctx, lang_of(ctx))


def usage(command: click.Command, ctx: click.Context, lang: Lang) -> str:
    pieces = [ctx.command_path, Text(zh="[选项]", en="[OPTIONS]").of(lang)]
    pieces += [one.piece(lang) for one in command.params if isinstance(one, Argument)]
    if isinstance(command, click.Group):
        pieces.append(Text(zh="命令 ...", en="COMMAND ...").of(lang))
    return USAGE.of(lang) + " ".join(pieces)


def help_text(command: Command, ctx: click.Context, lang: Lang, width: int) -> str:
    """The whole help page, folded by cells, so that Chinese lines up."""
    lines = [*wrapped(usage(command, ctx, lang), width), ""]
    lines += [f"  {line}" for line in wrapped(command.about.of(lang), width - 2)]
    if command.examples:
        lines += ["", *(f"    {line}" for one in command.examples for line in wrapped(one, width - 4))]
    if isinstance(command, Commands):
        lines += _section(
            _COMMANDS.of(lang), [(name, one.about.of(lang)) for name, one in command.table.items()], width
        )
    options = [one for one in command.params if isinstance(one, Option)]
    own = [(one.term(lang), one.wording.of(lang)) for one in options if not one.everywhere]
    shared = [(one.term(lang), one.wording.of(lang)) for one in options if one.everywhere]
    lines += _section(_OPTIONS.of(lang), own, width) + _section(_GLOBAL.of(lang), shared, width)
    return "\n".join(lines) + "\n"


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    if not rows:
        return []
    column = min(_WIDEST_TERM, width - _LEAST_ABOUT - 4, max(cell_width(term) for term, _ in rows)) + 2
    lines = ["", *wrapped(f"{title}{'：' if not title.isascii() else ':'}", width)]
    for term, about in rows:
        folded = wrapped(about, width - column - 2)
        if cell_width(term) + 2 > column:
            lines += [f"  {line}" for line in wrapped(term, width - 2)]
        else:
            lines.append(f"  {padded(term, column)}{folded.pop(0)}")
        lines += [" " * (column + 2) + line for line in folded]
    return lines


# --- the group ----------------------------------------------------------------------------------------------------


class Entry(NamedTuple):
    """A command before it is imported: its module and its short help."""

    module: str
    about: Text


class Commands(Command, click.Group):
    """A group that imports a command only when it runs: help and completion are made from the table."""

    def __init__(self, *args: Any, table: Mapping[str, Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = self.table.get(cmd_name)
        return import_module(entry.module).command if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.table and not ctx.resilient_parsing:
            from gxq_plan.read.nearest import nearest

            near = nearest(args[0], self.table, 1) or tuple(self.table)
            wording = Text(
                zh="没有命令“{name}”；是不是：{near}？", en="there is no command '{name}'; did you mean {near}?"
            )
            raise Wrong(wording, ctx, name=args[0], near=near)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """From the table: the default would import every command for its help."""
        lang = lang_of(ctx)
        found = [
            CompletionItem(name, help=one.about.of(lang))
            for name, one in self.table.items()
            if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]


# --- global options -----------------------------------------------------------------------------------------------


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    settings = ctx.find_root().obj
    if value not in (None, False) and isinstance(settings, Settings) and param.name:
        setattr(settings, param.name, value)


def _show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from gxq_plan import __version__

        click.echo(f"gxq {__version__}")
        ctx.exit()


_ABOUT = {
    "plan": Text(
        zh="计划文件；不写则在当前或上级文件夹找 data/plan.yaml（也可设 GXQ_PLAN）",
        en="plan file; else data/plan.yaml here or in a parent folder (or GXQ_PLAN)",
    ),
    "actuals": Text(
        zh="实际值文件夹；不写则用计划旁的 actuals（也可设 GXQ_ACTUALS）",
        en="actuals folder; else actuals/ beside the plan (or GXQ_ACTUALS)",
    ),
    "lang": Text(zh="语言（也可设 GXQ_LANG）", en="language (or GXQ_LANG)"),
    "color": Text(zh="颜色；auto 只在终端上用，遵守 NO_COLOR", en="colour; auto on terminals only, honours NO_COLOR"),
    "ascii": Text(zh="只用 ASCII 符号和线条（旧终端对不齐时用）", en="ASCII symbols and lines only (old terminals)"),
    "quiet": Text(zh="只输出结论", en="the verdict only"),
    "verbose": Text(zh="全部列出", en="list everything"),
    "version": Text(zh="显示版本", en="show the version"),
    "help": Text(zh="显示帮助", en="show this help"),
}


def global_options() -> list[click.Parameter]:
    """The options that every command takes, before and after its name. Names are those of Settings."""
    path = click.Path(path_type=Path, readable=False)

    def kept(*names: str, **kwargs: Any) -> Option:
        return Option(names, help=_ABOUT[names[-1][2:]], expose_value=False, everywhere=True, callback=_keep, **kwargs)

    def early(*names: str, callback: Any) -> Option:
        about = _ABOUT[names[-1][2:]]
        return Option(
            names, help=about, is_flag=True, is_eager=True, expose_value=False, everywhere=True, callback=callback
        )

    return [
        kept("--plan", type=path, envvar="GXQ_PLAN", value=Text(zh="文件", en="FILE")),
        kept("--actuals", type=path, envvar="GXQ_ACTUALS", value=Text(zh="文件夹", en="DIR")),
        kept("--lang", type=Word(["zh", "en"])),
        kept("--color", type=Word(["auto", "always", "never"])),
        kept("--ascii", is_flag=True),
        kept("-q", "--quiet", is_flag=True),
        kept("-v", "--verbose", is_flag=True),
        early("--version", callback=_show_version),
        early("-h", "--help", callback=_show_help),
    ]


# --- usage errors -------------------------------------------------------------------------------------------------


def said(error: click.ClickException, lang: Lang) -> str:
    """A usage error in the chosen language. Click's own errors are worded by their kind."""
    if isinstance(error, Wrong):
        return error.wording.of(lang, **error.facts)
    for kind, wording, facts in _KINDS:
        if isinstance(error, kind):
            return wording.of(lang, **facts(error))
    return visible(error.format_message())


def _needs_value(error: Any) -> Text:
    if "not take" in error.message:
        return Text(zh="后面不能跟值", en="takes no value")
    return Text(zh="后面缺少值", en="needs a value")


_KINDS: tuple[tuple[type[click.ClickException], Text, Callable[[Any], dict[str, object]]], ...] = (
    (
        click.NoSuchOption,
        Text(zh="没有选项 {name}{near}", en="there is no option {name}{near}"),
        lambda error: {"name": error.option_name, "near": _near(error.possibilities)},
    ),
    (
        click.BadOptionUsage,
        Text(zh="选项 {name} {problem}", en="the option {name} {problem}"),
        lambda error: {"name": error.option_name, "problem": _needs_value(error)},
    ),
    (
        click.MissingParameter,
        Text(zh="缺少参数：{name}", en="missing: {name}"),
        lambda error: {"name": getattr(error.param, "shown", None) or _name(error.param)},
    ),
    (
        click.BadParameter,
        Text(zh="{name} 的值不对：{problem}", en="{name}: {problem}"),
        lambda error: {"name": _name(error.param), "problem": in_words(error.message, "en")},
    ),
)


def _near(names: Sequence[str] | None) -> Text:
    if not names:
        return Text(zh="", en="")
    return Text(zh="；是不是 {names}？", en="; did you mean {names}?").given(names=list(names))
