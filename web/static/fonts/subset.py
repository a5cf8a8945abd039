"""Subsets Pretendard GOV, renames it and writes its @font-face rules.

    python3 subset.py DIR_WITH_TTF OUT_DIR FONTS_CSS TTF_DIR

Two WOFF2 files a weight, hinting dropped: "ks" has Latin-1, the symbols and the
2,350 syllables of KS X 1001; "rare" has the other 8,822 modern syllables. "ks"
is written to TTF_DIR as plain TrueType too: the server measures and draws with
it. The licence reserves the name Pretendard, so the family is called Jipyo Sans.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Jipyo Sans"
WEIGHTS = {"Regular": 400, "Bold": 700}
SYLLABLES = set(range(0xAC00, 0xD7A4))
HANJA = set(range(0x4E00, 0xA000)) | set(range(0xF900, 0xFB00))

# Latin-1, and what Korean offices and the charts use beyond KS X 1001.
LATIN_1 = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
EXTRA = {ord(c) for c in "‐‑–—―‘’‚“”„†‡•‣․‥…‧‰′″‹›‾⁄₩€™−≠≤≥≈←↑→↓↔↗↘▪■□▲△▶▷▼▽◀◁◆◇○●✓✗①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮㈜㎡㎢㎥㎏㎞㏊℃ㆍ・"}

# Copyright, version, maker, trademark, description and licence stay as they are.
KEPT_NAMES = [0, 5, 7, 8, 9, 10, 11, 12, 13, 14]


def ks_x_1001():
    """The code points of KS X 1001: symbols, jamo, syllables and Hanja."""
    points = set()
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                points.add(ord(bytes([row, cell]).decode("euc_kr")))
            except UnicodeDecodeError:
                pass  # an unassigned cell
    return points


def rename(font, style):
    name = font["name"]
    postscript = FAMILY.replace(" ", "") + "-" + style
    version = name.getDebugName(5).removeprefix("Version ")
    for name_id, text in {
        1: FAMILY,
        2: style,
        3: f"{version};{postscript}",
        4: f"{FAMILY} {style}",
        6: postscript,
    }.items():
        name.removeNames(nameID=name_id)
        name.setName(text, name_id, 3, 1, 0x409)


def write(source, style, points, path):
    options = subset.Options()
    options.flavor = "woff2" if path.suffix == ".woff2" else None
    options.hinting = False
    options.name_IDs = KEPT_NAMES + [1, 2, 3, 4, 6]
    options.name_languages = [0x409]
    options.drop_tables += ["DSIG", "vhea", "vmtx"]  # horizontal text only
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    rename(font, style)
    subset.save_font(font, path, options)
    print(path.name, path.stat().st_size, "bytes,", len(font.getBestCmap()), "characters")


def unicode_range(points):
    """The points as a CSS unicode-range, runs joined: "U+AC02-AC03,U+AC05"."""
    runs = []
    for p in sorted(points):
        if runs and p == runs[-1][1] + 1:
            runs[-1][1] = p
        else:
            runs.append([p, p])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def face(weight, part, ranges):
    return (
        f'@font-face{{font-family:"{FAMILY}";font-style:normal;font-weight:{weight};font-display:swap;'
        f'src:url("../fonts/jipyo-sans-{weight}-{part}.woff2") format("woff2");unicode-range:{ranges}}}\n'
    )


def main(source_dir, out_dir, css_path, ttf_dir):
    ks = ks_x_1001()
    rare = SYLLABLES - ks
    css = [
        f"/* {FAMILY}: Pretendard GOV 1.3.9 subset and renamed, OFL-1.1 (../fonts/OFL.txt).\n"
        "   Written by ../fonts/subset.py; do not edit. The ks faces claim all syllables and\n"
        "   the rare ones, coming later, take back theirs: where ranges overlap the later\n"
        "   face wins, so a page loads the rare file only when it shows a rare syllable. */\n"
    ]
    for style, weight in WEIGHTS.items():
        source = source_dir / f"PretendardGOV-{style}.ttf"
        has = set(TTFont(source, lazy=True).getBestCmap())
        common = (ks - HANJA | LATIN_1 | EXTRA) & has
        write(source, style, common, out_dir / f"jipyo-sans-{weight}-ks.woff2")
        write(source, style, common, ttf_dir / f"jipyo-sans-{weight}.ttf")
        write(source, style, rare & has, out_dir / f"jipyo-sans-{weight}-rare.woff2")
        css += [
            face(weight, "ks", unicode_range(common | SYLLABLES)),
            face(weight, "rare", unicode_range(rare)),
        ]
    css_path.write_text("".join(css))
    print(css_path.name, css_path.stat().st_size, "bytes")


main(*(Path(arg) for arg in sys.argv[1:5]))
