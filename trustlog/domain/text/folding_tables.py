"""The signs and letters beyond ASCII that `folding` folds; loaded only when a text has some, for they take a while."""

import re

# Signs that take a place and show nothing in it, beside those that Python takes for a blank itself.
BLANKS = dict.fromkeys(map(ord, "\u2800\u3164\uffa0"), " ")
NO_WIDTH = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
# Joiners that join nothing: one between two letters of a script that has them means something, and stays.
JOINERS = re.compile("(?<![\u0590-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0590-\u200b\u200e-\U0010ffff])")
# What Unicode lets a reader ignore: joiners, marks of direction, selectors of a variant.
IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
# Accents, and the points of Hebrew and Arabic; the voice marks of Japanese and the vowels of India make other letters.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
SIGNS = str.maketrans(
    dict.fromkeys("`´‘’‚‛′ʹʻʼʽˈ՚׳ꞌꞋ＇", "'") | dict.fromkeys("“”„‟″«»＂״", '"') | dict.fromkeys("‐‑‒–—―⁃−⸺⸻﹘﹣－", "-")
)
_WORD_LETTERS = (
    "øo łl đd ħh ŧt ĸk ðd ŋn əe ɛe ɔo ɑa ɓb ƀb ƈc ȼc ɖd ɗd ɇe ɠg ǥg ɣg ɨi ɩi ɉj ƙk ƚl ɫl ɲn ƞn ɵo ƥp ʀr ɍr ɽr ȿs ƭt "
    "ʈt ⱦt ʉu ʋv ƿw ƴy ɏy ȝy ƶz ȥz ɀz ⱥa æae œoe þth ꜳaa ꝏoo"
)
LETTERS = str.maketrans({word[0]: word[1:] for word in _WORD_LETTERS.split()})
