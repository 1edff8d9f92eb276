"""Numbers in Chinese numerals: 十二, 一百二十, 三千零五万, 五点一. Only what is written in full is read."""

from __future__ import annotations

_DIGITS = {one: at for at, one in enumerate("零一二三四五六七八九")}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_LARGE = {"亿": 10**8, "万": 10**4}
# 大写 and variants, to the plain ones. 两 is 二 where it counts.
_PLAIN = str.maketrans("〇壹贰叁肆伍陆柒捌玖拾佰仟两", "零一二三四五六七八九十百千二")
NUMERALS = frozenset("零一二三四五六七八九十百千万亿〇壹贰叁肆伍陆柒捌玖拾佰仟两")
_MOST = 24


def digits(text: str) -> str | None:
    """The number in ASCII digits. None where it is none, or not written in full: 一百二 may be 102 or 120, 二〇二〇 is
    a year."""
    if len(text) > _MOST:
        return None
    whole, point, decimals = text.translate(_PLAIN).partition("点")
    fraction = [_DIGITS[one] for one in decimals if one in _DIGITS]
    value = _whole(whole)
    if value is None or len(fraction) != len(decimals) or (point and not fraction):
        return None
    return str(value) + ("." if point else "") + "".join(map(str, fraction))


def _whole(text: str) -> int | None:
    """Read leniently, then accepted only if this is how the number is written: what could be two numbers is none."""
    if not text or not NUMERALS.issuperset(text):
        return None
    value = _lenient(text)
    written = _written(value)
    # 十二 may leave out the 一 of its 一十; nothing else may be left out.
    return value if text == written or (text[0] == "十" and f"一{text}" == written) else None


def _lenient(text: str) -> int:
    total = group = digit = 0
    for one in text:
        if size := _LARGE.get(one):
            # 万 after 亿 counts its own group, 亿 after 万 all that stands before it.
            kept = total if total >= size else 0
            total, group, digit = kept + (total - kept + group + digit) * size, 0, 0
        elif place := _PLACES.get(one):
            group, digit = group + (digit or 1) * place, 0
        else:
            digit = _DIGITS[one]
    return total + group + digit


def _written(value: int) -> str:
    """The one way to write a number in full; a skipped place is a 零."""
    for word, size in (_LARGE | _PLACES).items():
        head, rest = divmod(value, size)
        if head:
            gap = "零" if 0 < rest < size // 10 else ""
            return _written(head) + word + gap + (_written(rest) if rest else "")
    return "零一二三四五六七八九"[value]
